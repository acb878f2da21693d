"""Looking up what stands at, before or around a place of a page, each in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from vanban.page import Page
from vanban.rule import Found
from vanban.rules import names
from vanban.rules.names import Name
from vanban.sentences import Sentence


def sentence_at(page: Page, at: int) -> Sentence | None:
    """The sentence that holds a place; None outside all of them."""
    starts = page.cache.get("sentence starts")
    if starts is None:
        starts = page.cache["sentence starts"] = [one.start for one in page.sentences]
    position = bisect_right(starts, at) - 1
    if position < 0 or page.sentences[position].end <= at:
        return None
    return page.sentences[position]


def covered(page: Page, kind: str, at: int) -> bool:
    """Whether a finding of the kind holds the place."""
    key = f"covered {kind}"
    merged: list[tuple[int, int]] | None = page.cache.get(key)
    if merged is None:
        merged = []
        for one in sorted(page.of(kind), key=lambda found: found.start):
            if merged and one.start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(one.end, merged[-1][1]))
            else:
                merged.append((one.start, one.end))
        page.cache[key] = merged
    position = bisect_right(merged, (at, len(page.flat) + 1)) - 1
    return position >= 0 and merged[position][1] > at


def _ordered(page: Page, kind: str) -> tuple[list[int], list[Found]]:
    key = f"ordered {kind}"
    cached: tuple[list[int], list[Found]] | None = page.cache.get(key)
    if cached is None:
        ordered = sorted(page.of(kind), key=lambda found: found.start)
        cached = page.cache[key] = ([one.start for one in ordered], ordered)
    return cached


def first_at(page: Page, kind: str, at: int) -> Found | None:
    """The finding of the kind that begins at the place."""
    starts, ordered = _ordered(page, kind)
    position = bisect_left(starts, at)
    return ordered[position] if position < len(starts) and starts[position] == at else None


def inside(page: Page, kind: str, start: int, end: int) -> Iterator[Found]:
    """The findings of the kind wholly between two places, in order."""
    starts, ordered = _ordered(page, kind)
    for position in range(bisect_left(starts, start), bisect_left(starts, end)):
        if ordered[position].end <= end:
            yield ordered[position]


def name_ending(page: Page, at: int) -> Name | None:
    """The longest name (body, post, person) that ends at the place."""
    ending: dict[int, Name] | None = page.cache.get("names ending")
    if ending is None:
        ending = {}
        for name in names.all_names(page):
            ending.setdefault(name.end, name)
        page.cache["names ending"] = ending
    return ending.get(at)


def quoted(flat: str, start: int, at: int) -> bool:
    """Whether a place lies inside quotation marks opened after `start`."""
    opened = flat.rfind("“", start, at)
    if opened >= 0 and flat.find("”", opened, at) < 0 and flat.find("”", at, at + 400) >= 0:
        return True
    return flat.count('"', start, at) % 2 == 1 and flat.find('"', at, at + 400) >= 0
