"""The day on which the demo's people act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, tzinfo

from django.utils import timezone


class Clock:
    """A clock that stands where it was set last, and goes on by a second at each look.

    Everything asks `django.utils.timezone`, whose one source is `datetime.now`: so rows, journal and pages
    of the played months carry the day on which they were done.
    """

    def __init__(self) -> None:
        self.moment = timezone.now()

    def set(self, moment: datetime) -> None:
        """Let it be this moment; never earlier than it was."""
        self.moment = max(moment, self.moment)

    def morning(self, day: date) -> None:
        """Let it be eight in the morning of this day, here."""
        self.set(datetime.combine(day, time(8), timezone.get_current_timezone()))


@contextmanager
def played_clock(start: date) -> Iterator[Clock]:
    """Put the clock of the house on a day in the past; right again at the end."""
    clock = Clock()
    clock.moment = datetime.combine(start, time(7), timezone.get_current_timezone())

    class Played(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            clock.moment = datetime.fromtimestamp(clock.moment.timestamp() + 1, clock.moment.tzinfo)
            return clock.moment.astimezone(tz)

    timezone.datetime = Played  # type: ignore[attr-defined]
    try:
        yield clock
    finally:
        timezone.datetime = datetime  # type: ignore[attr-defined]
