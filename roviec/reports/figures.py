"""The figures of a report as plain data: each a count with the filter and the day that count it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise

from roviec.orgs.models import Unit, User
from roviec.work.filters import ListForm
from roviec.work.lists import rows_of
from roviec.work.queries import COUNTED

LINES = (
    "given",
    "due",
    "done_of_due",
    "done",
    "late",
    "is_over",
    "is_stuck",
    "is_no_deadline",
    "ended_otherwise",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what is counted, how many, the query of the list that holds exactly these rows."""

    name: str
    label: str | Promise
    count: int
    query: str

    @property
    def address(self) -> str:
        """Where the counted rows are listed."""
        return f"{reverse('work:assignments')}?{self.query}"


UNIT_LINES = ("due", "done_of_due", "done", "late", "is_stuck")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """The figures of one unit, in the order of `UNIT_LINES`."""

    unit: Unit
    figures: tuple[Figure, ...]


def by_unit(user: User, day: date, **scope: int) -> tuple[list[UnitRow], tuple[Figure, ...]]:
    """The figures of each unit that has any, by name, and of all together. One count a line.

    What is not there stays empty: a unit without a task has no row, and no figure is an average.
    """
    units: dict[int, dict[str, int]] = {}
    totals = []
    for name in UNIT_LINES:
        form, query = _asked(user, day, name, scope)
        counted = rows_of(form, user, day).order_by().values("unit").annotate(n=Count("pk"))
        found = dict(counted.values_list("unit", "n"))
        for key, count in found.items():
            units.setdefault(key, {})[name] = count
        totals.append(Figure(name, COUNTED[name].label, sum(found.values()), query))
    rows = []
    for unit in Unit.objects.by_name(day).filter(pk__in=units):
        own = tuple(
            Figure(
                name,
                COUNTED[name].label,
                units[unit.pk].get(name, 0),
                _query(day, name, scope | {"unit": unit.pk}),
            )
            for name in UNIT_LINES
        )
        rows.append(UnitRow(unit, own))
    return rows, tuple(totals)


def _query(day: date, name: str, scope: dict[str, int]) -> str:
    asked = {
        "show": name,
        "counting": "on",
        "as_of": day.isoformat(),
        **{k: str(v) for k, v in scope.items()},
    }
    return urlencode(asked)


def _asked(user: User, day: date, name: str, scope: dict[str, int]) -> tuple[ListForm, str]:
    query = _query(day, name, scope)
    form = ListForm(QueryDict(query), user=user, day=day)
    if not form.is_valid():
        raise ValueError(f"the filter of {name} is not valid: {form.errors.as_text()}")
    return form, query


def figures(user: User, day: date, **scope: int) -> list[Figure]:
    """Every line counted as of the day, over what this user sees, without partners.

    `scope` narrows as the list's form does: document, programme, unit (keys). The rows are those of the
    list itself: the same form, the same function, so number and list cannot differ.
    """
    made = []
    for name in LINES:
        form, query = _asked(user, day, name, scope)
        made.append(Figure(name, COUNTED[name].label, rows_of(form, user, day).count(), query))
    return made
