"""The original text and the match view that rules read, with the way back to the original.

A document comes in NFC or NFD, with no-break spaces, look-alike letters, soft hyphens, both tone
styles. Rules read one form only: `View.text`. The original is never changed; every offset of
the view has its place in the original, so that a fact's span points at the very words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from vanban.fold import fold_tone

# Written but not read: soft hyphen, zero-width characters, direction marks, byte order mark.
_SILENT = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SILENT_FOUND = re.compile(f"[{_SILENT}]|\r\n")

# One character for one, so that offsets stay. No-break and typographic spaces become the space, the
# many dashes the hyphen. The Icelandic and African look-alikes become the Vietnamese letter also in fields:
# they are slips of a keyboard, and a name written with them would never be found again.
_LETTERS = dict(zip("\u00d0\u0189\u00f0\u0256", "\u0110\u0110\u0111\u0111", strict=True))
_SAME_LENGTH = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x0b\x0c",
        " ",
    ),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uf02d\uf0b7", "-"),
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
    "\u2044": "/",
    "\u2215": "/",
    "\uff05": "%",
}
_LETTER_FOUND, _SAME_LENGTH_FOUND = (re.compile(f"[{''.join(table)}]") for table in (_LETTERS, _SAME_LENGTH))


def _put(found: re.Pattern[str], table: dict[str, str], text: str) -> str:
    """The text with its few odd characters replaced; `str.translate` would look up every letter."""
    return found.sub(lambda match: table[match[0]], text)


class View:
    """A text as rules read it: NFC, one kind of space and dash, one tone style, same letters.

    `text`  what rules match on; line breaks stand until `layout` joins the lines of a paragraph
    `nfc`   the same length, the words as written (only composed, and in Vietnamese letters): what goes
            into fields
    `at`    where `original` begins in the document, when it is one article of several
    """

    __slots__ = ("_map", "at", "nfc", "original", "text")

    def __init__(self, original: str, at: int = 0) -> None:
        self.original = original
        self.at = at
        composed, self._map = _compose(original)
        self.nfc = _put(_LETTER_FOUND, _LETTERS, composed)
        self.text = _MARKUP.sub(_blank, fold_tone(_put(_SAME_LENGTH_FOUND, _SAME_LENGTH, self.nfc)))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the document of a span of the view (`end` exclusive in both)."""
        if self._map is None:
            return self.at + start, self.at + end
        return self.at + self._original(start), self.at + self._original(end)

    def part(self, start: int, end: int) -> View:
        """The view of a stretch of this one, with offsets of its own and the same places in the document."""
        first, last = self.place(start, end)
        return View(self.original[first - self.at : last - self.at], first)

    def as_written(self, start: int, end: int) -> str:
        """The words of a span as the document writes them, NFC, with single spaces."""
        return " ".join(self.nfc[start:end].split())

    def _original(self, at: int) -> int:
        starts, originals = self._map or ([0], [0])
        run = bisect_right(starts, at) - 1
        return min(originals[run] + at - starts[run], len(self.original))


# Signs of emphasis that pages turned into text leave behind; blanked, so that nothing moves.
_MARKUP = re.compile(r"\*\*+|__+|^#{1,6}(?= )|\\(?=[-*.#+()\[\]_])", re.MULTILINE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _compose(original: str) -> tuple[str, tuple[list[int], list[int]] | None]:
    """The text in NFC without silent characters, and where its runs begin in it and in the original.

    None for the map: nothing changed length, offsets are the same. A run is a stretch whose offsets
    differ from the original's by a constant.
    """
    if not _SILENT_FOUND.search(original) and unicodedata.is_normalized("NFC", original):
        return original, None
    pieces: list[str] = []
    starts, originals = [0], [0]
    length = 0
    for match in _CLUSTERS.finditer(original):
        whole = "\n" if match[0] == "\r\n" else match[0]
        piece = unicodedata.normalize("NFC", whole.translate(_DROP))
        if match.start() - originals[-1] != length - starts[-1]:
            starts.append(length)
            originals.append(match.start())
        pieces.append(piece)
        length += len(piece)
    starts.append(length)
    originals.append(len(original))
    return "".join(pieces), (starts, originals)


_DROP = dict.fromkeys(map(ord, _SILENT))
_MARKS = f"\u0300-\u036f{_SILENT}"
# The end of a line in two characters; a run of plain characters; or one base with its marks: composition
# never crosses a cluster.
_CLUSTERS = re.compile(
    f"\r\n|[^\r{_MARKS}]+(?![{_MARKS}])|[^{_MARKS}]?[{_MARKS}]+|[^{_MARKS}]",
    re.DOTALL,
)
