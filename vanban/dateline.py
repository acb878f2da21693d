"""The day a web page gives an article, in a line of its own near the title: `Thứ Năm, 26/11/2020 08:30`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice

_WORDS = (
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày đăng|đăng ngày|đăng lúc|ngày cập nhật|"
    r"cập nhật lúc|"
    r"cập nhật|xuất bản|ngày|lúc|gmt\+7|sa|ch|am|pm)"
)
_HOUR = r"[0-9]{1,2}\s*[:hg]\s*[0-9]{2}(?:\s*phút|:[0-9]{2})?"
_LINE = re.compile(
    rf"(?:{_WORDS}|{_HOUR}|[\s,|:()–-])*(?P<day>[0-9]{{1,2}})\s*[/.-]\s*(?P<month>[0-9]{{1,2}})\s*[/.-]\s*"
    rf"(?P<year>(?:19|20)[0-9]{{2}})(?:{_WORDS}|{_HOUR}|[\s,|:()–-])*",
    re.IGNORECASE,
)
_TOP = 8  # lines: farther down a day belongs to something else
_LONGEST = 80


def is_dateline(line: str) -> bool:
    """Whether a line says nothing but a day."""
    return len(line) < _LONGEST and _LINE.fullmatch(line) is not None


def day_of(lines: Iterable[str]) -> str | None:
    """The day (ISO) of the first line near the top that says nothing but a day; None: there is none."""
    for line in islice(lines, _TOP):
        match = _LINE.fullmatch(line) if len(line) < _LONGEST else None
        if match is None:
            continue
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
        except ValueError:
            continue
    return None
