"""The same demand already on record from another document: offered for joining, never joined by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from roviec.documents.models import Document
from roviec.folding import fold_marks
from roviec.orgs.models import Unit, User
from roviec.work.models import Assignment, Task

ALIKE = 0.5  # the share of words, of both together, that two demands have in common
LOOKED_AT = 200  # the newest tasks of the units
OFFERED = 3


def same_demands(user: User, document: Document, words: str, units: Sequence[Unit]) -> list[Task]:
    """Tasks of these units from elsewhere that say nearly the same, the most alike first; two queries.

    Words are compared here and not in the database: neither SQLite nor PostgreSQL folds Vietnamese marks.
    """
    if not units:
        return []
    theirs = Assignment.objects.filter(unit__in=units).values("task")
    tasks: QuerySet[Any] = Task.objects.visible_to(user).filter(pk__in=theirs)
    newest = tasks.exclude(sources__document=document).prefetch_related("sources").order_by("-id")
    said = _words(words)
    scored = [(len(said & other) / len(said | other), task) for task, other in _told(newest[:LOOKED_AT])]
    alike = sorted((one for one in scored if one[0] >= ALIKE), key=lambda one: -one[0])
    return [task for _share, task in alike[:OFFERED]]


def _told(tasks: QuerySet[Any]) -> list[tuple[Any, frozenset[str]]]:
    return [(task, words) for task in tasks if (words := _words(task.words))]


def _words(text: str) -> frozenset[str]:
    return frozenset(fold_marks("".join(c if c.isalnum() else " " for c in text)).split())
