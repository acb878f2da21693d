"""Several documents in one file: none takes what belongs to another, none is lost."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from vanban import read

CORPUS = Path(__file__).parents[1] / "corpus"
PAIRS = [
    ("03_thong_bao_ket_luan", "04_chi_thi"),
    ("04_chi_thi", "03_thong_bao_ket_luan"),
    ("02_ket_luan_hoi_nghi", "07_cong_van"),
    ("11_ke_hoach_bau_cu", "01_ke_hoach_bang_nhiem_vu"),
]


def text_of(stem: str) -> str:
    return (CORPUS / f"{stem}.txt").read_bytes().decode("utf-8")


# "several articles in one file"; "never … a half-read document"
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_second_issued_document_is_read_as_if_alone(first: str, second: str) -> None:
    one, two = text_of(first), text_of(second)

    both = read(f"{one}\n\n{two}")

    behind = [fact.quote for fact in both.facts if fact.start >= len(one)]
    assert [fact.quote for fact in both.facts if fact.start < len(one)] == [
        fact.quote for fact in read(one).facts
    ]
    assert set(behind) >= {fact.quote for fact in read(two).facts}
    assert len(both.articles) == 2


# "hard line breaks", "two articles on one page"
def test_lines_broken_by_force_lose_no_article() -> None:
    text = text_of("06_tin_hai_bai")
    wrapped = "\n".join(textwrap.fill(line, 80, break_long_words=False) for line in text.split("\n"))

    assert len(read(wrapped).articles) == len(read(text).articles) == 2
    assert len(read(wrapped).facts) > 0.8 * len(read(text).facts)


def test_bodies_of_bodies_without_end_are_no_crash() -> None:
    reading = read("Kế hoạch của Ban Chỉ đạo " * 2_000)

    assert all(fact.kind == "document" for fact in reading.facts)


DATELINES = [
    "10/03/2026 08:30",
    "Thứ Ba, 10/3/2026 | 08:30 GMT+7",
    "Ngày đăng: 10-03-2026",
    "Cập nhật lúc 08:30, 10/03/2026",
]


# "years and periods (… why this year)": a page of the web gives its day in a line of its own
@pytest.mark.parametrize("line", DATELINES)
def test_the_day_in_a_line_of_its_own_is_the_articles(line: str) -> None:
    reading = read(
        f"Đảng ủy xã Tân Mẫu họp bàn công tác\n{line}\nSáng 9/3, Đảng ủy xã họp. Bí thư Đảng ủy xã yêu"
        " cầu các chi bộ báo cáo trước ngày 15/4.\n"
    )

    assert (reading.published, reading.title) == ("2026-03-10", "Đảng ủy xã Tân Mẫu họp bàn công tác")
    assert [fact.fields["deadline"] for fact in reading.facts if fact.kind == "assignment"] == ["2026-04-15"]


def test_no_day_of_the_calendar_is_no_day() -> None:
    assert (
        read("Đảng ủy xã họp\n31/02/2026\nSáng nay, Đảng ủy xã họp bàn về công tác năm.\n").published is None
    )
