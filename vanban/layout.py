"""From lines to blocks: headings, numbered items, paragraphs, table rows, captions, furniture.

A block is one paragraph of the author's, though a page or a PDF broke it over several lines, or one
row of a table. Blocks form a tree by their markers (`I.` over `1.` over `a)` over `-`) and by the
short lines that head what follows. What a head says holds for what lies under it (`frame`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from vanban import furniture
from vanban.fold import LOWER, UPPER

# Markers by rank, highest first; what has a lower rank number holds what has a higher one.
_MARKERS: tuple[tuple[int, str], ...] = (
    (0, rf"(?:Phần|PHẦN)\s+(?:thứ\s+[{LOWER}]+|THỨ\s+[{UPPER}]+|[IVXLC]+|[0-9]{{1,2}})\s*[.:]?"),
    (1, r"(?:Chương|CHƯƠNG)\s+(?:[IVXLC]+|[0-9]{1,2})\s*[.:]?"),
    (2, r"(?:Mục|MỤC)\s+(?:[IVXLC]+|[0-9]{1,2})\s*[.:]?"),
    (3, r"(?:Điều|ĐIỀU)\s+[0-9]{1,3}\s*[.:]?"),
    (4, rf"[A-EG-HK]\s*[.)/-](?=\s+[{UPPER}])"),
    (5, r"(?:[IVX]{1,6})\s*[.)/-](?!\S*[0-9])"),
    (6, r"(?:Nhiệm vụ|Chương trình|Nhóm|Bước)\s+(?:thứ\s+)?[0-9]{1,2}\s*[:.](?=\s)"),
    (9, r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2}\.?(?=\s)"),
    (8, r"[0-9]{1,2}\.[0-9]{1,2}\.?(?=\s)"),
    (7, r"[0-9]{1,2}\s?[.)](?![0-9])|[0-9]{1,2}\s*/(?=\s)|[0-9]{1,2}\s*-(?=\s)"),
    (10, r"\(?[a-zđ]\d?\s?[.)/](?=\s)|\([ivx]{1,4}\)|\([0-9]{1,2}\)"),
    (11, r"[-–−]\s*(?=\S)"),
    (12, r"[+*•●○▪■◦·>►✓✔]\s*(?=\S)"),
)
_MARKER = re.compile("|".join(f"(?P<r{rank}>{pattern})" for rank, pattern in _MARKERS))
_RANGE = re.compile(r"[0-9]{1,2}\s*[-–]\s*[0-9]+(?:[.,][0-9]+)?\s*(?:%|tỷ|triệu|nghìn|ngày|tháng|năm)")
_BLANK = 99  # the rank of a plain paragraph: it heads nothing

_ENDS_SENTENCE = re.compile(r"[.!?…:;]['\"”’)\]]*$|\./\.$")
_ENDS_OPEN = re.compile(r"[,(/-]$")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_RULE = "-_*=~.|–— \t"  # a line of these only is drawn, not written
CAPS = re.compile(rf"^[^{LOWER}]*[{UPPER}]{{2}}[^{LOWER}]*$")
_STARTS_LOW = re.compile(rf"^[\"“(]?[{LOWER}]")


@dataclass(slots=True)
class Block:
    """One paragraph or row. Offsets are the view's; `body` is where the words after the marker begin."""

    kind: str  # heading item para row caption furniture head title closing
    start: int
    end: int
    body: int
    rank: int = _BLANK
    marker: str = ""
    parent: Block | None = None
    children: list[Block] = field(default_factory=list)

    def in_list(self) -> bool:
        """Whether it is an item or a row, or lies under an item."""
        return (
            self.rank < _BLANK or self.kind == "row" or any(above.rank < _BLANK for above in self.ancestors())
        )

    def ancestors(self) -> Iterator[Block]:
        """The blocks it lies under, nearest first."""
        block = self.parent
        while block is not None:
            yield block
            block = block.parent


@dataclass(slots=True)
class Line:
    """One line without its outer spaces."""

    start: int
    end: int
    text: str
    rank: int
    body: int
    gap: bool  # an empty line stands before it


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines with words in them, each with its marker's rank."""
    lines: list[Line] = []
    gap = False
    at, stop = start, len(text) if end is None else end
    while at < stop:
        until = text.find("\n", at, stop)
        until = stop if until < 0 else until
        raw = text[at:until]
        stripped = raw.strip(" \t") if "\t" not in raw.strip() else raw.strip(" ")
        if stripped:
            left = at + raw.index(stripped)
            rank, body = _marker(text, left, left + len(stripped))
            lines.append(Line(left, left + len(stripped), stripped, rank, body, gap))
            gap = False
        else:
            gap = True
        at = until + 1
    return lines


def _marker(text: str, start: int, end: int) -> tuple[int, int]:
    match = _MARKER.match(text, start, end)
    if match is None or match.lastgroup is None:
        return _BLANK, start
    rank = int(match.lastgroup[1:])
    # "1/5 số hộ", "2021-2025", "12 - 15%": a number, no marker.
    body = match.end()
    while body < end and text[body] in " \t.:":
        body += 1
    if rank in (5, 7) and body < end and text[body].isdigit() and text[body - 1] != " ":
        return _BLANK, start
    if rank == 7 and _RANGE.match(text, start, end):
        return _BLANK, start
    return (rank, body) if body < end else (_BLANK, start)


def blocks_of(text: str, lines: list[Line]) -> list[Block]:
    """Blocks in order, lines of one paragraph joined, kinds and tree set."""
    blocks: list[Block] = []
    wrapped = _is_wrapped(lines)
    previous: Line | None = None
    for line in lines:
        kind = _kind(line)
        if (
            previous is not None
            and blocks
            and kind == "para"
            and _continues(previous, line, blocks[-1], wrapped)
        ):
            blocks[-1].end = line.end
        else:
            marker = text[line.start : line.body].strip()
            blocks.append(Block(kind, line.start, line.end, line.body, line.rank, marker))
        previous = line
    _mark_headings(text, blocks)
    _grow(blocks)
    return blocks


def _kind(line: Line) -> str:
    if furniture.is_furniture(line.text):
        return "furniture"
    if not line.text.strip(_RULE):
        return "furniture"
    if "\t" in line.text or line.text.count("|") >= 2:
        return "row"
    if line.rank != _BLANK:
        return "item"
    if furniture.is_caption(line.text):
        return "caption"
    return "para"


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether lines were broken by force: most of the longer ones end in the middle of a sentence."""
    longer = [line for line in lines if len(line.text) > 36 and line.rank == _BLANK]
    if len(longer) < 6 or max(len(line.text) for line in longer) > 220:
        return False
    broken = sum(not _ENDS_SENTENCE.search(line.text) for line in longer)
    return broken >= len(longer) * 0.5


def _continues(previous: Line, line: Line, block: Block, wrapped: bool) -> bool:
    """Whether a line without a marker goes on with the paragraph of the line before."""
    if block.kind not in ("para", "item"):
        return False
    first, second = previous.text, line.text
    if CAPS.match(first) and CAPS.match(second):
        return not line.gap and len(first) > 12
    low = bool(_STARTS_LOW.match(second))
    if line.gap:
        return low and not _ENDS_SENTENCE.search(first) and not CAPS.match(first)
    if low:
        return not first.endswith((".", ":", "!", "?", "./.")) and not CAPS.match(first)
    if _ENDS_OPEN.search(first) or (
        second[0].isdigit() and not _ENDS_SENTENCE.search(first) and len(first) > 30
    ):
        return True
    return wrapped and len(first) > 30 and not _ENDS_SENTENCE.search(first) and not CAPS.match(first)


def _mark_headings(text: str, blocks: list[Block]) -> None:
    """Short lines that head what follows become headings."""
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.kind not in ("para", "item"):
            continue
        words = text[block.body : block.end]
        if len(words) > (420 if block.kind == "item" else 220) or after is None:
            continue
        if CAPS.match(words) and len(words) > 5:
            block.kind = "heading"
        elif block.kind == "item":
            # An item heads what follows when that is of a lower rank, or a plain paragraph.
            under = after.rank > block.rank and after.kind in ("item", "para", "row")
            bare = _IN_BRACKETS.sub("", words)
            if under and ";" not in bare and (bare.endswith(":") or not _ENDS_SENTENCE.search(bare)):
                block.kind = "heading"
        elif len(words) <= 160 and not _ENDS_SENTENCE.search(words) and after.kind != "furniture":
            block.kind = "heading"


def _grow(blocks: list[Block]) -> None:
    """Give each block its parent: the nearest block before it that ranks above it and may hold it."""
    stack: list[Block] = []
    for block, following in zip(blocks, _next_ranks(blocks), strict=True):
        if block.kind in ("furniture", "caption"):
            continue
        if block.rank == _BLANK:
            _place_plain(block, stack, following)
        else:
            while stack and _outranked(stack[-1], block):
                stack.pop()
        if stack:
            block.parent = stack[-1]
            stack[-1].children.append(block)
        if block.kind in ("heading", "item") or block.rank != _BLANK:
            stack.append(block)


def _outranked(top: Block, block: Block) -> bool:
    """Whether a marked block ends `top`. A heading without a marker holds what ranks under `I.`."""
    if top.rank == _BLANK:
        return block.rank < 7
    return top.rank >= block.rank


def _next_ranks(blocks: list[Block]) -> list[int | None]:
    """For each block the rank of the next marked one; None where a bare heading or nothing follows."""
    ranks: list[int | None] = []
    following: int | None = None
    for block in reversed(blocks):
        ranks.append(following)
        if block.rank != _BLANK:
            following = block.rank
        elif block.kind == "heading":
            following = None
    return ranks[::-1]


def _place_plain(block: Block, stack: list[Block], following: int | None) -> None:
    """Where a plain paragraph lies: under a heading that has only plain text yet; else what follows decides.

    Between two items of a list it goes on with the item before it; before an item of a higher rank
    it ends the list; with no item after it, it stands under nothing (the closing words of a document).
    """
    if block.kind == "heading":
        stack.clear()
        return
    if block.kind == "row":
        return
    while stack:
        top = stack[-1]
        if top.kind == "heading" and all(child.rank == _BLANK for child in top.children):
            return
        if following is not None and top.rank <= following:
            return
        stack.pop()
