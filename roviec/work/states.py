"""The state of an assignment: one function of (assignment, day), in one place.

Each state is a name and a condition on the assignment's own columns and the day; the word is the first
that fits (design §3.4). The condition is a Q, and both the query and the one-row method come from it: the
database evaluates it as SQL, `fits` on a row in hand. A test compares the two over a grid.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class State:
    """A state: its name, its condition on a day, how it is drawn (class and icon of the design language)."""

    name: str
    holds: Callable[[date], Q]
    style: str
    icon: str
    label: str | Promise


def is_open(day: date) -> Q:
    """Not ended by this day."""
    return Q(closed_on=None) | Q(closed_on__gt=day)


def is_paused(day: date) -> Q:
    """Suspended on this day."""
    return Q(suspended_from__lte=day) & (Q(suspended_to=None) | Q(suspended_to__gt=day))


def is_late(day: date) -> Q:
    """The figure *late*: open, not paused, after its day."""
    return Q(due_on__lt=day, opened_on__lte=day) & is_open(day) & ~is_paused(day)


def is_ahead(day: date) -> Q:
    """Open, not paused, and due on this day or one of the next ones to look at."""
    return Q(due_on__gte=day) & _due_within(day, settings.DAYS_TO_LOOK) & is_open(day) & ~is_paused(day)


def left_the_count(day: date) -> Q:
    """Ended otherwise than done: out of the denominators from that day, counted beside them."""
    return Q(closed_on__lte=day) & Q(ending__in=["superseded", "cancelled", "transferred"])


def _due_within(day: date, days: int) -> Q:
    return Q(due_on__lte=day + timedelta(days=days))


STATES: tuple[State, ...] = (
    State("ended", lambda day: Q(closed_on__lte=day), "done", "check", _("Ended")),
    State("paused", is_paused, "wait", "lock", _("Paused")),
    State("no_deadline", lambda day: Q(due_on=None), "missing", "miss", _("No deadline yet")),
    State("stuck", lambda day: Q(stuck_since__lte=day), "stuck", "stuck", _("Stuck")),
    State("waiting", lambda day: Q(waiting_since__lte=day), "wait", "wait", _("Waiting for another")),
    State("over", lambda day: _due_within(day, -settings.DAYS_LATE_ENOUGH), "over", "flagf", _("Late by 3")),
    State("late", lambda day: Q(due_on__lt=day), "late", "flag", _("Late")),
    State("returned", lambda day: Q(returned_on__lte=day), "remind", "return", _("Returned")),
    State("remind", lambda day: _due_within(day, settings.DAYS_TO_REMIND), "remind", "bell", _("To remind")),
    State("soon", lambda day: _due_within(day, settings.DAYS_TO_LOOK), "soon", "clock", _("Due soon")),
    State(
        "not_received",
        lambda day: Q(owner_received_on=None) | Q(owner_received_on__gt=day),
        "wait",
        "wait",
        _("Waiting for receipt"),
    ),
    State("on_track", lambda day: Q(), "track", "ring", _("On track")),
)
BY_NAME = {state.name: state for state in STATES}

# A task's state is the worst of those that count, in this order.
WORST_FIRST = (
    "over",
    "late",
    "stuck",
    "returned",
    "remind",
    "soon",
    "no_deadline",
    "waiting",
    "not_received",
    "on_track",
    "paused",
    "ended",
)


# What `as_of` works out for a day and moment; `opened_on` is fixed.
COLUMNS = (
    "closed_on",
    "ending",
    "due_on",
    "owner_received_on",
    "suspended_from",
    "suspended_to",
    "stuck_since",
    "waiting_since",
    "returned_on",
)


def of_then(condition: Q) -> Q:
    """The same condition on the columns as `as_of` annotates them."""
    children = [
        of_then(child) if isinstance(child, Q) else _then(child[0], child[1])  # type: ignore[index]
        for child in condition.children
    ]
    return Q(*children, _connector=condition.connector, _negated=condition.negated)


def _then(lookup: str, want: Any) -> Q:
    column = lookup.partition("__")[0]
    if column not in COLUMNS:
        return Q((lookup, want))
    then = Q((f"then_{lookup}", want))
    if want is None or lookup.endswith("__isnull"):
        return then
    # Of a column Django says this itself when it negates; of an annotation it does not, and NULL would be
    # neither the one nor the other.
    return then & Q((f"then_{column}__isnull", False))


def condition(name: str, day: date) -> Q:
    """That the state on this day is `name`: its own condition, and none of those before it."""
    own = Q()
    for state in STATES:
        if state.name == name:
            return own & state.holds(day)
        own &= ~state.holds(day)
    raise ValueError(f"no state is called {name!r}; there are {', '.join(BY_NAME)}")


def state_of(row: object, day: date) -> State:
    """The state of this row on this day; `row` has the columns of an assignment."""
    return next(state for state in STATES if fits(state.holds(day), row))


def worst(names: set[str]) -> str:
    """The state of a task whose counting assignments are in these states; "ended" for none."""
    return next((name for name in WORST_FIRST if name in names), "ended")


def fits(condition: Q, row: object) -> bool:
    """Whether a row fits a condition, as the database would say it: nothing compares with a missing value."""
    parts = [
        fits(child, row) if isinstance(child, Q) else _compare(row, child[0], child[1])  # type: ignore[index]
        for child in condition.children
    ]
    if condition.connector == Q.XOR or any(not isinstance(part, bool) for part in parts):
        raise ValueError(f"cannot evaluate {condition}")
    held = (any(parts) if parts else True) if condition.connector == Q.OR else all(parts)
    return held is not condition.negated


_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": lambda have, want: bool(have == want),
    "lt": lambda have, want: bool(have < want),
    "lte": lambda have, want: bool(have <= want),
    "gt": lambda have, want: bool(have > want),
    "gte": lambda have, want: bool(have >= want),
    "in": lambda have, want: have in want,
}


def _compare(row: object, lookup: str, want: Any) -> bool:
    column, _sep, comparison = lookup.partition("__")
    have = getattr(row, column)
    if comparison == "isnull":
        return (have is None) is bool(want)
    if want is None:
        return have is None
    return have is not None and _COMPARISONS[comparison or "exact"](have, want)
