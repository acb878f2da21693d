"""The match view: one form for the rules, and the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest

from vanban import read
from vanban.source import View

# original, the words looked for in the view, the same words in the original
PLACES = [
    # as it stands
    ("Ban Thường vụ họp.", "họp", "họp"),
    # a file from another system: letters apart from their marks
    (unicodedata.normalize("NFD", "Đảng ủy họp tại xã."), "tại xã", unicodedata.normalize("NFD", "tại xã")),
    # hyphenation marks of a web page, within and before
    ("Ban Thường\u00ad vụ, ch\u00adi\u00adbộ họp", "chibộ", "ch\u00adi\u00adbộ"),
    ("\ufeffBan Thường vụ", "Ban", "Ban"),
    # lines that end in two characters, and in the old one
    ("Kế hoạch\r\ntuyên truyền\r\nbầu cử", "truyền\nbầu", "truyền\r\nbầu"),
    ("Kế hoạch\rbầu cử", "hoạch\nbầu", "hoạch\rbầu"),
    # the Icelandic letter, the no-break space, the long dash
    ("\u00d0ảng\u00a0bộ xã", "Đảng bộ", "\u00d0ảng\u00a0bộ"),
    ("2020 – 2025", "2020 - 2025", "2020 – 2025"),
]


@pytest.mark.parametrize(("original", "seen", "stands"), PLACES)
def test_what_is_seen_leads_back_to_what_stands(original: str, seen: str, stands: str) -> None:
    view = View(original)

    start, end = view.place(view.text.index(seen), view.text.index(seen) + len(seen))

    assert original[start:end] == stands


def test_fields_have_vietnamese_letters_and_the_tone_style_of_the_text() -> None:
    view = View("\u00d0ảng uỷ  xã")

    assert view.as_written(0, len(view.text)) == "Đảng uỷ xã"


def test_a_part_of_a_view_leads_back_to_the_whole_document() -> None:
    original = unicodedata.normalize("NFD", "Bài một.\n") + "Bài hai: Đảng bộ."
    view = View(original)
    at = view.text.index("Bài hai")

    part = view.part(at, len(view.text))
    start, end = part.place(part.text.index("Đảng"), part.text.index("Đảng") + 4)

    assert original[start:end] == "Đảng"


@pytest.mark.parametrize("original", ["", "\u00ad", "\r\n", "\u0301"])
def test_a_text_of_nothing_has_a_view(original: str) -> None:
    view = View(original)

    start, end = view.place(0, len(view.text))

    assert 0 <= start <= end <= len(original)


SEEN_ALIKE = [
    # both tone styles
    ("Uỷ ban hoà giải, khoá XIII, khoẻ mạnh", "Ủy ban hòa giải, khóa XIII, khỏe mạnh"),
    # letters apart from their marks
    (unicodedata.normalize("NFD", "Đề nghị Ủy ban xã"), "Đề nghị Ủy ban xã"),
    # the Icelandic and the African letter
    ("Ð\u00f0 \u0189\u0256", "Đđ Đđ"),
    # no-break, thin and wide spaces
    ("năm\u00a02026,\u2009quý\u3000I", "năm 2026, quý I"),
    # dashes of word processors
    ("2025 — 2030, 15\u2011NQ/TW", "2025 - 2030, 15-NQ/TW"),
    # nothing to see: hyphenation, zero width, byte order
    ("\ufeffkế ho\u00adạch\u200b", "kế hoạch"),
]


@pytest.mark.parametrize(("one", "other"), SEEN_ALIKE)
def test_two_ways_of_writing_are_seen_alike(one: str, other: str) -> None:
    assert View(one).text == View(other).text == other


WRITTEN = [
    ("Nghị quyết số 15 - NQ/TW", "15-NQ/TW"),
    # a look-alike in the symbol
    ("Kế hoạch số 02-KH/BC\u00d0", "02-KH/BCĐ"),
    # a no-break hyphen
    ("Nghị quyết số 15\u2011NQ/TW", "15-NQ/TW"),
    # the second way to write the centre
    ("Nghị quyết số 11-NQ/TƯ", "11-NQ/TW"),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("reference", "symbol"), WRITTEN)
def test_the_quote_is_the_original_and_the_field_is_not(reference: str, symbol: str, form: str) -> None:
    text = unicodedata.normalize(form, f"Các xã thực hiện {reference} về quản lý đất.")

    [found] = [fact for fact in read(text).facts if fact.kind == "document"]

    assert found.quote == text[found.start : found.end]
    assert found.quote.startswith(unicodedata.normalize(form, reference))
    assert found.fields["symbol"] == symbol


def test_a_body_is_found_in_either_tone_style() -> None:
    old, new = (
        "Yêu cầu Uỷ ban nhân dân các xã rà soát hồ sơ.",
        "Yêu cầu Ủy ban nhân dân các xã rà soát hồ sơ.",
    )

    doers = [
        [
            fact.fields.get("assignees")
            for fact in read(f"1. {text}\n2. {text}\n").facts
            if fact.kind == "assignment"
        ]
        for text in (old, new)
    ]

    # "names keep the text's own spelling"
    assert doers == [[["Uỷ ban nhân dân các xã"]] * 2, [["Ủy ban nhân dân các xã"]] * 2]


def test_glued_words_do_not_hide_a_day() -> None:
    text = "Quang cảnh Hội nghị lần thứ 8 Ban Chấp hành Đảng bộ xã Tân Mẫu tổ chứcngày 28/6/2022"

    [found] = [fact for fact in read(text).facts if fact.kind == "meeting"]

    assert found.fields["date"] == "2022-06-28"
