"""A task, one unit's share of it."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roviec.documents.models import Document, Fact
from roviec.errors import Refused
from roviec.journal.models import Entry
from roviec.orgs.http import AuthedRequest, allow, office, readers
from roviec.orgs.models import Unit
from roviec.orgs.sight import sight_of
from roviec.work import actions, states
from roviec.work.forms import EvidenceForm, ReceiveForm, ReturnForm
from roviec.work.models import Assignment, Evidence, Task
from roviec.work.queries import six_clear, task_state
from roviec.work.rules import may_judge, may_work_on
from roviec.work.words import chip


@allow(readers)
def task(request: AuthedRequest, pk: int) -> HttpResponse:
    """A task with the sentence it came from, its six *rõ*, the shares one may see, and its story."""
    today = timezone.localdate()
    found = get_object_or_404(Task.objects.visible_to(request.user).select_related("programme"), pk=pk)
    rows = Assignment.objects.filter(task=found).prefetch_related(Prefetch("unit", Unit.objects.named(today)))
    seen = list(rows.visible_to(request.user))
    # Who leads and who helps is known to all in it; each unit of "each" sees itself alone.
    named = list(rows) if found.mode == Task.Mode.LEAD else seen
    state = task_state(found, today) if sight_of(request.user).everything else ""
    told = {
        "task": found,
        "day": today,
        "shares": [(row, chip(row, today)) for row in seen],
        "named": named,
        "six": six_clear(found, ", ".join(str(row.unit) for row in named[:5])),
        "sources": _sources(found, request),
        "state": states.BY_NAME.get(state),
        "story": _story(found, seen),
    }
    return render(request, "work/task.html", told)


def _sources(found: Task, request: AuthedRequest) -> list[dict[str, Any]]:
    """The documents that ask for it, with the passage where the reader may see it."""
    documents = set(
        Document.objects.visible_to(request.user)
        .values_list("pk", flat=True)
        .filter(task_sources__task=found)
    )
    facts = {fact.pk: fact for fact in Fact.objects.visible_to(request.user).filter(task_sources__task=found)}
    return [
        {"source": source, "document": source.document, "fact": facts.get(source.fact_id or 0)}
        for source in found.sources.select_related("document")
        if source.document_id in documents
    ]


def _story(found: Task, seen: list[Assignment]) -> list[tuple[Entry, dict[str, Any]]]:
    """What was done: the giving, and the acts on the shares that the reader sees; never other units'."""
    label = Assignment._meta.label_lower
    given = Entry.objects.of(found).filter(action="task.issued")
    on_shares = Entry.objects.filter(
        objects_touched__kind=label, objects_touched__object__in=[row.pk for row in seen]
    )
    entries = {entry.seq: entry for entry in [*given, *on_shares]}
    return [(entries[seq], json.loads(entries[seq].payload)) for seq in sorted(entries)]


@allow(readers)
def assignment(request: AuthedRequest, pk: int) -> HttpResponse:
    """One unit's share: its state, what to do next, its evidence, its story."""
    return render_assignment(request, find_assignment(request, pk))


def find_assignment(request: AuthedRequest, pk: int) -> Assignment:
    """The assignment of this key, if the reader sees it; else 404."""
    today = timezone.localdate()
    rows = Assignment.objects.visible_to(request.user).select_related("task", "programme")
    return get_object_or_404(rows.prefetch_related(Prefetch("unit", Unit.objects.named(today))), pk=pk)


def render_assignment(
    request: AuthedRequest, found: Assignment, *, evidence_form: EvidenceForm | None = None
) -> HttpResponse:
    """The page of an assignment; 422 with what was typed when a form came back with errors."""
    today = timezone.localdate()
    sight = sight_of(request.user)
    told = {
        "assignment": found,
        "task": found.task,
        "day": today,
        "chip": chip(found, today),
        "evidence": found.evidence.select_related("returned").order_by("-id"),
        "sources": _sources(found.task, request),
        "story": _story(found.task, [found]),
        "may_work": may_work_on(sight, found) and not found.closed_on,
        "may_judge": may_judge(sight, found),
        "receive_form": ReceiveForm(initial={"on": today}),
        "evidence_form": evidence_form or EvidenceForm(initial={"dated_on": today}),
        "return_form": ReturnForm(),
    }
    return render(request, "work/assignment.html", told, status=422 if evidence_form else 200)


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


@allow(office)
@require_POST
def return_evidence(request: AuthedRequest, pk: int) -> HttpResponse:
    """Send a product back, with the reason."""
    evidence = get_object_or_404(
        Evidence.objects.visible_to(request.user).select_related("assignment"), pk=pk
    )
    if not may_judge(sight_of(request.user), evidence.assignment):
        raise Http404
    form = ReturnForm(request.POST)
    if form.is_valid():
        try:
            actions.return_evidence(
                evidence, by=request.acting, on=timezone.localdate(), reason=form.cleaned_data["reason"]
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Returned with the reason. The task is open again."))
    else:
        messages.error(request, _("To return a product, say why."))
    return redirect("work:assignment", pk=evidence.assignment_id)


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
