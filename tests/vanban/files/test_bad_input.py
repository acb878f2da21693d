"""What is no document, or means harm: a clear refusal in bounded time and memory."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document

from vanban.files import Limits, Unreadable, child, open_bytes, open_text

Packet = Callable[..., bytes]
Word = Callable[[Callable[[Document], object]], bytes]


def refusal(data: bytes, name: str = "", limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        open_bytes(data, name, limits=limits or Limits())
    assert len(str(refused.value)) > 15
    return refused.value.code


def refusal_of(path: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        open_text(path)
    return refused.value.code


def test_places_that_are_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert refusal_of(tmp_path) == "not_a_file"
    assert refusal_of(tmp_path / "pipe.txt") == "not_a_file"
    assert refusal_of(Path("/dev/zero")) == "not_a_file"
    assert refusal_of(tmp_path / "missing.txt") == "missing"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # holes: no disk is used

    began = time.process_time()

    assert refusal_of(path) == "too_large"
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize("letter", [" ", "1", "\n", "\t", "a", "ă", "-", "("])
def test_a_hundred_thousand_of_one_letter(letter: str) -> None:
    began = time.process_time()
    if letter.strip():
        assert open_bytes((letter * 100_000).encode()).text == letter * 100_000
    else:
        assert refusal((letter * 100_000).encode()) == "no_text"
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("head", "name"),
    [(b"Rar!\x1a\x07\0", "a.docx"), (b"MZ\x90\0\x03\0\0\0", "a.doc"), (b"\x7fELF\x02\x01", "a.txt"),
     (b"GIF89a", "a.pdf"), (b"\x1f\x8b\x08\0", "a.txt"), (b"RIFF1234WEBP", "a.jpg"),
     (b"\0\0\0\x18ftypmp42", "a.pdf")],
)  # fmt: skip
def test_disguised_files_are_named_for_what_they_are(head: bytes, name: str) -> None:
    assert refusal(head + bytes(500), name) == "wrong_type"


def test_a_wrong_ending_is_noted_and_the_content_read(word: Word) -> None:
    data = word(lambda document: document.add_paragraph("chữ"))

    assert open_bytes(data, "a.pdf").notes == ("named .pdf but is a Word file (.docx)",)
    assert open_bytes(data, "a.docx").notes == ()
    assert open_bytes("chữ".encode(), "a.docx").notes == ("named .docx but is a text",)


def test_a_zip_that_is_no_word_file() -> None:
    for part, _kind in (("xl/workbook.xml", "Excel"), ("anything.txt", "zip")):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(part, "x")
        assert refusal(packed.getvalue(), "a.docx") == "wrong_type"


def test_a_cut_word_file_is_refused_wherever_it_was_cut(word: Word) -> None:
    data = word(lambda document: [document.add_paragraph(f"Đoạn {number}") for number in range(200)])

    for share in (0.01, 0.3, 0.7, 0.95, 0.999):
        assert refusal(data[: int(len(data) * share)], "a.docx") == "truncated", share


def test_a_word_file_with_a_damaged_part(word: Word) -> None:
    data = bytearray(word(lambda document: document.add_paragraph("chữ")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo("word/document.xml").header_offset
    data[at + 60 : at + 160] = bytes(100)

    assert refusal(bytes(data)) == "truncated"


def test_a_word_file_whose_xml_ends_early(packet: Packet) -> None:
    half = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p/>"

    assert refusal(packet(document=half)) == "truncated"


def test_a_locked_part_of_a_zip(packet: Packet) -> None:
    data = bytearray(packet("<w:p/>"))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 4)

    assert refusal(bytes(data)) == "encrypted"


def test_a_zip_bomb_is_refused_before_it_unfolds(packet: Packet) -> None:
    data = packet(document=" " * 50_000_000)
    assert len(data) < 100_000

    began = time.process_time()

    assert refusal(data) == "bomb"
    assert time.process_time() - began < 0.2


def test_a_zip_that_lies_about_its_size(packet: Packet) -> None:
    data = bytearray(packet("<w:p><w:r><w:t>" + "a" * 30_000_000 + "</w:t></w:r></w:p>"))
    at = data.find(b"word/document.xml", data.find(b"PK\x01\x02")) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")  # the central directory says 1,000 bytes

    assert refusal(bytes(data)) == "truncated"


LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE w:document [<!ENTITY l0 'ha'>{LAUGHS}]>",  # a billion laughs
        "<!DOCTYPE w:document [<!ENTITY l9 SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE w:document SYSTEM 'http://127.0.0.1:9/x.dtd'>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_bombs_and_foreign_entities(packet: Packet, doctype: str, encoding: str) -> None:
    words = "&l9;" if "l9" in doctype else ""
    body = f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body>"
    xml = f"{doctype}<w:document xmlns:w='{W}'>{body}</w:document>"
    data = packet(document=f"<?xml version='1.0' encoding='{encoding}'?>{xml}".encode(encoding))

    assert refusal(data) == "bomb"


def test_xml_nested_without_end(packet: Packet) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 30_000 + "</w:tc></w:tr></w:tbl>" * 30_000

    assert refusal(packet(deep)) == "bomb"


def test_a_text_longer_than_allowed(packet: Packet) -> None:
    limits = Limits(chars=1000)

    assert refusal(b"a" * 1001, limits=limits) == "too_large"
    assert refusal(packet("<w:p><w:r><w:t>aaaaaaaaaa</w:t></w:r></w:p>" * 101), limits=limits) == "too_large"


def sleepers() -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found += [int(path.parent.name)] if path.read_bytes() == b"sleep\x0077.25\x00" else []
    return found


def test_a_child_that_hangs_is_killed_with_all_it_started() -> None:
    began = time.monotonic()

    with pytest.raises(Unreadable) as refused:
        child.run(["sh", "-c", "sleep 77.25 & sleep 77.25"], seconds=1, memory=10**9, what="Sleeping")

    assert refused.value.code == "timeout"
    assert time.monotonic() - began < 5
    while sleepers() and time.monotonic() - began < 5:  # killed at once, gone when the kernel comes to it
        pass
    assert sleepers() == []


def test_a_child_that_writes_without_end_is_stopped() -> None:
    with pytest.raises(Unreadable) as refused:
        child.run(["yes"], seconds=20, memory=10**9, what="Writing", output=1_000_000)

    assert refused.value.code == "bomb"


def test_opening_a_text_loads_no_heavy_reader() -> None:
    code = (
        "import sys; from vanban.files import open_bytes; open_bytes(b'a');"
        "print([name for name in ('pypdfium2', 'subprocess', 'zipfile', 'xml.etree') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
