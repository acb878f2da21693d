"""Pictures of pages to text by Tesseract with its Vietnamese data, and which words a person should look at.

Recognition reads running text well and office signs badly: Roman numerals (`XIII`, read `XIH`) and numbers of
documents (`15-NQ/TW`) are always doubted, other words when the engine doubts them. Words go to their lines,
columns and table cells by their places, as in a PDF with a text layer; the ruled lines of a table are only
seen in PDFs, whose pages are drawn here, not in .png, .jpg and .tif.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import NamedTuple

from vanban.files import child, layout, scan_rules
from vanban.files.paper import BREAKS, Page, Rule, Stretch, ruled_off
from vanban.files.result import Doubt, FileText, Limits, Unreadable

DPI = 300
# Below this confidence of the engine (0 to 100) a word is doubtful, and a mere sign is dirt on the paper.
_SURE = 70
_MOST_DOTS = 100_000_000
_NARROW = 595.0  # points: the narrow side of A4, which a page without known size is taken for
_UNSURE, _SURE_AGAIN = "\ue000", "\ue001"  # round a doubtful word while the page is laid out
_ROMAN = re.compile(r"(?<![\w/.-])(?=[IVXl1|]*[IVX])[IVXl1|][IVXLCHUl1|]{0,7}(?![\w/])")
# The shapes of Party and State symbols: 15-NQ/TW, 1576/KH-UBND, 23/2024/NQ-HĐND, 870/UBND-TH, NQ/TW alone.
_SYMBOL = re.compile(
    r"(?<!\w)(?:(?:[0-9OlI]{1,5}\s?[-/–]\s?){1,2}|(?=[A-ZĐ]{2,5}/[A-ZĐ]))"
    r"[A-ZĐƯ]{2}[A-Za-zĐđƯ0-9&]{0,14}(?:\s?[-/–]\s?[A-ZĐƯ][A-Za-zĐđƯ0-9&]{0,14})*(?!\w)"
)
_CANNOT = (
    "Scanned pages need Tesseract with its Vietnamese data, and this machine has no {what} "
    "(Debian: apt install {package})."
)


NOTE = "recognised from a picture: compare figures and dates with it, too"


class _Word(NamedTuple):
    """One word as the engine gives it: its line, its box in dots from the upper left, how sure it is."""

    line: tuple[int, ...]
    left: int
    top: int
    width: int
    height: int
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
    found = joined(texts(recognise(data, limits, limits.ocr_seconds)))
    if not found[0].text.strip():
        raise Unreadable("no_text", "No words were recognised in the picture.")
    return FileText(found[0].text, "scan", None, True, found[0].doubts, found[1], (NOTE,))


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


def recognise(picture: bytes, limits: Limits, seconds: int, dpi: int = DPI) -> list[layout.Sheet]:
    """The pages of a picture laid out; for `texts`.

    Raises Unreadable "no_program", "timeout", or "truncated" when the picture cannot be opened.
    """
    clean = scan_rules.without_lines(picture, dpi)
    command = [tesseract(), "stdin", "stdout", "-l", "vie", "--psm", "3", "tsv"]
    ended = child.run(command, clean.data, seconds=seconds, memory=limits.memory, what="Recognising a page")
    if ended.status < 0:
        raise Unreadable(
            "bomb", "Recognising the page needed more memory than is granted, or broke Tesseract."
        )
    if ended.status:
        raise Unreadable("truncated", "The picture is damaged or was cut off: Tesseract cannot open it.")
    sizes, words = _table(ended.output.decode("utf-8", "replace"))
    return [
        layout.lay_out(_page(size, [word for word in words if word.line[0] == number], clean))
        for number, size in sizes.items()
    ]


def _table(table: str) -> tuple[dict[int, tuple[int, int]], list[_Word]]:
    """The sizes of the pages by number, and the words, from the engine's table."""
    sizes: dict[int, tuple[int, int]] = {}
    words: list[_Word] = []
    for line in table.splitlines():
        cells = line.split("\t")
        if cells[0] == "1":
            sizes[int(cells[1])] = int(cells[8]), int(cells[9])
        elif cells[0] == "5" and len(cells) == 12 and (text := cells[11].strip()):
            left, top, width, height = map(int, cells[6:10])
            sure = float(cells[10])
            if sure >= _SURE or text in "-+•" or any(letter.isalnum() for letter in text):
                words.append(_Word(tuple(map(int, cells[1:5])), left, top, width, height, sure, text))
    return sizes, words


def _page(size: tuple[int, int], words: list[_Word], picture: scan_rules.Picture) -> Page:
    """The words and lines of a page in points, set straight."""
    scale = _NARROW / max(min(size), 1)
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    slope = picture.slope if picture.slope is not None else _slope(lines)

    def place(x: float, y: float) -> tuple[float, float]:
        return (x + slope * y) * scale, (size[1] - y + slope * x) * scale

    page = Page(size[0] * scale, size[1] * scale, [], [])
    for line in picture.lines:
        (ax, ay), (bx, by) = place(line.x0, line.y0), place(line.x1, line.y1)
        if line.upright:
            page.rules.append(Rule(True, (ax + bx) / 2, min(ay, by), max(ay, by)))
        else:
            page.rules.append(Rule(False, (ay + by) / 2, min(ax, bx), max(ax, bx)))
    for line_of_words in lines:
        page.stretches += _stretches(line_of_words, place, scale, page.rules)
    return page


def _slope(lines: list[list[_Word]]) -> float:
    """How far the lines of words lean, by their first and last words' lower edges."""
    slopes = [
        (line[-1].top + line[-1].height - line[0].top - line[0].height) / (line[-1].left - line[0].left)
        for line in lines
        if len(line) > 5 and line[-1].left > line[0].left
    ]
    return median(slopes) if len(slopes) > 4 else 0.0


def _stretches(
    line: list[_Word], place: Callable[[float, float], tuple[float, float]], scale: float, rules: list[Rule]
) -> list[Stretch]:
    """A line of the engine as stretches: it goes over wide gaps and, its rules wiped out, over cells."""
    size = median(word.height for word in line) * scale * 1.1
    y = median(place(word.left, word.top + word.height)[1] for word in line)
    found: list[Stretch] = []
    for word in line:
        x0, x1 = (place(x, word.top)[0] for x in (word.left, word.left + word.width))
        text = f"{_UNSURE}{word.text}{_SURE_AGAIN}" if word.confidence < _SURE else word.text
        last = found[-1] if found else None
        if last and x0 - last.x1 < size * BREAKS and not ruled_off(rules, last.x1, x0, y + size / 3):
            last.text, last.x1 = f"{last.text} {text}", x1
        else:
            found.append(Stretch(text, x0, x1, y, size))
    return found


def texts(sheets: list[layout.Sheet]) -> list[Recognised]:
    """The text of each page with its doubts, without heads, feet and page numbers."""
    layout.without_furniture(sheets)
    return [_recognised(text) for text in layout.texts_of(sheets)]


def _recognised(marked: str) -> Recognised:
    text = ""
    unsure: list[Doubt] = []
    for piece in re.split(f"({_UNSURE}[^{_SURE_AGAIN}]*{_SURE_AGAIN})", marked):
        plain = piece.strip(_UNSURE + _SURE_AGAIN)
        if plain != piece:
            unsure.append(Doubt(len(text), len(text) + len(plain), "low_confidence"))
        text += plain
    certain = doubtful(text)
    rest = [
        doubt
        for doubt in unsure
        if not any(one.start < doubt.end and doubt.start < one.end for one in certain)
    ]
    return Recognised(text, tuple(sorted((*certain, *rest), key=lambda doubt: doubt.start)))


def joined(pages: list[Recognised]) -> tuple[Recognised, tuple[int, ...]]:
    """Pages as one text, and where each begins in it."""
    doubts: list[Doubt] = []
    starts: list[int] = []
    at = 0
    for page in pages:
        starts.append(at)
        doubts += (Doubt(doubt.start + at, doubt.end + at, doubt.why) for doubt in page.doubts)
        at += len(page.text) + 1
    return Recognised("\n".join(page.text for page in pages), tuple(doubts)), tuple(starts)


def doubtful(text: str) -> tuple[Doubt, ...]:
    """The numbers of documents and Roman numerals of a recognised text.

    >>> [(text[d.start:d.end], d.why) for text in ["Nghị quyết 15-NQ/TW, khóa XIII"] for d in doubtful(text)]
    [('15-NQ/TW', 'symbol'), ('XIII', 'roman_numeral')]
    """
    found = {match.span(): "symbol" for match in _SYMBOL.finditer(text)}
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
