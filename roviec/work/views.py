"""A task with all its shares; receipt; the file of a product."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import Prefetch
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roviec.errors import Refused
from roviec.orgs.http import AuthedRequest, allow, readers
from roviec.orgs.models import Unit
from roviec.orgs.sight import sight_of
from roviec.work import actions, states
from roviec.work.act_views import find_assignment as find_assignment
from roviec.work.act_views import render_assignment as render_assignment
from roviec.work.models import Assignment, Evidence, Task
from roviec.work.queries import six_clear
from roviec.work.rules import may_work_on
from roviec.work.told import sources_of, story_of
from roviec.work.words import Chip, chip

MANY = 12  # from here on shares are a board, exceptions first; below, a table says more


@dataclass(frozen=True, slots=True)
class Square:
    """One unit on the board: its share, how it is drawn, the days that matter."""

    row: Assignment
    chip: Chip
    style: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Board:
    """The shares of a task: what needs a look, worst first; what is on its way; what is done."""

    look: list[Square]
    others: list[Square]
    done: list[Square]
    counts: list[tuple[str | Promise, str, int]]  # label, name of the state, how many


@allow(readers)
def task(request: AuthedRequest, pk: int) -> HttpResponse:
    """A task with the sentence it came from, its six *rõ*, the shares one may see, and its story."""
    today = timezone.localdate()
    tasks = Task.objects.visible_to(request.user).select_related("programme", "field")
    found = get_object_or_404(tasks, pk=pk)
    rows = Assignment.objects.filter(task=found).select_related("last_progress")
    rows = rows.prefetch_related(Prefetch("unit", Unit.objects.named(today)))
    seen = list(rows.visible_to(request.user))
    # Who leads and who helps is known to all in it; each unit of "each" sees itself alone.
    named = list(rows) if found.mode == Task.Mode.LEAD else seen
    squares = [_square(row, today) for row in seen]
    counting = {square.row.state(today).name for square in squares if square.row.role != "partner"}
    whole = sight_of(request.user).everything
    told = {
        "task": found,
        "day": today,
        "shares": squares,
        "board": _board(squares, today) if len(squares) > MANY else None,
        "named": named[:MANY],
        "giver": Unit.objects.named(today).get(pk=found.giver_unit_id),
        "six": six_clear(found, _who(named)),
        "sources": sources_of(found, request.user),
        "state": states.BY_NAME.get(states.worst(counting)) if whole else None,
        "done": sum(1 for row in seen if row.ending == "done" and row.role != "partner"),
        "parent": Assignment.objects.visible_to(request.user).filter(handed_on=found).first(),
        "all": sum(1 for row in seen if row.role != "partner" and row.ending in ("", "done")),
        "story": story_of(found, seen) if len(seen) <= MANY else story_of(found, []),
    }
    return render(request, "work/task.html", told)


def _who(named: list[Assignment]) -> str:
    """Who does it: up to three by name, then how many more."""
    words = ", ".join(str(row.unit) for row in named[:3])
    if len(named) > 3:
        return _("%(names)s and %(n)s more") % {"names": words, "n": len(named) - 3}
    return words


# How a state is drawn on the board, in the classes of the design language.
STYLES = {
    "over": "b-over",
    "late": "b-late",
    "stuck": "b-stuck",
    "returned": "b-soon",
    "remind": "b-soon",
    "soon": "b-soon",
    "waiting": "b-wait",
    "not_received": "b-wait",
}
LOOK = ("over", "late", "stuck", "returned", "remind", "waiting", "no_deadline", "not_received")


def _square(row: Assignment, today: date) -> Square:
    name = row.state(today).name
    days = abs(row.days_left(today) or 0) if name in ("over", "late", "remind", "soon") else None
    if name == "stuck" and row.stuck_since:
        days = (today - row.stuck_since).days
    style = "b-done" if row.ending == "done" else STYLES.get(name, "")
    return Square(row, chip(row, today), style, days)


def _board(squares: list[Square], today: date) -> Board:
    """The shares sorted into what needs a look, what goes its way and what is done; with the counts."""
    names = {square.row.pk: square.row.state(today).name for square in squares}
    look = [square for square in squares if names[square.row.pk] in LOOK]
    look.sort(key=lambda one: (LOOK.index(names[one.row.pk]), -(one.days or 0), str(one.row.unit)))
    done = [square for square in squares if names[square.row.pk] == "ended"]
    others = [square for square in squares if names[square.row.pk] not in (*LOOK, "ended")]
    by_name = Counter(names.values())
    counts = [
        (states.BY_NAME[name].label, name, by_name[name]) for name in states.WORST_FIRST if by_name[name]
    ]
    return Board(look, sorted(others, key=_name), sorted(done, key=_name), counts)


def _name(square: Square) -> str:
    return str(square.row.unit)


@allow(readers)
@require_POST
def receive(request: AuthedRequest, pk: int) -> HttpResponse:
    """Confirm receipt for the unit."""
    found = find_assignment(request, pk)
    if not may_work_on(sight_of(request.user), found):
        raise Http404
    try:
        actions.receive(found, by=request.acting, on=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Received. The clock runs from today."))
    return redirect("work:assignment", pk=pk)


@allow(readers)
def evidence_file(request: AuthedRequest, pk: int) -> HttpResponseBase:
    """The file of a product, always as an attachment."""
    evidence = get_object_or_404(Evidence.objects.visible_to(request.user).select_related("file"), pk=pk)
    if evidence.file is None:
        raise Http404
    return FileResponse(
        evidence.file.path.open("rb"),
        as_attachment=True,
        filename=evidence.file_name,
        content_type="application/octet-stream",
    )
