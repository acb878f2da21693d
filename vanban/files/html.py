"""A saved web page to text with its block structure.

Scripts, styles, menus (`nav`, `aside`, `footer`, form fields) and what is marked hidden are left out;
list items get their number or a dash; tables become rows of cells (`rows`), unless they only lay out
the page. The title of the page's head is left out too: the heading stands in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from vanban.files import encodings, legacy, rows
from vanban.files.markup import Tag, Tokens
from vanban.files.result import FileText, Unreadable

_SKIPPED = frozenset("svg math object select button template canvas audio video datalist applet head".split())
_FURNITURE = frozenset(("nav", "aside", "footer"))
_BLOCKS = frozenset(
    "address blockquote center dd details dialog div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 "
    "header hgroup legend li main ol p pre section summary ul body html caption option".split()
)
_APART = frozenset(("article", "h1", "hr", "section"))  # an empty line stands round them
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_NUMERALS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LOOKS = re.compile(
    r"\s*(?><!--.{0,2000}?-->\s*)*+(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(r"</(?:p|div|table|h1|h2|span|li|ul|article|body|html|td)>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_WIDEST = 100  # columns; a table beyond is an attack or a slip
_DEEPEST = 20  # tables in tables
MENUS_NOTE = "left out: menus and footers of the page"


def is_html(head: str) -> bool:
    """Whether a text's first few thousand characters are those of a web page."""
    return bool(_LOOKS.match(head)) or len(_TAGS.findall(head)) >= 3


@dataclass(slots=True)
class _Flow:
    """Text of the page, or of one cell, as it grows."""

    pieces: list[str] = field(default_factory=list)

    def words(self, text: str) -> None:
        """Add running words, white space made one space."""
        text = _SPACE.sub(" ", text)
        if not self.pieces or self.pieces[-1].endswith(("\n", " ")):
            text = text.lstrip(" ")
        if text:
            self.pieces.append(text)

    def line(self, *, apart: bool = False) -> None:
        """End the line at hand, if one was begun; `apart`: leave an empty one."""
        if self.pieces and not self.pieces[-1].endswith("\n"):
            self.pieces.append("\n")
        if apart and self.pieces and not self.pieces[-1].endswith("\n\n"):
            self.pieces.append("\n\n")

    def lines(self, text: str) -> None:
        """Add finished lines."""
        self.line()
        if text:
            self.pieces.append(text + "\n")

    def text(self) -> str:
        """What has grown, tidy."""
        return rows.tidy("".join(self.pieces))


@dataclass(slots=True)
class _Table:
    """A table being read: the finished rows, and the cells of the row at hand with their spans."""

    rows: list[list[str]] = field(default_factory=list)
    cells: list[tuple[str, int, int]] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)  # column -> rows it is still covered from above
    flow: _Flow | None = None
    span: tuple[int, int] = (1, 1)
    nests: bool = False

    def begin_cell(self, attributes: dict[str, str]) -> None:
        """Open a cell."""
        self.end_cell()
        self.span = _count(attributes.get("colspan")), _count(attributes.get("rowspan"))
        self.flow = _Flow()

    def end_cell(self) -> None:
        """Close the cell at hand."""
        if self.flow is not None:
            self.cells.append((self.flow.text(), *self.span))
            self.flow = None

    def end_row(self) -> None:
        """Close the row at hand and put its cells into their columns."""
        self.end_cell()
        if not self.cells:
            return
        row: list[str] = []
        covered = {column: left - 1 for column, left in self.covered.items() if left > 1}
        for text, across, down in self.cells:
            while len(row) in self.covered:
                row.append("")
            if down > 1:
                covered |= dict.fromkeys(range(len(row), min(len(row) + across, _WIDEST)), down - 1)
            row += [text, *[""] * (min(across, _WIDEST - len(row)) - 1)]
        while len(row) in self.covered:
            row.append("")
        alone = len(self.cells) == 1 and len(row) == self.cells[0][1]
        self.rows.append([self.cells[0][0]] if alone else row)
        self.covered, self.cells = covered, []

    def text(self) -> str:
        """The table as lines; one that only lays out the page as its cells under each other."""
        self.end_row()
        if self.nests or rows.is_letterhead(self.rows):
            return (
                rows.stack([[cell] for row in self.rows for cell in row])
                if self.nests
                else rows.stack(self.rows)
            )
        return rows.render(self.rows)


def _count(value: str | None) -> int:
    return min(max(int(value), 1), _WIDEST) if value and len(value) < 6 and value.isdigit() else 1


class _Reader:
    """Walks over the tags of a page and grows its text."""

    def __init__(self, *, everything: bool) -> None:
        self.page = _Flow()
        self.tables: list[_Table] = []
        self.lists: list[tuple[str, int]] = []  # the kind of each open list, and its next number
        self.skipped: list[str] = []  # open elements that are left out, with all in them
        self.left_out = False
        self._leaves_out = frozenset() if everything else _SKIPPED | _FURNITURE

    @property
    def flow(self) -> _Flow:
        """Where words go now."""
        for table in reversed(self.tables):
            if table.flow is not None:
                return table.flow
        return self.page

    def read(self, tokens: Iterable[Tag | str]) -> None:
        """Take all tags and texts in order."""
        for token in tokens:
            if isinstance(token, str):
                if not self.skipped:
                    self.flow.words(token)
            elif not token.name:
                if not self.skipped:
                    self.flow.words(token.inside)
            elif self.skipped:
                self._skip(token)
            elif token.closes:
                self._close(token.name)
            else:
                self._open(token)
        while self.tables:
            self._end_table()

    def _skip(self, tag: Tag) -> None:
        if tag.closes and tag.name == self.skipped[-1]:
            self.skipped.pop()
        elif not tag.closes and tag.name == self.skipped[-1] and not tag.inside.endswith("/"):
            self.skipped.append(tag.name)
        elif tag.name == "body" and not tag.closes:
            self.skipped.clear()  # a head that was never closed

    def _open(self, tag: Tag) -> None:
        name = tag.name
        attributes = tag.attributes() if tag.inside else {}
        if self._is_left_out(tag, attributes):
            self.left_out |= name not in _SKIPPED
            self.skipped.append(name)
        elif name == "br":
            self.flow.pieces.append("\n")
        elif name == "table":
            self.flow.line()
            if self.tables:
                self.tables[-1].nests = True
            if len(self.tables) < _DEEPEST:
                self.tables.append(_Table())
        elif self.tables and name in ("td", "th"):
            self.tables[-1].begin_cell(attributes)
        elif self.tables and name == "tr":
            self.tables[-1].end_row()
        elif name in ("ul", "ol"):
            self.flow.line()
            start = attributes.get("start", "1")
            self.lists.append((attributes.get("type", "1") if name == "ol" else "-", _count(start)))
        elif name == "li":
            self._item(attributes)
        elif name in _BLOCKS or name in _APART:
            self.flow.line(apart=name in _APART)

    def _is_left_out(self, tag: Tag, attributes: dict[str, str]) -> bool:
        if tag.name in _VOID or tag.inside.endswith("/"):
            return False
        if tag.name in self._leaves_out:
            return True
        if tag.name in ("html", "body") or not self._leaves_out:
            return False
        names = re.sub(r"\"[^\"]*\"|'[^']*'", "", tag.inside)  # a class may be called "hidden", too
        hidden = _HIDDEN.search(attributes.get("style", "")) or re.search(r"(?:^|\s)hidden(?:\s|$|=)", names)
        return bool(hidden) or attributes.get("role") == "navigation"

    def _item(self, attributes: dict[str, str]) -> None:
        self.flow.line()
        kind, number = self.lists[-1] if self.lists else ("-", 1)
        if kind != "-":
            number = _count(attributes.get("value")) if "value" in attributes else number
            self.lists[-1] = (kind, number + 1)
        self.flow.words("- " if kind == "-" else f"{rows.numeral(number, _NUMERALS.get(kind, 'decimal'))}. ")

    def _close(self, name: str) -> None:
        if name == "table":
            if self.tables:
                self._end_table()
        elif self.tables and name in ("td", "th"):
            self.tables[-1].end_cell()
        elif self.tables and name == "tr":
            self.tables[-1].end_row()
        else:
            if name in ("ul", "ol") and self.lists:
                self.lists.pop()
            if name in _BLOCKS or name in _APART:
                self.flow.line(apart=name in _APART)

    def _end_table(self) -> None:
        table = self.tables.pop()
        text = table.text()
        self.flow.lines(text)


def _charset(data: bytes) -> str | None:
    found = _CHARSET.search(data[:8192])
    return found[1].decode("ascii").lower() if found else None


def decode(data: bytes) -> tuple[str, str]:
    """The characters of a page and their encoding. Windows-1252 is believed when the page says so."""
    try:
        return encodings.decode(data)
    except Unreadable as error:
        if error.code == "encoding" and _charset(data) in ("iso-8859-1", "windows-1252"):
            return legacy.western(data), "windows-1252"
        raise


def read(page: str, encoding: str | None) -> FileText:
    """The text of a page. Unreadable "no_text" when nothing is left."""
    tokens = Tokens(page.removeprefix("\ufeff"))
    reader = _Reader(everything=False)
    reader.read(tokens)
    if reader.skipped or not reader.page.text():
        # Something left out was never closed, or the whole page was: take all rather than half.
        reader = _Reader(everything=True)
        reader.read(tokens)
    text, repaired = legacy.repair(reader.page.text())
    if not text:
        raise Unreadable("no_text", "The page holds no text.")
    notes = (MENUS_NOTE,) if reader.left_out else ()
    return FileText(text, "html", repaired or encoding, notes=notes)
