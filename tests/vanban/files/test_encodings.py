from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from vanban.files import FileText, Unreadable, open_bytes, open_text

PLAIN = "Nghị quyết số 15-NQ/TW\r\nngày 05/5/2022\rcủa Bộ Chính trị\n\n"

# The same words in the four encodings, the bytes typed from the code charts.
MOTTO = "Cộng hoà xã hội chủ nghĩa Việt Nam: Độc lập, Tự do"
TCVN3 = b"C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam: \xa7\xe9c l\xcbp, T\xf9 do"
VNI = b"Co\xe4ng hoa\xf8 xa\xf5 ho\xe4i chu\xfb ngh\xf3a Vie\xe4t Nam: \xd1o\xe4c la\xe4p, T\xf6\xef do"
WINDOWS_1258 = (
    b"C\xf4\xf2ng hoa\xcc xa\xde h\xf4\xf2i chu\xd2 nghi\xdea Vi\xea\xf2t Nam: "
    b"\xd0\xf4\xf2c l\xe2\xf2p, T\xfd\xf2 do"
)


def test_utf8_is_the_decoded_bytes_with_their_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PLAIN.encode())

    read = open_text(path)

    assert read == FileText(PLAIN, "txt", "utf-8")
    assert read.text == path.read_bytes().decode("utf-8")


def test_a_byte_order_mark_and_decomposed_letters_stay() -> None:
    text = "\ufeff" + unicodedata.normalize("NFD", PLAIN)

    assert open_bytes(text.encode()).text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_with_and_without_a_mark(encoding: str) -> None:
    read = open_bytes(PLAIN.encode(encoding))

    assert (read.text, read.encoding) == (PLAIN, "utf-16")


@pytest.mark.parametrize(("data", "encoding"), [(TCVN3, "tcvn3"), (VNI, "vni")])
def test_old_fonts_become_unicode(data: bytes, encoding: str) -> None:
    read = open_bytes(data)

    assert (read.text, read.encoding) == (MOTTO, encoding)


def test_windows_1258_keeps_its_loose_tone_marks() -> None:
    read = open_bytes(WINDOWS_1258)

    assert read.encoding == "windows-1258"
    assert read.text != MOTTO
    assert unicodedata.normalize("NFC", read.text) == MOTTO


def test_tcvn3_says_that_capital_fonts_are_lost() -> None:
    assert "capital" in open_bytes(TCVN3).notes[0]


def test_letters_of_an_old_font_saved_as_unicode() -> None:
    # What an e-mail or a web form makes of .VnTime: every byte a Western letter, then UTF-8.
    read = open_bytes(TCVN3.decode("cp1252").encode())

    assert (read.text, read.encoding) == (MOTTO, "tcvn3")


def test_dashes_and_curly_quotes_of_windows_alone_are_no_vietnamese() -> None:
    read = open_bytes(b"Plan \x93A\x94 2021\x962025")

    assert (read.text, read.encoding) == ("Plan “A” 2021–2025", "windows-1252")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Diện tích 15 m², giá 3 × 4 §5 ® ©2024 ª º ä", "signs of Unicode text"),
        ("Müller, Übersee, Göteborg và Việt Nam, Hà Nội, Đà Nẵng, Cần Thơ", "foreign names"),
    ],
)
def test_unicode_is_not_taken_for_an_old_font(text: str, why: str) -> None:
    assert open_bytes(text.encode()).text == text, why


def test_mixed_encodings_are_refused_with_the_place() -> None:
    data = "Dòng thứ nhất đúng là UTF-8, dòng thứ hai\n".encode() + TCVN3

    with pytest.raises(Unreadable) as refused:
        open_bytes(data)

    assert refused.value.code == "encoding"
    assert "line 2" in str(refused.value)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("Kết luận số 15-KL/TỨ".encode()[:-1], "truncated"),  # within the last letter
        (PLAIN.encode("utf-16")[:-1], "truncated"),
        (b"\xe9\xe8\xfc ist kein Vietnamesisch \xfcber \xe4lter \xf6ffnen sch\xf6n", "encoding"),
        (b"abc\x00def", "binary"),
        (bytes(range(1, 32)) * 50, "binary"),
        (b"\xff\xfe\x00\x00\x01\x00\x00\x00", "binary"),
        (b"", "empty"),
        (b" \n\t " * 20, "no_text"),
        ("\ufeff \u00a0\n".encode(), "no_text"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        open_bytes(data)

    assert refused.value.code == code
