"""HTML to tags and text, in time linear in its length whatever is broken in it.

The standard library's parser is not used: on markup broken on purpose it reads the same stretch
again and again (CVE-2025-6069; the Python 3.11 of Debian 12 is older than the mend).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]*")
_STOP = re.compile(r"[>\"']")
# Possessive, and begun only where a name can begin: a long attribute is looked at once.
_ATTRIBUTE = re.compile(r"(?<![^\s/\"'])([^\s=/>\"']++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_RAW = ("script", "style", "title", "textarea", "xmp", "noscript", "iframe")  # their text is no markup
_NEVER = 1 << 62


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, and the text of its attributes."""

    name: str
    closes: bool
    inside: str

    def attributes(self) -> dict[str, str]:
        """Attributes with a value, names in small letters, entities decoded."""
        found = _ATTRIBUTE.findall(self.inside)
        return {name.lower(): html.unescape(a or b or c) for name, a, b, c in found}


class Tokens:
    """The tags and texts of a page in order. Comments, declarations and scripts are passed over."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._quotes = True  # a ">" in a quoted value does not end the tag
        self._none_from: dict[str, int] = {}  # what is sought in vain is not sought again

    def __iter__(self) -> Iterator[Tag | str]:
        page, at = self._page, 0
        while (less := page.find("<", at)) >= 0:
            if less > at:
                yield html.unescape(page[at:less])
            at, tag = self._markup(less)
            if tag is None:
                continue
            yield tag
            if tag.name in _RAW and not tag.closes:
                at = self._past_raw(tag.name, at)
        if at < len(page):
            yield html.unescape(page[at:])

    def _find(self, what: str, at: int) -> int:
        if at >= self._none_from.get(what, _NEVER):
            return -1
        found = self._page.find(what, at)
        if found < 0:
            self._none_from[what] = at
        return found

    def _markup(self, less: int) -> tuple[int, Tag | None]:
        """Where reading goes on after a `<`, and the tag that stood there."""
        page = self._page
        if page.startswith("<!--", less):
            # A comment that never closes is not believed: the rest of the page would be lost in it.
            end = self._find("-->", less + 4)
            return (end + 3 if end >= 0 else less + 4), None
        if page.startswith(("<!", "<?"), less):
            end = self._find(">", less)
            return (end + 1 if end >= 0 else less + 2), None
        closes = page.startswith("/", less + 1)
        name = _NAME.match(page, less + 1 + closes)
        end = self._tag_end(name.end()) if name else -1
        if name is None or end < 0:
            return less + 1, Tag("", False, "<")  # a lone "<" is text: "< 5 %"
        return end + 1, Tag(name[0].lower(), closes, page[name.end() : end])

    def _tag_end(self, at: int) -> int:
        """The `>` that ends a tag, outside its quoted values; -1: there is none."""
        first = self._find(">", at)
        if first < 0 or not self._quotes:
            return first
        while stop := _STOP.search(self._page, at):
            if stop[0] == ">":
                return stop.start()
            quote = self._find(stop[0], stop.end())
            at = quote + 1 if quote >= 0 else stop.end()
        self._quotes = False  # a quote was left open: from here on quotes mean nothing
        return first

    def _past_raw(self, name: str, at: int) -> int:
        """After the closing tag of a script or the like; `at` when it never closes."""
        key = "</" + name
        if at >= self._none_from.get(key, _NEVER):
            return at
        closing = re.compile(rf"</{name}[^>]*>", re.IGNORECASE).search(self._page, at)
        if closing is None:
            self._none_from[key] = at
            return at
        return closing.end()
