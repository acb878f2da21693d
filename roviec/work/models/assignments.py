"""Assignments: the share of one unit in a task. State, deadline and evidence live here."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Document
from roviec.orgs.models import Post, Unit
from roviec.orgs.sight import sight_of
from roviec.work import states
from roviec.work.models.programmes import Period, Programme
from roviec.work.models.tasks import Task

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from roviec.orgs.models import User

OPEN = Q(closed_on=None)


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments. After `as_of` all that asks for a state asks for the state of that day and moment."""

    _then = False  # whether states are asked of the annotated columns

    def _clone(self) -> AssignmentQuerySet:
        clone: AssignmentQuerySet = super()._clone()  # type: ignore[misc]
        clone._then = self._then
        return clone

    def visible_to(self, user: User | AnonymousUser) -> AssignmentQuerySet:
        """Those of the units whose records the user sees, and those that name one of the user's posts."""
        sight = sight_of(user)
        if sight.everything:
            return self.all()
        named = Q(owner_post__in=sight.posts) | Q(tracker_post__in=sight.posts)
        return self.filter(Q(unit__in=sight.units) | named)

    def as_of(self, day: date, known_at: datetime | None = None) -> AssignmentQuerySet:
        """As they were on this day: by what is known now, or by what was on record at the moment `known_at`.

        Every column of the state is annotated as `then_<column>` from the + rows; `late`, `open`, `done`,
        `in_state` and the rest then ask those, and `row.then` reads them. Those not yet on record at
        `known_at` are left out; those given after `day` are for the caller's `opened_on` to leave out.
        """
        from roviec.work.models.then import columns_of

        rows = self.filter(recorded_at__lte=known_at) if known_at else self._clone()
        rows = rows.annotate(**columns_of(day, known_at))
        rows._then = True
        return rows

    @property
    def asked_then(self) -> bool:
        """Whether states are asked of the columns as of some day and moment."""
        return self._then

    def _asks(self, condition: Q) -> Q:
        return states.of_then(condition) if self._then else condition

    def counting(self) -> AssignmentQuerySet:
        """Those that make up their task's state and the figures: lead or each; partners do not."""
        return self.exclude(role=Assignment.Role.PARTNER)

    def open(self, day: date) -> AssignmentQuerySet:
        """Those given by this day and not ended by it."""
        return self.filter(self._asks(states.is_open(day)), opened_on__lte=day)

    def late(self, day: date) -> AssignmentQuerySet:
        """The figure *late*: open, not paused, after its day; whatever its word. Receipt, difficulty,
        return and a pending request do not stop it.
        """
        return self.filter(self._asks(states.is_late(day)))

    def due_ahead(self, day: date) -> AssignmentQuerySet:
        """Those open, not paused, whose day is this one or one of the next (a setting, 7)."""
        return self.filter(self._asks(states.is_ahead(day)), opened_on__lte=day)

    def due_by(self, day: date) -> AssignmentQuerySet:
        """Those whose day has come: the denominator of "of due". Ended otherwise than done do not count."""
        due = self._asks(Q(due_on__lte=day))
        return self.filter(due, self._asks(~states.left_the_count(day)), opened_on__lte=day)

    def in_count(self, day: date) -> AssignmentQuerySet:
        """Those given by this day that make up the denominators: all but those ended otherwise than done."""
        return self.filter(self._asks(~states.left_the_count(day)), opened_on__lte=day)

    def done(self, day: date) -> AssignmentQuerySet:
        """Those done by this day."""
        return self.filter(self._asks(Q(ending=Assignment.Ending.DONE, closed_on__lte=day)))

    def ended_otherwise(self, day: date) -> AssignmentQuerySet:
        """Those ended by this day and not done: counted beside the denominators."""
        return self.filter(self._asks(states.left_the_count(day)), opened_on__lte=day)

    def in_state(self, name: str, day: date) -> AssignmentQuerySet:
        """Those whose state on this day is `name`."""
        return self.filter(self._asks(states.condition(name, day)), opened_on__lte=day)

    def with_state(self, day: date) -> AssignmentQuerySet:
        """With `state_name`, the name of the state on this day."""
        whens = [
            When(self._asks(state.holds(day)), then=models.Value(state.name)) for state in states.STATES[:-1]
        ]
        return self.annotate(
            state_name=Case(
                *whens, default=models.Value(states.STATES[-1].name), output_field=models.CharField()
            )
        )


class Assignment(models.Model):
    """The share of one unit in a task."""

    class Role(models.TextChoices):
        """What the unit is in it."""

        LEAD = "lead", _("lead")
        EACH = "each", _("each")
        PARTNER = "partner", _("partner")

    class Ending(models.TextChoices):
        """How it ended; every one but done names the document and the person that ended it."""

        DONE = "done", _("done")
        SUPERSEDED = "superseded", _("superseded")
        CANCELLED = "cancelled", _("cancelled")
        TRANSFERRED = "transferred", _("transferred")

    task = models.ForeignKey(Task, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=7, choices=Role)
    period = models.ForeignKey(Period, models.PROTECT, null=True, blank=True, related_name="assignments")
    programme = models.ForeignKey(  # the task's, copied: the map programme × unit reads one table
        Programme, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    opened_on = models.DateField(_("given on"))
    owner_received_on = models.DateField(_("received on"), null=True, blank=True)  # the clock starts here
    tracker_received_on = models.DateField(null=True, blank=True)
    received_estimated = models.BooleanField(default=False)  # a stand-in date
    owner_received_at = models.DateTimeField(null=True, blank=True)  # the moment receipt came on record
    recorded_at = models.DateTimeField(default=timezone.now)  # the moment the share came on record
    owner_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="owned")
    tracker_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="tracked")
    first_due_on = models.DateField(null=True, blank=True)  # stays in view when the deadline moves
    due_on = models.DateField(_("deadline"), null=True, blank=True)  # None: none was given
    review_on = models.DateField(_("look again on"), null=True, blank=True)
    extensions_count = models.PositiveSmallIntegerField(default=0)
    # What open rows below say, written by the same action, so that the state needs this row alone:
    suspended_from = models.DateField(null=True, blank=True)
    suspended_to = models.DateField(null=True, blank=True)  # the first day it runs again; None: until told
    stuck_since = models.DateField(null=True, blank=True)  # an open difficulty
    waiting_since = models.DateField(null=True, blank=True)  # a request or product awaits somebody
    waiting_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="awaited")
    returned_on = models.DateField(null=True, blank=True)  # the product came back and no new one is in
    last_progress = models.ForeignKey(
        "work.Progress", models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_on = models.DateField(_("ended on"), null=True, blank=True)
    ending = models.CharField(max_length=11, choices=Ending, blank=True)
    ended_by = models.ForeignKey("orgs.User", models.PROTECT, null=True, blank=True, related_name="+")
    ending_document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    followed_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="follows")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "id"]
        constraints = [
            models.UniqueConstraint(fields=["task", "unit", "period"], name="assignment_once_a_period"),
            models.UniqueConstraint(
                fields=["task", "unit"], condition=Q(period=None), name="assignment_once_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, ending="") | Q(closed_on__isnull=False) & ~Q(ending=""),
                name="assignment_ended_somehow",
            ),
            models.CheckConstraint(
                condition=Q(ending__in=["", "done"])
                | Q(ended_by__isnull=False, ending_document__isnull=False),
                name="assignment_ended_by_document_and_person",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="assignment_not_ended_before_given",
            ),
            models.CheckConstraint(
                condition=Q(suspended_to=None) | Q(suspended_from__isnull=False),
                name="assignment_paused_from_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "due_on", "id"], condition=OPEN, name="assignment_open_unit"),
            models.Index(fields=["due_on", "id"], condition=OPEN, name="assignment_open_due"),
            models.Index(
                fields=["tracker_post", "due_on", "id"], condition=OPEN, name="assignment_open_tracker"
            ),
            models.Index(fields=["unit", "task"], name="assignment_unit_task"),
            models.Index(fields=["programme", "unit", "due_on", "closed_on"], name="assignment_programme"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} for {self.unit_id}"

    @property
    def then(self) -> Assignment:
        """This row with its columns as of the day and moment of `as_of`; itself when not asked so."""
        found = {
            name: self.__dict__[f"then_{name}"] for name in states.COLUMNS if f"then_{name}" in self.__dict__
        }
        if not found:
            return self
        row = copy(self)  # for reading only: it is what was, not what is stored
        row.__dict__ = {name: value for name, value in self.__dict__.items() if not name.startswith("then_")}
        row.__dict__.update(found)
        return row

    def state(self, day: date) -> states.State:
        """Its state on this day: the first that fits."""
        return states.state_of(self.then, day)

    def days_left(self, day: date) -> int | None:
        """Days until its deadline, negative after it; None without one."""
        return (self.due_on - day).days if self.due_on else None
