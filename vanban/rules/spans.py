"""Looking up what stands at, before or around a place of a page, each in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

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
        for one in page.of(kind):
            if merged and one.start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(one.end, merged[-1][1]))
            else:
                merged.append((one.start, one.end))
        page.cache[key] = merged
    position = bisect_right(merged, (at, len(page.flat) + 1)) - 1
    return position >= 0 and merged[position][1] > at


def first_at(page: Page, kind: str, at: int) -> Found | None:
    """The finding of the kind that begins at the place."""
    found = page.of(kind)
    position = bisect_left(found, at, key=lambda one: one.start)
    return found[position] if position < len(found) and found[position].start == at else None


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
