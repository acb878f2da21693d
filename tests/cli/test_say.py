"""Dates, numbers and fields as people write them."""

from __future__ import annotations

import pytest

from roviec.cli import words
from roviec.cli.say import plain, say_amount, say_date, say_fields, say_note, say_number
from vanban.files import Unreadable, doc, docx, html, legacy, pdf


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2021-03-25", "25/3/2021"),
        ("2021-03", "tháng 3/2021"),
        ("2021-Q1", "quý I/2021"),
        ("2022-H1", "6 tháng đầu năm 2022"),
        ("2022-H2", "6 tháng cuối năm 2022"),
        ("2026", "năm 2026"),
        ("2020/2025", "2020 – 2025"),
        ("2026-02-01/2026-02-07", "1/2/2026 – 7/2/2026"),
        ("--11-28", "28/11 (chưa rõ năm)"),
        ("---20", "ngày 20 hằng tháng"),
        # no form of the contract: as it stands, nothing guessed
        ("sau Tết", "sau Tết"),
    ],
)
def test_says_a_date(value: str, said: str) -> None:
    assert say_date(value) == said


def test_says_a_day_of_each_year() -> None:
    assert say_date("--12-25", recurring=True) == "25/12 hằng năm"


@pytest.mark.parametrize(
    ("value", "said"),
    [(15, "15"), (6482.91, "6.482,91"), (1000000, "1.000.000"), (0.5, "0,5"), (99.0, "99"), (-3, "-3")],
)
def test_says_a_number(value: float, said: str) -> None:
    assert say_number(value) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": 43, "total": 68, "unit": "tổ chức"}, "43/68 tổ chức"),
        ({"value": 8.5, "value_max": 9, "unit": "%", "comparator": "="}, "8,5 – 9%"),
        ({"value": 20, "unit": "triệu đồng", "comparator": ">"}, "hơn 20 triệu đồng"),
        ({"value": 7}, "7"),
    ],
)
def test_says_an_amount(fields: dict[str, object], said: str) -> None:
    assert say_amount(fields) == said


def test_says_fields_in_the_order_of_the_office() -> None:
    fields = {
        "deadline": "2026-03-20",
        "action": "hoàn thành danh sách",
        "assignees": ["Ban Tổ chức", "Văn phòng"],
    }

    assert say_fields("assignment", fields) == [
        ("người nhận", "Ban Tổ chức; Văn phòng"),
        ("việc", "hoàn thành danh sách"),
        ("hạn", "20/3/2026"),
    ]


def test_the_unit_of_a_value_has_no_line_of_its_own() -> None:
    fields = {"indicator": "thu ngân sách", "value": 51, "unit": "%", "comparator": "=", "status": "actual"}

    assert say_fields("figure", fields) == [
        ("chỉ tiêu", "thu ngân sách"),
        ("số", "51%"),
        ("tính chất", "thực hiện"),
    ]


def test_a_symbol_says_the_number_too() -> None:
    fields = {"type": "plan", "symbol": "15-KH/TU", "number": 15}

    assert say_fields("document", fields) == [("loại", "kế hoạch"), ("số, ký hiệu", "15-KH/TU")]


def test_shows_a_field_it_does_not_know_under_its_own_name() -> None:
    assert say_fields("person", {"name": "Lưu", "honour": "x"}) == [("họ tên", "Lưu"), ("honour", "x")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("hai\n\tdòng", "hai dòng"),
        # colours and titles of a terminal can't be set from a document
        ("\x1b[31mđỏ\x1b]0;tên\x07", "[31mđỏ ]0;tên"),
        # nor can the order of reading be turned
        ("ngày \u202e6202", "ngày 6202"),
        # decomposed letters are composed
        ("Ha\u0300 No\u0323\u0302i", "Hà Nội"),
    ],
)
def test_shows_text_on_one_line_and_harmless(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    "note",
    [
        *docx._NOTES.values(),
        docx.MACRO_NOTE,
        doc.NUMBERS_NOTE,
        html.MENUS_NOTE,
        legacy.CAPITAL_NOTE,
        pdf.HIDDEN_NOTE,
        "left out: hidden words",
    ],
)
def test_each_remark_of_the_library_on_a_file_has_its_words(note: str) -> None:
    assert note in words.NOTES


def test_a_remark_that_names_something_keeps_it() -> None:
    assert say_note("named .pdf but is a web page") == "tên có đuôi .pdf nhưng nội dung là trang mạng"
    assert say_note("left out, repeated on most pages: Trang 1") == (
        "không đọc phần lặp lại ở hầu hết các trang: Trang 1"
    )


def test_a_remark_without_words_of_ours_is_shown_as_it_is() -> None:
    assert say_note("something new") == "something new"


def test_each_refusal_the_library_promises_has_its_words() -> None:
    docstring = Unreadable.__doc__ or ""
    codes = {code.strip(" .\n") for code in docstring.split("\n\n")[1].replace("\n", " ").split(",")}

    assert len(codes) >= 15
    assert codes <= words.FILE_REASONS.keys()
