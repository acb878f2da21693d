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


_DRAFTS = re.compile(r"(?:hai|ba|các|[0-9]{1,2})\s+(?:bản\s+)?dự thảo|dự thảo [^,;.]{3,60}", re.IGNORECASE)


def document_in(page: Page, start: int, end: int) -> str | None:
    """The first document named between two offsets."""
    found = page.within("document", start, end)
    return page.words(found[0].start, found[0].end) if found else None


class Topics:
    """What each speaker spoke of last; speakers not named share one."""

    __slots__ = ("_last",)

    def __init__(self) -> None:
        self._last: dict[str | None, str] = {}

    def of(self, page: Page, start: int, end: int, *, said: str | None, speaker: str | None) -> str | None:
        """What an opinion is about: `said` before it, a draft named in it, or the speaker's last topic."""
        drafts = _DRAFTS.search(page.flat, start, end)
        topic = said or document_in(page, start, end) or (page.words(*drafts.span()) if drafts else None)
        if topic:
            self._last[speaker] = topic
        return topic or self._last.get(speaker)
