"""Programmes, periods, indicators, targets and their values."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Document, Fact
from roviec.orgs.models import Post, Term, Unit
from roviec.orgs.models.periods import Lasting, not_turned_round
from roviec.orgs.models.signed import Withdrawable


class Programme(Lasting):
    """A programme of work: tasks and targets under one name, usually from one document."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("programme"), max_length=600)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="programmes")
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="programmes")
    head_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="programmes")
    head_words = models.CharField(_("head"), max_length=200, blank=True)
    standing_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="programmes")
    uncertain = models.BooleanField(_("to be checked"), default=False)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [not_turned_round("programme_not_ended_before_begun")]

    def __str__(self) -> str:
        return self.name


class Period(models.Model):
    """A stretch of time that is reported on or planned for: half-open [from, to)."""

    class Kind(models.TextChoices):
        """How long it is."""

        WEEK = "week", _("week")
        MONTH = "month", _("month")
        QUARTER = "quarter", _("quarter")
        HALF = "half", _("half-year")
        NINE = "nine", _("nine months")
        YEAR = "year", _("year")
        TERM = "term", _("term")
        OTHER = "other", _("other period")

    kind = models.CharField(max_length=8, choices=Kind)
    from_day = models.DateField()
    to_day = models.DateField()
    opens = models.DateField(null=True, blank=True)  # when it may be reported on
    closes = models.DateField(null=True, blank=True)  # the last day for it, to 17:00

    class Meta:
        ordering = ["from_day", "to_day"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "from_day", "to_day"], name="period_once"),
            models.CheckConstraint(condition=Q(to_day__gt=F("from_day")), name="period_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.from_day}"


class Indicator(models.Model):
    """What is measured; frozen once it has a value."""

    class Measure(models.TextChoices):
        """How it is measured."""

        LEVEL = "level", _("level")
        CHANGE = "change", _("change")
        RATIO = "ratio", _("ratio")
        TIMES = "times", _("times")

    class Direction(models.TextChoices):
        """Which way is better."""

        UP = "up", _("higher is better")
        DOWN = "down", _("lower is better")

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("indicator"), max_length=500)
    counted_in = models.CharField(_("unit of measure"), max_length=60, blank=True)
    measure = models.CharField(max_length=6, choices=Measure, default=Measure.LEVEL)
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.UP)
    cumulative = models.BooleanField(_("cumulative from January"), default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """What a holder is to reach in a period, given by somebody."""

    class Mode(models.TextChoices):
        """How a target handed down stands to its parent: only parts are summed."""

        SAME = "same", _("the same for each")
        PART = "part", _("a part")
        OWN = "own", _("its own")

    class Comparator(models.TextChoices):
        """How the value is meant."""

        EQUAL = "=", "="
        ABOUT = "~", "≈"
        AT_LEAST = ">=", "≥"
        AT_MOST = "<=", "≤"
        MORE = ">", ">"
        LESS = "<", "<"
        RANGE = "range", "–"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    holder = models.ForeignKey(Unit, models.PROTECT, related_name="targets_held")
    giver = models.ForeignKey(Unit, models.PROTECT, related_name="targets_given")
    period = models.ForeignKey(Period, models.PROTECT, related_name="targets")
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, blank=True, related_name="targets")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="handed_down")
    mode = models.CharField(max_length=4, choices=Mode, blank=True)
    comparator = models.CharField(max_length=5, choices=Comparator, default=Comparator.EQUAL)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    value_max = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    fact = models.ForeignKey(Fact, models.PROTECT, null=True, blank=True, related_name="targets")
    given_on = models.DateField(null=True, blank=True)
    uncertain = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")

    class Meta:
        ordering = ["indicator", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "holder", "giver", "period"],
                condition=Q(replaced_by=None),
                name="target_one_open",
            ),
            models.CheckConstraint(
                condition=Q(denominator=None) | ~Q(denominator=0), name="target_of_something"
            ),
            models.CheckConstraint(
                condition=Q(parent=None, mode="") | Q(parent__isnull=False) & ~Q(mode=""),
                name="target_handed_down_has_a_mode",
            ),
        ]
        indexes = [models.Index(fields=["holder", "period"], name="target_holder")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.holder_id} {self.period_id}"


class Value(Withdrawable):
    """A figure for a target: planned, estimated or actual. Not reported is no row, never 0."""

    class Status(models.TextChoices):
        """What kind of figure it is."""

        PLANNED = "planned", _("planned")
        ESTIMATE = "estimate", _("estimated")
        ACTUAL = "actual", _("actual")

    target = models.ForeignKey(Target, models.PROTECT, related_name="values")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="values")
    period = models.ForeignKey(Period, models.PROTECT, related_name="values")
    status = models.CharField(max_length=8, choices=Status)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    as_of = models.DateField()
    fact = models.ForeignKey(Fact, models.PROTECT, null=True, blank=True, related_name="values_given")
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["target", "unit", "as_of", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(numerator=None, denominator=None, value=None), name="value_says_something"
            ),
            models.CheckConstraint(
                condition=Q(denominator=None) | ~Q(denominator=0), name="value_of_something"
            ),
        ]
        indexes = [models.Index(fields=["target", "unit", "period", "-as_of"], name="value_last")]

    def __str__(self) -> str:
        return f"{self.target_id} {self.unit_id} {self.as_of}"
