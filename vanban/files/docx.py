"""A Word document (.docx, .docm, .dotx) to text: paragraphs and tables in the order of the page.

Automatic numbers of lists are written out, for they are the document's structure. What was deleted
under tracked changes is left out, what was inserted stands. Headers, footers, notes and comments
are left out and named in the notes. Macros are never run. Letters of old fonts (.VnTime, VNI-Times)
are turned into Unicode run by run, by the run's font.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vanban.files import docx_styles, legacy, rows
from vanban.files.docx_styles import Numbering, Styles
from vanban.files.ooxml import Element, Packet, child, is_on, local, value
from vanban.files.result import FileText, Limits, Unreadable

_LEFT_OUT = frozenset(
    ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "rt")
)
_LETTERS = {"noBreakHyphen": "-", "cr": "\n", "br": "\n", "ptab": "\t", "softHyphen": "\xad"}
_NOTES = {
    "footnoteReference": "left out: footnotes",
    "endnoteReference": "left out: endnotes",
    "commentReference": "left out: comments",
    "altChunk": "left out: a document embedded in this one",
    "headerReference": "left out: page headers",
    "footerReference": "left out: page footers",
    "object": "left out: an embedded object",
}
_ADDS = re.compile(r"^([0-9]{1,3}[.)]|[a-zđ]\)|[IVX]{1,6}\.|[-+•])\t+")
_HEX = re.compile(r"[0-9A-Fa-f]{1,4}")
MACRO_NOTE = "the file carries macros; they were not run"


@dataclass(slots=True)
class _Word:
    """One document being read."""

    packet: Packet
    styles: Styles
    numbering: Numbering
    limits: Limits
    notes: dict[str, None] = field(default_factory=dict)
    encodings: dict[str, None] = field(default_factory=dict)
    joined: str = ""  # the words of a paragraph whose end mark was deleted: the next goes on with it

    def blocks(self, parent: Iterable[Element]) -> Iterator[str]:
        """The paragraphs and tables under an element, as text."""
        for element in parent:
            yield from self.block(element)

    def block(self, element: Element) -> Iterator[str]:
        """One paragraph or table, or what an envelope such as a content control holds."""
        name = local(element)
        if name == "p":
            yield from self._paragraph(element)
        elif name == "tbl":
            yield self._table(element)
        elif name == "sectPr":
            for each in element:
                self._note(local(each))
        elif name not in _LEFT_OUT:
            self._note(name)
            yield from self.blocks(element)

    def _note(self, name: str) -> None:
        if name in _NOTES:
            self.notes[_NOTES[name]] = None

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle")) or self.styles.paragraph
        boxes: list[Element] = []
        words = self.joined + "".join(
            self._inline(paragraph, self.styles.font_of(style) or self.styles.font, boxes)
        )
        if child(properties, "rPr", "del") is not None:
            self.joined = words  # the label, too, belongs to the paragraph it became part of
        else:
            self.joined = ""
            # A tab at the head of a paragraph is an indent; after a number it is a space.
            words = _ADDS.sub(r"\1 ", words.strip(" \t"))
            label = self._label(properties, style) if words.strip() else ""
            yield f"{label} {words}" if label else words
        for each in child(properties, "sectPr") or ():
            self._note(local(each))
        for box in boxes:
            yield from self.blocks(box)

    def _label(self, properties: Element | None, style: str | None) -> str:
        own = child(properties, "numPr")
        number, depth = self.styles.list_of(style)
        if own is not None:
            number = value(child(own, "numId")) or number
            depth = docx_styles.integer(value(child(own, "ilvl")), depth)
        return self.numbering.label(number, depth) if number not in (None, "0") else ""

    def _inline(self, parent: Iterable[Element], font: str, boxes: list[Element]) -> Iterator[str]:
        """The words of a paragraph, stretch by stretch; text boxes met on the way go to `boxes`."""
        for element in parent:
            name = local(element)
            if name in _LEFT_OUT:
                continue
            if name == "r":
                yield self._run(element, font, boxes)
            elif name == "txbxContent":
                boxes.append(element)
            elif name == "AlternateContent":
                # The same drawing twice: for new readers (Choice) and for old ones (Fallback).
                chosen = (
                    child(element, "Choice")
                    if child(element, "Choice") is not None
                    else child(element, "Fallback")
                )
                yield from self._inline(chosen if chosen is not None else (), font, boxes)
            elif name == "t":
                yield element.text or ""
            else:
                self._note(name)
                yield from self._inline(element, font, boxes)

    def _run(self, run: Element, font: str, boxes: list[Element]) -> str:
        properties = child(run, "rPr")
        style = value(child(properties, "rStyle"))
        if is_on(child(properties, "vanish")) or self.styles.is_hidden(style):
            self.notes["left out: hidden words"] = None
            return ""
        font = docx_styles.font(properties) or self.styles.font_of(style) or font
        words = "".join(self._letters(run, font, boxes))
        words, encoding = legacy.from_font(words, font)
        if encoding:
            self.encodings[encoding] = None
        return words

    def _letters(self, run: Element, font: str, boxes: list[Element]) -> Iterator[str]:
        for element in run:
            name = local(element)
            if name == "t":
                yield element.text or ""
            elif name == "tab":
                yield "\t"
            elif name in _LETTERS:
                yield _LETTERS[name]
            elif name == "sym":
                yield self._symbol(element)
            elif name not in _LEFT_OUT:
                self._note(name)
                yield from self._inline([element], font, boxes)

    @staticmethod
    def _symbol(element: Element) -> str:
        """A sign of a symbol font: its letter in an old Vietnamese font, else a plain mark."""
        char = value(element, "char") or ""
        code = int(char[-2:], 16) if _HEX.fullmatch(char) else 0  # F0B7 is B7 of the font
        letter, encoding = legacy.from_font(chr(code), value(element, "font") or "")
        return letter if encoding else {0x2D: "-", 0x2B: "+"}.get(code, "•")

    def _table(self, table: Element) -> str:
        found = [self._row(row) for row in self._members(table, "tr")]
        lines = [row for row in found if any(cell.strip() for cell in row)]
        bordered = child(table, "tblPr", "tblBorders", "insideV")
        if value(bordered) in (None, "none", "nil") and rows.is_letterhead(lines):
            return rows.stack(lines)
        return rows.render(lines)

    def _row(self, row: Element) -> list[str]:
        """The cells of a row in their columns; [] for a row deleted under tracked changes."""
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            return []
        before = docx_styles.integer(value(child(properties, "gridBefore")))
        cells: list[str] = [""] * min(before, 100)
        count = 0
        for cell in self._members(row, "tc"):
            count += 1
            settings = child(cell, "tcPr")
            merge = child(settings, "vMerge")
            words = "\n".join(self.blocks(cell))
            # Word keeps what a cell said before it was merged into the one above; nobody sees it.
            covered = merge is not None and value(merge) != "restart"
            across = docx_styles.integer(value(child(settings, "gridSpan")), 1)
            cells += ["" if covered else words, *[""] * (min(across, 100) - 1)]
        return cells[:1] if count == 1 and before == 0 else cells

    def _members(self, parent: Iterable[Element], name: str) -> Iterator[Element]:
        """Rows of a table or cells of a row, also those in content controls or tracked insertions."""
        for element in parent:
            if local(element) == name:
                yield element
            elif local(element) in ("sdt", "sdtContent", "customXml", "ins"):
                yield from self._members(element, name)


def read(data: bytes, limits: Limits) -> FileText:
    """The text of a Word packet.

    Raises Unreadable "wrong_type" (another Office file), "truncated", "encrypted", "bomb", "no_text".
    """
    packet = Packet(data, limits)
    main = packet.main_part() or ("word/document.xml" if "word/document.xml" in packet.names else None)
    if main is None or not main.startswith("word/"):
        raise Unreadable("wrong_type", f"The file is {_other(packet)}, not a Word document.")
    if main not in packet.names:
        raise Unreadable("truncated", "The Word file is damaged: the part that holds its words is missing.")
    parts = {kind: name for kind, name in packet.related(main) if name in packet.names}
    word = _Word(
        packet,
        docx_styles.styles(packet, parts.get("styles")),
        docx_styles.numbering(packet, parts.get("numbering")),
        limits,
    )
    if any(name.endswith("vbaProject.bin") for name in packet.names):
        word.notes[MACRO_NOTE] = None
    text, repaired = legacy.repair(_body(word, main))
    if not text:
        raise Unreadable("no_text", "The Word file holds no text (perhaps only pictures of pages).")
    if repaired:
        word.encodings[repaired] = None
    return FileText(text, "docx", "+".join(word.encodings) or None, notes=tuple(word.notes))


def _body(word: _Word, main: str) -> str:
    pieces: list[str] = []
    size = 0
    for depth, begins, element in word.packet.walk(main):
        # document > body > paragraph: each is read when it is whole, and then let go.
        if depth == 3 and not begins:
            for block in word.block(element):
                pieces.append(block)
                size += len(block)
            if size > word.limits.chars:
                raise Unreadable("too_large", f"The text is longer than {word.limits.chars:,} characters.")
            element.clear()
    return rows.tidy("\n".join((*pieces, word.joined)))


def _other(packet: Packet) -> str:
    for sign, name in (
        ("xl/", "an Excel workbook"),
        ("ppt/", "a PowerPoint presentation"),
        ("META-INF/manifest.xml", "an OpenDocument file (save it as .docx)"),
        ("mimetype", "an OpenDocument file (save it as .docx)"),
    ):
        if any(each.startswith(sign) for each in packet.names):
            return name
    return "a zip archive"
