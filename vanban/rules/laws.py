"""Laws, codes and ordinances by name: `Luật Đất đai`, `Luật Thủ đô (sửa đổi)`, `Luật sửa đổi … của Luật …`.

The names stand in `data/laws.tsv`; a law the table does not know is read like any title, when it is written
with capitals. Names are compared without spaces: pages glue words together (`Hội đồngnhân dân`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from vanban import tables
from vanban.fold import LETTER, LOWER, fold_tone
from vanban.page import Page
from vanban.rules.titles import read_title

_YEAR = r"(?:19|20)[0-9]{2}"
# "pháp luật", "kỷ luật" are no laws.
_PART_OF_WORD = re.compile(
    r"(?:pháp|kỷ|quy|định|thể|nhạc|dự án|các|những|ban hành|xây dựng|một số|nhiều)\s+$", re.IGNORECASE
)
_AMENDING = re.compile(
    r"\s+(?:sửa đổi, bổ sung|sửa đổi|bổ sung)(?:,? (?:thay thế|bãi bỏ))?(?: một\s?số)?(?: điều|"
    r" nội dung)?(?: của)?(?:(?: các| [0-9]{1,2})? luật)?(?=[\s:])",
    re.IGNORECASE,
)
_AND_LAW = re.compile(r"\s*(?:,|;|và|, và)\s+(?=Luật |Bộ luật |Pháp lệnh )")
_AMENDED = re.compile(
    rf"\s*(?:\((?:sửa đổi|bổ sung)(?:, bổ sung)?(?: một số điều)?(?: năm {_YEAR})?\)|"
    rf"sửa đổi(?:, bổ sung)?(?! một số)(?: năm {_YEAR})?(?![{LETTER}]| [{LOWER}]+ [{LOWER}]+ điều))"
)
_OF_YEAR = re.compile(
    rf",?\s*(?:\((?:năm )?(?P<a>{_YEAR})\)|năm (?P<b>{_YEAR})(?!\s*[-,]\s*[0-9])|(?P<c>{_YEAR})(?![0-9/.-]))"
)
_LONG = 24  # letters of a name from which it may be glued to the next word


@dataclass(slots=True)
class Law:
    """A law named in the text: where reference and name end, and the year it gives."""

    end: int
    name_end: int
    year: str | None = None


class Row(NamedTuple):
    """A law's name, with `Luật` or `Pháp lệnh`, and the number of the act where known."""

    name: str
    number: str
    source: str


@cache
def names() -> tuple[Row, ...]:
    """Names of laws, codes and ordinances."""
    return tables._load("laws", Row, Row._fields)


@cache
def _names() -> tuple[dict[str, str], tuple[int, ...]]:
    """The squeezed names, and their lengths, longest first."""
    by_squeezed = {}
    for row in names():
        name = fold_tone(row.name).lower()
        for form in (name, name.replace("hội đồng nhân dân", "hđnd").replace("ủy ban nhân dân", "ubnd")):
            by_squeezed[form.replace(" ", "")] = row.name
    return by_squeezed, tuple(sorted({len(key) for key in by_squeezed}, reverse=True))


def _known_end(page: Page, at: int, limit: int) -> int | None:
    """Where the longest known name that begins at the offset ends."""
    window = page.lower[at : min(limit, at + 150)]
    places = [index for index, letter in enumerate(window) if letter not in " \n"]
    squeezed = "".join(window[index] for index in places)
    names, lengths = _names()
    for length in lengths:
        if length > len(squeezed) or squeezed[:length] not in names:
            continue
        end = at + places[length - 1] + 1
        if length >= _LONG or not page.flat[end : end + 1].isalpha():
            return end
    return None


def law_at(page: Page, at: int, word_end: int, limit: int) -> Law | None:
    """The law that begins at the offset with `Luật`, `Bộ luật`, `Pháp lệnh` (ending at `word_end`)."""
    text = page.flat
    if _PART_OF_WORD.search(text, max(0, at - 12), at) and text[at].islower():
        return None
    if text[at:word_end].lower() == "hiến pháp" and (dated := _constitution(text, word_end, limit)):
        return dated
    end = (
        _known_end(page, at, limit)
        or _amending_end(page, word_end, limit)
        or _unknown_end(page, word_end, limit)
    )
    if end is None:
        return None
    law = Law(end, end)
    amended = _AMENDED.match(text, law.end, limit)
    if amended:
        law.end = law.name_end = amended.end()
    year = _OF_YEAR.match(text, law.end, limit)
    if year:
        law.end, law.year = year.end(), year["a"] or year["b"] or year["c"]
        again = _AMENDED.match(text, law.end, limit)
        if again:
            law.end = again.end()
    return law


def _constitution(text: str, end: int, limit: int) -> Law | None:
    """`Hiến pháp năm 2013`: the constitution needs no name, only its year."""
    year = _OF_YEAR.match(text, end, limit)
    return Law(year.end(), end, year["a"] or year["b"] or year["c"]) if year else None


def _amending_end(page: Page, word_end: int, limit: int) -> int | None:
    """`Luật sửa đổi, bổ sung một số điều của Luật A và Luật B`: the laws it changes belong to its name."""
    match = _AMENDING.match(page.flat, word_end, limit)
    if match is None:
        return None
    if not match[0].lower().endswith("luật"):
        return match.end()
    first = match.end() - 4
    end = _known_end(page, first, limit) or _unknown_end(page, match.end(), limit)
    if end is None:
        return _before_day(page, match.end(), read_title(page, match.end(), limit).end)
    for _ in range(6):
        joined = _AND_LAW.match(page.flat, end, limit)
        after = _known_end(page, joined.end(), limit) if joined else None
        if after is None or ";" in page.flat[end : joined.end() if joined else end]:
            return end
        # A list of laws each with its day is a list of references, not one name.
        if page.lower[after : after + 6].lstrip(" ,").startswith("ngày") and _dated_list(page, end):
            return end
        end = after
    return end


def _dated_list(page: Page, at: int) -> bool:
    return bool(re.match(r",\s", page.flat[at : at + 2]))


def _unknown_end(page: Page, word_end: int, limit: int) -> int | None:
    """The end of a law that no table knows: a capital must begin its name."""
    text = page.flat
    if (
        text[word_end : word_end + 1] != " "
        or not text[word_end + 1 : word_end + 2].isupper()
        or text[word_end - 4 : word_end] not in ("Luật", "luật", "lệnh")
    ):
        return None
    if text[word_end + 1 : word_end + 5] == "Luật" or not text[max(0, word_end - 8) : word_end].strip()[:1]:
        return None
    return _before_day(page, word_end, read_title(page, word_end, limit).end)


_DAY = re.compile(r",?\s+ngày\s?[0-9]")


def _before_day(page: Page, start: int, end: int) -> int:
    """The end of the name before the day of the law."""
    day = _DAY.search(page.flat, start, end)
    return day.start() if day else end
