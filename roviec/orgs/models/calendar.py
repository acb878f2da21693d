"""Working days by year: Saturdays and Sundays are free unless a row says otherwise."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkingYear(models.Model):
    """A year whose free days are known, with the notice that says so."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A day that is otherwise than its weekday says: a holiday, or a Saturday that is worked."""

    year = models.ForeignKey(WorkingYear, models.PROTECT, related_name="days")
    day = models.DateField(_("day"), unique=True)
    works = models.BooleanField(_("is worked"))
    reason = models.CharField(_("reason"), max_length=200)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return self.day.isoformat()
