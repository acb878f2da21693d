"""The texts that readings are measured on, with their keys: our own, and the real ones where they lie beside.

The real texts are no part of the repository. Two of them are held back: they show what the reading is
worth on texts that nobody wrote rules for, and are measured only when asked for (HELD_BACK=1).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vanban import Reading, read

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "tests" / "corpus"
REAL = ROOT.parent / "shared" / "reading"
_HELD_BACK = ("002", "006")

Record = Mapping[str, Any]
Read = Callable[[str], Reading]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A text and the facts it holds."""

    stem: str
    text: str
    key: Record

    def reading(self, read_text: Read = read) -> Reading:
        """The text, read."""
        return read_text(self.text)


def own() -> list[Keyed]:
    """The invented documents of `tests/corpus`."""
    return _load(OWN, OWN)


def real() -> list[Keyed]:
    """The real texts; none where they do not lie beside the project."""
    held_back = () if os.environ.get("HELD_BACK") == "1" else _HELD_BACK
    return _load(REAL / "texts", REAL / "key", held_back)


def _load(texts: Path, keys: Path, held_back: tuple[str, ...] = ()) -> list[Keyed]:
    found = []
    for key in sorted(keys.glob("*.json")):
        if key.stem.startswith(held_back):
            continue
        text = (texts / f"{key.stem}.txt").read_bytes().decode("utf-8")
        found.append(Keyed(key.stem, text, json.loads(key.read_text(encoding="utf-8"))))
    return found


def of_length(text: str, length: int) -> str:
    """The text repeated, with an empty line between, and cut to a length.

    >>> of_length("abc", 7)
    'abc\\n\\nab'
    """
    return (f"{text}\n\n" * (length // (len(text) + 2) + 1))[:length]


def together(length: int) -> str:
    """Our own documents one after the other, repeated to a length."""
    return of_length("\n\n".join(one.text for one in own()), length)
