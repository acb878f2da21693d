"""Long lists, page by page: counted to 1,000, then "more"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
COUNTED_TO = 1000
SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """One page of a list. `total` None: more than are counted."""

    rows: Sequence[M]
    number: int
    total: int | None
    more: bool

    @property
    def first(self) -> int:
        """Number of the first row, from 1."""
        return (self.number - 1) * SIZE + 1

    @property
    def last(self) -> int:
        """Number of the last row."""
        return self.first + len(self.rows) - 1

    @property
    def previous(self) -> int:
        """The page before."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The page after."""
        return self.number + 1

    @property
    def counted_to(self) -> int:
        """How far is counted."""
        return COUNTED_TO


def page_of(rows: QuerySet[M], asked: str | None) -> Page[M]:
    """The page asked for (anything else: the first). Two queries."""
    number = int(asked) if asked and asked.isdecimal() and len(asked) < 7 else 1
    number = max(number, 1)
    start = (number - 1) * SIZE
    found = list(rows[start : start + SIZE + 1])
    counted = rows.order_by()[: COUNTED_TO + 1].count()
    return Page(found[:SIZE], number, counted if counted <= COUNTED_TO else None, len(found) > SIZE)
