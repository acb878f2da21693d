"""The list of assignments: one way from a query to its rows, for pages, reports and exports alike."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q
from django.utils import timezone

from roviec.orgs.models import Unit, User
from roviec.work.forms import ListForm
from roviec.work.models import Assignment, AssignmentQuerySet, TaskSource
from roviec.work.queries import COUNTED


def rows_of(form: ListForm, user: User, day: date) -> AssignmentQuerySet:
    """The assignments that a valid form asks for, of those the user sees, given by this day."""
    asked = form.cleaned_data
    rows = Assignment.objects.visible_to(user).filter(opened_on__lte=day)
    if day != timezone.localdate():
        rows = rows.as_of(day)  # today's columns stand as they are
    if asked["show"]:
        rows = COUNTED[asked["show"]].rows(rows, day)
    if asked["counting"]:
        rows = rows.counting()
    if asked["task"]:
        rows = rows.filter(task=asked["task"])
    if asked["unit"]:
        rows = rows.filter(unit=asked["unit"])
    if asked["programme"]:
        rows = rows.filter(programme=asked["programme"])
    if asked["document"]:
        rows = rows.filter(task__in=TaskSource.objects.filter(document=asked["document"]).values("task"))
    for word in asked["q"].split():
        rows = rows.filter(Q(task__words__icontains=word))
    return rows


def with_what_is_shown(rows: AssignmentQuerySet, day: date) -> AssignmentQuerySet:
    """With all that a row of the list draws, in three more queries whatever their number."""
    return rows.select_related("task", "programme").prefetch_related(
        Prefetch("unit", Unit.objects.named(day)), "task__sources"
    )
