"""Endings other than done, each by a document: superseded, cancelled, transferred."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.documents.models import Audience, Document
from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models import Post, Succession, SuccessionPart, Unit
from roviec.orgs.models.signed import signature
from roviec.work.actions.course import with_reason
from roviec.work.actions.settle import said, settle, take
from roviec.work.models import Assignment, Ended, TaskSource


@transaction.atomic
def end(
    assignment: Assignment, *, by: Acting, on: date, ending: str, document: Document, reason: str
) -> Assignment:
    """End it otherwise than done: it leaves the denominators from this day and is counted beside them.

    Refused "ended", "no_reason", "not_so" (done needs a product, transferred its successor), "before_given".
    """
    if ending not in (Assignment.Ending.SUPERSEDED, Assignment.Ending.CANCELLED):
        raise Refused("not_so", _("Done needs a product; a transfer needs the unit it goes to."))
    assignment = take(assignment)
    reason = with_reason(reason)
    ended = _end(assignment, by, on, ending, document, reason)
    record(
        "assignment.ended",
        by=by,
        objects=[ended, assignment, assignment.task, document],
        after={"ending": ending},
        reason=reason,
        on=on,
    )
    return assignment


def _end(assignment: Assignment, by: Acting, on: date, ending: str, document: Document, reason: str) -> Ended:
    """The row and the columns, for an act that writes the journal itself."""
    if by.account is None:
        raise Refused("nobody", _("An ending names the person that ended it."))
    if on < assignment.opened_on:
        raise Refused("before_given", _("It was given only on %(day)s."), day=said(assignment.opened_on))
    ended = Ended.objects.create(
        assignment=assignment, ending=ending, on=on, document=document, reason=reason[:1000], **signature(by)
    )
    settle(assignment, on)
    return ended


@transaction.atomic
def transfer(
    assignment: Assignment, *, by: Acting, on: date, unit: Unit, document: Document, reason: str
) -> Assignment:
    """Give the share to another unit; its history stays with the old one. The deadline goes along.

    Refused "ended", "no_reason", "has_it" (the unit is in the task already), "before_given".
    """
    assignment = take(assignment)
    reason = with_reason(reason)
    new, rows = _transfer(assignment, by, on, unit, document, reason)
    record(
        "assignment.transferred",
        by=by,
        objects=[*rows, assignment.task, document],
        before={"unit": assignment.unit.code},
        after={"unit": unit.code},
        reason=reason,
        on=on,
    )
    return new


def _transfer(
    assignment: Assignment, by: Acting, on: date, unit: Unit, document: Document, reason: str
) -> tuple[Assignment, list[Assignment | Ended]]:
    if Assignment.objects.filter(task=assignment.task, unit=unit, period=assignment.period).exists():
        raise Refused("has_it", _("%(unit)s is in this task already."), unit=str(unit))
    ended = _end(assignment, by, on, Assignment.Ending.TRANSFERRED, document, reason)
    new = Assignment.objects.create(
        task=assignment.task,
        unit=unit,
        role=assignment.role,
        period=assignment.period,
        programme=assignment.programme,
        opened_on=on,
        tracker_post=assignment.tracker_post,
        first_due_on=assignment.due_on,
        due_on=assignment.due_on,
        review_on=assignment.review_on,
    )
    assignment.followed_by = new
    assignment.save(update_fields=["followed_by"])
    for source in TaskSource.objects.filter(task=assignment.task, fact__isnull=False):
        Audience.objects.get_or_create(document=source.document, unit=unit, post=None, fact=source.fact)
    return new, [ended, assignment, new]


def open_of_old_units(succession: Succession) -> tuple[list[tuple[Assignment, Unit]], list[Assignment]]:
    """What a succession moves: open work with the one unit that follows; and what a person must place,
    because the old unit went in parts. Nothing is divided silently. Three queries.
    """
    followers: dict[int, list[SuccessionPart]] = {}
    for part in succession.parts.select_related("new"):
        followers.setdefault(part.old_id, []).append(part)
    moves, left = [], []
    rows = Assignment.objects.open(succession.day).filter(unit__in=followers).select_related("unit", "task")
    for row in rows.order_by("id"):
        parts = followers[row.unit_id]
        whole = [part for part in parts if part.share == SuccessionPart.Share.WHOLE]
        if len(parts) == 1 and whole:
            moves.append((row, whole[0].new))
        else:
            left.append(row)
    return moves, left


@transaction.atomic
def hand_to_successors(
    succession: Succession, *, by: Acting, on: date, document: Document
) -> tuple[list[Assignment], list[Assignment]]:
    """Hand the open work of units that ended to the units that followed, in one act; what cannot be placed
    without a person is given back beside it. Closed work stays where it was.
    """
    moves, left = open_of_old_units(succession)
    made, touched = [], []
    for row, unit in moves:
        row = take(row)
        if Assignment.objects.filter(task=row.task, unit=unit, period=row.period).exists():
            left.append(row)  # two old units of one new one: the new unit has its share already
            continue
        new, rows = _transfer(row, by, on, unit, document, str(succession))
        made.append(new)
        touched += rows
    record(
        "work.succeeded",
        by=by,
        objects=[succession, document, *touched],
        after={"handed": len(made), "left": len(left)},
        on=on,
    )
    return made, left


@transaction.atomic
def hand_over(
    assignments: Iterable[Assignment], *, by: Acting, on: date, old: Post, new: Post, reason: str
) -> int:
    """Hand open work that names one post to another, when a person leaves it; closed work stays.

    Refused "no_reason", "same_post", "other_unit" (an owner's post is one of the unit's own).
    """
    reason = with_reason(reason)
    if old.pk == new.pk:
        raise Refused("same_post", _("This is the same post."))
    keys = [row.pk for row in assignments]
    rows = Assignment.objects.select_for_update(of=("self",)).filter(pk__in=keys, closed_on=None)
    owned, tracked = list(rows.filter(owner_post=old)), list(rows.filter(tracker_post=old))
    if any(row.unit_id != new.unit_id for row in owned):
        raise Refused("other_unit", _("Who answers for a unit's share holds a post in that unit."))
    Assignment.objects.filter(pk__in=[row.pk for row in owned]).update(owner_post=new)
    Assignment.objects.filter(pk__in=[row.pk for row in tracked]).update(
        tracker_post=new, tracker_received_on=None
    )
    moved = {row.pk: row for row in [*owned, *tracked]}
    record(
        "work.handed_over",
        by=by,
        objects=[old, new, *moved.values()],
        before={"post": old.pk, "title": old.title},
        after={"post": new.pk, "title": new.title, "assignments": len(moved)},
        reason=reason,
        on=on,
    )
    return len(moved)
