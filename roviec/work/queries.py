"""Questions about tasks and assignments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from roviec.work import states
from roviec.work.models import AssignmentQuerySet, Task

Shown = Callable[[AssignmentQuerySet, date], AssignmentQuerySet]


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that is counted: its name in addresses, its words, and the rows it counts.

    Lists filter by it and reports count by it, so a number and the list it opens are the same rows.
    """

    name: str
    label: str | Promise
    rows: Shown

    @property
    def of_open(self) -> bool:
        """Whether only open ones are counted: then the nearest deadline comes first."""
        return self.name not in _OF_ALL


_OF_ALL = frozenset({"given", "in_count", "due", "done", "done_of_due", "ended_otherwise", "is_ended"})


def _state(name: str) -> Shown:
    if name == "ended":
        return lambda rows, day: rows.in_state(name, day)
    if name in ("paused", "no_deadline"):
        return lambda rows, day: _now(rows, day).in_state(name, day)
    # All others have a deadline. Said so, the index on it is taken: 2 s against 0.1 for those that are stuck.
    return lambda rows, day: _dated(_now(rows, day)).in_state(name, day)


def _dated(rows: AssignmentQuerySet) -> AssignmentQuerySet:
    return rows if rows.asked_then else rows.filter(due_on__gt=date.min)


def _now(rows: AssignmentQuerySet, day: date) -> AssignmentQuerySet:
    """For today without those that have ended: nothing ends in the future, and indexes of open rows serve.

    "Not ended, or ended after the day" is the same today, but no index answers it: 9 s of 3 million rows.
    """
    return rows.filter(closed_on=None) if day >= timezone.localdate() and not rows.asked_then else rows


COUNTED: dict[str, Counted] = {
    counted.name: counted
    for counted in (
        Counted("given", _("Given"), lambda rows, day: rows.filter(opened_on__lte=day)),
        Counted("in_count", _("In the count"), lambda rows, day: rows.in_count(day)),
        Counted("open", _("Open"), lambda rows, day: _now(rows, day).open(day)),
        Counted("due", _("Due"), lambda rows, day: rows.due_by(day)),
        Counted("done", _("Done"), lambda rows, day: rows.done(day)),
        Counted("done_of_due", _("Done of due"), lambda rows, day: rows.due_by(day).done(day)),
        Counted("late", _("Late"), lambda rows, day: _now(rows, day).late(day)),
        Counted(
            "due_ahead",
            format_lazy(_("Due within {days} days"), days=settings.DAYS_TO_LOOK),
            lambda rows, day: _now(rows, day).due_ahead(day),
        ),
        Counted("ended_otherwise", _("Ended otherwise"), lambda rows, day: rows.ended_otherwise(day)),
        *(Counted(f"is_{state.name}", state.label, _state(state.name)) for state in states.STATES),
    )
}


@dataclass(frozen=True, slots=True)
class Clarity:
    """One of the six *rõ* of a task: its label, its words; empty words are what is missing."""

    label: str | Promise
    words: str


def six_clear(task: Task, units: str) -> list[Clarity]:
    """The six *rõ*: person, work, time, responsibility, authority, product. `units` names who does it."""
    due = f"{task.due_on:%d/%m/%Y}" if task.due_on else ""
    return [
        Clarity(_("Who"), units),
        Clarity(_("What"), task.words),
        Clarity(_("By when"), due or task.get_rhythm_display()),
        Clarity(_("Who answers for it"), task.accountable_words or str(task.accountable_post or "")),
        Clarity(_("Who may decide"), task.authority),
        Clarity(_("Which product"), task.product),
    ]


def clear_of(task: Task) -> tuple[bool, ...]:
    """Which of the six *rõ* a task fills, in the order of `six_clear`; it is for somebody and says what."""
    return (
        True,
        bool(task.words),
        bool(task.due_on or task.rhythm),
        bool(task.accountable_words or task.accountable_post_id),
        bool(task.authority),
        bool(task.product),
    )
