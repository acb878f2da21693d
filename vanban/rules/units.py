"""The unit after a number: a measure, or the noun of what is counted, with its scale word.

The table is `data/units.tsv`. facts.md: the unit is the shortest noun that says what is counted, without its
modifiers, a fixed compound whole, with its scale word ("642 nghìn tỷ đồng": `nghìn tỷ đồng`). Nouns that
stand beside each other are one unit ("126 xã, phường").
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from vanban.fold import LOWER, UPPER
from vanban.gazetteer import Gazetteer, Hit
from vanban.page import Page
from vanban.tables import Unit, spellings, unit_heads, units


class Measured(NamedTuple):
    """A unit in the text. `end` is where what belongs to the number ends, after `/năm` and the like."""

    start: int
    unit_end: int
    end: int
    kind: str  # of the table, or `scale` where a scale word stands alone ("trên 10.950 tỷ")


_SCALE = re.compile(r"\s?(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục)(?![^\W\d_])\s*){1,2}", re.IGNORECASE)
_EACH = re.compile(r"\s?/\s?(?:năm|tháng|quý|ngày đêm|ngày|vụ|kỳ|vạn dân|\d[\d.]* dân)(?![^\W\d_])", re.IGNORECASE)
_GAP = re.compile(r"[ ]{0,3}")
_COMMA = re.compile(r",\s?")
_NAME = re.compile(rf"\s+(?:[{UPPER}][{LOWER}]|[0-9])")
# One word may begin another: "hộ" of "hội", "bộ" of "bộ phận" are parted by the table; these by hand.
_WORD_END = re.compile(r"(?![^\W_])")
_LOOSE = frozenset({"count", "times", "rank"})
# Nouns that are places: after a comma with a name they are another place, no further unit.
_PLACES = frozenset("tỉnh,thành phố,quận,huyện,thị xã,xã,phường,thị trấn,thôn,bản,đặc khu,ấp,khóm".split(","))


@cache
def _table() -> Gazetteer[Unit]:
    heads = unit_heads()
    kept = {row.head: frozenset(row.keeps) for row in heads}

    def modified(phrase: str) -> bool:
        """Whether a row is a noun with its modifier: the noun alone is the unit."""
        words = phrase.split(" ")
        shorter = (" ".join(words[:count]) for count in range(1, len(words)))
        return any(head in kept and phrase not in kept[head] for head in shorter)

    rows = [(phrase, row) for phrase, row in spellings(units()) if not modified(phrase)]
    return Gazetteer([*rows, *((row.head, Unit(row.head, "count", (), row.source)) for row in heads)], ignore_case=True)


def unit_at(page: Page, at: int, stop: int) -> Measured | None:
    """The unit that follows a number which ends at `at`; None when none of the table does."""
    gap = _GAP.match(page.flat, at, stop)
    start = gap.end() if gap else at
    if start >= stop:
        return None
    scale = _SCALE.match(page.flat, start, stop)
    hit = _hit(page, start, stop)
    noun = _hit(page, scale.end(), stop) if scale else None
    if scale is not None and noun is not None and (hit is None or noun.end > hit.end) and noun.value.kind != "time":
        return _with_fellows(page, start, noun, stop)
    if hit is not None and not (scale is not None and scale.end() > hit.end + 1):
        return _with_fellows(page, start, hit, stop)
    if scale is not None:
        end = start + len(page.flat[start : scale.end()].rstrip())
        return Measured(start, end, end, "scale")
    return None


def _hit(page: Page, start: int, stop: int) -> Hit[Unit] | None:
    hit = _table().at(page.tokens, start)
    if hit is None or hit.end > stop or not _WORD_END.match(page.flat, hit.end):
        return None
    return hit


def _with_fellows(page: Page, start: int, hit: Hit[Unit], stop: int) -> Measured:
    """The unit with the nouns beside it, and what is said after the stroke."""
    end = hit.end
    kind = hit.value.kind
    if kind in _LOOSE:
        end = _fellows(page, hit, stop)
    each = _EACH.match(page.flat, end, stop)
    unit_end = end
    if hit.value.kind == "percent" and "/" in page.flat[start:end]:
        unit_end = start + page.flat[start:end].index("/")
    return Measured(start, unit_end, each.end() if each else end, kind)


def _fellows(page: Page, hit: Hit[Unit], stop: int) -> int:
    end = hit.end
    for _ in range(6):
        comma = _COMMA.match(page.flat, end, stop)
        if comma is None:
            break
        fellow = _hit(page, comma.end(), stop)
        if fellow is None or fellow.value.kind not in _LOOSE:
            break
        if fellow.value.unit in _PLACES and _NAME.match(page.flat, fellow.end):
            break
        end = fellow.end
    return end
