"""Report forms, what was submitted, and the lines that it showed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roviec.orgs.models import Unit
from roviec.orgs.models.signed import Signed
from roviec.work.models import Period


class ReportForm(models.Model):
    """A kind of report: its lines are made by code under this name."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(_("report"), max_length=300)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Submission(Signed):
    """A report of a unit for a period; a submitted one keeps what it showed."""

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned")

    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="submissions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="submissions")
    period = models.ForeignKey(Period, models.PROTECT, related_name="submissions")
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    as_of = models.DateField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    journal_head = models.CharField(max_length=90, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["form", "unit", "period", "version"], name="submission_once")
        ]

    def __str__(self) -> str:
        return f"{self.form_id} {self.unit_id} {self.period_id} v{self.version}"


class SubmissionLine(models.Model):
    """One line as it was shown: a value or a count with the filter and day that count it again, and words."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="lines")
    line = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    counted = models.BigIntegerField(null=True, blank=True)
    filter = models.CharField(max_length=500, blank=True)
    as_of = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["submission", "id"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "line"], name="submissionline_once"),
            models.CheckConstraint(
                condition=Q(counted=None) | ~Q(filter="") & Q(as_of__isnull=False),
                name="submissionline_count_can_be_opened",
            ),
        ]

    def __str__(self) -> str:
        return self.line
