"""What the confirming screens show: a document with its facts, where one is, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.documents.models import Document, Fact, FactDecision, Text
from roviec.documents.queries import Tally, tally, text_of
from roviec.intake.marks import CODES
from roviec.intake.models import Place
from roviec.orgs.models import Unit, User
from roviec.orgs.queries import match_units

Decision = FactDecision.Decision
HERE = timedelta(minutes=5)  # how long after the last page somebody is said to be in a document


@dataclass(frozen=True, slots=True)
class Row:
    """A fact in the list beside the text."""

    number: int
    fact: Any  # with `decided` and `decision_id`
    code: str
    current: bool
    care: str  # why it needs care; empty: nothing known


@dataclass(frozen=True, slots=True)
class KindCount:
    """How far the facts of one kind are decided."""

    value: str
    code: str
    label: str
    done: int
    total: int
    key: int  # of the keyboard, 1 to 9

    @property
    def waiting(self) -> int:
        """Those still to be decided."""
        return self.total - self.done


@dataclass(frozen=True, slots=True)
class Desk:
    """A document being read: its text, its facts with their decisions, the one in hand, the kind shown."""

    document: Document
    text: Text
    facts: Sequence[Any]
    current: Any | None
    tally: Tally
    kind: str = ""
    matched: Mapping[str, list[Unit]] = field(default_factory=dict)

    def kinds(self) -> list[KindCount]:
        """For each kind how many, in the order of the keys 1 to 9."""
        counted = []
        for key, (value, label) in enumerate(Fact.Kind.choices, 1):
            these = [fact for fact in self.facts if fact.kind == value]
            done = sum(fact.decided != Decision.OPEN for fact in these)
            counted.append(KindCount(value, CODES[value], str(label), done, len(these), key))
        return counted

    def rows(self) -> list[Row]:
        """The list beside the text: of the kind shown, or all."""
        key = self.current.pk if self.current else None
        numbered = enumerate(self.facts, 1)
        return [
            Row(number, fact, CODES[fact.kind], fact.pk == key, self._care(fact))
            for number, fact in numbered
            if fact.pk == key or not self.kind or fact.kind == self.kind
        ]

    def next_of(self, fact: Fact) -> Any | None:
        """The next of the same kind after this one, which it can be merged with."""
        return next((one for one in self.facts if one.kind == fact.kind and one.start > fact.start), None)

    def _care(self, fact: Any) -> str:
        if fact.decided != Decision.OPEN or fact.kind != Fact.Kind.ASSIGNMENT:
            return ""
        names = doers(fact.fields)
        missing = [name for name in names if len(self.matched.get(name, ())) != 1]
        if not names:
            return _("no doer named")
        if missing:
            return _("not matched: %(count)s") % {"count": len(missing)}
        return "" if fact.fields.get("deadline") else _("no deadline")


def doers(fields: Mapping[str, Any]) -> list[str]:
    """The names of those who must do it, as written."""
    return [str(name) for name in fields.get("assignees", [])]


def open_desk(user: User, pk: int, asked: str = "", kind: str = "", *, today: date) -> Desk:
    """The document of this key with the fact asked for in hand; else where one was, else the first waiting.

    404 for what the user may not read whole, or what has no text yet.
    """
    document = get_object_or_404(Document.objects.readable_by(user), pk=pk)
    text = text_of(document)
    if text is None:
        raise Http404
    facts: list[Any] = list(Fact.objects.of(document).with_decision())
    shown = [fact for fact in facts if fact.kind == kind] if kind in Fact.Kind.values else facts
    waiting = [fact for fact in shown if fact.decided == Decision.OPEN]
    chosen = [fact for fact in facts if str(fact.pk) == asked]
    if not asked:
        place = Place.objects.filter(account=user, document=document).first()
        chosen = [fact for fact in waiting if place and fact.pk == place.fact_id]
    current = next(iter(chosen or waiting or shown), None)
    names = [name for fact in waiting for name in doers(fact.fields)]
    matched = match_units(names, document.issued_on or today) if names else {}
    return Desk(document, text, facts, current, tally(facts), kind if shown is not facts else "", matched)


def held_fields(facts: Iterable[Any]) -> dict[int, dict[str, Any]]:
    """For each fact (from `with_decision`) its fields as they stand: as confirmed, else as read."""
    facts = list(facts)
    made = FactDecision.objects.in_bulk([fact.decision_id for fact in facts if fact.decision_id])
    return {
        fact.pk: dict(made[fact.decision_id].fields if fact.decision_id in made else fact.fields)
        for fact in facts
    }


def note_place(user: User, document: Document, fact: Fact | None) -> None:
    """Keep where the reader stands, so that work goes on there and others see who is in it."""
    Place.objects.update_or_create(
        account=user, document=document, defaults={"fact": fact, "at": timezone.now()}
    )


def who_is_here(document: Document, but: User) -> QuerySet[Place]:
    """Who else was in the document in the last minutes."""
    lately = Place.objects.filter(document=document, at__gte=timezone.now() - HERE).exclude(account=but)
    return lately.select_related("account", "fact").order_by("-at")


def next_waiting(document: Document, after: Fact, kind: str = "") -> Fact | None:
    """The next fact that waits after this one in the text, else the first that waits."""
    facts: Any = Fact.objects.of(document).with_decision().exclude(pk=after.pk)
    waiting: QuerySet[Fact] = facts.filter(decided=Decision.OPEN)
    if kind in Fact.Kind.values:
        waiting = waiting.filter(kind=kind)
    behind = Q(start__gt=after.start) | Q(start=after.start, end__lt=after.end)
    level = Q(start=after.start, end=after.end, pk__gt=after.pk)
    return waiting.filter(behind | level).first() or waiting.first()


def to_give(document: Document) -> list[Any]:
    """The confirmed assignments of the document that are not yet a task."""
    these: Any = Fact.objects.of(document).filter(kind=Fact.Kind.ASSIGNMENT, task_sources=None)
    return list(these.with_decision().filter(decided=Decision.CONFIRMED))
