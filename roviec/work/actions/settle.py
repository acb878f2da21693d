"""Taking an assignment in hand, and writing into its columns what its rows say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.work.models import Assignment, Request
from roviec.work.states import COLUMNS


def take(assignment: Assignment, *, open_only: bool = True) -> Assignment:
    """The assignment as it stands, locked until the action ends. Refused "ended"."""
    found = Assignment.objects.select_for_update(of=("self",)).select_related("task").get(pk=assignment.pk)
    if open_only and found.closed_on:
        raise Refused("ended", _("This ended on %(day)s."), day=f"{found.closed_on:%d/%m/%Y}")
    return found


def settle(assignment: Assignment, on: date) -> Assignment:
    """Write into the columns what the + rows say on this day: the last step before the journal."""
    then = Assignment.objects.as_of(on).get(pk=assignment.pk).then
    for column in COLUMNS:
        setattr(assignment, column, getattr(then, column))
    ended = assignment.endings.filter(withdrawn_at=None).first()
    assignment.ended_by_id = ended.by_account_id if ended else None
    assignment.ending_document_id = ended.document_id if ended else None
    assignment.extensions_count = assignment.extensions.filter(
        withdrawn_at=None,
        old_due__isnull=False,  # a deadline where there was none is no extension
    ).count()
    assignment.last_progress = assignment.progress.filter(withdrawn_at=None).order_by("-as_of", "-id").first()
    waited = Request.objects.filter(assignment=assignment, decision="").order_by("on", "id").first()
    assignment.waiting_post_id = waited.awaits_id if waited else None
    assignment.save()
    return assignment


@transaction.atomic
def rebuild(assignments: Iterable[Assignment], *, by: Acting, on: date) -> int:
    """Write the columns of these anew from their rows; how many. One entry for all of them."""
    rows = [settle(take(one, open_only=False), on) for one in assignments]
    if rows:
        record("work.rebuilt", by=by, objects=rows, after={"assignments": len(rows)}, on=on)
    return len(rows)


def said(day: date | None) -> str:
    """A day as people write it."""
    return f"{day:%d/%m/%Y}" if day else "—"
