"""Uploading, and the page where a document is read and confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roviec.documents.actions import decide
from roviec.documents.models import Document, Fact, FactDecision, Text
from roviec.documents.queries import Tally, tally, text_of
from roviec.errors import Refused
from roviec.intake import actions
from roviec.intake.deadlines import last_day
from roviec.intake.fields import Shown, shown_fields
from roviec.intake.forms import DecisionForm, TaskForm, UploadForm
from roviec.intake.marks import CODES, Marker
from roviec.orgs.acting import post_of
from roviec.orgs.http import AuthedRequest, allow, office, readers
from roviec.orgs.models import Unit
from roviec.orgs.queries import match_units
from roviec.orgs.sight import sight_of
from roviec.work.actions import Given, Share, give_evidence
from roviec.work.forms import EvidenceForm
from roviec.work.models import TaskSource
from roviec.work.rules import may_work_on
from roviec.work.views import find_assignment, render_assignment


@allow(office)
def upload(request: AuthedRequest) -> HttpResponse:
    """Take a file in; then its reading page."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            document = actions.take_in(
                asked["file"].chunks(),
                asked["file"].name,
                by=request.acting,
                no_secret=asked["no_secret"],
                audience=asked["audience"],
                note=asked["note"],
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("intake:reading", pk=document.pk)
    return render(request, "intake/upload.html", {"form": form}, status=422 if form.is_bound else 200)


@dataclass(frozen=True, slots=True)
class Row:
    """A fact in the list beside the text."""

    number: int
    fact: Any  # with `decided` and `decision_id`
    code: str
    current: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """A document being read: its text, its facts with their decisions, the one in hand."""

    document: Document
    text: Text
    facts: list[Any]
    current: Any | None
    tally: Tally


def _desk(request: AuthedRequest, pk: int, asked: str) -> Desk:
    """The document of this key with the fact asked for in hand, else the first that waits."""
    readable = Document.objects.readable_by(request.user)
    document = get_object_or_404(readable, pk=pk)
    text = text_of(document)
    if text is None:
        raise Http404
    facts: list[Any] = list(Fact.objects.of(document).with_decision())
    waiting = [fact for fact in facts if fact.decided == FactDecision.Decision.OPEN]
    chosen = [fact for fact in facts if str(fact.pk) == asked]
    current = next(iter(chosen or waiting or facts), None)
    return Desk(document, text, facts, current, tally(facts))


@allow(office)
def reading(request: AuthedRequest, pk: int) -> HttpResponse:
    """The text with its facts in place, the list beside it, one fact in hand."""
    return _page(request, _desk(request, pk, request.GET.get("fact", "")))


def _page(request: AuthedRequest, desk: Desk, task_form: TaskForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    document, current = desk.document, desk.current
    key = current.pk if current else None
    marker = Marker(desk.text.body, desk.facts, key, "?")
    sources = TaskSource.objects.filter(fact__in=[fact.pk for fact in desk.facts])
    tasks = dict(sources.values_list("fact_id", "task_id"))
    told: dict[str, Any] = {
        "document": document,
        "current": current,
        "tally": desk.tally,
        "paragraphs": marker.paragraphs(document.part_start or 0, document.part_end),
        "rows": [
            Row(number, fact, CODES[fact.kind], fact.pk == key) for number, fact in enumerate(desk.facts, 1)
        ],
        "kinds": _kinds(desk.facts),
        "shown": shown_fields(current) if current else [],
        "reasons": FactDecision.Reason.choices,
        "task": tasks.get(key) if key else None,
        "last": current.decisions.order_by("-id").select_related("by_post").first() if current else None,
    }
    if current and current.kind == Fact.Kind.ASSIGNMENT and key not in tasks:
        told["task_form"] = task_form or _prefilled(current, document, today)
        told["units"] = Unit.objects.alive(today).by_name(today)
        told["matches"] = _matches(current, document, today)
    return render(request, "intake/reading.html", told, status=422 if task_form else 200)


def _kinds(facts: list[Any]) -> list[tuple[str, str, str, int, int, int]]:
    """For each kind that occurs: value, code, label, decided, all, number of the first."""
    rows = []
    for value, label in Fact.Kind.choices:
        these = [fact for fact in facts if fact.kind == value]
        done = sum(fact.decided != FactDecision.Decision.OPEN for fact in these)
        if these:
            first = facts.index(these[0]) + 1
            rows.append((value, CODES[value], str(label), done, len(these), first))
    return rows


def _names(fact: Fact) -> list[str]:
    return [str(name) for name in fact.fields.get("assignees", [])]


def _matches(fact: Fact, document: Document, today: date) -> list[Shown]:
    """Each doer as written, with the units it may be; on the document's own day where it is known."""
    found = match_units(_names(fact), document.issued_on or today)
    return [Shown(name, ", ".join(str(unit) for unit in units), "") for name, units in found.items()]


def _prefilled(fact: Fact, document: Document, today: date) -> TaskForm:
    """The task as the fact has it; what the text does not say stays empty."""
    matched = [units[0] for units in match_units(_names(fact), today).values() if len(units) == 1]
    words = str(fact.fields.get("action") or fact.quote)
    initial = {
        "words": words[:1].upper() + words[1:],  # a clause becomes a sentence; the quote keeps its letter
        "unit": str(matched[0]) if len(matched) == 1 else "",
        "due_on": last_day(str(fact.fields.get("deadline", ""))),
        "seen": fact.decision_id,  # type: ignore[attr-defined]
    }
    return TaskForm(initial=initial, day=today)


def _find(request: AuthedRequest, pk: int) -> tuple[Fact, Document]:
    """A fact the reader sees, with the document it stands in."""
    fact = get_object_or_404(Fact.objects.visible_to(request.user).select_related("text"), pk=pk)
    for document in Document.objects.readable_by(request.user).filter(file=fact.text.file_id):
        if document.part_start is None or document.part_start <= fact.start < (document.part_end or 0):
            return fact, document
    raise Http404


def _back(document: Document, fact: Fact | None = None) -> HttpResponse:
    address = reverse("intake:reading", args=[document.pk])
    return redirect(f"{address}?fact={fact.pk}" if fact else address)


@allow(office)
@require_POST
def decide_fact(request: AuthedRequest, pk: int) -> HttpResponse:
    """Confirm a fact, set it aside with a reason, or open it again; then the next that waits."""
    fact, document = _find(request, pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("That was not understood. Nothing was changed."))
        return _back(document, fact)
    try:
        decide(fact, by=request.acting, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _back(document, fact)
    opened = form.cleaned_data["decision"] == FactDecision.Decision.OPEN
    return _back(document, fact if opened else None)


@allow(office)
@require_POST
def issue(request: AuthedRequest, pk: int) -> HttpResponse:
    """Confirm an assignment and give it to a unit as a task."""
    fact, document = _find(request, pk)
    today = timezone.localdate()
    form = TaskForm(request.POST, day=today)
    if form.is_valid():
        asked = form.cleaned_data
        post = post_of(request.user)
        committee = post.committee if post and post.committee else None
        if committee is None:
            raise Http404
        given = Given(
            words=asked["words"],
            giver_unit=committee,
            giver_words=str(fact.fields.get("assigner", "")),
            product=asked["product"],
            due_on=asked["due_on"],
            review_on=asked["review_on"],
        )
        try:
            task = actions.confirm_and_issue(
                fact,
                given,
                by=request.acting,
                on=today,
                seen=asked["seen"],
                document=document,
                shares=[Share(asked["unit"])],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("Given to %(unit)s as %(code)s.")
                % {"unit": asked["unit"], "code": task.sources.get().code},
            )
            return _back(document)
    return _page(request, _desk(request, document.pk, str(fact.pk)), form)


@allow(readers)
@require_POST
def evidence(request: AuthedRequest, pk: int) -> HttpResponse:
    """Give the product of an assignment; its file goes through the same look for marks as every other."""
    found = find_assignment(request, pk)
    if not may_work_on(sight_of(request.user), found):
        raise Http404
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        asked = dict(form.cleaned_data)
        upload, no_secret = asked.pop("file"), asked.pop("no_secret")
        try:
            file = (
                actions.take_in_product(upload.chunks(), upload.name, by=request.acting, no_secret=no_secret)
                if upload
                else None
            )
            give_evidence(
                found,
                by=request.acting,
                on=timezone.localdate(),
                file=file,
                file_name=upload.name if upload else "",
                **asked,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("On record: the task is done."))
            return redirect("work:assignment", pk=pk)
    return render_assignment(request, found, evidence_form=form)
