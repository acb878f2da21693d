"""Numbers that open their lists: counted over the list's own rows, linked to the list's own form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from roviec.orgs.models import User
from roviec.work.filters import ListForm
from roviec.work.lists import rows_of
from roviec.work.models import AssignmentQuerySet
from roviec.work.queries import COUNTED


@dataclass(frozen=True, slots=True)
class Number:
    """How many, and the list that holds exactly these."""

    count: int
    address: str


def address_of(show: str, day: date, **scope: int) -> str:
    """The list of what is counted under this name, as of a day, without partners."""
    asked = {"show": show, "counting": "on", "as_of": day.isoformat(), **scope}
    return f"{reverse('work:assignments')}?{urlencode(asked)}"


def counted_rows(user: User, day: date, **scope: int) -> AssignmentQuerySet:
    """The rows from which numbers are counted: those that the list itself finds as of the day."""
    asked = {"counting": "on", "as_of": day.isoformat(), **{k: str(v) for k, v in scope.items()}}
    form = ListForm(asked, user=user, day=day)
    if not form.is_valid():
        raise ValueError(f"the filter {asked} is not valid: {form.errors.as_text()}")
    return rows_of(form, user, day)


def number(rows: AssignmentQuerySet, show: str, day: date, **scope: int) -> Number:
    """One number over `rows` (of `counted_rows` with the same day and scope). One query."""
    return Number(COUNTED[show].rows(rows, day).count(), address_of(show, day, **scope))


def numbers_by(
    column: str, rows: AssignmentQuerySet, shows: tuple[str, ...], day: date
) -> dict[int, dict[str, Number]]:
    """For each value of `column` (unit, programme) its numbers; what has none of them is left out.

    One query a name, whatever the number of rows.
    """
    found: dict[int, dict[str, Number]] = {}
    for show in shows:
        for key, count in _counts(column, COUNTED[show].rows(rows, day)):
            found.setdefault(key, {})[show] = Number(count, address_of(show, day, **{column: key}))
    return found


def _counts(column: str, rows: AssignmentQuerySet) -> Any:
    there = rows.filter(**{f"{column}__isnull": False}).order_by()
    return there.values(column).annotate(counted=Count("pk")).values_list(column, "counted")


def due_column(rows: AssignmentQuerySet) -> str:
    """The column of the deadline: as it is stored, or as it was on the day asked for."""
    return "then_due_on" if "then_due_on" in rows.query.annotations else "due_on"
