"""How an entry's hash is made: over every column, the rows it touched, and the hash before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC
from typing import Any

from roviec.journal.models import Entry

START = "0" * 64


def canonical(value: Any) -> str:
    """JSON that is the same for the same value: sorted keys, no spaces, days and numbers as text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def hash_of(entry: Entry, touched: Iterable[tuple[str, int]], before: str) -> str:
    """The hash that this entry must carry, with the hash of the one before."""
    told = canonical(
        [
            before,
            entry.seq,
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            entry.by_account,
            entry.by_post,
            entry.for_post,
            entry.action,
            entry.payload,
            sorted([kind, key] for kind, key in touched),
        ]
    )
    return hashlib.sha256(told.encode()).hexdigest()
