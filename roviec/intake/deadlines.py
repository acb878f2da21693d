"""From a deadline as the library gives it to a day: a period's product takes its last day."""

from __future__ import annotations

import calendar
import re
from datetime import date


def last_day(deadline: str) -> date | None:
    """The last day of a day, month, quarter, half-year, year or span; None for what has no year or recurs.

    Source: the contract of reading, "Deadlines".

    >>> last_day("2021-Q1")
    datetime.date(2021, 3, 31)
    >>> last_day("2022-H2"), last_day("--11-28"), last_day("---20")
    (datetime.date(2022, 12, 31), None, None)
    """
    deadline = deadline.rpartition("/")[2]
    if whole := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", deadline):
        return _day(*(int(part) for part in whole.groups()))
    if match := re.fullmatch(r"([0-9]{4})(?:-(?:Q([1-4])|H([12])|([0-9]{2})))?", deadline):
        year, quarter, half, month = match.groups()
        last = int(month or 0) or int(quarter or 0) * 3 or int(half or 0) * 6 or 12
        return _day(int(year), last, calendar.monthrange(int(year), last)[1]) if last <= 12 else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
