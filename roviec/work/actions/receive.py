"""Confirming receipt: the owner and the tracker each for themselves."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.work.actions.settle import take
from roviec.work.models import Assignment


@transaction.atomic
def receive(assignment: Assignment, *, by: Acting, on: date, as_tracker: bool = False) -> Assignment:
    """Confirm receipt on a day; the owner's starts the clock.

    Refused "already_received", "ended", "before_given".
    """
    assignment = take(assignment)
    column = "tracker_received_on" if as_tracker else "owner_received_on"
    if getattr(assignment, column):
        day = getattr(assignment, column)
        raise Refused("already_received", _("Already received on %(day)s."), day=f"{day:%d/%m/%Y}")
    if on < assignment.opened_on:
        raise Refused(
            "before_given", _("It was given only on %(day)s."), day=f"{assignment.opened_on:%d/%m/%Y}"
        )
    setattr(assignment, column, on)
    if not as_tracker:
        assignment.owner_received_at = timezone.now()
    assignment.save(update_fields=[column, "owner_received_at"])
    who = "tracker" if as_tracker else "owner"
    record(f"assignment.received_by_{who}", by=by, objects=[assignment, assignment.task], on=on)
    return assignment
