"""A Word file as a packet of parts: opened, measured and unpacked with bounds, its XML without traps.

A packet says how large its parts unpack; the sum and the ratio are checked before anything is
unpacked, and zipfile gives no more of a part than it declared. XML with a document type is refused
whole: Word writes none, and entities (a billion laughs) and outside files live there only.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from vanban.files.result import Limits, Unreadable

Element = ElementTree.Element
_SMALL = 10_000_000  # a packet that unpacks to less is no bomb, whatever its ratio
_DEEPEST = 500  # elements in elements; Word's deepest nesting of tables stays far below
_MOST_PARTS = 10_000
_CHUNK = 1 << 16
_BROKEN = "The Word file is damaged or was cut off"
_RELATIONSHIP = "/relationships/"


class Packet:
    """The parts of a Word file, by name."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            raise Unreadable("truncated", f"{_BROKEN}: its table of parts is missing.") from None
        self._refuse_bomb(len(data))
        self.names = frozenset(self._zip.namelist())

    def _refuse_bomb(self, packed: int) -> None:
        parts = self._zip.infolist()
        declared = sum(part.file_size for part in parts)
        if len(parts) > _MOST_PARTS or declared > self._limits.inflated:
            raise Unreadable(
                "bomb",
                f"The file would unpack to {len(parts)} parts of {declared:,} bytes together: refused.",
            )
        if declared > _SMALL and declared > self._limits.ratio * packed:
            raise Unreadable(
                "bomb", f"The file would unpack to {declared // packed} times its size: refused."
            )

    def stream(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece."""
        try:
            if self._zip.getinfo(name).flag_bits & 0x1:
                raise Unreadable("encrypted", "The Word file is protected by a password.")
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, KeyError):
            raise Unreadable("truncated", f"{_BROKEN}: the part {name} does not unpack.") from None

    def tree(self, name: str) -> Element | None:
        """A part as a tree; None when the file has no such part."""
        if name not in self.names:
            return None
        root = None
        for _depth, begins, element in self.walk(name):
            root = element if begins and root is None else root
        return root

    def walk(self, name: str) -> Iterator[tuple[int, bool, Element]]:
        """Each element of a part with its depth, at its begin (True) and end; may be cleared at its end."""
        guard = _guard()
        parser: ElementTree.XMLPullParser[Element] = ElementTree.XMLPullParser(("start", "end"))
        depth = 0
        try:
            for chunk in self.stream(name):
                guard(chunk, False)
                parser.feed(chunk)
                for begins, element in _elements(parser):
                    depth += begins
                    if depth > _DEEPEST:
                        raise Unreadable(
                            "bomb", f"The Word file nests its parts more than {_DEEPEST} deep: refused."
                        )
                    yield depth, begins, element
                    depth -= not begins
            guard(b"", True)
            parser.close()
        except (ElementTree.ParseError, expat.ExpatError):
            raise Unreadable("truncated", f"{_BROKEN}: the part {name} is no whole XML.") from None

    def main_part(self) -> str | None:
        """The name of the part that holds the document, or None when this is no Office file."""
        return next((name for kind, name in self.related("") if kind == "officeDocument"), None)

    def related(self, name: str) -> list[tuple[str, str]]:
        """Kind and name of the parts that a part refers to, inside the file only."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = []
        for link in root if root is not None else ():
            if link.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
                found.append((link.get("Type", "").rpartition(_RELATIONSHIP)[2], target))
        return found


def _elements(parser: ElementTree.XMLPullParser[Element]) -> Iterator[tuple[bool, Element]]:
    """What the parser has met by now: whether an element begins or ends, and the element."""
    events: Iterator[Any] = parser.read_events()  # only "start" and "end" were asked for
    for event, element in events:
        yield event == "start", element


def _guard() -> Callable[[bytes, bool], object]:
    """A second reader of the same bytes that stops at the first document type."""

    def refuse(*_: object) -> None:
        raise Unreadable(
            "bomb", "The Word file declares entities of its own (an XML bomb, or foreign files): refused."
        )

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser.Parse


def local(element: Element) -> str:
    """The name of an element or attribute without its namespace: Word has two (transitional, strict)."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child by local names, step by step."""
    for name in path:
        element = next(
            (each for each in (element if element is not None else ()) if local(each) == name), None
        )
    return element


def is_on(element: Element | None) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off")
