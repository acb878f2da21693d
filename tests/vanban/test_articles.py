"""Several articles in one file: where each stands, its own date; lists of titles are no article."""

from __future__ import annotations

from datetime import date

import pytest

from vanban import read
from vanban.record import Fact

OLD = (
    "Đảng ủy xã Tân Mẫu tổng kết công tác\n"
    "Sáng 28/11, Ban Chấp hành Đảng bộ xã Tân Mẫu tổ chức Hội nghị lần thứ 3 để đánh giá kết quả thực hiện"
    " nhiệm vụ năm 2020 và thảo luận phương hướng, nhiệm vụ năm 2021. Hội nghị đã nghe báo cáo của Ban"
    " Thường vụ, các ý kiến tham luận của đại diện chi bộ và thống nhất cao với các nội dung được trình"
    " bày.\n"
)
NEW = (
    "Đảng ủy xã Bình Mẫu sơ kết công tác\n"
    "Sáng 28/6, Ban Chấp hành Đảng bộ xã Bình Mẫu tổ chức Hội nghị lần thứ 8 để đánh giá kết quả thực hiện"
    " nhiệm vụ 6 tháng đầu năm 2022. Hội nghị đã nghe báo cáo của Ban Thường vụ, các ý kiến tham luận của"
    " đại diện chi bộ và thống nhất cao với các nội dung được trình bày tại hội nghị trong buổi sáng.\n"
)
RELATED = (
    "Tin liên quan\nHội nghị lần thứ 9 Ban Chấp hành Đảng bộ xã Hòa Mẫu\nKhai mạc Hội nghị lần thứ 4 Ban"
    " Chấp hành Đảng bộ xã Phú Mẫu\n"
)


def meetings(text: str, published: date | None = None) -> list[Fact]:
    return [
        fact
        for fact in read(text, published=published).facts
        if fact.kind == "meeting" and "ordinal" in fact.fields
    ]


@pytest.mark.parametrize(
    "border", ["Xem nhiều nhất", "Tin liên quan", "Các bài viết khác:", "Đọc nhiều nhất"]
)
def test_two_articles_on_one_page_have_each_their_own_date(border: str) -> None:
    # "Two articles on one page have each their own date."
    first, second = meetings(f"{OLD}\n{border}\n{NEW}")

    assert (first.fields["ordinal"], first.fields["date"]) == (3, "2020-11-28")
    assert (second.fields["ordinal"], second.fields["date"]) == (8, "2022-06-28")


def test_the_day_given_by_the_caller_is_the_first_articles_only() -> None:
    reading = read(f"{OLD}\nXem nhiều nhất\n{NEW}", published=date(2020, 11, 29))

    assert reading.published == "2020-11-29"
    first, second = reading.articles
    assert first.published == "2020-11-29"
    assert second.published != "2020-11-29"
    assert [
        fact.fields["date"] for fact in reading.facts if fact.kind == "meeting" and "date" in fact.fields
    ][-1] == "2022-06-28"


def test_the_record_says_where_each_article_stands_and_its_title() -> None:
    text = f"{OLD}\nXem nhiều nhất\n{NEW}"

    record = read(text).to_json()

    assert record["title"] == "Đảng ủy xã Tân Mẫu tổng kết công tác"
    assert [one["title"] for one in record["articles"]] == [
        "Đảng ủy xã Tân Mẫu tổng kết công tác",
        "Đảng ủy xã Bình Mẫu sơ kết công tác",
    ]
    assert [text[one["start"] : one["end"]].strip() for one in record["articles"]] == [
        OLD.strip(),
        NEW.strip(),
    ]


def test_spans_of_the_second_article_count_from_the_start_of_the_file() -> None:
    text = f"{OLD}\nXem nhiều nhất\n{NEW}"

    _, second = meetings(text)

    assert text[second.start : second.end] == second.quote
    assert second.start > text.index("Bình Mẫu")


def test_a_single_article_is_no_list_of_articles() -> None:
    assert "articles" not in read(OLD).to_json()


def test_a_list_of_titles_is_no_article() -> None:
    reading = read(OLD + RELATED)

    assert len(reading.articles) == 1
    assert "articles" not in reading.to_json()


def test_a_list_of_titles_gives_no_facts() -> None:
    # "Every mention that meets its definition is marked …; site furniture never."
    assert [fact.fields["ordinal"] for fact in meetings(OLD + RELATED)] == [3]


def test_a_list_of_titles_between_two_articles_gives_no_facts() -> None:
    text = f"{OLD}{RELATED}Xem nhiều nhất\n{NEW}"

    assert [fact.fields["ordinal"] for fact in meetings(text)] == [3, 8]


def test_nobody_of_the_first_article_speaks_in_the_second() -> None:
    first = OLD + "Bí thư Đảng ủy xã Đỗ Văn Mẫu yêu cầu các chi bộ khẩn trương triển khai nhiệm vụ.\n"
    second = NEW + "Bí thư Đảng ủy xã đề nghị Văn phòng Đảng ủy tổng hợp các ý kiến.\n"

    orders = [fact for fact in read(f"{first}\nXem nhiều nhất\n{second}").facts if fact.kind == "assignment"]

    assert len(orders) == 2
    assert orders[0].fields["assigner"] == "Đỗ Văn Mẫu"
    assert orders[1].fields["assigner"] != "Đỗ Văn Mẫu"
