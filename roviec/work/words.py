"""The words of a state, always with the number of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roviec.work.models import Assignment


@dataclass(frozen=True, slots=True)
class Chip:
    """How a state is drawn: class, icon, words."""

    style: str
    icon: str
    words: str


def chip(assignment: Assignment, day: date) -> Chip:
    """The state of the assignment on this day, as the screen draws it."""
    assignment = assignment.then
    state = assignment.state(day)
    return Chip(
        state.style if state.name != "ended" else _ended_style(assignment),
        state.icon,
        _words(assignment, state.name, day),
    )


def _ended_style(assignment: Assignment) -> str:
    return "done" if assignment.ending == Assignment.Ending.DONE else "ended"


def _words(assignment: Assignment, name: str, day: date) -> str:
    left = assignment.days_left(day) or 0
    if name == "ended":
        return _ended(assignment)
    if name in ("late", "over"):
        return ngettext("Late by %(n)s day", "Late by %(n)s days", -left) % {"n": -left}
    if name in ("remind", "soon"):
        return ngettext("%(n)s day left", "%(n)s days left", left) % {"n": left} if left else _("Due today")
    if name == "stuck" and assignment.stuck_since:
        days = (day - assignment.stuck_since).days
        if not days:
            return _("Stuck since today")
        return ngettext("Stuck for %(n)s day", "Stuck for %(n)s days", days) % {"n": days}
    if name == "waiting" and assignment.waiting_since:
        days = (day - assignment.waiting_since).days
        if not days:
            return _("Awaiting a decision since today")
        return ngettext("Awaiting a decision for %(n)s day", "Awaiting a decision for %(n)s days", days) % {
            "n": days
        }
    if name == "paused":
        until = assignment.suspended_to
        return _("Paused until %(day)s") % {"day": f"{until:%d/%m/%Y}"} if until else _("Paused")
    return {
        "no_deadline": _("No deadline yet"),
        "returned": _("Returned"),
        "not_received": _("Waiting for receipt"),
        "on_track": _("On track"),
    }[name]


def _ended(assignment: Assignment) -> str:
    if assignment.ending != Assignment.Ending.DONE:
        return str(assignment.get_ending_display()).capitalize()
    if assignment.due_on is None or assignment.closed_on is None:
        return _("Done, not judged by time")
    days = (assignment.closed_on - assignment.due_on).days
    if days > 0:
        return ngettext("Done %(n)s day late", "Done %(n)s days late", days) % {"n": days}
    if days < 0:
        return ngettext("Done %(n)s day early", "Done %(n)s days early", -days) % {"n": -days}
    return _("Done on time")
