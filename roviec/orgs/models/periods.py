"""What holds from a day to a day: half-open [from, to), `to_day` None: it still holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q


def holds_on(day: date, prefix: str = "") -> Q:
    """Those that hold on this day; `from_day` None: since before anything on record."""
    begun = Q(**{f"{prefix}from_day__isnull": True}) | Q(**{f"{prefix}from_day__lte": day})
    return begun & (Q(**{f"{prefix}to_day__isnull": True}) | Q(**{f"{prefix}to_day__gt": day}))


def not_turned_round(name: str) -> models.CheckConstraint:
    """The constraint that a period does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(from_day__isnull=True) | Q(to_day__isnull=True) | Q(to_day__gte=F("from_day")), name=name
    )


class Lasting(models.Model):
    """A row that holds from a day to a day."""

    from_day = models.DateField(null=True, blank=True)  # None: since before anything on record
    to_day = models.DateField(null=True, blank=True)  # the first day it holds no more; None: it still holds

    class Meta:
        abstract = True

    def holds(self, day: date) -> bool:
        """Whether it holds on this day."""
        begun = self.from_day is None or self.from_day <= day
        return begun and (self.to_day is None or self.to_day > day)

    def span(self) -> dict[str, Any]:
        """Its two days, for the journal."""
        return {"from": self.from_day, "to": self.to_day}
