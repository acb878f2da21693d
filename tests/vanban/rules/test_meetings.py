"""Meetings with ordinal, body, term and day; days come from the sentence or from another mention."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vanban.page import Page

PageOf = Callable[..., Page]

MEETINGS = [
    (
        "Sáng 28/11/2020, tại Hội nghị lần thứ hai, Ban Chấp hành Đảng bộ TP Hà Nội khóa XVII, họ bàn.",
        "Hội nghị lần thứ hai, Ban Chấp hành Đảng bộ TP Hà Nội khóa XVII",
        {
            "type": "conference",
            "ordinal": 2,
            "body": "Ban Chấp hành Đảng bộ TP Hà Nội",
            "term": "XVII",
            "date": "2020-11-28",
        },
    ),
    (
        "Quang cảnh Hội nghị lần thứ 8 Ban Chấp hành Đảng bộ tỉnh khóa XI tổ chứcngày 28/6/2022",
        "Hội nghị lần thứ 8 Ban Chấp hành Đảng bộ tỉnh khóa XI",
        {
            "type": "conference",
            "ordinal": 8,
            "body": "Ban Chấp hành Đảng bộ tỉnh",
            "term": "XI",
            "date": "2022-06-28",
        },
    ),
    (
        "Ban Chấp hành Đảng bộ Thành phố (khóa XVII) tổ chức hội nghị lần thứ 2 để họp bàn.",
        "hội nghị lần thứ 2",
        {"type": "conference", "ordinal": 2, "body": "Ban Chấp hành Đảng bộ Thành phố", "term": "XVII"},
    ),
    (
        "tiến tới Đại hội XIV của Đảng, toàn Đảng thi đua",
        "Đại hội XIV của Đảng",
        {"type": "congress", "ordinal": 14, "body": "Đảng"},
    ),
    (
        "Đến thời điểm ngày 02/02/2026, các xã đã tổ chức xong Hội nghị Hiệp thương lần thứ hai.",
        "Hội nghị Hiệp thương lần thứ hai",
        {"type": "consultation", "ordinal": 2},  # the day is when the counting was made, not the meeting's
    ),
    (
        "Ngày 09/6/2026, UBND xã Thí Dụ đã tổ chức Hội nghị lấy ý kiến về Đồ án quy hoạch chung xã "
        "đến năm 2035, tầm nhìn đến năm 2050.",
        "Hội nghị lấy ý kiến về Đồ án quy hoạch chung xã đến năm 2035, tầm nhìn đến năm 2050",
        {"type": "conference", "date": "2026-06-09", "body": "UBND xã Thí Dụ"},
    ),
    (
        "Sáng 05/3/2026, Huyện ủy tổ chức hội nghị quán triệt, triển khai các nhiệm vụ bầu cử trên địa bàn.",
        "hội nghị quán triệt, triển khai các nhiệm vụ bầu cử trên địa bàn",
        {"type": "conference", "date": "2026-03-05", "body": "Huyện ủy"},  # the day singles it out
    ),
    (
        "Hội nghị thúc đẩy xuất khẩu đạt mục tiêu hai con số\n\nNgày 25/6/2026, Bộ họp.",
        "Hội nghị thúc đẩy xuất khẩu đạt mục tiêu hai con số",
        {"type": "conference"},  # a headline that is nothing but its name
    ),
    (
        "Tại phiên họp ngày 14/11/2025, Ban Bí thư kết luận",
        "phiên họp ngày 14/11/2025",
        {"type": "working_session", "date": "2025-11-14"},
    ),
    (
        "có buổi làm việc với Ban Thường vụ Đảng ủy Khối các cơ quan Thành phố về công tác quán triệt",
        "buổi làm việc với Ban Thường vụ Đảng ủy Khối các cơ quan Thành phố",
        {"type": "working_session", "body": "Ban Thường vụ Đảng ủy Khối các cơ quan Thành phố"},
    ),
    (
        "thông báo nhanh kết quả Đại hội Đảng toàn quốc lần thứ XIII đến đảng viên",
        "Đại hội Đảng toàn quốc lần thứ XIII",
        {"type": "congress", "ordinal": 13},
    ),
    (
        "Đồng chí chủ trì họp Ban Chỉ đạo bầu cử thành phố Hà Nội",
        "họp Ban Chỉ đạo bầu cử thành phố Hà Nội",
        {"type": "working_session", "body": "Ban Chỉ đạo bầu cử thành phố Hà Nội"},
    ),
]


@pytest.mark.parametrize(("text", "words", "fields"), MEETINGS)
def test_reads_a_meeting(page_of: PageOf, text: str, words: str, fields: dict[str, object]) -> None:
    page = page_of(text)
    [meeting] = page.of("meeting")

    assert page.words(meeting.start, meeting.end) == words
    assert meeting.fields == fields


def test_mentions_of_one_meeting_share_its_day_and_term(page_of: PageOf) -> None:
    page = page_of(
        "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ tỉnh thảo luận nhiều nội dung.\n\n"
        "Sáng 28/11/2020, Ban Chấp hành Đảng bộ tỉnh (khóa XI) tổ chức hội nghị lần thứ 2.\n"
    )

    first, second = page.of("meeting")

    assert first.fields == second.fields
    assert (first.fields["date"], first.fields["term"]) == ("2020-11-28", "XI")
    assert first.basis["date"]


def test_two_meetings_keep_their_days_apart(page_of: PageOf) -> None:
    page = page_of(
        "Sáng 3/7/2020, Ban Chấp hành Đảng bộ tỉnh tổ chức Hội nghị lần thứ 36. "
        "Hội nghị lần thứ 35 đã cho ý kiến về văn kiện."
    )

    assert [one.fields.get("date") for one in page.of("meeting")] == ["2020-07-03", None]


NONE = [
    "Nghị quyết Đại hội đại biểu lần thứ XVII Đảng bộ Thành phố",
    "thực hiện Nghị quyết số 06-NQ/TW của Hội nghị lần thứ 4 Ban Chấp hành Trung ương",
    "tổ chức hội nghị tập huấn nghiệp vụ cho các cán bộ",
    "các hội nghị tổng kết năm 2025",
    "Phát biểu tại hội nghị, đồng chí nhấn mạnh",
    "đại hội đảng bộ các cấp",
    "tham dự các buổi làm việc của Thường trực Thành ủy với các quận, huyện",
    "Ban Chấp hành họp bàn nhiều nội dung",
]


@pytest.mark.parametrize("text", NONE)
def test_a_kind_of_meeting_or_a_resolutions_name_is_none(page_of: PageOf, text: str) -> None:
    assert page_of(text).of("meeting") == []


SITTINGS = [
    (
        "báo cáo kết quả kỳ họp thứ 5, Quốc hội khóa XX.",
        "kỳ họp thứ 5, Quốc hội khóa XX",
        5,
        "Quốc hội",
        "XX",
    ),
    ("sau kỳ họp thứ 8 HĐND huyện khóa XXI.", "kỳ họp thứ 8 HĐND huyện khóa XXI", 8, "HĐND huyện", "XXI"),
    (
        "tại Kỳ họp thứ Sáu của HĐND xã Tân Mẫu",
        "Kỳ họp thứ Sáu của HĐND xã Tân Mẫu",
        6,
        "HĐND xã Tân Mẫu",
        None,
    ),
    (
        "TẠI KỲ HỌP THỨ HAI MƯƠI MỐT HĐND TỈNH LÂM GIANG KHÓA XXI, NHIỆM KỲ 2026 - 2031",
        "KỲ HỌP THỨ HAI MƯƠI MỐT HĐND TỈNH LÂM GIANG KHÓA XXI, NHIỆM KỲ 2026 - 2031",
        21,
        "HĐND TỈNH LÂM GIANG",
        "XXI",
    ),
    (
        "kết quả kỳ họp thứ 13 (kỳ họp giữa năm 2026), HĐND huyện khóa XXI, nghe trả lời",
        "kỳ họp thứ 13 (kỳ họp giữa năm 2026), HĐND huyện khóa XXI",
        13,
        "HĐND huyện",
        "XXI",
    ),
    (
        "Kỳ họp chuyên đề lần thứ 3 HĐND tỉnh khóa XXI khai mạc",
        "Kỳ họp chuyên đề lần thứ 3 HĐND tỉnh khóa XXI",
        3,
        "HĐND tỉnh",
        "XXI",
    ),
    (
        "Kỳ họp thứ 12 (bất thường) Hội đồng nhân dân thành phố khóa XXI",
        "Kỳ họp thứ 12 (bất thường) Hội đồng nhân dân thành phố khóa XXI",
        12,
        "Hội đồng nhân dân thành phố",
        "XXI",
    ),
    (
        "Hội đồng nhân dân tỉnh Lâm Giang khóa XXI, kỳ họp thứ mười chín thông qua.",
        "kỳ họp thứ mười chín",
        19,
        "Hội đồng nhân dân tỉnh Lâm Giang",
        "XXI",
    ),
    ("Tại kỳ họp thứ 5, HĐND tỉnh đã thông qua 10 tờ trình.", "kỳ họp thứ 5", 5, "HĐND tỉnh", None),
]


@pytest.mark.parametrize(("text", "words", "ordinal", "body", "term"), SITTINGS)
def test_reads_a_sitting_to_its_body_and_term(
    page_of: PageOf, text: str, words: str, ordinal: int, body: str, term: str | None
) -> None:
    page = page_of(text)
    [one] = page.of("meeting")

    assert page.words(one.start, one.end) == words
    assert one.fields["type"] == "working_session"
    assert (one.fields["ordinal"], one.fields["body"], one.fields.get("term")) == (ordinal, body, term)


def test_a_sitting_named_by_its_ordinal_alone_has_the_body_of_another_mention(page_of: PageOf) -> None:
    page = page_of(
        "Báo cáo kết quả kỳ họp thứ 9 HĐND huyện khóa XXI.\n\nTrả lời cử tri sau kỳ họp thứ tám.\n"
    )

    first, second = page.of("meeting")

    assert (second.fields["ordinal"], second.fields["body"]) == (8, first.fields["body"])


def test_sittings_of_two_councils_keep_their_terms_apart(page_of: PageOf) -> None:
    page = page_of("Kỳ họp thứ nhất, Quốc hội khóa XX, Kỳ họp thứ nhất của Hội đồng nhân dân tỉnh.")

    assert [one.fields.get("term") for one in page.of("meeting")] == ["XX", None]


VOTERS = [
    ("có buổi tiếp xúc cử tri tại xã Tân Mẫu.", "buổi tiếp xúc cử tri tại xã Tân Mẫu", "working_session"),
    (
        "có buổi tiếp xúc với cử tri xã Tân Mẫu và Mẫu Giang.",
        "buổi tiếp xúc với cử tri xã Tân Mẫu và Mẫu Giang",
        "working_session",
    ),
    (
        "Hội nghị tiếp xúc cử tri với cử tri phường Mẫu Giang",
        "Hội nghị tiếp xúc cử tri với cử tri phường Mẫu Giang",
        "conference",
    ),
    (
        "dự hội nghị tiếp xúc cử tri tại đơn vị bầu cử số 7.",
        "hội nghị tiếp xúc cử tri tại đơn vị bầu cử số 7",
        "conference",
    ),
]


@pytest.mark.parametrize(("text", "words", "kind"), VOTERS)
def test_reads_a_meeting_with_voters(page_of: PageOf, text: str, words: str, kind: str) -> None:
    page = page_of(text)
    [one] = page.of("meeting")

    assert (page.words(one.start, one.end), one.fields["type"]) == (words, kind)


def test_the_sitting_in_the_name_of_a_meeting_with_voters_counts_too(page_of: PageOf) -> None:
    page = page_of("Hội nghị tiếp xúc cử tri trước kỳ họp thứ Chín HĐND huyện khóa XXI\n\nHội nghị họp.")

    assert [one.rule for one in page.of("meeting")] == ["meeting.voters", "meeting.sitting"]


GOVERNMENT = [
    "Hội nghị trực tuyến Chính phủ với các địa phương",
    "Hội nghị trực tuyến của Chính phủ với địa phương",
    "Phiên họp Chính phủ thường kỳ tháng 9 năm 2026",
    "Phiên họp thường kỳ tháng 9/2026 của UBND tỉnh Lâm Giang",
    "phiên họp thứ 58 của Ủy ban Thường vụ Quốc hội",
    "Hội nghị Trung ương 19",
    "Hội nghị Trung ương 19 khóa XX",
]


@pytest.mark.parametrize("words", GOVERNMENT)
def test_reads_meetings_of_the_government_and_the_centre(page_of: PageOf, words: str) -> None:
    page = page_of(f"Bộ trưởng nêu lại tinh thần của {words} vừa qua.")

    assert [page.words(one.start, one.end) for one in page.of("meeting")] == [words]


NO_SITTINGS = [
    "trước kỳ họp giữa năm của HĐND tỉnh",
    "các kỳ họp của Hội đồng nhân dân",
    "Nghị quyết kỳ họp thứ 9 HĐND huyện",
    "sau kỳ họp thứ 9, họ báo cáo",
    "tham dự buổi tiếp xúc cử tri",
    "tổ chức 12 hội nghị tiếp xúc cử tri tại xã Tân Mẫu",
    "dự lễ phát động, hội thảo khoa học và buổi tọa đàm",
]


@pytest.mark.parametrize("text", NO_SITTINGS)
def test_what_names_no_sitting_is_none(page_of: PageOf, text: str) -> None:
    assert page_of(text).of("meeting") == []
