"""The page where a document is read and confirmed, and the one where its reading ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from roviec.documents.models import Document, Fact, FactDecision
from roviec.intake.fields import FieldsForm, Shown, shown_fields
from roviec.intake.forms import PartForm
from roviec.intake.joining import same_demands
from roviec.intake.marks import Marker
from roviec.intake.orders import Register, TaskForm, can_be_given, partners_of, prefill, six
from roviec.intake.queries import (
    Desk,
    doers,
    held_fields,
    next_waiting,
    note_place,
    open_desk,
    to_give,
    who_is_here,
)
from roviec.orgs.acting import post_of
from roviec.orgs.http import AuthedRequest, allow, office
from roviec.orgs.models import Unit
from roviec.orgs.queries import match_units
from roviec.work.models import Task, TaskSource


@allow(office)
def reading(request: AuthedRequest, pk: int) -> HttpResponse:
    """The text with its facts in place, the list beside it, one fact in hand."""
    asked, kind = request.GET.get("fact", ""), request.GET.get("kind", "")
    desk = open_desk(request.user, pk, asked, kind, today=timezone.localdate())
    note_place(request.user, desk.document, desk.current)
    return show(request, desk)


def show(request: AuthedRequest, desk: Desk, **forms: Any) -> HttpResponse:
    """The page; `task_form`, `fields_form` or `part_form`: a form that was sent and must be put right."""
    document, current = desk.document, desk.current
    key = current.pk if current else None
    query = f"?{urlencode({'kind': desk.kind})}&" if desk.kind else "?"
    marker = Marker(desk.text.body, desk.facts, key, query)
    kinds = desk.kinds()
    told: dict[str, Any] = {
        "desk": desk,
        "document": document,
        "current": current,
        "tally": desk.tally,
        "paragraphs": marker.paragraphs(document.part_start or 0, document.part_end),
        "rows": desk.rows(),
        "kinds": kinds,
        "kind_shown": next((kind for kind in kinds if kind.value == desk.kind), None),
        "reasons": FactDecision.Reason.choices,
        "here_too": who_is_here(document, request.user),
        "whole": document.whole_reads.filter(text=desk.text, withdrawn_at=None)
        .select_related("by_post")
        .first(),
        "part_form": forms.get("part_form") or PartForm(body=desk.text.body),
        "part_open": "part_form" in forms,
    }
    if current:
        told |= _card(request, desk, current, forms)
    return render(request, "intake/reading.html", told, status=422 if forms else 200)


def _card(request: AuthedRequest, desk: Desk, current: Any, forms: Mapping[str, Any]) -> dict[str, Any]:
    """What the card of the fact in hand shows."""
    held = held_fields([current])[current.pk]
    task = TaskSource.objects.filter(fact=current).values_list("task_id", flat=True).first()
    told: dict[str, Any] = {
        "shown": shown_fields(current, held),
        "fields_form": forms.get("fields_form") or FieldsForm(fact=current, held=held),
        "fields_open": "fields_form" in forms,
        "task": task,
        "last": current.decisions.order_by("-id").select_related("by_post").first(),
        "next_one": desk.next_of(current),
    }
    if current.kind == Fact.Kind.ASSIGNMENT and task is None:
        register = register_of(request)
        register.learn([*doers(held), *partners_of(held)])
        form = forms.get("task_form") or TaskForm(initial=prefill(current, held, register), register=register)
        told |= {
            "task_form": form,
            "task_open": "task_form" in forms,
            "six": six(form),
            "matches": _matches(doers(held), desk.document),
            "same": _same(request, desk, current, held, register),
        }
    return told


def _same(
    request: AuthedRequest, desk: Desk, current: Fact, held: Mapping[str, Any], register: Register
) -> list[Task]:
    """Tasks on record that ask for the same."""
    units = [unit for name in doers(held) if (unit := register.one(name))]
    return same_demands(request.user, desk.document, str(held.get("action") or current.quote), units)


def _matches(names: list[str], document: Document) -> list[Shown]:
    """Each doer as written, with the units it may be; on the document's own day where it is known."""
    found = match_units(names, document.issued_on or timezone.localdate())
    return [Shown(name, ", ".join(str(unit) for unit in units), "") for name, units in found.items()]


def register_of(request: AuthedRequest) -> Register:
    """The units the reader may give tasks to, today. 404 for a post that acts for no committee."""
    post = post_of(request.user)
    committee: Unit | None = post.committee if post else None
    if committee is None:
        raise Http404
    return Register(timezone.localdate(), committee)


def back(document: Document, fact: Fact | None = None, kind: str = "") -> HttpResponse:
    """To the reading page with this fact in hand, of the kind shown."""
    address = reverse("intake:reading", args=[document.pk])
    asked = {"fact": fact.pk if fact else None, "kind": kind if kind in Fact.Kind.values else None}
    query = urlencode({name: value for name, value in asked.items() if value})
    return redirect(f"{address}?{query}" if query else address)


def on(document: Document, fact: Fact, kind: str = "") -> HttpResponse:
    """To the next fact that waits after this one; when none does, this one stays in hand."""
    return back(document, next_waiting(document, fact, kind) or fact, kind)


@allow(office)
def finish(request: AuthedRequest, pk: int) -> HttpResponse:
    """Where the reading of a document ends: what was decided, whole read, the tasks still to be given."""
    desk = open_desk(request.user, pk, today=timezone.localdate())
    return show_finish(request, desk)


def show_finish(
    request: AuthedRequest, desk: Desk, forms: list[tuple[Any, TaskForm]] | None = None
) -> HttpResponse:
    """The page; `forms`: the tasks as they were sent and must be put right, with their facts."""
    document = desk.document
    made = FactDecision.objects.filter(pk__in=[f.decision_id for f in desk.facts if f.decision_id])
    held = held_fields(desk.facts)
    edited = [
        f for f in desk.facts if f.decided == FactDecision.Decision.CONFIRMED and held[f.pk] != f.fields
    ]
    counted = made.aggregate(
        **{value: Count("pk", filter=Q(reason=value)) for value, _label in FactDecision.Reason.choices}
    )
    facts = to_give(document)
    told = {
        "document": document,
        "desk": desk,
        "tally": desk.tally,
        "edited": len(edited),
        "added": sum(fact.origin == Fact.Origin.ADDED for fact in desk.facts),
        "reasons": [
            (label, counted[value]) for value, label in FactDecision.Reason.choices if counted[value]
        ],
        "whole": document.whole_reads.filter(text=desk.text, withdrawn_at=None)
        .select_related("by_post")
        .first(),
        "orders": _orders(request, facts, held) if forms is None else _sent(forms),
        "given": TaskSource.objects.filter(document=document).select_related("task").order_by("ordinal"),
    }
    return render(request, "intake/finish.html", told, status=422 if forms else 200)


def _orders(request: AuthedRequest, facts: list[Any], held: Mapping[int, Any]) -> list[dict[str, Any]]:
    """A form for each task still to be given; the register is asked once for all names."""
    register = register_of(request)
    register.learn(name for fact in facts for name in (*doers(held[fact.pk]), *partners_of(held[fact.pk])))
    return [
        {"fact": fact, "form": form, "six": six(form), "chosen": can_be_given(form)}
        for fact in facts
        for form in [
            TaskForm(initial=prefill(fact, held[fact.pk], register), register=register, prefix=f"t{fact.pk}")
        ]
    ]


def _sent(forms: list[tuple[Any, TaskForm]]) -> list[dict[str, Any]]:
    return [{"fact": fact, "form": form, "six": six(form), "chosen": form.is_bound} for fact, form in forms]
