"""Sentences of a block, and the clauses of a sentence.

A full stop ends a sentence when what follows may begin one: a capital, a digit after a space, the
end. Pages lose the space ("Ban Chỉ đạo.Cùng dự") and even the stop ("hội nghịBáo cáo tại hội nghị").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.fold import LETTER, LOWER, UPPER
from vanban.layout import Block

_END = re.compile(
    rf"(?P<stop>\./\.|[.!?…]+[”’\")]*|[.!?]*\.{{3}}[”’\")]*)(?=\s+[{UPPER}“\"‘(\[0-9–-]|"
    rf"[{UPPER}“][{LETTER}]|\s*$)"
    rf"|(?<=[{LOWER}])(?=[{UPPER}][{LOWER}]*\s+[{LOWER}])"
)
# A stop after these ends no sentence.
_SHORT = re.compile(
    rf"(?:^|[\s(])(?:TP|Tp|TX|TT|Q|P|H|X|Th\.?S|ThS|TS|PGS|GS|BS|KS|CN|T\.Ư|T|tr|Tr|St|v\.v|vv|"
    rf"No|[{UPPER}]|TM|KT|TL|TUQ|Đ/c|đ/c|S)$|^[0-9]{{1,2}}$"
)
_BEGINS = re.compile(rf"\s+[{UPPER}][{LOWER}]*,?\s+[{LOWER}]")
_WORD_BEFORE = re.compile(rf"[{LETTER}0-9]+$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, without outer spaces; `end` includes its stop. `block` is where it stands."""

    start: int
    end: int
    block: Block


def sentences_of(flat: str, block: Block) -> Iterator[Sentence]:
    """The sentences of a block in order. `flat` is the view's text with joined lines."""
    at = block.body
    for match in _END.finditer(flat, block.body, block.end):
        if match["stop"] is None:
            left = _WORD_BEFORE.search(flat, max(at, match.start() - 20), match.start())
            # "VNeID", "ĐứcMạnh" are one name; "nghịBáo" are two words.
            if left is None or left[0][0].isupper() or match.start() - at < 12:
                continue
        elif not _ends(flat, at, match):
            continue
        yield from _sentence(flat, at, match.end(), block)
        at = match.end()
    yield from _sentence(flat, at, block.end, block)


def _sentence(flat: str, start: int, end: int, block: Block) -> Iterator[Sentence]:
    start, end = _trim(flat, start, end)
    if start < end:
        yield Sentence(start, end, block)


def _ends(flat: str, start: int, match: re.Match[str]) -> bool:
    stop = match["stop"]
    if stop != "." or match.end() >= len(flat):
        return True
    after = flat[match.end()]
    before = flat[max(start, match.start() - 8) : match.start()]
    if (
        after.isspace()
        and flat[match.end() : match.end() + 3].strip()[:1].isdigit()
        and before[-1:].isdigit()
    ):
        return True
    if _SHORT.search(before):
        # "TP. Hà Nội" is one name; "cho TP. Một số ý kiến" two sentences.
        return before.endswith(("TP", "Tp", "TT")) and _BEGINS.match(flat, match.end()) is not None
    # "T.Ư", "V.I": letters and stops without a space are one short form.
    return not (after.isupper() and before[-1:].isupper())


_CLAUSE_MARK = re.compile(r"[;()\[\]“”\"]")


def clauses(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between semicolons outside brackets and quotation marks, without outer spaces."""
    depth = 0
    quoted = False
    at = start
    for mark in _CLAUSE_MARK.finditer(flat, start, end):
        index, char = mark.start(), mark[0]
        if char in "([“":
            depth += 1
        elif char in ")]”":
            depth = max(0, depth - 1)
        elif char == '"':
            quoted = not quoted
        elif char == ";" and depth == 0 and not quoted:
            yield _trim(flat, at, index)
            at = index + 1
    last = _trim(flat, at, end)
    if last[0] < last[1]:
        yield last


def _trim(flat: str, start: int, end: int) -> tuple[int, int]:
    while start < end and flat[start] in " \t\n":
        start += 1
    while end > start and flat[end - 1] in " \t\n":
        end -= 1
    return start, end
