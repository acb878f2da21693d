"""Questions about documents and their facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from roviec.documents.models import Document, Fact, FactDecision, Text


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the reading of a document is: expected = confirmed + set aside + waiting."""

    confirmed: int
    set_aside: int
    total: int

    @property
    def settled(self) -> int:
        """Those decided."""
        return self.confirmed + self.set_aside

    @property
    def waiting(self) -> int:
        """Those still to be decided."""
        return self.total - self.settled


def tally(facts: Iterable[Fact]) -> Tally:
    """How far these facts are decided; they come from `with_decision`."""
    counted = Counter(fact.decided for fact in facts)  # type: ignore[attr-defined]
    done = FactDecision.Decision
    return Tally(counted[done.CONFIRMED], counted[done.SET_ASIDE], sum(counted.values()))


def text_of(document: Document) -> Text | None:
    """The newest text of the document's file; None where none was made."""
    return Text.objects.filter(file=document.file_id).order_by("-id").first()
