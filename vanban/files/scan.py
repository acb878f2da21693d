"""Pictures of pages to text by Tesseract with its Vietnamese data, and which words a person should look at.

Recognition reads running text well and office signs badly: Roman numerals (`XIII`, `XIlI`) and numbers of
documents (`15-NQ/TW`) are always doubted, other words when the engine doubts them. Tables without lines come
out column by column or line by line as the engine sees fit; a scanned task table is to be checked by eye.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from vanban.files import child
from vanban.files.result import Doubt, FileText, Limits, Unreadable

DPI = 300
_SURE = 70  # below it the engine's own confidence (0 to 100) makes a word doubtful
_NOISE = 40  # below it a word without letters or figures is dirt on the paper
_MOST_DOTS = 100_000_000
_ROMAN = re.compile(r"(?<![\w/.-])(?=[IVXLCl1|]*[IVX])[IVXLCl1|]{1,8}(?![\w/])")
_SYMBOL = re.compile(
    r"(?<!\w)(?:[0-9OlI]{1,5}\s?[-/–]\s?){0,2}[A-ZĐƯ][\w&]*(?:\s?[-/–]\s?[A-ZĐƯ][\w&]*)*/[\w&-]*[A-ZĐƯ][\w&-]*"
)
_NUMBERED = re.compile(
    r"(?<!\w)[0-9OlI]{1,5}\s?[-/–]\s?[A-ZĐƯ][A-Za-zĐđƯư]{1,5}(?:\s?[-/–]\s?[A-ZĐƯ][\w&-]*)?"
)
_CANNOT = (
    "Scanned pages need Tesseract with its Vietnamese data, and this machine has no {what} "
    "(Debian: apt install {package})."
)


class _Word(NamedTuple):
    """One word as the engine gives it."""

    page: int
    block: int
    paragraph: int
    line: int
    confidence: float
    text: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a page and which of them are doubtful."""

    text: str
    doubts: tuple[Doubt, ...] = ()


def read(data: bytes, limits: Limits) -> FileText:
    """The text of a picture (.png, .jpg, .tif with one page or more)."""
    _refuse_huge(data)
    found = recognise(data, limits, limits.ocr_seconds)
    if not found.text.strip():
        raise Unreadable("no_text", "No words were recognised in the picture.")
    return FileText(found.text, "scan", ocr=True, doubts=found.doubts)


def tesseract() -> str:
    """The path of Tesseract; Unreadable "no_program" when it or its Vietnamese data is missing."""
    path = child.program("tesseract")
    if path is None:
        raise Unreadable(
            "no_program", _CANNOT.format(what="tesseract", package="tesseract-ocr tesseract-ocr-vie")
        )
    listed = child.run(
        [path, "--list-langs"], seconds=20, memory=1_000_000_000, what="Asking Tesseract for its languages"
    )
    if "vie" not in (listed.output.decode("utf-8", "replace") + listed.errors).split():
        raise Unreadable("no_program", _CANNOT.format(what="data 'vie' for it", package="tesseract-ocr-vie"))
    return path


def recognise(picture: bytes, limits: Limits, seconds: int) -> Recognised:
    """The words of a picture of one page or more.

    Raises Unreadable "no_program", "timeout", or "truncated" when the picture cannot be opened.
    """
    command = [tesseract(), "stdin", "stdout", "-l", "vie", "--psm", "3", "tsv"]
    ended = child.run(command, picture, seconds=seconds, memory=limits.memory, what="Recognising a page")
    if ended.status < 0:
        raise Unreadable(
            "bomb", "Recognising the page needed more memory than is granted, or broke Tesseract: refused."
        )
    if ended.status:
        raise Unreadable("truncated", "The picture is damaged or was cut off: Tesseract cannot open it.")
    return _text(list(_words(ended.output.decode("utf-8", "replace"))))


def _words(table: str) -> Iterator[_Word]:
    for line in table.splitlines():
        cells = line.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            word = _Word(
                int(cells[1]),
                int(cells[2]),
                int(cells[3]),
                int(cells[4]),
                float(cells[10]),
                cells[11].strip(),
            )
            if (
                word.confidence >= _NOISE
                or any(letter.isalnum() for letter in word.text)
                or word.text in "-+•"
            ):
                yield word


def _text(words: list[_Word]) -> Recognised:
    """Words to lines; an empty line parts what the engine took for blocks."""
    text = ""
    unsure: list[Doubt] = []
    block = None
    for (page, number, _, _), line in groupby(words, key=lambda word: word[:4]):
        if text:
            text += "\n" if (page, number) == block else "\n\n"
        block = (page, number)
        for index, word in enumerate(line):
            text += " " if index else ""
            if word.confidence < _SURE:
                unsure.append(Doubt(len(text), len(text) + len(word.text), "low_confidence"))
            text += word.text
    certain = doubtful(text)
    covered = [doubt for doubt in unsure if not any(one.start <= doubt.start < one.end for one in certain)]
    return Recognised(text, tuple(sorted((*certain, *covered), key=lambda doubt: doubt.start)))


def doubtful(text: str) -> tuple[Doubt, ...]:
    """The numbers of documents and Roman numerals of a recognised text.

    >>> [(text[d.start:d.end], d.why) for text in ["Nghị quyết 15-NQ/TW, khóa XIII"] for d in doubtful(text)]
    [('15-NQ/TW', 'symbol'), ('XIII', 'roman_numeral')]
    """
    found = {match.span(): "symbol" for pattern in (_SYMBOL, _NUMBERED) for match in pattern.finditer(text)}
    found |= {match.span(): "roman_numeral" for match in _ROMAN.finditer(text)}
    doubts: list[Doubt] = []
    for (start, end), why in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if not doubts or start >= doubts[-1].end:
            doubts.append(Doubt(start, end, why))
    return tuple(doubts)


def _refuse_huge(data: bytes) -> None:
    """A few kilobytes may unfold to a picture that fills the memory: its head says how large it is."""
    width, height = _png_size(data) if data.startswith(b"\x89PNG") else _jpeg_size(data)
    if width * height > _MOST_DOTS:
        raise Unreadable("bomb", f"The picture would unfold to {width:,} by {height:,} dots: refused.")


def _png_size(data: bytes) -> tuple[int, int]:
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height of a JPEG; (0, 0) when they cannot be told: the bounds of the child hold then."""
    at = 2
    while data.startswith(b"\xff\xd8") and at + 9 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 2 + length
    return 0, 0
