"""What was done about assignments. These rows are only added, and withdrawn with a time.

`on` is the day from which an act holds, `at` the moment it came on record: the two clocks of design §3.8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Document, File
from roviec.orgs.models import Post, Unit, User
from roviec.orgs.models.signed import Signed, Withdrawable
from roviec.work.models.assignments import Assignment

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence."""

    def visible_to(self, user: User | AnonymousUser) -> EvidenceQuerySet:
        """That of assignments the user sees: never other units' of a shared task."""
        seen = Assignment.objects.visible_to(user).filter(pk=OuterRef("assignment"))
        return self.filter(Exists(seen))


class Evidence(Withdrawable):
    """The product: number, date and receiving level, or its file. Valid evidence closes at once."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="evidence")
    number = models.CharField(_("number and symbol"), max_length=120, blank=True)
    dated_on = models.DateField(_("dated"))  # done counts from this day, not from the click
    level = models.CharField(_("sent to"), max_length=200, blank=True)  # the receiving level
    words = models.CharField(_("what it is"), max_length=500, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="evidence")
    file_name = models.CharField(max_length=255, blank=True)
    on = models.DateField(
        default=timezone.localdate
    )  # the day it was handed in; where acceptance is asked, waited for from here
    accepted_on = models.DateField(null=True, blank=True)  # only where the task asks for acceptance
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["assignment", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False) | ~Q(number="") & ~Q(level=""),
                name="evidence_number_and_level_or_file",
            )
        ]

    def __str__(self) -> str:
        return self.number or self.file_name


class Extension(Withdrawable):
    """A deadline moved, with its reason; the count is capped by a setting."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="extensions")
    old_due = models.DateField(null=True, blank=True)
    new_due = models.DateField()
    on = models.DateField(default=timezone.localdate)  # the day it was granted
    reason = models.CharField(_("reason"), max_length=500)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["assignment", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(old_due=None) | Q(new_due__gt=F("old_due")), name="extension_moves_on"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} to {self.new_due}"


class Pause(Withdrawable):
    """The assignment rests from a day to a day."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="pauses")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=500)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["assignment", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day=None) | Q(to_day__gt=F("from_day")), name="pause_not_empty"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} from {self.from_day}"


class Difficulty(Withdrawable):
    """Where it is stuck, since when, who must decide."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="difficulties")
    where = models.CharField(_("where it is stuck"), max_length=1000)
    since = models.DateField(_("since"))
    decider = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="difficulties_to_decide"
    )
    decider_words = models.CharField(_("who must decide"), max_length=300)
    solved_on = models.DateField(_("solved on"), null=True, blank=True)
    solved_at = models.DateTimeField(null=True, blank=True)
    solved_words = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["assignment", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(where="") & ~Q(decider_words=""), name="difficulty_says_where"
            ),
            models.CheckConstraint(
                condition=Q(solved_on=None) | Q(solved_on__gte=F("since")),
                name="difficulty_not_solved_before",
            ),
        ]
        indexes = [
            models.Index(
                fields=["decider", "since"],
                condition=Q(solved_on=None, withdrawn_at=None),
                name="difficulty_open",
            )
        ]

    def __str__(self) -> str:
        return self.where[:80]


class Progress(Withdrawable):
    """What the unit says of how far it is; words are not states."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="progress")
    words = models.TextField(_("how far it is"))
    as_of = models.DateField()

    class Meta:
        ordering = ["assignment", "id"]

    def __str__(self) -> str:
        return self.words[:80]


class Return(Signed):
    """Evidence sent back, with the reason: the assignment is open again."""

    evidence = models.OneToOneField(Evidence, models.PROTECT, related_name="returned")
    reason = models.CharField(_("reason"), max_length=1000)
    on = models.DateField(default=timezone.localdate)  # open again from this day

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="return_has_a_reason")]

    def __str__(self) -> str:
        return self.reason[:80]


class Ended(Withdrawable):
    """An ending other than done: what it was, from which day, by which document; who is in the signature."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="endings")
    ending = models.CharField(max_length=11, choices=Assignment.Ending)
    on = models.DateField()
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=1000)

    class Meta:
        ordering = ["assignment", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(ending="done") & ~Q(reason=""), name="ended_otherwise_with_a_reason"
            ),
            models.UniqueConstraint(fields=["assignment"], condition=Q(withdrawn_at=None), name="ended_once"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.ending}"


class Grade(Signed):
    """A mark given to evidence; the last holds. Nobody grades their own."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="grades")
    mark = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["evidence", "id"]

    def __str__(self) -> str:
        return f"{self.evidence_id}: {self.mark}"


class Request(Signed):
    """What the owner asks for: to refuse, to change, to extend, to correct. Decided once."""

    class Kind(models.TextChoices):
        """What is asked."""

        REFUSAL = "refusal", _("refusal")
        CHANGE = "change", _("change")
        EXTENSION = "extension", _("extension")
        CORRECTION = "correction", _("correction")

    class Decision(models.TextChoices):
        """What was decided."""

        GRANTED = "granted", _("granted")
        DENIED = "denied", _("denied")
        TAKEN_BACK = "taken_back", _("taken back")

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=10, choices=Kind)
    old = models.JSONField(default=dict)  # what stood when it was asked: a stale one cannot be granted
    new = models.JSONField(default=dict)
    reason = models.CharField(_("reason"), max_length=1000)
    on = models.DateField(default=timezone.localdate)  # the day it was asked
    awaits = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="requests_awaited")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    opinion = models.CharField(max_length=1000, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["assignment", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None) | ~Q(decision="") & Q(decided_at__isnull=False),
                name="request_decided_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["assignment", "kind"], condition=Q(decision=""), name="request_one_open_a_kind"
            ),
        ]
        indexes = [models.Index(fields=["awaits", "at"], condition=Q(decision=""), name="request_open")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.assignment_id}"
