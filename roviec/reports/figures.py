"""The figures of a report as plain data: each a count with the filter and the day that count it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise

from roviec.orgs.models import User
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


def figures(user: User, day: date, **scope: int) -> list[Figure]:
    """Every line counted as of the day, over what this user sees, without partners.

    `scope` narrows as the list's form does: document, programme, unit (keys). The rows are those of the
    list itself: the same form, the same function, so number and list cannot differ.
    """
    made = []
    for name in LINES:
        asked = {
            "show": name,
            "counting": "on",
            "as_of": day.isoformat(),
            **{k: str(v) for k, v in scope.items()},
        }
        form = ListForm(asked, user=user, day=day)
        if not form.is_valid():
            raise ValueError(f"the filter of {name} is not valid: {form.errors.as_text()}")
        made.append(Figure(name, COUNTED[name].label, rows_of(form, user, day).count(), urlencode(asked)))
    return made
