"""Turning confirmed assignments into tasks: one, or all of a document in one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.documents.actions import decide
from roviec.documents.models import Document, Fact, FactDecision
from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.work.actions import Given, Share, add_source, issue_task
from roviec.work.models import Task, TaskSource


@transaction.atomic
def confirm_and_issue(
    fact: Fact,
    given: Given,
    *,
    by: Acting,
    on: date,
    seen: int | None,
    document: Document,
    shares: Sequence[Share],
) -> Task:
    """Confirm an assignment and give the task in one act.

    Refused as by `decide` and `issue_task`, and "not_an_order", "given_already".
    """
    _confirm(fact, by=by, seen=seen)
    return issue_task(given, by=by, on=on, shares=shares, document=document, fact=fact)


@transaction.atomic
def join_task(
    fact: Fact, task: Task, *, by: Acting, on: date, seen: int | None, document: Document
) -> TaskSource:
    """Confirm a demand that is on record already, and make this document another source of its task.

    Refused as by `confirm_and_issue` and `add_source`.
    """
    _confirm(fact, by=by, seen=seen)
    return add_source(task, document, fact, by=by, on=on)


def _confirm(fact: Fact, *, by: Acting, seen: int | None) -> None:
    """Confirm an assignment that is to become a task, or part of one."""
    if fact.kind != Fact.Kind.ASSIGNMENT:
        raise Refused("not_an_order", _("Only an assignment becomes a task."))
    Fact.objects.select_for_update().get(pk=fact.pk)  # so that two clerks cannot both give it
    if TaskSource.objects.filter(fact=fact).exists():
        raise Refused("given_already", _("This demand has been given as a task already."))
    last = fact.decisions.order_by("-id").first()
    if last is None or last.decision != FactDecision.Decision.CONFIRMED:
        decide(fact, by=by, decision=FactDecision.Decision.CONFIRMED, seen=seen)
    elif last.pk != seen:
        raise Refused(
            "changed_meanwhile", _("Somebody else has just decided this. See what was decided, then go on.")
        )


@dataclass(frozen=True, slots=True)
class Order:
    """One of several tasks that are given together."""

    fact: Fact
    given: Given
    shares: tuple[Share, ...]
    seen: int | None


@transaction.atomic
def issue_many(orders: Sequence[Order], *, by: Acting, on: date, document: Document) -> list[Task]:
    """Give all of these tasks, or none: the first refusal stops the act. Refused as `confirm_and_issue`."""
    if not orders:
        raise Refused("nothing_chosen", _("Choose at least one task to give."))
    return [
        confirm_and_issue(
            order.fact, order.given, by=by, on=on, seen=order.seen, document=document, shares=order.shares
        )
        for order in orders
    ]
