"""The page of one unit's share, with the acts that it offers; and the acts themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from roviec.documents.models import Document
from roviec.errors import Refused
from roviec.orgs.http import AuthedRequest, allow, readers
from roviec.orgs.models import Unit, User
from roviec.orgs.sight import sight_of
from roviec.work import acts
from roviec.work.act_forms import ActForm
from roviec.work.acts import Act, Row
from roviec.work.forms import EvidenceForm
from roviec.work.models import Assignment, Grade, Task
from roviec.work.queries import six_clear
from roviec.work.rules import may_work_on
from roviec.work.told import sources_of, story_of
from roviec.work.words import chip


@dataclass(frozen=True, slots=True)
class Offer:
    """An act as the page offers it: its address, its form, whether it is open (it came back with errors)."""

    act: Act
    address: str
    form: ActForm
    opened: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """A form that came back: of which act, on which row."""

    name: str
    pk: int
    form: ActForm


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of an assignment, what may be done about it, and what else is drawn of it."""

    row: Any
    offers: list[Offer]
    more: Any = None


def find_assignment(request: AuthedRequest, pk: int) -> Assignment:
    """The assignment of this key, if the reader sees it; else 404."""
    today = timezone.localdate()
    rows = Assignment.objects.visible_to(request.user).select_related(
        "task", "programme", "owner_post", "tracker_post", "waiting_post", "ending_document", "followed_by"
    )
    return get_object_or_404(rows.prefetch_related(Prefetch("unit", Unit.objects.named(today))), pk=pk)


@allow(readers)
def assignment(request: AuthedRequest, pk: int) -> HttpResponse:
    """One unit's share: its state, what to do next, what waits for an answer, its products, its story."""
    return render_assignment(request, find_assignment(request, pk))


def render_assignment(
    request: AuthedRequest,
    found: Assignment,
    *,
    evidence_form: EvidenceForm | None = None,
    failed: Failed | None = None,
) -> HttpResponse:
    """The page of an assignment; 422 with what was typed when a form came back with errors."""
    today = timezone.localdate()
    offered = _Offering(request, found, today, failed)
    rows = _rows(found, offered)
    told = {
        "assignment": found,
        "task": found.task,
        "day": today,
        "chip": chip(found, today),
        "sources": sources_of(found.task, request.user),
        "story": story_of(found.task, [found]),
        "own": found.unit_id in offered.sight.own_units or found.owner_post_id in offered.sight.posts,
        "answered": any(one.row.solved_on for one in rows["difficulties"])
        or any(one.row.decision for one in rows["requests"]),
        "may_work": offered.may_work and not found.closed_on,
        "evidence_form": evidence_form or EvidenceForm(initial={"dated_on": today}),
        "clear": [one for one in six_clear(found.task, str(found.unit)) if not one.words],
        "most_extensions": settings.MOST_EXTENSIONS,
        "of_the_unit": offered.of(found, acts.OF_THE_UNIT),
        "of_the_office": offered.of(found, acts.OF_THE_OFFICE),
        "handed_on": _handed_on(found, today, request.user),
        "ending_document": _ending_document(found, request.user),
        **rows,
    }
    status = 422 if evidence_form or failed else 200
    return render(request, "work/assignment.html", told, status=status)


class _Offering:
    """What one reader may do about one assignment, with a form for each."""

    def __init__(self, request: AuthedRequest, found: Assignment, today: date, failed: Failed | None) -> None:
        self.user, self.found, self.today, self.failed = request.user, found, today, failed
        self.sight = sight_of(request.user)
        self.may_work = may_work_on(self.sight, found)

    def of(self, row: Row, offered: Sequence[Act]) -> list[Offer]:
        """The acts that fit this row and that the reader may do."""
        return [
            self._offer(row, act)
            for act in offered
            if act.may(self.sight, self.found) and act.fits(row, self.today)
        ]

    def _offer(self, row: Row, act: Act) -> Offer:
        failed = (
            self.failed if self.failed and (self.failed.name, self.failed.pk) == (act.name, row.pk) else None
        )
        form = (
            failed.form if failed else act.form(user=self.user, today=self.today, prefix=_prefix(act, row.pk))
        )
        return Offer(act, reverse(f"work:{act.name}", args=[row.pk]), form, failed is not None)


def _prefix(act: Act, pk: int) -> str:
    return f"{act.name}_{pk}"


def _rows(found: Assignment, offered: _Offering) -> dict[str, Any]:
    """What hangs on the assignment, each row with what may be done about it. One query a kind."""
    products = list(found.evidence.select_related("returned", "file").order_by("-id"))
    marks: dict[int, Grade] = {}
    for grade in Grade.objects.filter(evidence__in=[one.pk for one in products]).order_by("id"):
        marks[grade.evidence_id] = grade
    difficulties = list(found.difficulties.filter(withdrawn_at=None).order_by("-id"))
    requests = list(found.requests.select_related("by_post").order_by("-id"))
    progress = list(found.progress.filter(withdrawn_at=None).order_by("-as_of", "-id"))
    extensions = list(found.extensions.filter(withdrawn_at=None).order_by("-id"))
    hanging: list[Any] = [*products, *difficulties, *requests, *progress, *extensions]
    for row in hanging:
        row.assignment = found  # so that nothing asks for it again
    return {
        "products": [Shown(one, offered.of(one, acts.OF_A_PRODUCT), marks.get(one.pk)) for one in products],
        "difficulties": [Shown(one, offered.of(one, acts.OF_A_DIFFICULTY)) for one in difficulties],
        "requests": [Shown(one, offered.of(one, acts.OF_A_REQUEST), _asked(one)) for one in requests],
        "progress": [Shown(one, offered.of(one, acts.OF_A_ROW[1:])) for one in progress],
        # Only the last one can be taken back: the others rest under it.
        "extensions": [
            Shown(one, offered.of(one, acts.OF_A_ROW[:1]) if place == 0 else [])
            for place, one in enumerate(extensions)
        ],
    }


def _asked(request: Any) -> dict[str, Any]:
    """What a request asks for, ready to be drawn."""
    due = request.new.get("due_on")
    changes = [
        (request.old.get(name, ""), request.new[name])
        for name in ("words", "product")
        if name in request.new and request.new[name] != request.old.get(name)
    ]
    return {"due_on": date.fromisoformat(due) if due else None, "changes": changes}


def _ending_document(found: Assignment, user: User) -> Document | None:
    """The document that ended the share, where the reader may see it."""
    if found.ending_document_id is None:
        return None
    return Document.objects.visible_to(user).filter(pk=found.ending_document_id).first()


def _handed_on(found: Assignment, today: date, user: User) -> list[tuple[Assignment, Any]]:
    """What the unit handed on from this share, as far as the reader may see it. Two queries."""
    below = Task.objects.filter(parent_assignment=found)
    rows = Assignment.objects.visible_to(user).filter(task__in=below.values("pk"))
    named = rows.select_related("task").prefetch_related(Prefetch("unit", Unit.objects.named(today)))
    return [(row, chip(row, today)) for row in named]


def view_of(act: Act) -> Any:
    """The address of an act: who may, find (404 for what one may not see), form, action, answer."""

    @allow(act.rule)
    @require_POST
    def view(request: AuthedRequest, pk: int) -> HttpResponse:
        row, found = _find(request, act, pk)
        if not act.may(sight_of(request.user), found):
            raise Http404
        today = timezone.localdate()
        form = act.form(request.POST, user=request.user, today=today, prefix=_prefix(act, pk))
        if form.is_valid():
            try:
                act.do(row, by=request.acting, on=today, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, str(act.done))
                return redirect("work:assignment", pk=found.pk)
        if not form.fields:  # no form to show the refusal in
            messages.error(request, " ".join(str(one) for one in form.non_field_errors()))
            return redirect("work:assignment", pk=found.pk)
        return render_assignment(request, found, failed=Failed(act.name, pk, form))

    return view


def _find(request: AuthedRequest, act: Act, pk: int) -> tuple[Row, Assignment]:
    """The row of the act and its assignment, if the reader sees it; else 404."""
    if act.on is Assignment:
        found = find_assignment(request, pk)
        return found, found
    row: Any = get_object_or_404(act.on._default_manager, pk=pk)
    found = find_assignment(request, row.assignment_id)
    row.assignment = found
    return row, found
