from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from vanban.files import Unreadable, child, doc, open_bytes, open_text

EXAMPLES = Path(__file__).parents[3] / "examples" / "documents"


def container(**streams: bytes) -> bytes:
    """An old container of Office with a few streams of 4,096 bytes or more, by the book [MS-CFB]."""
    names = {"Root Entry": b"", **streams}
    assert len(names) <= 4
    chains, content, entries = [0xFFFFFFFD, 0xFFFFFFFE], b"", b""
    for number, (name, data) in enumerate(names.items()):
        data = data.ljust(-(-len(data) // 512) * 512, b"\0")
        first = len(chains) if data else 0xFFFFFFFE
        chains += [len(chains) + 1 + at for at in range(len(data) // 512 - 1)] + (
            [0xFFFFFFFE] if data else []
        )
        content += data
        letters = name.encode("utf-16-le") + b"\0\0"
        entry = letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters), 5 if number == 0 else 2, 1)
        entries += entry.ljust(116, b"\xff") + struct.pack("<IQ", first, len(data))
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(10)
    )
    head += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + b"\xff" * (
        109 * 4 - 4
    )
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(512, b"\xff")
    return head.ljust(512, b"\xff") + table + entries.ljust(512, b"\0") + content


def test_an_old_word_file_is_read_with_its_table_and_numbers(needs: Callable[..., None]) -> None:
    needs("soffice", "libreoffice", package="libreoffice-writer-nogui")

    read = open_text(EXAMPLES / "quyet_dinh_to_cong_tac.doc")

    assert (read.form, read.ocr) == ("doc", False)
    assert "Số 412-QĐ/TU" in read.text
    assert any(line.count("\t") >= 2 for line in read.text.split("\n"))


def test_antiword_serves_where_libreoffice_is_missing(
    needs: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("antiword", package="antiword")
    find = child.program
    monkeypatch.setattr(child, "program", lambda *names: None if "soffice" in names else find(*names))

    read = open_text(EXAMPLES / "quyet_dinh_to_cong_tac.doc")

    assert read.notes == (doc.NUMBERS_NOTE,)
    assert "Số 412-QĐ/TU" in read.text
    assert any(line.count("\t") >= 2 for line in read.text.split("\n"))


def test_rtf_is_read_by_libreoffice(needs: Callable[..., None]) -> None:
    needs("soffice", "libreoffice", package="libreoffice-writer-nogui")

    read = open_bytes(rb"{\rtf1\ansi\uc1 Ngh\u7883? quy\u7871?t\par s\u7889? 15-NQ/TW\par}", "a.doc")

    assert (read.text, read.form) == ("Nghị quyết\nsố 15-NQ/TW", "rtf")
    assert read.notes == ("named .doc but is an RTF file",)


@pytest.mark.parametrize("data", [container(WordDocument=bytes(4096)), rb"{\rtf1 a}"])
def test_says_which_programs_are_missing(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(child, "program", lambda *names: None)

    with pytest.raises(Unreadable) as refused:
        open_bytes(data)

    assert refused.value.code == "no_program"
    assert "libreoffice-writer-nogui" in str(refused.value)


LOCKED = bytes(10) + struct.pack("<H", 0x0100) + bytes(4084)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (container(EncryptedPackage=bytes(4096), EncryptionInfo=bytes(4096)), "encrypted"),  # a locked .docx
        (container(WordDocument=LOCKED), "encrypted"),
        (container(Workbook=bytes(4096)), "wrong_type"),
        (container(Anything=bytes(4096)), "wrong_type"),
        (container(WordDocument=bytes(9000))[:4000], "truncated"),
        (container(WordDocument=bytes(9000))[:600], "truncated"),
        (container(WordDocument=bytes(9000))[:8], "truncated"),
        (rb"{\rtf1 a\par b", "truncated"),
    ],
)
def test_old_files_that_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        open_bytes(data, "a.doc")

    assert refused.value.code == code


def test_a_container_that_points_in_circles_ends() -> None:
    data = bytearray(container(WordDocument=bytes(4096)))
    struct.pack_into("<I", data, 512 + 4, 1)  # the directory follows itself
    data[1024 + 128 : 1024 + 256] = bytes(128)

    with pytest.raises(Unreadable) as refused:
        open_bytes(bytes(data))

    assert refused.value.code == "wrong_type"
