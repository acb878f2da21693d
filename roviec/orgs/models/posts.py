"""Posts, who holds them, what they are in charge of, terms of office."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roviec.orgs.models.periods import Lasting, holds_on, not_turned_round
from roviec.orgs.models.units import Unit


class Term(Lasting):
    """A term of office of a body: XVIII, 2025–2030."""

    body = models.ForeignKey(Unit, models.PROTECT, related_name="terms")
    ordinal = models.PositiveSmallIntegerField(_("ordinal"))

    class Meta:
        ordering = ["body", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["body", "ordinal"], name="term_once"),
            not_turned_round("term_not_ended_before_begun"),
        ]

    def __str__(self) -> str:
        return str(self.ordinal)


class WorkField(models.Model):
    """A field of work (lĩnh vực) that tasks and charges belong to."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(_("field"), max_length=200)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post in one unit. What its holder may see and do follows from `role`."""

    class Role(models.TextChoices):
        """The posts of design §1, and heads apart from focal points."""

        CLERK = "clerk", _("office clerk")
        LEADER = "leader", _("leader")
        HEAD = "head", _("head of the unit")
        FOCAL = "focal", _("focal point of the unit")
        OFFICER = "officer", _("officer")
        DELEGATE = "delegate", _("delegate")
        INSPECTOR = "inspector", _("inspector")
        ELECTION = "election", _("election officer")
        ADMIN = "admin", _("administrator")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    role = models.CharField(_("role"), max_length=10, choices=Role)
    title = models.CharField(_("post"), max_length=200)
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="posts")
    # The committee whose records clerks, leaders and inspectors see whole; None for all others.
    committee = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="posts_overseeing"
    )

    class Meta:
        ordering = ["unit", "role", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(committee=None) | Q(role__in=["clerk", "leader", "inspector"]),
                name="post_only_these_see_a_committee",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Person(models.Model):
    """Who holds posts. In examples and tests a post's name stands here, never a real person's."""

    name = models.CharField(_("name"), max_length=200)
    folded = models.CharField(max_length=200, editable=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class HoldingQuerySet(models.QuerySet["Holding"]):
    """Who held which post."""

    def on(self, day: date) -> HoldingQuerySet:
        """Those that hold on this day."""
        return self.filter(holds_on(day))


class Holding(Lasting):
    """A person in a post, from a day to a day; its end ends what the post gave to see."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")

    objects = HoldingQuerySet.as_manager()

    class Meta:
        constraints = [
            not_turned_round("holding_not_ended_before_begun"),
            models.UniqueConstraint(
                fields=["post", "person"], condition=Q(to_day=None), name="holding_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.post_id}"


class Charge(Lasting):
    """A unit or a field that a post is in charge of, from a day to a day."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="charges")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="charges")
    field = models.ForeignKey(WorkField, models.PROTECT, null=True, blank=True, related_name="charges")

    class Meta:
        constraints = [
            not_turned_round("charge_not_ended_before_begun"),
            models.CheckConstraint(
                condition=Q(unit=None, field__isnull=False) | Q(unit__isnull=False, field=None),
                name="charge_unit_or_field",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.unit_id or self.field_id}"
