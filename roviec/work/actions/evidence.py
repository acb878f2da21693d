"""Evidence closes an assignment at once; it can be returned later, with a reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.documents.models import File
from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models.signed import signature
from roviec.work.models import Assignment, Evidence, Return


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
    as of the day the product is dated.

    Refused "ended", "incomplete" (neither number and level nor a file), "dated_ahead", "dated_before_given".
    """
    assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if assignment.closed_on:
        raise Refused("ended", _("This ended on %(day)s."), day=f"{assignment.closed_on:%d/%m/%Y}")
    number, level = number.strip(), level.strip()
    if file is None and not (number and level):
        raise Refused("incomplete", _("Give the product's number and to whom it was sent, or its file."))
    if dated_on > on:
        raise Refused("dated_ahead", _("The product is dated after today."))
    if dated_on < assignment.opened_on:
        day = f"{assignment.opened_on:%d/%m/%Y}"
        raise Refused(
            "dated_before_given", _("The product is dated before the task was given, %(day)s."), day=day
        )
    evidence = Evidence.objects.create(
        assignment=assignment,
        number=number,
        dated_on=dated_on,
        level=level,
        words=words.strip(),
        file=file,
        file_name=file_name[:255],
        **signature(by),
    )
    before = {"received": assignment.owner_received_on, "returned": assignment.returned_on}
    _close(assignment, dated_on)
    record(
        "evidence.given",
        by=by,
        objects=[evidence, assignment, assignment.task, *([file] if file else [])],
        before=before,
        after={"number": number, "dated_on": dated_on, "level": level, "file": file.sha256 if file else None},
        on=on,
    )
    return evidence


def _close(assignment: Assignment, dated_on: date) -> None:
    assignment.closed_on = dated_on
    assignment.ending = Assignment.Ending.DONE
    assignment.returned_on = None
    if assignment.owner_received_on is None:
        # Who hands in the product has had the task; the day is a stand-in and says so.
        assignment.owner_received_on = dated_on
        assignment.received_estimated = True
    assignment.save(
        update_fields=["closed_on", "ending", "returned_on", "owner_received_on", "received_estimated"]
    )


@transaction.atomic
def return_evidence(evidence: Evidence, *, by: Acting, on: date, reason: str) -> Return:
    """Send the product back: the assignment is open again.

    Refused "no_reason", "already_returned", "withdrawn".
    """
    assignment = Assignment.objects.select_for_update().get(pk=evidence.assignment_id)
    evidence = Evidence.objects.get(pk=evidence.pk)
    if not reason.strip():
        raise Refused("no_reason", _("To return a product, say why."))
    if Return.objects.filter(evidence=evidence).exists():
        raise Refused("already_returned", _("This product was returned already."))
    if evidence.withdrawn_at:
        raise Refused("withdrawn", _("This product was taken back by the unit."))
    returned = Return.objects.create(evidence=evidence, reason=reason.strip(), **signature(by))
    before = {"closed_on": assignment.closed_on}
    assignment.closed_on, assignment.ending, assignment.returned_on = None, "", on
    assignment.save(update_fields=["closed_on", "ending", "returned_on"])
    record(
        "evidence.returned",
        by=by,
        objects=[returned, evidence, assignment, assignment.task],
        before=before,
        reason=reason.strip(),
        on=on,
    )
    return returned
