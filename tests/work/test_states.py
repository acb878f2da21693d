"""The state of an assignment: the list of design §3.4, and the query and the one-row method compared."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from django.db.models import Q

from roviec.work import states
from roviec.work.actions import Given, Share, issue_task
from roviec.work.models import Assignment

DAY = date(2026, 3, 2)


def days(*offsets: int | None) -> list[date | None]:
    return [None if offset is None else DAY + timedelta(offset) for offset in offsets]


def row(**columns: Any) -> Assignment:
    """An assignment given ten days ago, received, due in thirty, with these columns otherwise."""
    usual = {
        "opened_on": DAY - timedelta(10),
        "owner_received_on": DAY - timedelta(9),
        "due_on": DAY + timedelta(30),
    }
    return Assignment(**usual | columns)


# The words of design §3.4, one by one.
WORDS = [
    ("on_track", {}),
    ("on_track", {"due_on": DAY + timedelta(8)}),
    ("soon", {"due_on": DAY + timedelta(7)}),
    ("soon", {"due_on": DAY + timedelta(4)}),
    ("remind", {"due_on": DAY + timedelta(3)}),
    ("remind", {"due_on": DAY}),
    ("late", {"due_on": DAY - timedelta(1)}),
    ("late", {"due_on": DAY - timedelta(2)}),
    ("over", {"due_on": DAY - timedelta(3)}),
    ("returned", {"returned_on": DAY}),
    ("late", {"returned_on": DAY, "due_on": DAY - timedelta(1)}),
    ("not_received", {"owner_received_on": None}),
    ("remind", {"owner_received_on": None, "due_on": DAY}),
    ("waiting", {"waiting_since": DAY - timedelta(1), "due_on": DAY - timedelta(5)}),
    ("stuck", {"stuck_since": DAY, "waiting_since": DAY, "due_on": DAY - timedelta(5)}),
    ("no_deadline", {"due_on": None, "stuck_since": DAY}),
    ("paused", {"suspended_from": DAY, "due_on": None}),
    ("on_track", {"suspended_from": DAY - timedelta(2), "suspended_to": DAY}),
    ("ended", {"closed_on": DAY, "ending": "done", "suspended_from": DAY}),
    ("over", {"closed_on": DAY + timedelta(1), "ending": "done", "due_on": DAY - timedelta(3)}),
]


@pytest.mark.parametrize(("name", "columns"), WORDS)
def test_the_word_is_the_first_that_fits(name: str, columns: dict[str, Any]) -> None:
    assert row(**columns).state(DAY).name == name


GRID = [
    dict(
        zip(
            (
                "closed_on",
                "suspended_from",
                "suspended_to",
                "due_on",
                "stuck_since",
                "waiting_since",
                "returned_on",
                "owner_received_on",
            ),
            values,
            strict=True,
        )
    )
    for values in product(
        days(None, 0, 1),
        days(None, 0),
        days(None, 0, 1),
        days(None, -3, -1, 0, 3, 7, 8),
        days(None, 0, 1),
        days(None, 0),
        days(None, 0),
        days(None, 0),
    )
    if values[1] or not values[2]  # no end of a pause that never began
]


def test_query_and_row_agree_over_the_grid(house: SimpleNamespace) -> None:
    given = Given(words="Rà soát", giver_unit=house.units["tu"], due_on=DAY + timedelta(30))
    on = DAY - timedelta(10)
    task = issue_task(given, by=house.by["clerk"], on=on, shares=[Share(house.units["ba"])])
    task.assignments.all().delete()
    from roviec.orgs.models import Unit

    units = Unit.objects.bulk_create(Unit(code=f"x{n}") for n in range(len(GRID)))
    Assignment.objects.bulk_create(
        Assignment(
            task=task,
            unit=unit,
            role="each",
            opened_on=on,
            ending="done" if columns["closed_on"] else "",
            **columns,
        )
        for unit, columns in zip(units, GRID, strict=True)
    )

    rows = list(Assignment.objects.with_state(DAY))
    assert len(rows) == len(GRID) == 2016
    expected = {row.pk: row.state(DAY).name for row in rows}
    assert {row.pk: row.state_name for row in rows} == expected  # type: ignore[attr-defined]
    for state in states.STATES:
        found = set(Assignment.objects.in_state(state.name, DAY).values_list("pk", flat=True))
        assert found == {pk for pk, name in expected.items() if name == state.name}, state.name
    assert {row.pk for row in rows if states.fits(states.is_late(DAY), row)} == set(
        Assignment.objects.late(DAY).values_list("pk", flat=True)
    )


def test_late_as_a_figure_is_stopped_only_by_its_end_and_a_pause() -> None:
    late = states.is_late(DAY)
    due = DAY - timedelta(1)
    for columns in (
        {},
        {"stuck_since": DAY},
        {"returned_on": DAY},
        {"waiting_since": DAY},
        {"owner_received_on": None},
    ):
        assert states.fits(late, row(due_on=due, **columns))
    assert not states.fits(late, row(due_on=due, suspended_from=DAY))
    assert not states.fits(late, row(due_on=due, closed_on=DAY, ending="done"))
    assert not states.fits(late, row(due_on=DAY))


def test_a_condition_that_cannot_be_evaluated_is_told() -> None:
    with pytest.raises(KeyError):
        states.fits(Q(due_on__year=2026), row())


def test_the_worst_of_those_that_count() -> None:
    assert states.worst({"on_track", "late", "ended"}) == "late"
    assert states.worst({"ended"}) == states.worst(set()) == "ended"
