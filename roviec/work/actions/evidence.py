"""Evidence closes an assignment at once; it can be taken back, returned, accepted or graded later."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.documents.models import File
from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models.signed import signature
from roviec.work.actions.settle import said, settle, take
from roviec.work.models import Assignment, Evidence, Grade, Return

MARKS = range(1, 6)


@transaction.atomic
def give_evidence(
    assignment: Assignment,
    *,
    by: Acting,
    on: date,
    dated_on: date,
    number: str = "",
    level: str = "",
    words: str = "",
    file: File | None = None,
    file_name: str = "",
) -> Evidence:
    """Put the product on record: number, date and receiving level, or its file. The assignment is done then,
    as of the day the product is dated; where the task asks for acceptance it waits for that first.

    Refused "ended", "incomplete" (neither number and level nor a file), "dated_ahead", "dated_before_given",
    "awaits_acceptance" (one handed in already waits).
    """
    assignment = take(assignment)
    number, level = number.strip(), level.strip()
    if file is None and not (number and level):
        raise Refused("incomplete", _("Give the product's number and to whom it was sent, or its file."))
    if dated_on > on:
        raise Refused("dated_ahead", _("The product is dated after today."))
    if dated_on < assignment.opened_on:
        day = said(assignment.opened_on)
        raise Refused(
            "dated_before_given", _("The product is dated before the task was given, %(day)s."), day=day
        )
    if assignment.evidence.filter(withdrawn_at=None, returned=None).exists():
        raise Refused("awaits_acceptance", _("A product is in already and waits for acceptance."))
    evidence = Evidence.objects.create(
        assignment=assignment,
        number=number,
        dated_on=dated_on,
        level=level,
        words=words.strip(),
        file=file,
        file_name=file_name[:255],
        on=on,
        **signature(by),
    )
    before = {"received": assignment.owner_received_on, "returned": assignment.returned_on}
    if assignment.owner_received_on is None:
        # Who hands in the product has had the task; the day is a stand-in and says so.
        assignment.owner_received_on, assignment.owner_received_at = dated_on, timezone.now()
        assignment.received_estimated = True
        assignment.save(update_fields=["owner_received_on", "owner_received_at", "received_estimated"])
    settle(assignment, on)
    record(
        "evidence.given",
        by=by,
        objects=[evidence, assignment, assignment.task, *([file] if file else [])],
        before=before,
        after={"number": number, "dated_on": dated_on, "level": level, "file": file.sha256 if file else None},
        on=on,
    )
    return evidence


def _standing(evidence: Evidence) -> tuple[Assignment, Evidence]:
    """The assignment, locked, and its evidence if it stands. Refused "already_returned", "withdrawn"."""
    assignment = take(evidence.assignment, open_only=False)
    evidence = Evidence.objects.get(pk=evidence.pk)
    if Return.objects.filter(evidence=evidence).exists():
        raise Refused("already_returned", _("This product was returned already."))
    if evidence.withdrawn_at:
        raise Refused("withdrawn", _("This product was taken back by the unit."))
    if assignment.ending not in ("", Assignment.Ending.DONE):
        raise Refused("ended", _("This ended on %(day)s."), day=said(assignment.closed_on))
    return assignment, evidence


@transaction.atomic
def return_evidence(evidence: Evidence, *, by: Acting, on: date, reason: str) -> Return:
    """Send the product back: the assignment is open again from this day.

    Refused "no_reason", "already_returned", "withdrawn", "ended" (otherwise than done).
    """
    if not reason.strip():
        raise Refused("no_reason", _("To return a product, say why."))
    assignment, evidence = _standing(evidence)
    returned = Return.objects.create(evidence=evidence, reason=reason.strip(), on=on, **signature(by))
    before = {"closed_on": assignment.closed_on}
    settle(assignment, on)
    record(
        "evidence.returned",
        by=by,
        objects=[returned, evidence, assignment, assignment.task],
        before=before,
        reason=reason.strip(),
        on=on,
    )
    return returned


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, by: Acting, on: date, reason: str) -> Evidence:
    """Take a product back that was handed in by mistake: as if it had never counted, but for what was known.

    Refused "no_reason", "already_returned", "withdrawn", "ended".
    """
    if not reason.strip():
        raise Refused("no_reason", _("To take a product back, say why."))
    assignment, evidence = _standing(evidence)
    before = {"closed_on": assignment.closed_on}
    evidence.withdrawn_at = timezone.now()
    evidence.save(update_fields=["withdrawn_at"])
    settle(assignment, on)
    objects = [evidence, assignment, assignment.task]
    record("evidence.withdrawn", by=by, objects=objects, before=before, reason=reason.strip(), on=on)
    return evidence


@transaction.atomic
def accept_evidence(evidence: Evidence, *, by: Acting, on: date) -> Evidence:
    """Accept the product of a task that asks for acceptance: it is done as of the day the product is dated.

    Refused "not_asked", "already_accepted", "already_returned", "withdrawn", "ended".
    """
    assignment, evidence = _standing(evidence)
    if not assignment.task.needs_acceptance:
        raise Refused("not_asked", _("This task needs no acceptance: its product stands."))
    if evidence.accepted_on:
        raise Refused("already_accepted", _("Already accepted on %(day)s."), day=said(evidence.accepted_on))
    evidence.accepted_on, evidence.accepted_at = on, timezone.now()
    evidence.save(update_fields=["accepted_on", "accepted_at"])
    settle(assignment, on)
    record("evidence.accepted", by=by, objects=[evidence, assignment, assignment.task], on=on)
    return evidence


@transaction.atomic
def grade_evidence(evidence: Evidence, *, by: Acting, on: date, mark: int, words: str = "") -> Grade:
    """Give a mark from 1 to 5 to a product; the last holds.

    Refused "no_such_mark", "own_work" (who entered it), "already_returned", "withdrawn", "ended".
    """
    if mark not in MARKS:
        raise Refused("no_such_mark", _("A mark is a number from 1 to 5."))
    assignment, evidence = _standing(evidence)
    if by.account is not None and by.account == evidence.by_account_id:
        raise Refused("own_work", _("Nobody grades a product they entered themselves."))
    grade = Grade.objects.create(evidence=evidence, mark=mark, words=words.strip(), **signature(by))
    record(
        "evidence.graded",
        by=by,
        objects=[grade, evidence, assignment, assignment.task],
        after={"mark": mark},
        reason=words.strip(),
        on=on,
    )
    return grade
