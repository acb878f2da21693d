"""Whether what is stored is what the rows say, and whether the journal knows of every row."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, Model, OuterRef, Q

from roviec.journal.models import EntryObject
from roviec.work import states
from roviec.work.models import (
    Assignment,
    AssignmentQuerySet,
    Difficulty,
    Ended,
    Evidence,
    Extension,
    Grade,
    Pause,
    Progress,
    Request,
    Return,
)

ADDED: tuple[type[Model], ...] = (
    Difficulty,
    Ended,
    Evidence,
    Extension,
    Grade,
    Pause,
    Progress,
    Request,
    Return,
)
# A pause that is over may stay in its columns: it is compared by whether it holds.
_EXACT = [name for name in states.COLUMNS if not name.startswith("suspended")]


def differing(day: date) -> AssignmentQuerySet:
    """Assignments whose stored columns are not what the + rows say on this day."""
    stored, behind = states.is_paused(day), states.of_then(states.is_paused(day))
    differs = stored & states.of_then(~states.is_paused(day)) | ~stored & behind
    for name in _EXACT:
        one, other = Q(**{f"{name}__isnull": True}), Q(**{f"then_{name}__isnull": True})
        differs |= one & ~other | ~one & other | ~one & ~other & ~Q(**{f"then_{name}": F(name)})
    return Assignment.objects.as_of(day).filter(differs).order_by("pk")


def not_in_the_journal() -> list[Model]:
    """Rows that were added without an entry: somebody went past the actions. One query a kind."""
    found: list[Model] = []
    for kind in ADDED:
        entry = EntryObject.objects.filter(kind=kind._meta.label_lower, object=OuterRef("pk"))
        found += kind._default_manager.filter(~Exists(entry)).order_by("pk")
    return found
