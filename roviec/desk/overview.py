"""The leader's overview as plain data: who is late or stuck, by how many days, which product is missing,
who must decide; by unit and by programme. Queries do not grow with the rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Count, F, Min, Prefetch, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import ngettext

from roviec.desk.numbers import Number, address_of, counted_rows, due_column, number, numbers_by
from roviec.orgs.models import Unit, User
from roviec.orgs.sight import Sight, sight_of
from roviec.work import states
from roviec.work.models import Assignment, AssignmentQuerySet, Difficulty, Programme, Task
from roviec.work.queries import COUNTED
from roviec.work.words import Chip, chip

SHOWN = 6
HEADLINES = ("late", "is_over", "is_stuck", "due_ahead", "done_of_due", "due", "done", "given", "open")
BEFORE = ("late", "is_stuck", "done_of_due", "due")  # those that the page holds against a week ago
OF_A_UNIT = ("late", "is_over", "is_stuck", "due_ahead", "open")
OF_A_PROGRAMME = ("done_of_due", "due", "done", "given", "late")
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class LateTask:
    """A task with the units that are late in it: how many, the first of them, the longest delay."""

    task: Task
    units: list[Unit]
    number: Number
    chip: Chip

    @property
    def others(self) -> int:
        """Units late beside those named."""
        return self.number.count - len(self.units)


@dataclass(frozen=True, slots=True)
class Stuck:
    """A difficulty nobody has solved, with its assignment."""

    difficulty: Difficulty
    assignment: Assignment
    chip: Chip


@dataclass(frozen=True, slots=True)
class Line:
    """A unit or a programme with its numbers; a name that is missing counts nothing."""

    name: str
    key: int
    numbers: dict[str, Number]
    code: str = ""

    @property
    def trouble(self) -> tuple[int, int, int]:
        """How much is wrong, for sorting."""
        counts = [self.numbers[show].count if show in self.numbers else 0 for show in OF_A_UNIT[:3]]
        return counts[1], counts[0], counts[2]


@dataclass(frozen=True, slots=True)
class Cell:
    """One programme in one unit: the days of the longest delay (0: nothing late), the late list."""

    unit: str = ""
    days: int = 0
    number: Number | None = None

    @property
    def ground(self) -> str:
        """Which of the three grounds it has."""
        return "hm1" if self.days < 3 else "hm2" if self.days < 10 else "hm3"


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Programme × unit, only units with something late, the worst first."""

    units: list[Unit] = field(default_factory=list)
    lines: list[tuple[Programme, list[Cell]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page shows, as of a day; `before` some of the headlines a week earlier."""

    day: date
    now: dict[str, Number]
    before: dict[str, Number]
    mine: list[Stuck]
    stuck: list[Stuck]
    late: list[LateTask]
    units: list[Line]
    programmes: list[Line]
    heat: HeatMap


def overview(user: User, day: date) -> Overview:
    """The overview of what this user sees, as of the day."""
    rows = counted_rows(user, day)
    earlier = day - WEEK
    rows_before = counted_rows(user, earlier)
    late = COUNTED["late"].rows(rows, day)
    mine, stuck = _stuck(rows, sight_of(user), day)
    by_unit = numbers_by("unit", rows, OF_A_UNIT, day)
    names = Unit.objects.named(day).in_bulk(by_unit)
    units = [Line(str(names[key]), key, numbers) for key, numbers in by_unit.items()]
    in_trouble = sorted((line for line in units if any(line.trouble)), key=_worst_first)
    return Overview(
        day=day,
        now={show: number(rows, show, day) for show in HEADLINES},
        before={show: number(rows_before, show, earlier) for show in BEFORE},
        mine=mine,
        stuck=stuck,
        late=late_tasks(late, day),
        units=in_trouble,
        programmes=_programmes(rows, day),
        heat=_heat(late, day),
    )


def _worst_first(line: Line) -> tuple[int, int, int, str]:
    over, late, stuck = line.trouble
    return -over, -late, -stuck, line.name


def _stuck(rows: AssignmentQuerySet, sight: Sight, day: date) -> tuple[list[Stuck], list[Stuck]]:
    """Difficulties of assignments that are stuck: those for this reader's own body to decide, and others."""
    told = (
        Difficulty.objects.filter(
            Q(solved_on=None) | Q(solved_on__gt=day),
            withdrawn_at=None,
            since__lte=day,
            assignment__in=COUNTED["is_stuck"].rows(rows, day).order_by().values("pk"),
        )
        .select_related("assignment__task")
        .prefetch_related(Prefetch("assignment__unit", Unit.objects.named(day)), "assignment__task__sources")
        .order_by("since", "id")
    )
    own = {post.unit_id for post in sight.held}

    def drawn(found: list[Difficulty]) -> list[Stuck]:
        return [Stuck(one, one.assignment, chip(one.assignment, day)) for one in found]

    return (
        drawn(list(told.filter(decider__in=own))),
        drawn(list(told.exclude(decider__in=own)[:SHOWN])),
    )


def late_tasks(late: AssignmentQuerySet, day: date) -> list[LateTask]:
    """The tasks with the longest delays; of each the first three units by name."""
    due = due_column(late)
    worst = list(
        late.order_by()
        .values("task")
        .annotate(oldest=Min(due), counted=Count("pk"))
        .order_by("oldest", "task")
        .values_list("task", "oldest", "counted")[:SHOWN]
    )
    keys = [task for task, _oldest, _counted in worst]
    ranked = late.filter(task__in=keys).annotate(
        place=Window(RowNumber(), partition_by=F("task"), order_by=[F(due).asc(), F("pk").asc()])
    )
    first: dict[int, list[Assignment]] = {}
    for row in ranked.filter(place__lte=3).prefetch_related(Prefetch("unit", Unit.objects.named(day))):
        first.setdefault(row.task_id, []).append(row)
    tasks = Task.objects.prefetch_related("sources").in_bulk(keys)
    return [
        LateTask(
            task=tasks[key],
            units=[row.unit for row in first[key]],
            number=Number(counted, address_of("late", day, task=key)),
            chip=_late_by((day - oldest).days),
        )
        for key, oldest, counted in worst
    ]


def _late_by(days: int) -> Chip:
    """The longest delay, also where a difficulty would be the state's word."""
    state = states.BY_NAME["over" if days >= settings.DAYS_LATE_ENOUGH else "late"]
    return Chip(
        state.style, state.icon, ngettext("Late by %(n)s day", "Late by %(n)s days", days) % {"n": days}
    )


def _programmes(rows: AssignmentQuerySet, day: date) -> list[Line]:
    found = numbers_by("programme", rows, OF_A_PROGRAMME, day)
    programmes = Programme.objects.in_bulk(found)
    lines = [Line(programmes[key].name, key, numbers, programmes[key].code) for key, numbers in found.items()]
    return sorted(lines, key=lambda line: line.code)


def _heat(late: AssignmentQuerySet, day: date) -> HeatMap:
    """The longest delay of each programme in each unit. Tasks outside of programmes are not on it."""
    found = (
        late.exclude(programme=None)
        .order_by()
        .values("programme", "unit")
        .annotate(oldest=Min(due_column(late)), counted=Count("pk"))
        .values_list("programme", "unit", "oldest", "counted")
    )
    cells = {(programme, unit): ((day - oldest).days, counted) for programme, unit, oldest, counted in found}
    longest: dict[int, int] = {}
    for (_programme, unit), (days, _counted) in cells.items():
        longest[unit] = max(days, longest.get(unit, 0))
    units = Unit.objects.named(day).in_bulk(longest)
    order = sorted(longest, key=lambda key: (-longest[key], str(units[key])))
    programmes = Programme.objects.in_bulk({programme for programme, _unit in cells})

    def cell(programme: int, unit: int) -> Cell:
        if (programme, unit) not in cells:
            return Cell()
        days, counted = cells[programme, unit]
        address = address_of("late", day, programme=programme, unit=unit)
        return Cell(str(units[unit]), days, Number(counted, address))

    lines = [(one, [cell(one.pk, unit) for unit in order]) for one in programmes.values()]
    return HeatMap([units[key] for key in order], sorted(lines, key=lambda line: line[0].code))
