"""Collects what is said on the screen and compiles its Vietnamese: `make messages`, no gettext needed.

Each room keeps its own words in roviec/ROOM/locale/vi/LC_MESSAGES/django.po, so that rooms built side by
side do not meet in one file. A message that another room has translated is taken over from there.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2)}
STRING = r"""(u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))"""
ONE = re.compile(rf"(?:_|\bgettext)\({STRING}\)")
MANY = re.compile(rf"\bngettext\({STRING}, ?{STRING}, ?count\)")

Message = str | tuple[str, str]


def rooms() -> list[Path]:
    """The rooms that say something."""
    return sorted(path.parent for path in (ROOT / "roviec").glob("*/apps.py"))


def said(room: Path) -> dict[Message, str]:
    """Every message of a room, with the file it stands in."""
    found: dict[Message, str] = {}
    for path in sorted([*room.rglob("*.py"), *room.rglob("*.html")]):
        if "migrations" not in path.parts:
            messages = _of_python(path) if path.suffix == ".py" else _of_template(path)
            for message in messages:
                found.setdefault(message, str(path.relative_to(ROOT)))
    return found


def _of_python(path: Path) -> Iterator[Message]:
    with path.open("rb") as source:
        for _line, message, _comments, _context in extract("python", source, keywords=KEYWORDS):
            yield tuple(message) if isinstance(message, list | tuple) else message  # type: ignore[misc]


def _of_template(path: Path) -> Iterator[Message]:
    from django.utils.translation.template import templatize

    code = templatize(path.read_text(encoding="utf-8"))
    for match in MANY.finditer(code):
        yield ast.literal_eval(match[1]), ast.literal_eval(match[2])
    for match in ONE.finditer(code):
        yield ast.literal_eval(match[1])


def po_of(room: Path) -> Path:
    """Where a room's words stand."""
    return room / "locale" / "vi" / "LC_MESSAGES" / "django.po"


def kept(room: Path) -> Catalog:
    """The words a room has."""
    if not po_of(room).exists():
        return Catalog(locale="vi")
    with po_of(room).open("rb") as source:
        return read_po(source, locale="vi")


def build(room: Path, known: dict[Message, object]) -> Catalog:
    """The room's catalogue: what it says now, with the translations that are known."""
    old = kept(room)
    catalog = Catalog(
        locale="vi", project="roviec", header_comment="# The Vietnamese words of this room.", charset="utf-8"
    )
    catalog.revision_date = catalog.creation_date = datetime(
        2026, 1, 1, tzinfo=UTC
    )  # the same at every build
    for message, place in sorted(said(room).items(), key=lambda item: (item[1], str(item[0]))):
        before = old.get(message if isinstance(message, str) else message[0])
        string = (before.string if before else None) or known.get(message) or ""
        if isinstance(string, str) != isinstance(message, str):
            string = known.get(message) or ""  # it has become a plural, or is one no more
        flags = {"python-format"} if "%(" in str(message) else set()
        catalog.add(message, string, locations=[(place, 0)], flags=flags)
    return catalog


def missing(catalog: Catalog) -> list[str]:
    """Messages without words."""
    return [
        str(m.id)
        for m in catalog
        if m.id and not (any(m.string) if isinstance(m.string, tuple) else m.string)
    ]


def main() -> int:
    """Collect and compile, all rooms or those named; 1 when something has no Vietnamese yet."""
    known: dict[Message, object] = {}
    for room in rooms():
        for message in kept(room):
            if message.id and message.string:
                known[tuple(message.id) if isinstance(message.id, list | tuple) else message.id] = (
                    message.string
                )
    without = 0
    for room in [room for room in rooms() if room.name in sys.argv[1:] or not sys.argv[1:]]:
        catalog = build(room, known)
        if not len(catalog):
            continue
        po = po_of(room)
        po.parent.mkdir(parents=True, exist_ok=True)
        with po.open("wb") as out:
            write_po(out, catalog, width=100, include_lineno=False, omit_header=False)
        with po.with_suffix(".mo").open("wb") as out:
            write_mo(out, catalog)
        for message in missing(catalog):
            print(f"{room.name}: no Vietnamese for {message!r}")
            without += 1
    return 1 if without else 0


if __name__ == "__main__":
    os.environ.setdefault("ROVIEC_MODE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roviec.settings")
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
