"""The separate matters of what is said: each is an opinion, a proposal, an answer of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.page import Page
from vanban.rules.beginnings import after_connective
from vanban.sentences import clauses

_SPLIT = re.compile(
    r"[;,]?\s*(?=(?:Đồng thời|đồng thời|Cùng với đó|cùng với đó|Bên cạnh đó|bên cạnh đó|Mặt khác),?\s)"
)
_GOES_ON = re.compile(r"\s*(?:trong đó|nhất là|cụ thể|đặc biệt)")


def parts(page: Page, start: int, end: int, *, semicolons: bool) -> list[tuple[int, int]]:
    """The separate matters of what is said: at semicolons and before `Đồng thời` and its like."""
    merged: list[tuple[int, int]] = []
    for begin, stop in _split(page, start, end, semicolons):
        if merged and _GOES_ON.match(page.lower, begin, stop):
            merged[-1] = (merged[-1][0], stop)
            continue
        begin = after_connective(page, begin, stop)
        if begin < stop:
            merged.append((begin, stop))
    return merged


def _split(page: Page, start: int, end: int, semicolons: bool) -> Iterator[tuple[int, int]]:
    for begin, stop in clauses(page.flat, start, end) if semicolons else [(start, end)]:
        at = begin
        for match in _SPLIT.finditer(page.flat, begin + 1, stop):
            yield at, match.start()
            at = match.end()
        yield at, stop
