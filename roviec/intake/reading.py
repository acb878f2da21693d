"""The one place of the product that calls the reading library: a kept file in, plain data out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import vanban
from roviec import __version__
from roviec.documents.actions import Found, Head
from roviec.documents.models import Document
from vanban.files import FileText, Unreadable, open_bytes

READER = f"vanban {__version__}"

__all__ = ["READER", "Read", "Unreadable", "facts_of", "head_of", "open_file", "read"]


@dataclass(frozen=True, slots=True)
class Read:
    """A text, read: the text itself, what the register can take from it, the facts."""

    text: str
    head: Head
    found: tuple[Found, ...]
    about: Mapping[str, Any]


def open_file(path: Path, name: str) -> FileText:
    """The text of a file that lies aside under another name. Raises Unreadable."""
    return open_bytes(path.read_bytes(), name)


def read(file: FileText, name: str) -> Read:
    """What the library finds in the text."""
    reading = vanban.read(file.text, source=name)
    about = {
        "ocr": file.ocr,
        "pages": list(file.pages),
        "notes": list(file.notes),
        "doubts": [{"start": doubt.start, "end": doubt.end, "why": doubt.why} for doubt in file.doubts],
    }
    return Read(file.text, head_of(reading, name), facts_of(reading), about)


def head_of(reading: vanban.Reading, name: str) -> Head:
    """What the register can take from the reading; what the text does not say stays empty."""
    header = reading.header or {}
    symbol = str(header.get("symbol", ""))
    number = re.match(r"[0-9]+", symbol)
    known = reading.document_type in Document.Type.values
    return Head(
        title=reading.title or name,
        type=reading.document_type if known else Document.Type.OTHER,
        symbol=symbol,
        number=int(number[0]) if number else None,
        issuer_words=str(header.get("issuer", "")),
        issued_on=_day(str(header.get("date") or reading.published or "")),
    )


def _day(value: str) -> date | None:
    """A whole day; a month or a day without its year is none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def facts_of(reading: vanban.Reading) -> tuple[Found, ...]:
    """The facts as this house keeps them."""
    return tuple(
        Found(fact.kind, fact.start, fact.end, fact.quote, dict(fact.fields), dict(fact.basis), fact.rule)
        for fact in reading.facts
    )
