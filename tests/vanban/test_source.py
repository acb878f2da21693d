"""The match view: one form for the rules, and the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest

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
