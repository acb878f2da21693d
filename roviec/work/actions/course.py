"""What happens on the way: progress, extensions, pauses; and taking such rows back."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.documents.models import Document
from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models.signed import signature
from roviec.work.actions.settle import said, settle, take
from roviec.work.models import Assignment, Extension, Pause, Progress

Kept = TypeVar("Kept", Extension, Progress)


def with_reason(reason: str) -> str:
    """The reason without blanks around it. Refused "no_reason"."""
    if not reason.strip():
        raise Refused("no_reason", _("Say why."))
    return reason.strip()


@transaction.atomic
def report_progress(assignment: Assignment, *, by: Acting, on: date, words: str, as_of: date) -> Progress:
    """Say how far it is, as of a day. Words are not states: nothing else changes.

    Refused "ended", "no_words", "ahead" (a day to come), "before_given".
    """
    assignment = take(assignment)
    if not words.strip():
        raise Refused("no_words", _("Say how far it is."))
    if as_of > on:
        raise Refused("ahead", _("This day has not come yet."))
    if as_of < assignment.opened_on:
        raise Refused("before_given", _("It was given only on %(day)s."), day=said(assignment.opened_on))
    progress = Progress.objects.create(
        assignment=assignment, words=words.strip(), as_of=as_of, **signature(by)
    )
    settle(assignment, on)
    objects = [progress, assignment, assignment.task]
    record("assignment.progress", by=by, objects=objects, after={"as_of": as_of}, on=on, reason=words.strip())
    return progress


@transaction.atomic
def extend(
    assignment: Assignment,
    *,
    by: Acting,
    on: date,
    new_due: date,
    reason: str,
    document: Document | None = None,
) -> Extension:
    """Move the deadline, with the reason; the first deadline stays in view.

    Giving a deadline where there was none is no extension and is not counted.
    Refused "ended", "no_reason", "not_later", "cap" (the setting MOST_EXTENSIONS).
    """
    assignment = take(assignment)
    reason = with_reason(reason)
    extension = _extend(assignment, by, on, new_due, reason, document)
    record(
        "assignment.extended",
        by=by,
        objects=[extension, assignment, assignment.task, *([document] if document else [])],
        before={"due_on": extension.old_due},
        after={"due_on": new_due},
        reason=reason,
        on=on,
    )
    return extension


def _extend(
    assignment: Assignment, by: Acting, on: date, new_due: date, reason: str, document: Document | None
) -> Extension:
    """The row and the columns, for an act that writes the journal itself."""
    old = assignment.due_on
    if old and new_due <= old:
        raise Refused("not_later", _("The new deadline must lie after the old one, %(day)s."), day=said(old))
    if new_due < assignment.opened_on:
        raise Refused("not_later", _("It was given only on %(day)s."), day=said(assignment.opened_on))
    most = settings.MOST_EXTENSIONS
    if old and assignment.extensions_count >= most:
        raise Refused(
            "cap", _("The deadline was moved %(n)s times already: no more is allowed."), n=str(most)
        )
    extension = Extension.objects.create(
        assignment=assignment,
        old_due=old,
        new_due=new_due,
        reason=reason[:500],
        document=document,
        on=on,
        **signature(by),
    )
    settle(assignment, on)
    return extension


@transaction.atomic
def pause(
    assignment: Assignment,
    *,
    by: Acting,
    on: date,
    from_day: date,
    to_day: date | None,
    reason: str,
    document: Document | None = None,
) -> Pause:
    """Let it rest from a day to the day it runs again; None: until told.

    Refused "ended", "no_reason", "empty", "paused_already" (one that is not over).
    """
    assignment = take(assignment)
    reason = with_reason(reason)
    if to_day and to_day <= from_day:
        raise Refused("empty", _("It must run again after the day it rests from."))
    if assignment.suspended_from and (not assignment.suspended_to or assignment.suspended_to > on):
        raise Refused(
            "paused_already", _("It rests already, from %(day)s."), day=said(assignment.suspended_from)
        )
    made = Pause.objects.create(
        assignment=assignment,
        from_day=from_day,
        to_day=to_day,
        reason=reason[:500],
        document=document,
        **signature(by),
    )
    settle(assignment, on)
    objects = [made, assignment, assignment.task, *([document] if document else [])]
    after = {"from": from_day, "to": to_day}
    record("assignment.paused", by=by, objects=objects, after=after, reason=reason, on=on)
    return made


@transaction.atomic
def resume(assignment: Assignment, *, by: Acting, on: date) -> Assignment:
    """Let it run again from today: the pause is written anew with its end. Refused "ended", "not_paused"."""
    assignment = take(assignment)
    held = Pause.objects.filter(assignment=assignment, withdrawn_at=None).order_by("-id").first()
    if held is None or (held.to_day and held.to_day <= on):
        raise Refused("not_paused", _("It does not rest."))
    held.withdrawn_at = timezone.now()
    held.save(update_fields=["withdrawn_at"])
    objects = [held, assignment, assignment.task]
    if held.from_day < on:
        objects.append(
            Pause.objects.create(
                assignment=assignment,
                from_day=held.from_day,
                to_day=on,
                reason=held.reason,
                document=held.document,
                **signature(by),
            )
        )
    settle(assignment, on)
    before = {"from": held.from_day, "to": held.to_day}
    record("assignment.resumed", by=by, objects=objects, before=before, on=on)
    return assignment


@transaction.atomic
def withdraw(row: Kept, *, by: Acting, on: date, reason: str) -> Kept:
    """Take back an extension or a report entered by mistake; what was known before stays known.

    Refused "no_reason", "withdrawn", "ended", "not_the_last" (an extension that another one followed).
    """
    assignment = take(row.assignment)
    reason = with_reason(reason)
    row = type(row)._default_manager.get(pk=row.pk)
    if row.withdrawn_at:
        raise Refused("withdrawn", _("This was taken back already."))
    later = Extension.objects.filter(assignment=assignment, withdrawn_at=None, pk__gt=row.pk)
    if isinstance(row, Extension) and later.exists():
        raise Refused("not_the_last", _("A later one rests on it: take that back first."))
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    settle(assignment, on)
    kind = "extension" if isinstance(row, Extension) else "progress"
    record(f"{kind}.withdrawn", by=by, objects=[row, assignment, assignment.task], reason=reason, on=on)
    return row
