"""Which time in an instruction is its deadline. Contract of reading, "Deadlines" and "Dates"."""

from __future__ import annotations

from datetime import date

import pytest

from vanban import read
from vanban.record import Fact

DAY = date(2026, 2, 10)  # a Tuesday


def orders(text: str) -> list[Fact]:
    return [fact for fact in read(text, published=DAY).facts if fact.kind == "assignment"]


def order(words: str) -> Fact:
    """The one instruction to a department, in a list of tasks."""
    [found] = orders(f"1. Sở Nội vụ {words}.\n")
    return found


GIVEN = [
    # `trước`, `chậm nhất`, `đến hết`, `từ nay đến` + day → that day
    ("gửi báo cáo về Văn phòng Tỉnh ủy trước ngày 30/6/2026", "2026-06-30"),
    ("gửi báo cáo về Văn phòng Tỉnh ủy trước 30/6/2026", "2026-06-30"),
    ("gửi báo cáo trước ngày 30 tháng 6 năm 2026 để tổng hợp", "2026-06-30"),
    ("gửi báo cáo trước 17 giờ 00 ngày 05/9/2026", "2026-09-05"),
    ("gửi báo cáo chậm nhất ngày 15/5/2026", "2026-05-15"),
    ("gửi báo cáo chậm nhất là ngày 15-5-2026", "2026-05-15"),
    ("hoàn thành việc số hóa hồ sơ đến hết ngày 31/12/2026", "2026-12-31"),
    ("tập trung rà soát toàn bộ hồ sơ từ nay đến ngày 15/3/2026", "2026-03-15"),
    ("hoàn thành việc số hóa hồ sơ, xong trước ngày 18/8/2026", "2026-08-18"),
    ("báo cáo (trước ngày 20/02/2026) để tổng hợp", "2026-02-20"),
    ("báo cáo kết quả, hạn cuối ngày 20/02/2026", "2026-02-20"),
    ("báo cáo kết quả không muộn hơn ngày 20/02/2026", "2026-02-20"),
    # the day on which it is to be done
    ("tổ chức hội nghị vào ngày 20/02/2026", "2026-02-20"),
    # of two the one by which all is done
    ("rà soát hồ sơ trước ngày 31/3/2026 và báo cáo kết quả trước ngày 15/4/2026", "2026-04-15"),
    # without the year: the document's
    ("gửi báo cáo trước ngày 30/6", "2026-06-30"),
    # `trong tháng`, `quý`, `năm`, `6 tháng cuối năm` → the period
    ("hoàn thành việc rà soát trong tháng 3/2026", "2026-03"),
    ("hoàn thành việc rà soát trong tháng 3", "2026-03"),
    ("hoàn thành việc rà soát trước tháng 10/2026", "2026-10"),
    ("trình đề án trong quý I/2026", "2026-Q1"),
    ("trình đề án trong quý II", "2026-Q2"),
    ("hoàn thành việc rà soát trong năm 2026", "2026"),
    ("kiểm tra ít nhất 10 xã trong 6 tháng cuối năm 2026", "2026-H2"),
    # `đầu`, `giữa`, `cuối tháng` → the month
    ("trình đề án vào đầu tháng 4/2026", "2026-04"),
    ("trình đề án vào giữa tháng 4", "2026-04"),
    ("trình đề án vào cuối tháng 4", "2026-04"),
    # what comes back
    ("hằng tháng, trước ngày 20, báo cáo tiến độ", "---20"),
    ("báo cáo tiến độ trước ngày 20 hằng tháng", "---20"),
    ("báo cáo kết quả trước ngày 25/12 hằng năm", "--12-25"),
    # a far year, with a word of finishing
    ("hoàn thành việc số hóa hồ sơ đến năm 2030", "2030"),
    ("phấn đấu đến năm 2030 đạt 100% hồ sơ được số hóa", "2030"),
    ("hoàn thành việc số hóa hồ sơ trong giai đoạn 2026-2030", "2026/2030"),
]


@pytest.mark.parametrize(("words", "deadline"), GIVEN)
def test_gives_the_deadline(words: str, deadline: str) -> None:
    assert order(words).fields.get("deadline") == deadline


NOT_GIVEN = [
    # relative
    "gửi báo cáo trong 10 ngày làm việc kể từ ngày nhận được văn bản",
    "gửi báo cáo sau 05 ngày kể từ ngày ký",
    # vague
    "khẩn trương rà soát hồ sơ ngay sau hội nghị",
    "sớm trình đề án sắp xếp cơ quan",
    "tiếp tục rà soát hồ sơ trong thời gian tới",
    # continuous
    "thường xuyên rà soát hồ sơ cán bộ",
    "rà soát hồ sơ cán bộ theo lộ trình",
    # a far year or a period, with nothing to finish
    "xây dựng đề án phát triển công chức đến năm 2030",
    "tham mưu kế hoạch đào tạo cán bộ giai đoạn 2026-2030",
    # the day of a cited document
    "thực hiện Kế hoạch số 12-KH/TU, ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy",
    # since when, and until when counted
    "rà soát các hồ sơ phát sinh từ ngày 01/7/2025",
    # a purpose
    "chuẩn bị đầy đủ mọi mặt để ngày bầu cử 15/3/2026 thực sự là ngày hội",
]


@pytest.mark.parametrize("words", NOT_GIVEN)
def test_gives_no_deadline(words: str) -> None:
    assert "deadline" not in order(words).fields


@pytest.mark.parametrize(
    "words", ["hằng tháng, trước ngày 20, báo cáo tiến độ", "báo cáo kết quả trước ngày 25/12 hằng năm"]
)
def test_a_deadline_that_comes_back_says_so(words: str) -> None:
    assert order(words).fields.get("recurring") is True


def test_a_deadline_of_once_does_not_say_it_comes_back() -> None:
    assert "recurring" not in order("gửi báo cáo trước ngày 30/6/2026").fields


def test_clauses_keep_each_its_own_deadline() -> None:
    first, second = orders(
        "1. Sở Nội vụ rà soát hồ sơ cán bộ, xong trước ngày 31/3/2026; trình đề án sắp xếp trong quý"
        " II/2026.\n"
    )

    assert (first.fields["deadline"], second.fields["deadline"]) == ("2026-03-31", "2026-Q2")


def test_the_deadline_of_one_instruction_is_not_the_next_ones() -> None:
    first, second = orders(
        "1. Sở Nội vụ rà soát hồ sơ cán bộ, xong trước ngày 31/3/2026.\n2. Sở Tài chính bố trí kinh phí.\n"
    )

    assert first.fields["deadline"] == "2026-03-31"
    assert "deadline" not in second.fields


def test_what_must_be_ready_for_an_event_has_the_day_of_the_event() -> None:
    # "what must be ready by an event whose date is given has that date"
    text = (
        "Đảng ủy xã tổ chức Hội nghị sơ kết vào ngày 20/3/2026.\n\n1. Văn phòng chuẩn bị tài liệu phục vụ"
        " hội nghị sơ kết.\n2. Sở Nội vụ rà soát hồ sơ cán bộ.\n"
    )

    first, second = orders(text)

    assert first.fields["deadline"] == "2026-03-20"
    assert "deadline" not in second.fields


def test_a_time_frame_of_a_list_is_the_deadline_of_its_items_over_paragraphs() -> None:
    # "A time frame stated for a list (`nhiệm vụ cần thực hiện trong 6 tháng cuối năm. Theo đó …`) is the
    # deadline of every item of the list, over paragraphs, until the subject changes."
    text = (
        "Báo cáo nêu các nhiệm vụ cần thực hiện trong 6 tháng cuối năm. Theo đó, Đảng bộ xã sẽ tiếp tục rà"
        " soát hồ sơ cán bộ.\n\n"
        "Đảng bộ xã sẽ đẩy mạnh công tác phát triển đảng viên.\n"
    )

    assert [fact.fields.get("deadline") for fact in orders(text)] == ["2026-H2", "2026-H2"]


def test_a_deadline_from_elsewhere_says_where_it_is_from() -> None:
    text = "II. NHIỆM VỤ TRONG QUÝ II/2026\n1. Sở Nội vụ rà soát hồ sơ.\n2. Sở Tài chính bố trí kinh phí.\n"

    for fact in orders(text):
        assert fact.fields["deadline"] == "2026-Q2"
        assert "QUÝ II/2026" in fact.basis["deadline"]


IN_CELLS = [
    ("15/8/2026", "2026-08-15"),
    ("Tháng 10/2026", "2026-10"),
    ("Quý IV/2026", "2026-Q4"),
    ("Trước ngày 20/9", "2026-09-20"),
    ("Năm 2026", "2026"),
    # none
    ("Thường xuyên", None),
    ("Theo lộ trình", None),
    ("", None),
]


@pytest.mark.parametrize(("cell", "deadline"), IN_CELLS)
def test_a_cell_of_a_table_needs_no_word_before_its_time(cell: str, deadline: str | None) -> None:
    [row] = orders(
        f"TT\tNội dung\tChủ trì\tThời gian\tGhi chú\n1\tRà soát hồ sơ cán bộ\tSở Nội vụ\t{cell}\tx\n"
    )

    assert row.fields.get("deadline") == deadline


# "`trước`, `chậm nhất`, `đến hết`, `từ nay đến` + day → that day", also where it stands before the doer.
BEFORE_THE_DOER = [
    ("Trước ngày 30/6/2026, Sở Nội vụ rà soát xong hồ sơ cán bộ", "2026-06-30"),
    ("Chậm nhất ngày 30/6/2026, Sở Nội vụ trình đề án sắp xếp", "2026-06-30"),
    ("Đến hết ngày 31/12/2026, Sở Nội vụ hoàn thành việc số hóa hồ sơ", "2026-12-31"),
    ("Từ nay đến ngày 15/3/2026, Sở Nội vụ rà soát toàn bộ hồ sơ", "2026-03-15"),
    ("Trong quý II/2026, Sở Nội vụ trình đề án sắp xếp", "2026-Q2"),
    ("Trong tháng 3/2026, yêu cầu Sở Nội vụ trình đề án sắp xếp", "2026-03"),
]


@pytest.mark.parametrize(("clause", "deadline"), BEFORE_THE_DOER)
def test_a_deadline_before_the_doer_holds(clause: str, deadline: str) -> None:
    [found] = orders(f"1. {clause}.\n")

    assert found.fields["assignees"] == ["Sở Nội vụ"]
    assert found.fields["deadline"] == deadline


# The same words as an item under a heading that names the doer.
BEFORE_THE_VERB = [
    ("Đến hết ngày 31/12/2026 hoàn thành việc số hóa hồ sơ", "2026-12-31"),
    ("Từ nay đến ngày 15/3/2026 rà soát toàn bộ hồ sơ", "2026-03-15"),
    ("Trước ngày 30/6/2026 rà soát xong hồ sơ cán bộ", "2026-06-30"),
    ("Trong quý II/2026 trình đề án sắp xếp", "2026-Q2"),
]


@pytest.mark.parametrize(("clause", "deadline"), BEFORE_THE_VERB)
def test_an_item_that_begins_with_its_deadline_is_an_assignment(clause: str, deadline: str) -> None:
    [found] = orders(f"1. Sở Nội vụ\n- {clause}.\n")

    assert found.fields["assignees"] == ["Sở Nội vụ"]
    assert found.fields["deadline"] == deadline


READY = [
    "1. Sở Nội vụ hoàn thành việc rà soát trước ngày bầu cử 15/3/2026.\n",
    "Hội nghị sơ kết được tổ chức vào ngày 15/3/2026.\n\n1. Văn phòng chuẩn bị tài liệu phục vụ hội nghị"
    " sơ kết.\n",
]


@pytest.mark.parametrize("text", READY)
def test_what_must_be_ready_for_an_event_has_its_day(text: str) -> None:
    assert [fact.fields.get("deadline") for fact in orders(text)] == ["2026-03-15"]


def test_this_week_is_a_deadline() -> None:
    assert [
        fact.fields.get("deadline") for fact in orders("1. Sở Nội vụ báo cáo kết quả trong tuần này.\n")
    ] == ["2026-02-09/2026-02-15"]


LATER = [
    ("Sở Nội vụ trình đề án tại kỳ họp tháng 7/2026", "2026-07"),
    ("Sở Nội vụ báo cáo kết quả; thời gian: trước ngày 20/02/2026", "2026-02-20"),
]


@pytest.mark.parametrize(("clause", "deadline"), LATER)
def test_the_month_of_a_session_and_a_label_behind_a_semicolon(clause: str, deadline: str) -> None:
    [found] = orders(f"1. {clause}.\n")

    assert found.fields["deadline"] == deadline
