"""One article with its structure: what every rule module is given and adds to.

`Page.flat` is the view's text with the lines of each block joined by a space, so that no rule has
to think of line breaks. All offsets are the view's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from vanban import furniture
from vanban.dateline import day_of
from vanban.foot import begins_foot
from vanban.gazetteer import Words, words_of
from vanban.header import Header, begins_head, read_header
from vanban.layout import Block, Line, blocks_of, lines_of
from vanban.rule import Found
from vanban.sentences import Sentence, sentences_of
from vanban.source import View


@dataclass(slots=True)
class Page:
    """One article. `found` holds what the rule modules found so far, by kind, in order of start."""

    view: View
    flat: str
    lower: str
    start: int
    end: int
    blocks: list[Block]
    sentences: list[Sentence]
    header: Header | None
    title: str | None
    published: str | None
    found: dict[str, list[Found]] = field(default_factory=dict)
    cache: dict[str, Any] = field(default_factory=dict)  # what a rule module works out once a page
    without: frozenset[str] = frozenset()  # parts of the reading left out: `reader.read_without`
    _tokens: Words | None = None
    _starts: dict[str, list[int]] = field(default_factory=dict)  # of what was found, for `within`

    @property
    def tokens(self) -> Words:
        """The words of the whole text, for gazetteers; made once."""
        if self._tokens is None:
            self._tokens = words_of(self.flat)
        return self._tokens

    @property
    def listed(self) -> bool:
        """Whether the text is laid out as an issued document, or a part of one, and not as a report.

        It has a head of its own, or most of it stands in numbered items and rows.
        """
        if self.header is not None:
            return True
        cached: bool | None = self.cache.get("listed")
        if cached is None:
            cached = self.cache["listed"] = self._mostly_listed()
        return cached

    def _mostly_listed(self) -> bool:
        text = [block for block in self.blocks if block.kind not in ("furniture", "caption")]
        marked = sum(block.end - block.start for block in text if block.in_list())
        return 2 * marked >= sum(block.end - block.start for block in text) > 0

    def in_annex(self, at: int) -> bool:
        """Whether `at` lies in an annex behind the foot: its lists name things and order nothing."""
        foot = self.header.foot if self.header is not None else None
        return foot is not None and foot.annex_at is not None and at >= foot.annex_at

    def of(self, kind: str) -> list[Found]:
        """What was found of a kind, in order of start."""
        return self.found.get(kind, [])

    def within(self, kind: str, start: int, end: int) -> list[Found]:
        """What was found of a kind wholly between two offsets, in order."""
        found = self.of(kind)
        starts = self._starts.get(kind, [])
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return [one for one in found[first:last] if one.end <= end]

    def add(self, found: Iterable[Found]) -> None:
        """Add what a stage found; each kind stays in order of start."""
        kinds = set()
        for one in found:
            self.found.setdefault(one.kind, []).append(one)
            kinds.add(one.kind)
        for kind in kinds:
            self.found[kind].sort(key=_start)
            self._starts[kind] = [one.start for one in self.found[kind]]

    def words(self, start: int, end: int) -> str:
        """The words between two offsets as the document writes them (NFC, single spaces)."""
        return self.view.as_written(start, end)


def _start(found: Found) -> int:
    return found.start


def pages_of(view: View, published: str | None) -> list[Page]:
    """The articles of a text, each with blocks and sentences; at least one.

    Each of several has a view of its own: what one costs to read does not grow with the others.
    """
    articles = _articles(lines_of(view.text))
    if len(articles) == 1:
        return [_page(view, articles[0], published)]
    pages = []
    for number, lines in enumerate(articles):
        part = view.part(lines[0].start, lines[-1].end)
        pages.append(_page(part, lines_of(part.text), published if number == 0 else None))
    return pages


_SENTENCES = 3
_HEADLINE = 160
_PARAGRAPH = 240  # characters: what stands under no longer line is a list of titles


def _articles(lines: list[Line]) -> list[list[Line]]:
    """Lines by article: a line such as "Tin liên quan" ends one; the list of titles under it is no article.

    So does the head of a second document behind the foot of a first. The first article is taken whatever
    its length: a short text is a text.
    """
    groups: list[list[Line]] = [[]]
    signed = False
    for line in lines:
        begins = signed and begins_head(line)
        if groups[-1] and (begins or furniture.ends_article(line.text)):
            groups.append([*_capitals_above(groups[-1]), line] if begins else [])
            signed = False
        else:
            groups[-1].append(line)
            signed = signed or begins_foot(line)
    return [group for number, group in enumerate(groups) if number == 0 or _is_text(group)]


def _capitals_above(lines: list[Line]) -> list[Line]:
    """The last lines in capitals, taken out: the committee over the motto of the document that follows."""
    first = len(lines)
    while first > 1 and (lines[first - 1].text.isupper() or not lines[first - 1].text.strip("|-*_ ")):
        first -= 1
    taken = lines[first:]
    del lines[first:]
    return taken


def _is_text(lines: list[Line]) -> bool:
    """Whether lines tell something: one is long, or sentences end in several that were broken by force."""
    ends = sum(line.text.endswith(".") or ". " in line.text for line in lines)
    return any(len(line.text) > _PARAGRAPH for line in lines) or ends >= _SENTENCES


def _page(view: View, lines: list[Line], published: str | None) -> Page:
    start, end = (lines[0].start, lines[-1].end) if lines else (0, 0)
    header = read_header(view, lines)
    blocks = blocks_of(view.text, lines)
    if header is not None:
        header.mark(blocks)
    flat = _join_lines(view.text, blocks)
    sentences = [
        one
        for block in blocks
        if block.kind not in ("furniture", "head", "closing")
        for one in sentences_of(flat, block)
    ]
    title = header.title if header else _news_title(view, blocks)
    day = published or (header.date if header else day_of(line.text for line in lines))
    return Page(view, flat, _lower(flat), start, end, blocks, sentences, header, title, day)


def _join_lines(text: str, blocks: list[Block]) -> str:
    """The text with the line breaks inside blocks made spaces: nothing moves."""
    pieces = []
    at = 0
    for block in blocks:
        pieces.append(text[at : block.start])
        pieces.append(text[block.start : block.end].replace("\n", " "))
        at = block.end
    pieces.append(text[at:])
    return "".join(pieces)


def _lower(text: str) -> str:
    """Lower case of the same length (`İ` alone would grow)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _news_title(view: View, blocks: list[Block]) -> str | None:
    """The first line of an article when it is a headline: short, without a stop, no caption."""
    for block in blocks:
        if block.kind == "furniture":
            continue
        words = view.text[block.start : block.end]
        # A day or a counter under it leaves a headline a plain paragraph.
        headline = block.kind == "para" and len(words) < _HEADLINE and words[-1] not in ".!?…:;,"
        if (block.kind == "heading" or headline) and block.parent is None:
            return view.as_written(block.start, block.end)
        return None
    return None
