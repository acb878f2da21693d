"""Days, months, quarters, halves, years and spans, as the contract writes them (ISO 8601).

Findings are of the internal kind `_date`, with the fields

    iso     `2021-03-25` `2021-03` `2021-Q1` `2021-H1` `2021` `2020/2025` `--11-28` `---20` `--12-25`
    grain   day month quarter half months year span
    of_document  True where it is the day of a cited document ("số 15-NQ/TW ngày 5-5-2022")
    recurring    True for a day of each month or each year

A year the words leave out is resolved by `vanban.resolve`; where nothing fixes it, it stays out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from vanban.page import Page
from vanban.resolve import Anchor, anchor_of, with_year
from vanban.rule import Dispatch, Found, Rule

_SOURCE = "documents.md §9.2"
Fields = Mapping[str, Any]

_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:19|20)[0-9]{2}"
_EACH = r"\s*(?:,\s*)?(?:hằng|hàng|mỗi)\s+"


def _day(match: re.Match[str]) -> Fields | None:
    year, month, day = match["year"], int(match["month"]), int(match["day"])
    try:
        return {"iso": date(int(year), month, day).isoformat(), "grain": "day"}
    except ValueError:  # 31/02: written like a date, but no such day
        return None


def _day_month(match: re.Match[str]) -> Fields | None:
    month, day = int(match["month"]), int(match["day"])
    try:
        date(2024, month, day)  # a leap year: 29/02 may be a day
    except ValueError:
        return None
    iso = f"--{month:02d}-{day:02d}"
    return {"iso": iso, "grain": "day", **({"recurring": True} if match["each"] else {})}


def _bare_day_month(match: re.Match[str]) -> Fields | None:
    """`28/11` is a day only where the words before it ask for one; else it is a ratio."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    if not _ASKS_DAY.search(before) or _DECIMAL.search(before):
        return None
    if before.rstrip().endswith("(") and match.string[match.end() : match.end() + 1] not in ("), "):
        return None
    return _day_month(match)


def _day_of_month(match: re.Match[str]) -> Fields | None:
    day = int(match["day"])
    return {"iso": f"---{day:02d}", "grain": "day", "recurring": True} if 1 <= day <= 31 else None


def _month(match: re.Match[str]) -> Fields | None:
    word = " ".join(match["month"].lower().split())
    if word == "giêng":
        return None
    # "tháng năm 2025" may be May 2025; "tháng năm" alone is left to a person.
    if word == "năm" and not (match["year"] or match["y2"]):
        return None
    month = int(word) if word.isdigit() else _WORDS[word]
    year = match["year"] or match["y2"]
    if not 1 <= month <= 12:
        return None
    return {"iso": f"{year}-{month:02d}" if year else f"--{month:02d}", "grain": "month"}


def _quarter(match: re.Match[str]) -> Fields | None:
    quarter = _ROMAN[match["quarter"].lower()]
    return {"iso": f"{match['year'] or '-'}-Q{quarter}", "grain": "quarter"}


def _months(match: re.Match[str]) -> Fields | None:
    """`6 tháng đầu năm` is a half, `3 tháng đầu năm` a quarter, `9 tháng` the nine months."""
    word = match["count"].lower()
    count = int(word) if word.isdigit() else _WORDS[word]
    part, year = (match["part"] or "đầu").lower(), match["year"] or "-"
    if match["part"] is None and match["year"] is None:
        return None
    last = part == "cuối"
    if count == 6:
        return {"iso": f"{year}-H{2 if last else 1}", "grain": "half"}
    if count == 3:
        return {"iso": f"{year}-Q{4 if last else 1}", "grain": "quarter"}
    first_month, last_month = (13 - count, 12) if last else (1, count)
    if not 1 <= count <= 11:
        return None
    return {"iso": f"{year}-{first_month:02d}/{year}-{last_month:02d}", "grain": "months"}


def _year(match: re.Match[str]) -> Fields | None:
    return {"iso": match["year"], "grain": "year"}


def _span(match: re.Match[str]) -> Fields | None:
    first, last = match["first"], match["last"]
    return {"iso": f"{first}/{last}", "grain": "span"} if first < last else None


def _week(match: re.Match[str]) -> Fields | None:
    return {"iso": "week", "grain": "week"}


_DECIMAL = re.compile(r"[0-9][.,]$")  # "8,5/12 km" is a ratio
_ASKS_DAY = re.compile(
    r"(?:ngày|sáng|chiều|tối|trưa|đêm|nay|qua|mai)\s*\(?\s*$|(?:^|[\s(])(?:từ|đến|trước|hết|tới|"
    r"vào|hạn|là)\s+$|[0-9]\s*(?:và|,|-|đến)\s*$|\(\s*$",
    re.IGNORECASE,
)
_DMY = r"(?P<day>[0-9]{1,2})\s?[/.-]\s?(?P<month>[0-9]{1,2})\s?[/.-]\s?(?P<year>" + _YEAR + r")(?![0-9])"

RULES = (
    Rule(
        "date.day_month_year",
        "_date",
        ("ngày",),
        re.compile(
            rf"ngày\s+(?P<day>[0-9]{{1,2}})\s+tháng\s+(?P<month>[0-9]{{1,2}})\s*(?:năm\s+|"
            rf"[/-]\s*)(?P<year>{_YEAR})(?![0-9])",
            re.I,
        ),
        _day,
        _SOURCE + " 69",
        ("Hà Nội, ngày 05 tháng 01 năm 2026",),
        ("ngày 31 tháng 02 năm 2026",),
    ),
    Rule(
        "date.numbers",
        "_date",
        ("#",),
        re.compile(_DMY),
        _day,
        _SOURCE + " 66-68",
        ("ngày 6-1-2012", "tính đến 16/6/2022", "ngày 5.5.2022"),
        ("31/02/2026",),
    ),
    Rule(
        "date.day_and_month_words",
        "_date",
        ("ngày",),
        re.compile(
            rf"ngày\s+(?P<day>[0-9]{{1,2}})\s+tháng\s+(?P<month>[0-9]{{1,2}})(?![0-9/-])(?P<each>{_EACH}năm)?",
            re.I,
        ),
        _day_month,
        _SOURCE,
        ("trước ngày 20 tháng 6", "ngày 10 tháng 12 hằng năm"),
        ("ngày 45 tháng 6",),
    ),
    Rule(
        "date.day_and_month_numbers",
        "_date",
        ("#",),
        re.compile(
            rf"(?P<day>[0-9]{{1,2}})(?:\s?[/-]\s?|"
            rf"(?P<dot>\.))(?P<month>[0-9]{{1,2}})(?![0-9.,]*[0-9]|\s*[/-]\s*[0-9]|"
            rf"\s*%)(?P<each>{_EACH}năm)?",
            re.I,
        ),
        _bare_day_month,
        _SOURCE + " 61-65",
        ("Sáng 28/11", "chiều 22.4", "sáng nay (25/3)", "tổ chứcngày 28/6", "trước ngày 25/12 hàng năm"),
        ("hoàn thành 17/35 bước", "đạt 5/7 chỉ tiêu", "tăng 22.4 lần"),
    ),
    Rule(
        "date.day_of_each_month",
        "_date",
        ("ngày",),
        re.compile(rf"ngày\s+(?:mùng\s+)?(?P<day>[0-9]{{1,2}})(?![0-9/.-])\s*(?:của\s+)?{_EACH}tháng", re.I),
        _day_of_month,
        _SOURCE + " 117",
        ("trước ngày 20 hằng tháng",),
        ("ngày 45 hằng tháng",),
    ),
    Rule(
        "date.each_month_before_day",
        "_date",
        ("hằng", "hàng", "mỗi"),
        re.compile(
            r"(?:hằng|hàng|mỗi)\s+tháng\s*,?\s*\(?(?:trước|chậm nhất(?:\s+(?:là|vào))?|vào|"
            r"đến)?\s*ngày\s+(?P<day>[0-9]{1,2})(?![0-9/.-])",
            re.I,
        ),
        _day_of_month,
        _SOURCE + " 117",
        ("hằng tháng, trước ngày 20",),
        ("hằng tháng báo cáo",),
    ),
    Rule(
        "date.month",
        "_date",
        ("tháng",),
        re.compile(
            rf"tháng\s+(?P<month>[0-9]{{1,2}}|mười hai|mười một|mười|giêng|hai|ba|tư|năm|sáu|bảy|"
            rf"tám|chín)(?![0-9])(?:\s*[/-]\s*(?P<year>{_YEAR})|\s+năm\s+(?P<y2>{_YEAR}))?",
            re.I,
        ),
        _month,
        _SOURCE + " 78-82",
        ("tháng 3/2021", "cuối tháng 9-2018", "tháng 10 năm 2026"),
        ("tháng 13/2021",),
    ),
    Rule(
        "date.quarter",
        "_date",
        ("quý",),
        re.compile(
            rf"quý\s+(?P<quarter>IV|III|II|I|[1-4])(?![0-9a-z])(?:\s*(?:[/-]\s*|"
            rf",?\s*(?:của\s+)?năm\s+)(?P<year>{_YEAR}))?",
            re.I,
        ),
        _quarter,
        _SOURCE + " 83-86",
        ("quý I/2021", "trong quý 2", "quý IV năm 2026"),
        ("quý vị",),
    ),
    Rule(
        "date.months_of_year",
        "_date",
        ("#", "sáu", "ba", "chín"),
        re.compile(
            rf"(?P<count>0?[0-9]|1[01]|sáu|ba|chín)\s+tháng(?:\s+(?P<part>đầu|"
            rf"cuối))?(?:\s+(?:của\s+)?năm)?(?:\s+(?P<year>{_YEAR}))?(?![0-9])",
            re.I,
        ),
        lambda match: _months(match) if "năm" in match[0].lower() or match["year"] else None,
        _SOURCE + " 87-91",
        ("6 tháng đầu năm 2022", "6 tháng cuối năm", "9 tháng năm 2026"),
        ("trong 6 tháng",),
    ),
    Rule(
        "date.year",
        "_date",
        ("năm",),
        re.compile(rf"năm\s+(?P<year>{_YEAR})(?![0-9])(?!\s*[-–/]\s*{_YEAR})", re.I),
        _year,
        _SOURCE + " 92",
        ("năm 2021",),
        ("năm chủ đề",),
    ),
    Rule(
        "date.span",
        "_date",
        ("giai đoạn", "nhiệm kỳ", "thời kỳ", "các năm", "năm"),
        re.compile(
            rf"(?:giai đoạn|nhiệm kỳ|thời kỳ|các năm|"
            rf"năm)\s+(?:từ\s+)?(?:năm\s+)?(?P<first>{_YEAR})\s*(?:[-/]|"
            rf"đến)\s*(?:năm\s+)?(?P<last>{_YEAR})",
            re.I,
        ),
        _span,
        _SOURCE + " 93-98",
        ("giai đoạn 2021 - 2025", "nhiệm kỳ 2020-2025"),
        ("giai đoạn 2025 - 2021",),
    ),
    Rule(
        "date.week",
        "_date",
        ("trong tuần này",),
        re.compile(r"trong tuần này", re.I),
        _week,
        _SOURCE + " 120",
        ("hoàn thành trong tuần này",),
        ("tuần trước",),
    ),
)


_DISPATCH = Dispatch(RULES)
# What stands before the day of a cited document: its symbol, its number, or a law's name.
_CITED = re.compile(
    r"(?:[0-9]\s*[-/]\s*[A-ZĐ][^\s,;]*|\b[Ss]ố\s+[0-9]+|\b(?:Luật|Bộ luật|Pháp lệnh|"
    r"Hiến pháp)\b[^.;]{0,140})\s*,?\s*\(?\s*(?:ký |ban hành )?(?:ngày\s*)?$"
)


def find(page: Page) -> list[Found]:
    """All times of the page in order, years resolved where the text fixes them."""
    found = []
    for one in _DISPATCH.find(page.flat, page.lower, page.start, page.end):
        before = page.flat[max(page.start, one.start - 180) : one.start]
        fields = {**one.fields, **({"of_document": True} if _CITED.search(before) else {})}
        found.append(replace(one, fields=fields))
    found = _merge(found)
    anchor = anchor_of(page, found)
    return [_resolved(page, one, found, anchor) for one in found]


def _merge(found: list[Found]) -> list[Found]:
    """Leave out what lies inside a longer time found before it."""
    kept: list[Found] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            continue
        kept.append(one)
    return kept


def _resolved(page: Page, one: Found, found: list[Found], anchor: Anchor) -> Found:
    iso = str(one.fields["iso"])
    if (not iso.startswith("-") and iso != "week") or one.fields.get("recurring"):
        return one
    resolved, basis = with_year(page, one, found, anchor)
    fields = {**one.fields, "iso": resolved}
    return replace(one, fields=fields, basis={"iso": basis} if basis else {})
