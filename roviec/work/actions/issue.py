"""Giving a task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from roviec.documents.models import Audience, Document, Fact
from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models import Post, Unit
from roviec.orgs.models.signed import signature
from roviec.orgs.sight import units_below
from roviec.work.actions.settle import said, take
from roviec.work.models import Assignment, Programme, Task, TaskSource


@dataclass(frozen=True, slots=True)
class Share:
    """The share of one unit: what it is in the task, which posts own and track it."""

    unit: Unit
    role: str = Assignment.Role.LEAD
    owner_post: Post | None = None
    tracker_post: Post | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a task says, in its own words; empty: not known."""

    words: str
    giver_unit: Unit
    product: str = ""
    giver_words: str = ""
    accountable_words: str = ""
    authority: str = ""
    programme: Programme | None = None
    urgency: str = Task.Urgency.NORMAL
    due_on: date | None = None
    review_on: date | None = None
    no_due_reason: str = ""


@transaction.atomic
def issue_task(
    given: Given,
    *,
    by: Acting,
    on: date,
    shares: Sequence[Share],
    document: Document | None = None,
    fact: Fact | None = None,
    parent: Assignment | None = None,
) -> Task:
    """Give a task to its units on a day, with the document and passage it comes from.

    Refused "no_unit", "twice" (one unit twice), "lead_and_each", "two_leads", "due_before_given",
    "due_and_review"; nothing is changed then. The units named may see the passage from then on.
    """
    mode = _mode(shares, fact)
    if given.due_on and given.review_on:
        raise Refused("due_and_review", _("A task has a deadline or a day to look again, not both."))
    if given.due_on and given.due_on < on and fact is None:
        raise Refused("due_before_given", _("The deadline lies before the day it is given."))
    task = Task.objects.create(
        mode=mode, issued_on=on, parent_assignment=parent, **_columns(given), **signature(by)
    )
    source = _source(task, document, fact)
    assignments = Assignment.objects.bulk_create(_share(task, share, on) for share in shares)
    shown = _show_passage(document, fact, shares) if document else []
    record(
        "task.issued",
        by=by,
        objects=[
            task,
            *assignments,
            *shown,
            *(row for row in (document, fact, parent) if row is not None),
        ],
        after={
            "words": task.words,
            "units": [share.unit.code for share in shares],
            "due_on": task.due_on,
            "code": source.code if source else "",
        },
        on=on,
    )
    return task


def _mode(shares: Sequence[Share], fact: Fact | None) -> str:
    units = [share.unit.pk for share in shares]
    roles = [share.role for share in shares]
    leads = roles.count(Assignment.Role.LEAD)
    if not leads and Assignment.Role.EACH not in roles:
        raise Refused("no_unit", _("Say which unit must do it."))
    if len(set(units)) != len(units):
        raise Refused("twice", _("One unit stands in the task twice."))
    if leads and Assignment.Role.EACH in roles:
        raise Refused("lead_and_each", _("A task has one lead, or each unit does it for itself."))
    if leads > 1 and fact is None:
        raise Refused("two_leads", _("Two leads are taken only as a document says so."))
    return Task.Mode.LEAD if leads else Task.Mode.EACH


def _columns(given: Given) -> dict[str, Any]:
    return {
        "words": given.words,
        "product": given.product[:500],
        "giver_unit": given.giver_unit,
        "giver_words": given.giver_words[:300],
        "accountable_words": given.accountable_words[:300],
        "authority": given.authority[:300],
        "programme": given.programme,
        "urgency": given.urgency,
        "due_on": given.due_on,
        "review_on": given.review_on,
        "no_due_reason": given.no_due_reason[:300],
    }


def _share(task: Task, share: Share, on: date) -> Assignment:
    return Assignment(
        task=task,
        unit=share.unit,
        role=share.role,
        programme=task.programme,
        opened_on=on,
        owner_post=share.owner_post,
        tracker_post=share.tracker_post,
        first_due_on=task.due_on,
        due_on=task.due_on,
        review_on=task.review_on,
    )


@transaction.atomic
def hand_down(
    assignment: Assignment, *, by: Acting, on: date, words: str, unit: Unit, due_on: date, product: str = ""
) -> Task:
    """Hand a part of a unit's share on to a unit below it, as a task of its own under the share.

    The share is not closed by it: a parent closes only on its own evidence. Refused "ended", "not_below",
    "due_after" (later than the share's own deadline), and as by `issue_task`.
    """
    assignment = take(assignment)
    if unit.pk == assignment.unit_id or unit.pk not in units_below([assignment.unit_id], on):
        raise Refused("not_below", _("%(unit)s does not stand below this unit."), unit=str(unit))
    if assignment.due_on and due_on > assignment.due_on:
        raise Refused(
            "due_after", _("The share itself is due on %(day)s: not later."), day=said(assignment.due_on)
        )
    given = Given(words=words.strip(), giver_unit=assignment.unit, product=product, due_on=due_on)
    shares = [Share(unit)]
    return issue_task(given, by=by, on=on, shares=shares, parent=assignment)


@transaction.atomic
def add_source(
    task: Task, document: Document, fact: Fact | None = None, *, by: Acting, on: date
) -> TaskSource:
    """Join another document's demand to a task on record: one task, two sources.

    Its units may see the passage from then on. Refused "same_source" (this passage, or without a passage
    this document, is a source of the task already).
    """
    task = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if task.sources.filter(document=document, fact=fact).exists():
        raise Refused("same_source", _("The task already names this passage as its source."))
    source = _source(task, document, fact)
    assert source is not None
    shares = list(task.assignments.select_related("unit"))
    shown = _show_passage(document, fact, [Share(one.unit, one.role) for one in shares])
    record(
        "task.source_added",
        by=by,
        objects=[task, source, document, *shown, *([fact] if fact else [])],
        after={"code": source.code},
        on=on,
    )
    return source


def next_ordinal(document: Document) -> int:
    """The number of the document's next demand; numbers once given are never given again."""
    last: int | None = document.task_sources.aggregate(last=Max("ordinal"))["last"]
    return (last or 0) + 1


def _source(task: Task, document: Document | None, fact: Fact | None) -> TaskSource | None:
    if document is None:
        return None
    ordinal = next_ordinal(document)
    name = document.symbol or f"VB {document.pk}"
    return TaskSource.objects.create(
        task=task, document=document, ordinal=ordinal, fact=fact, code=f"{name} · {ordinal:02d}"
    )


def _show_passage(document: Document, fact: Fact | None, shares: Sequence[Share]) -> list[Audience]:
    """Let the units see the passage that the task comes from; the whole document only if it is for them."""
    if fact is None:
        return []
    return [
        Audience.objects.get_or_create(document=document, unit=share.unit, post=None, fact=fact)[0]
        for share in shares
    ]
