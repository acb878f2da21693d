"""What words leave out and the document says elsewhere, with the reason for each value."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vanban import read
from vanban.page import Page, pages_of
from vanban.record import Fact
from vanban.rule import Found
from vanban.rules import dates
from vanban.source import View


def times(text: str, published: str | None = None) -> list[Found]:
    page: Page = pages_of(View(text), published)[0]
    return dates.find(page)


def isos(text: str, published: str | None = None) -> list[Any]:
    return [one.fields["iso"] for one in times(text, published)]


def facts(text: str, kind: str, published: date | None = None) -> list[Fact]:
    return [fact for fact in read(text, published=published).facts if fact.kind == kind]


BY_THE_ARTICLE = [
    # the day of the article
    ("Sáng 25/3, Đảng ủy xã họp.", "2021-03-25", ["2021-03-25"]),
    ("Sáng nay (25/3), Đảng ủy xã họp.", "2021-03-25", ["2021-03-25"]),
    # told in January, held in December
    ("Chiều 28/12, Đảng ủy xã họp.", "2026-01-03", ["2025-12-28"]),
    # told in December, due in January
    ("Các xã gửi báo cáo trước ngày 15/01.", "2025-12-20", ["2026-01-15"]),
    # periods
    ("Đảng ủy xã đề ra nhiệm vụ 6 tháng cuối năm.", "2022-06-28", ["2022-H2"]),
    ("Kết quả công tác quý I được đánh giá cao.", "2026-04-02", ["2026-Q1"]),
    ("Các xã hoàn thành trong tháng 4.", "2026-03-18", ["2026-04"]),
    # the week of a Wednesday, its first and last day
    ("Các xã báo cáo trong tuần này.", "2026-03-18", ["2026-03-16/2026-03-22"]),
]


@pytest.mark.parametrize(("text", "published", "expected"), BY_THE_ARTICLE)
def test_the_year_comes_from_the_day_of_the_article(text: str, published: str, expected: list[str]) -> None:
    assert isos(text, published) == expected


def test_the_day_in_the_head_of_a_document_gives_the_year() -> None:
    text = (
        "TỈNH ỦY LAI CHÂU\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 118-KH/TU\tLai Châu, ngày 09 tháng 01 năm 2026\n\n"
        "KẾ HOẠCH\nkiểm tra, giám sát năm 2026\n\n1. Các đảng ủy gửi báo cáo trước ngày 30/6.\n\n"
        "Nơi nhận:\n- Các đảng ủy,\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nĐỗ Văn Mẫu\n"
    )

    [order] = facts(text, "assignment")

    assert order.fields["deadline"] == "2026-06-30"


def test_a_year_the_article_fixes_elsewhere_is_given() -> None:
    # "`Sáng 28/11` beside results of 2020 and plans for 2021 is `2020-11-28`."
    text = (
        "Sáng 28/11, Ban Chấp hành Đảng bộ xã Tân Mẫu tổ chức Hội nghị lần thứ 3. Hội nghị đánh giá kết"
        " quả thực hiện nhiệm vụ năm 2020; thảo luận phương hướng, nhiệm vụ năm 2021."
    )

    meeting = facts(text, "meeting")[0]

    assert meeting.fields["date"] == "2020-11-28"
    assert "2020" in meeting.basis["date"]


def test_a_full_day_of_the_article_gives_the_year_of_another() -> None:
    # documents.md §6: an election day less than a month away fixes the year of the meeting.
    text = "Ngày 29/4, Ủy ban bầu cử xã họp. Từ nay đến ngày bầu cử 23/5/2021 chỉ còn chưa đầy 1 tháng."

    assert isos(text) == ["2021-04-29", "2021-05-23"]


UNKNOWN = [
    ("Sáng 28/11, Đảng ủy xã họp phiên thường kỳ.", ["--11-28"]),
    ("Các xã gửi báo cáo trước ngày 05 tháng 7.", ["--07-05"]),
]


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_a_year_that_nothing_fixes_is_left_out(text: str, expected: list[str]) -> None:
    # "if that cannot be known, the year is left out: `--11-28`"
    assert isos(text) == expected


def test_the_day_of_a_cited_document_says_nothing_of_the_articles_year() -> None:
    text = "Thực hiện Nghị quyết số 15-NQ/TW, ngày 05/5/2022 của Bộ Chính trị, sáng 28/11, Đảng ủy xã họp."

    assert isos(text)[-1] == "--11-28"


def test_two_dates_of_one_article_may_lie_in_two_years() -> None:
    text = "Ngày 20/12, Đảng ủy xã họp. Các chi bộ gửi báo cáo trước ngày 10/01."

    assert isos(text, "2025-12-21") == ["2025-12-20", "2026-01-10"]


BASES = [
    # the reason names the article's day
    ("Các xã gửi báo cáo trước ngày 15/6.", "2026-03-18"),
    # the year of the same sentence
    ("Từ ngày 01/6 đến ngày 15/6/2026, các xã gửi báo cáo.", None),
]


@pytest.mark.parametrize(("text", "published"), BASES)
def test_a_resolved_year_says_why(text: str, published: str | None) -> None:
    first = times(text, published)[0]

    assert str(first.fields["iso"]).startswith("2026")
    assert first.basis["iso"]


def test_a_year_that_stands_in_the_words_needs_no_reason() -> None:
    [time] = times("Các xã gửi báo cáo trước ngày 15/6/2026.", "2026-03-18")

    assert time.basis == {}


def test_a_post_is_resolved_to_the_name_the_article_gives() -> None:
    # "An assigner given by post is resolved to the name when the article gives it."
    text = (
        "Đồng chí Đỗ Văn Mẫu, Bí thư Tỉnh ủy chủ trì hội nghị.\n\n"
        "Kết luận hội nghị, Bí thư Tỉnh ủy yêu cầu Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ.\n"
    )

    [order] = facts(text, "assignment")

    assert order.fields["assigner"] == "Đỗ Văn Mẫu"


def test_a_post_nobody_is_named_for_stays_a_post() -> None:
    text = "Kết luận hội nghị, Bí thư Tỉnh ủy yêu cầu Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ.\n"

    [order] = facts(text, "assignment")

    assert order.fields["assigner"] == "Bí thư Tỉnh ủy"


def test_of_two_secretaries_the_one_of_the_named_committee_speaks() -> None:
    text = (
        "Dự hội nghị có đồng chí Đỗ Văn Mẫu, Bí thư Tỉnh ủy; đồng chí Trần Thị Ví, Bí thư Đảng ủy xã Tân"
        " Mẫu.\n\n"
        "Kết luận hội nghị, Bí thư Tỉnh ủy yêu cầu các đảng ủy rà soát hồ sơ cán bộ.\n"
    )

    [order] = facts(text, "assignment")

    assert order.fields["assigner"] == "Đỗ Văn Mẫu"


@pytest.mark.parametrize("written", ["11-NQ/TƯ", "11-NQ/TW", "11 - NQ/TƯ"])
def test_the_centre_has_one_symbol(written: str) -> None:
    # "`11-NQ/TƯ`, `số 11 - NQ/TW` → `11-NQ/TW`"
    [found] = facts(f"Đảng ủy xã quán triệt Nghị quyết số {written} của Bộ Chính trị.", "document")

    assert found.fields["symbol"] == "11-NQ/TW"
