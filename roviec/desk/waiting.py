"""My desk as plain data: what waits for this reader. Queries do not grow with the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from roviec.desk.numbers import Number, address_of, number
from roviec.desk.overview import LateTask, late_tasks
from roviec.documents.models import Document, Fact, Text
from roviec.orgs.models import Unit, User
from roviec.orgs.sight import Sight, sight_of
from roviec.work.lists import with_what_is_shown
from roviec.work.models import Assignment, AssignmentQuerySet, Request
from roviec.work.queries import COUNTED
from roviec.work.words import Chip, chip

SHOWN = 6
NEWEST = 30  # documents that are looked through for facts still to confirm
WORST_FIRST = ("is_over", "is_late", "is_returned", "is_stuck", "is_remind", "is_not_received")


@dataclass(frozen=True, slots=True)
class Block:
    """Assignments in one state: all of them as a number, the first ones drawn."""

    name: str
    number: Number
    rows: Sequence[tuple[Assignment, Chip]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that waits for a decision, since how many days."""

    request: Request
    days: int


@dataclass(frozen=True, slots=True)
class Half:
    """A document whose facts are not all decided."""

    document: Document
    settled: int
    total: int


@dataclass(frozen=True, slots=True)
class Desk:
    """All that my desk shows."""

    late: list[LateTask]  # of who oversees a committee, by task; the late blocks stand in for it otherwise
    blocks: list[Block]
    asked: list[Asked]
    halves: list[Half]
    ahead: Block
    late_number: Number
    open: Number


def desk_of(user: User, day: date) -> Desk:
    """What waits for the user today: the worst first, each number over all that the user may see."""
    sight = sight_of(user)
    mine = Assignment.objects.visible_to(user).counting()
    oversees = sight.everything or bool(sight.overseen)
    names = WORST_FIRST[2:] if oversees else WORST_FIRST
    blocks = [_block(name, mine, day) for name in names]
    return Desk(
        late=late_tasks(COUNTED["late"].rows(mine, day), day) if oversees else [],
        blocks=[block for block in blocks if block.number.count],
        asked=_asked(user, sight, day),
        halves=_halves(user) if sight.office else [],
        ahead=_block("due_ahead", mine, day),
        late_number=number(mine, "late", day) if oversees else Number(0, ""),
        open=number(mine, "open", day),
    )


def _block(name: str, mine: AssignmentQuerySet, day: date) -> Block:
    rows = COUNTED[name].rows(mine, day)
    shown = [(row, chip(row, day)) for row in with_what_is_shown(rows, day)[:SHOWN]]
    count = rows.count() if len(shown) == SHOWN else len(shown)
    return Block(name, Number(count, address_of(name, day)), shown)


def _asked(user: User, sight: Sight, day: date) -> list[Asked]:
    """Requests that the office may decide; those of one's own units are for somebody else."""
    if not sight.office:
        return []
    waiting = (
        Request.objects.filter(decision="", assignment__in=Assignment.objects.visible_to(user).values("pk"))
        .exclude(assignment__unit__in=sight.own_units)
        .select_related("assignment__task")
        .prefetch_related(Prefetch("assignment__unit", Unit.objects.named(day)))
        .order_by("at")
    )
    return [Asked(one, (day - one.on).days) for one in waiting[: SHOWN * 2]]


def _halves(user: User) -> list[Half]:
    """Of the newest documents those with facts still to decide, the oldest of them first."""
    newest = Text.objects.filter(file=OuterRef("file")).order_by("-id").values("pk")[:1]
    found = (
        Document.objects.readable_by(user)
        .order_by("-id")
        .annotate(text=Subquery(newest))
        .annotate(total=_counted(Fact.objects.all()), settled=_counted(_settled()))[:NEWEST]
    )
    halves = [Half(one, one.settled, one.total) for one in found]  # type: ignore[attr-defined]
    return [half for half in halves if half.settled < half.total][:SHOWN]


def _settled() -> QuerySet[Fact]:
    return Fact.objects.with_decision().filter(decided__in=["confirmed", "set_aside"])  # type: ignore[misc]


def _counted(facts: QuerySet[Fact]) -> Coalesce:
    """How many of these facts the outer document has: those of its newest text, in its part of the file."""
    own = facts.filter(
        text=OuterRef("text"),
        start__gte=Coalesce(OuterRef("part_start"), 0),
        start__lt=Coalesce(OuterRef("part_end"), 2**31 - 1),
    )
    counted = own.order_by().values("text").annotate(counted=Count("pk")).values("counted")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
