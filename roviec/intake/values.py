"""The values of a fact as people say them, and back: `2026-Q1` is `quý I/2026`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.documents.models import Document, Fact

DAYS = frozenset({"deadline", "date", "period"})  # fields that hold a day or a stretch of time
LISTS = frozenset({"assignees", "partners", "positions", "subjects", "carries_out"})
NUMBERS = frozenset({"value", "value_max", "total", "number", "ordinal"})
_ROMAN = ("I", "II", "III", "IV")

# The closed lists of the contract of reading, by kind and field.
_KIND = Fact.Kind
CHOICES: dict[tuple[str, str], list[tuple[str, Any]]] = {
    (_KIND.DOCUMENT, "type"): list(Document.Type.choices),
    (_KIND.MEETING, "type"): [
        ("conference", gettext_lazy("conference")),
        ("congress", gettext_lazy("congress")),
        ("working_session", gettext_lazy("working session")),
        ("consultation", gettext_lazy("consultation conference")),
    ],
    (_KIND.OPINION, "type"): [
        ("assessment", gettext_lazy("assessment")),
        ("proposal", gettext_lazy("proposal")),
    ],
    (_KIND.RESPONSE, "type"): [
        ("accepted", gettext_lazy("accepted")),
        ("explained", gettext_lazy("explained")),
        ("commitment", gettext_lazy("commitment")),
    ],
    (_KIND.DECISION, "action"): [
        ("adopted", gettext_lazy("adopted")),
        ("discussed", gettext_lazy("discussed")),
        ("issued", gettext_lazy("issued")),
        ("voted", gettext_lazy("voted on")),
    ],
    (_KIND.FIGURE, "status"): [("planned", gettext_lazy("planned")), ("actual", gettext_lazy("actual"))],
    (_KIND.FIGURE, "change"): [
        ("increase", gettext_lazy("increase")),
        ("decrease", gettext_lazy("decrease")),
    ],
    (_KIND.FIGURE, "comparator"): [
        ("=", gettext_lazy("exactly")),
        ("~", gettext_lazy("about")),
        (">=", gettext_lazy("at least")),
        ("<=", gettext_lazy("at most")),
        (">", gettext_lazy("more than")),
        ("<", gettext_lazy("less than")),
    ],
}


def said(kind: str, name: str, value: Any) -> str:
    """The value of a field in words of the page's language; what the document wrote stays as written."""
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if (kind, name) in CHOICES:
        return str(dict(CHOICES[kind, name]).get(value, value))
    if name in DAYS:
        return say_time(str(value))
    if isinstance(value, int | float) and name not in ("number", "ordinal"):
        return say_number(value)
    return str(value)


def say_number(value: float) -> str:
    """A number as it is written here.

    >>> say_number(6482.91), say_number(17)
    ('6.482,91', '17')
    """
    words = f"{value:,}" if isinstance(value, int) else f"{value:,.10f}".rstrip("0").rstrip(".")
    return words.translate(str.maketrans(",.", ".,"))


def say_time(value: str) -> str:
    """A day, month, quarter, half-year, year or span as it is said; what recurs says so."""
    if "/" in value:
        return " – ".join(say_time(part) for part in value.split("/"))
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value):
        return f"{match[3]}/{match[2]}/{match[1]}"
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})", value):
        return _("month %(month)s/%(year)s") % {"month": int(match[2]), "year": match[1]}
    if match := re.fullmatch(r"([0-9]{4})-Q([1-4])", value):
        return _("quarter %(quarter)s/%(year)s") % {"quarter": _ROMAN[int(match[2]) - 1], "year": match[1]}
    if match := re.fullmatch(r"([0-9]{4})-H([12])", value):
        half = _("first half of %(year)s") if match[2] == "1" else _("second half of %(year)s")
        return half % {"year": match[1]}
    if match := re.fullmatch(r"--([0-9]{2})-([0-9]{2})", value):
        return _("%(day)s/%(month)s, year not known") % {"day": match[2], "month": match[1]}
    if match := re.fullmatch(r"---([0-9]{2})", value):
        return _("day %(day)s of each month") % {"day": int(match[1])}
    return _("year %(year)s") % {"year": value} if re.fullmatch(r"[0-9]{4}", value) else value


_WRITTEN = (
    # day/month/year, also without the year
    (re.compile(r"(?P<d>[0-9]{1,2})[/.-](?P<m>[0-9]{1,2})[/.-](?P<y>[0-9]{4})"), "{y}-{m:02d}-{d:02d}"),
    (re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})"), "--{m:02d}-{d:02d}"),
    (re.compile(r"(?:tháng|month)?\s*(?P<m>[0-9]{1,2})[/-](?P<y>[0-9]{4})"), "{y}-{m:02d}"),
    (re.compile(r"(?:quý|quarter)\s*(?P<q>iv|i{1,3}|[1-4])\s*[/-]\s*(?P<y>[0-9]{4})"), "{y}-Q{q}"),
    (re.compile(r"(?:6 tháng đầu năm|first half of)\s*(?P<y>[0-9]{4})"), "{y}-H1"),
    (re.compile(r"(?:6 tháng cuối năm|second half of)\s*(?P<y>[0-9]{4})"), "{y}-H2"),
    (re.compile(r"(?:ngày|day)\s*(?P<d>[0-9]{1,2})\s*(?:hằng tháng|hàng tháng|of each month)"), "---{d:02d}"),
    (re.compile(r"(?:năm|year)?\s*(?P<y>[0-9]{4})"), "{y}"),
)
_KEPT = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-Q[1-4]|-H[12])?|--[0-9]{2}-[0-9]{2}|---[0-9]{2}")


def understood_time(words: str) -> str:
    """The value of a time as a person writes it. Raises ValueError for what is no time, or no such day.

    >>> understood_time("30/12/2026"), understood_time("quý I/2026"), understood_time("6 tháng cuối năm 2022")
    ('2026-12-30', '2026-Q1', '2022-H2')
    >>> understood_time("31/02/2026")
    Traceback (most recent call last):
    ...
    ValueError: day is out of range for month
    """
    words = " ".join(words.lower().replace(", year not known", "").replace(", không rõ năm", "").split())
    if re.search(r"\s–\s", words):
        first, last = re.split(r"\s–\s", words, maxsplit=1)
        return f"{understood_time(first)}/{understood_time(last)}"
    for pattern, shape in _WRITTEN:
        if match := pattern.fullmatch(words):
            return _shaped(shape, match.groupdict())
    if _KEPT.fullmatch(words.upper()):
        return words.upper()
    raise ValueError(f"{words!r} is no time")


def _shaped(shape: str, parts: dict[str, str]) -> str:
    numbers: dict[str, int] = {}
    for name, part in parts.items():
        roman = part.upper() in _ROMAN
        numbers[name] = _ROMAN.index(part.upper()) + 1 if roman else int(part)
    if "m" in numbers or "d" in numbers:  # a leap year, so that 29/02 without a year may stand
        date(numbers.get("y", 2024), numbers.get("m", 1), numbers.get("d", 1))
    return shape.format(**numbers)


def understood_number(words: str) -> int | float:
    """The value of a number as it is written here, 6.482,91. Raises ValueError.

    >>> understood_number("6.482,91"), understood_number("17")
    (6482.91, 17)
    """
    plain = words.strip().replace(" ", "")
    plain = plain.replace(".", "").replace(",", ".")
    return float(plain) if "." in plain else int(plain)
