"""Units, their names, their lines, and what became of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from roviec.orgs.models.periods import Lasting, holds_on, not_turned_round

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from roviec.orgs.models.accounts import User


class UnitQuerySet(models.QuerySet["Unit"]):
    """Units of the register."""

    def visible_to(self, user: User | AnonymousUser) -> UnitQuerySet:
        """The register is open to whoever holds a post; what a unit does has rules of its own."""
        from roviec.orgs.sight import sight_of

        return self.all() if sight_of(user).posts else self.none()

    def alive(self, day: date) -> UnitQuerySet:
        """Those that live on this day."""
        return self.filter(holds_on(day))

    def named(self, day: date) -> UnitQuerySet:
        """With `name` and `short` as they were on this day (the last name for a unit that has ended)."""
        names = UnitName.objects.filter(unit=OuterRef("pk")).order_by(
            models.F("to_day").desc(nulls_first=True)
        )
        then = names.filter(holds_on(day))
        return self.annotate(
            name=Coalesce(Subquery(then.values("name")[:1]), Subquery(names.values("name")[:1])),
            short=Coalesce(Subquery(then.values("short")[:1]), Subquery(names.values("short")[:1])),
        )

    def by_name(self, day: date) -> UnitQuerySet:
        """With their names of this day, in their order."""
        return self.named(day).order_by(models.F("name"))


class Unit(Lasting):
    """A body or organisation, from a day to a day. Party committee, People's Committee, Front are three."""

    class Kind(models.TextChoices):
        """What it is; the values are those of the register of units that ships in examples/hanoi."""

        COMMITTEE = "committee", _("Party committee")  # of a city or province
        BODY = "body", _("body of the committee")  # executive, standing committee, standing board
        OFFICE = "office", _("Party office")
        BOARD = "board", _("advisory board")
        INSPECTION = "inspection", _("inspection commission")
        COMMUNE = "commune", _("Party committee of a commune or ward")
        DISTRICT = "district", _("Party committee of a district")
        BLOC = "bloc", _("Party committee of a bloc")
        EXECUTIVE = "executive", _("People's Committee")
        COUNCIL = "council", _("People's Council")
        DEPARTMENT = "department", _("department or agency")
        FRONT = "front", _("Front or mass organisation")
        STEERING = "steering", _("steering committee, task force")
        OTHER = "other", _("other body")

    code = models.CharField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    admin_code = models.CharField(_("administrative code"), max_length=10, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    uncertain = models.BooleanField(_("to be checked"), default=False)
    note = models.TextField(_("note"), blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [not_turned_round("unit_not_ended_before_begun")]

    def __str__(self) -> str:
        return getattr(self, "name", None) or self.name_on(None)

    def name_on(self, day: date | None) -> str:
        """Its name on this day; the last one for None or where none is known. One query."""
        names = sorted(self.names.all(), key=lambda name: name.to_day or date.max, reverse=True)
        if day:
            names = [name for name in names if name.holds(day)] or names
        return names[0].name if names else self.code


class UnitName(Lasting):
    """What a unit is called from a day to a day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name = models.CharField(_("name"), max_length=300)
    short = models.CharField(_("short name"), max_length=120, blank=True)
    folded = models.CharField(max_length=300, editable=False)  # lower, without marks: for search

    class Meta:
        ordering = ["unit", "from_day"]
        constraints = [
            not_turned_round("unitname_not_ended_before_begun"),
            models.UniqueConstraint(fields=["unit"], condition=Q(to_day=None), name="unitname_one_open"),
        ]
        indexes = [models.Index(fields=["folded"], name="unitname_folded")]

    def __str__(self) -> str:
        return self.name


class UnitAlias(Lasting):
    """Another way a unit is written in documents; added by a person, or made from its names."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="aliases")
    alias = models.CharField(_("as written"), max_length=300)
    folded = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "folded"], name="unitalias_once")]
        indexes = [models.Index(fields=["folded"], name="unitalias_folded")]

    def __str__(self) -> str:
        return self.alias


class UnitEdge(Lasting):
    """Who stands under whom, on one of three lines, from a day to a day."""

    class Line(models.TextChoices):
        """The lines: Party, State, Front."""

        PARTY = "party", _("Party")
        STATE = "state", _("State")
        FRONT = "front", _("Front")

    line = models.CharField(max_length=5, choices=Line)
    child = models.ForeignKey(Unit, models.PROTECT, related_name="edges_up")
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="edges_down")

    class Meta:
        constraints = [
            not_turned_round("unitedge_not_ended_before_begun"),
            models.UniqueConstraint(
                fields=["child", "line"], condition=Q(to_day=None), name="unitedge_one_open"
            ),
            models.CheckConstraint(condition=~Q(child=models.F("parent")), name="unitedge_not_itself"),
        ]
        indexes = [models.Index(fields=["parent", "child"], name="unitedge_down")]

    def __str__(self) -> str:
        return f"{self.child_id} under {self.parent_id} ({self.line})"


class Succession(models.Model):
    """A day on which units ended and others followed, with the document that says so."""

    day = models.DateField(_("day"))
    document = models.CharField(
        _("document"), max_length=200
    )  # as written: the register lies above this room
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["day", "document"], name="succession_once")]

    def __str__(self) -> str:
        return self.document


class SuccessionPart(models.Model):
    """One unit that followed another, whole or for a part; parts are never divided silently."""

    class Share(models.TextChoices):
        """How much of the old unit came."""

        WHOLE = "whole", _("whole")
        PART = "part", _("part")

    succession = models.ForeignKey(Succession, models.PROTECT, related_name="parts")
    old = models.ForeignKey(Unit, models.PROTECT, related_name="successions_out")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="successions_in")
    share = models.CharField(max_length=5, choices=Share)
    remainder = models.BooleanField(default=False)  # "phần còn lại" in the source
    uncertain = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["succession", "old", "new"], name="successionpart_once"),
            models.CheckConstraint(condition=~Q(old=models.F("new")), name="successionpart_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"
