"""What the owner asks for, and what is decided: a request that no longer fits what stands is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.documents.models import Document
from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models.signed import signature
from roviec.work.actions.course import _extend, with_reason
from roviec.work.actions.endings import _end
from roviec.work.actions.settle import settle, take
from roviec.work.models import Assignment, Evidence, Request, Return

Kind = Request.Kind


def _stands(assignment: Assignment, kind: str) -> dict[str, Any]:
    """What the request is about, as it stands now: it must stand so still when it is granted."""
    if kind == Kind.EXTENSION:
        return {"due_on": assignment.due_on.isoformat() if assignment.due_on else None}
    if kind == Kind.CHANGE:
        return {"words": assignment.task.words, "product": assignment.task.product}
    if kind == Kind.CORRECTION:
        return {"evidence": _product(assignment)}
    received = assignment.owner_received_on
    return {"received": received.isoformat() if received else None}


def _product(assignment: Assignment) -> int | None:
    standing = Evidence.objects.filter(assignment=assignment, withdrawn_at=None, returned=None)
    return standing.order_by("-id").values_list("pk", flat=True).first()


@transaction.atomic
def ask(
    assignment: Assignment, *, by: Acting, on: date, kind: str, reason: str, new: dict[str, str] | None = None
) -> Request:
    """Ask to refuse (before receipt only), to extend, to change what was assigned, to correct a product.

    `new`: {"due_on": ISO day} of an extension; {"words": …, "product": …} of a change. Refused "ended",
    "no_reason", "received", "no_product", "not_later", "no_change", "asked_already".
    """
    correction = kind == Kind.CORRECTION
    assignment = take(assignment, open_only=not correction)
    reason = with_reason(reason)
    old, wanted = _stands(assignment, kind), new or {}
    if kind == Kind.REFUSAL and assignment.owner_received_on:
        raise Refused("received", _("What was received cannot be refused: ask for a change."))
    if correction and old["evidence"] is None:
        raise Refused("no_product", _("No product stands that could be corrected."))
    if kind == Kind.EXTENSION and old["due_on"] and wanted["due_on"] <= old["due_on"]:
        raise Refused("not_later", _("The new deadline must lie after the old one."))
    if kind == Kind.CHANGE:
        wanted = {name: wanted.get(name, "").strip() or old[name] for name in old}
        if wanted == old:
            raise Refused("no_change", _("Say what should be different."))
    if assignment.requests.filter(kind=kind, decision="").exists():
        raise Refused("asked_already", _("This was asked already and waits for its decision."))
    request = Request.objects.create(
        assignment=assignment,
        kind=kind,
        old=old,
        new=wanted,
        reason=reason,
        on=on,
        awaits=assignment.tracker_post or assignment.task.giver_post,
        **signature(by),
    )
    settle(assignment, on)
    objects = [request, assignment, assignment.task]
    record(f"request.{kind}", by=by, objects=objects, before=old, after=wanted, reason=reason, on=on)
    return request


def _undecided(request: Request) -> tuple[Assignment, Request]:
    assignment = take(request.assignment, open_only=False)
    request = Request.objects.get(pk=request.pk)
    if request.decision:
        raise Refused("decided", _("Somebody has decided this already."))
    return assignment, request


def is_stale(request: Request) -> bool:
    """Whether what was asked about has changed since: such a request cannot be granted."""
    if request.kind != Kind.CORRECTION and request.assignment.closed_on:
        return True
    return bool(_stands(request.assignment, request.kind) != request.old)


@transaction.atomic
def grant(
    request: Request, *, by: Acting, on: date, opinion: str = "", document: Document | None = None
) -> Request:
    """Grant what was asked, and carry it out in the same act.

    Refused "decided", "stale" (what it is about has changed since), "no_document" (a refusal granted ends
    the share, and an ending names its document), and as `extend` refuses.
    """
    assignment, request = _undecided(request)
    if is_stale(request):
        raise Refused(
            "stale", _("What this is about has changed since it was asked. Deny it, or let it be asked anew.")
        )
    _close(request, by, on, Request.Decision.GRANTED, opinion)
    settle(assignment, on)
    touched = _carry_out(assignment, request, by, on, document)
    record(
        "request.granted",
        by=by,
        objects=[request, assignment, assignment.task, *touched, *([document] if document else [])],
        before=request.old,
        after=request.new,
        kind=request.kind,
        reason=opinion.strip(),
        on=on,
    )
    return request


def _carry_out(
    assignment: Assignment, request: Request, by: Acting, on: date, document: Document | None
) -> list[models.Model]:
    if request.kind == Kind.EXTENSION:
        due = date.fromisoformat(request.new["due_on"])
        return [_extend(assignment, by, on, due, request.reason, document)]
    if request.kind == Kind.REFUSAL:
        if document is None:
            raise Refused("no_document", _("Name the document by which it ends."))
        return [_end(assignment, by, on, Assignment.Ending.CANCELLED, document, request.reason)]
    if request.kind == Kind.CHANGE:
        task = assignment.task
        task.words, task.product = request.new["words"], request.new["product"][:500]
        task.save(update_fields=["words", "product"])
        return []
    evidence = Evidence.objects.get(pk=request.old["evidence"])
    returned = Return.objects.create(evidence=evidence, reason=request.reason, on=on, **signature(by))
    settle(assignment, on)
    return [evidence, returned]


def _close(request: Request, by: Acting, on: date, decision: str, opinion: str) -> None:
    request.decision, request.opinion = decision, opinion.strip()[:1000]
    request.decided_by_id, request.decided_post_id = by.account, by.post
    request.decided_on, request.decided_at = on, timezone.now()
    request.save()


@transaction.atomic
def deny(request: Request, *, by: Acting, on: date, opinion: str) -> Request:
    """Deny what was asked, with the reason. Refused "decided", "no_reason"."""
    opinion = with_reason(opinion)
    return _decide(request, by, on, Request.Decision.DENIED, opinion)


@transaction.atomic
def take_back(request: Request, *, by: Acting, on: date) -> Request:
    """The unit takes its request back. Refused "decided"."""
    return _decide(request, by, on, Request.Decision.TAKEN_BACK, "")


def _decide(request: Request, by: Acting, on: date, decision: str, opinion: str) -> Request:
    assignment, request = _undecided(request)
    _close(request, by, on, decision, opinion)
    settle(assignment, on)
    objects = [request, assignment, assignment.task]
    record(f"request.{decision}", by=by, objects=objects, kind=request.kind, reason=opinion, on=on)
    return request
