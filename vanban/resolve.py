"""What the words leave out and the document fixes elsewhere: the year of a day, a name for a post.

A year is taken, in this order, from a time in the same sentence, the day of the article, the full
days it tells of, and the years its results and plans name. Nothing else: a year that
nothing fixes stays out, and the basis says which of these it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from vanban.page import Page
from vanban.rule import Found
from vanban.sentences import Sentence


class Anchor(NamedTuple):
    """The day or the year an article speaks from. `day` None: only the year is known, or nothing."""

    day: date | None
    year: int | None
    basis: str


_NOTHING = Anchor(None, None, "")
# "phương hướng, nhiệm vụ năm 2021" is planned: the article speaks from the year before, late in it.
_PLANNED = re.compile(
    r"(?:phương hướng|nhiệm vụ|kế hoạch|chương trình|mục tiêu|chỉ tiêu|dự toán|giải pháp)[^.;]{0,60}$", re.I
)
_RESULTS = re.compile(r"(?:kết quả|tổng kết|tình hình|trong|đầu|cuối)[^.;]{0,60}$", re.I)


def anchor_of(page: Page, times: list[Found]) -> Anchor:
    """From which day or year the article speaks."""
    if page.published and len(page.published) == 10:
        return Anchor(date.fromisoformat(page.published), int(page.published[:4]), "ngày của văn bản")
    if page.published:
        return Anchor(None, int(page.published[:4]), "ngày của văn bản")
    for one in times:
        if (
            one.fields["grain"] == "day"
            and not one.fields.get("of_document")
            and str(one.fields["iso"])[0] != "-"
        ):
            day = date.fromisoformat(str(one.fields["iso"]))
            return Anchor(day, day.year, f"ngày {day.day}/{day.month}/{day.year} trong bài")
    return _anchor_year(page, times)


def _anchor_year(page: Page, times: list[Found]) -> Anchor:
    """The year of the results told; else the year before the one planned for."""
    said: Counter[int] = Counter()
    for one in times:
        if (
            one.fields["grain"] not in ("year", "half", "quarter", "months", "month")
            or str(one.fields["iso"])[0] == "-"
        ):
            continue
        year = int(str(one.fields["iso"])[:4])
        before = page.flat[max(page.start, one.start - 70) : one.start]
        if _PLANNED.search(before) and not _RESULTS.search(before):
            said[year - 1] += 1
        elif not re.search(r"(?:đến|tầm nhìn|từ|so với)\s+$", before, re.I):
            said[year] += 2
    if not said:
        return _NOTHING
    year = min(said, key=lambda one: (-said[one], one))
    return Anchor(None, year, f"năm {year} là năm bài nói đến")


def with_year(page: Page, one: Found, times: list[Found], anchor: Anchor) -> tuple[str, str]:
    """The time with its year, and from what it was taken; as it was, and "", where nothing fixes it."""
    iso = str(one.fields["iso"])
    if iso == "week":
        return _week(anchor)
    near = _same_sentence(page, one, times)
    if near is not None:
        return _put(iso, near), f"năm {near} trong cùng câu"
    if anchor.day is not None and iso.startswith("--") and len(iso) >= 4 and iso[2].isdigit():
        year = _nearest_year(iso, anchor.day, _is_due(page, one))
        return _put(iso, year), anchor.basis
    if anchor.year is not None:
        return _put(iso, anchor.year), anchor.basis
    return ("", "") if "Q" in iso or "H" in iso or "/" in iso else (iso, "")


def _put(iso: str, year: int) -> str:
    """`--11-28` → `2020-11-28`; `--Q1` → `2020-Q1`; both ends of a span."""
    return "/".join(f"{year}{part[1:]}" for part in iso.split("/"))


def _same_sentence(page: Page, one: Found, times: list[Found]) -> int | None:
    """The year of the nearest time in the same sentence that names one and is no cited document's."""
    after = bisect_right(page.sentences, one.start, key=_start)
    sentence = page.sentences[after - 1] if after else None
    if sentence is None or one.start >= sentence.end:
        return None
    first = bisect_left(times, sentence.start, key=_start)
    years = [
        (abs(other.start - one.start), int(str(other.fields["iso"])[:4]))
        for other in times[first : bisect_left(times, sentence.end, first, key=_start)]
        if str(other.fields["iso"])[0].isdigit()
        and other.fields["grain"] in ("day", "month", "quarter", "half", "year")
        and not other.fields.get("of_document")
    ]
    # A single day beside years of plans and results says nothing sure of its own year.
    if not years or (one.fields["grain"] == "day" and len({year for _, year in years}) > 1):
        return None
    return min(years)[1]


def _start(one: Found | Sentence) -> int:
    return one.start


_DUE = re.compile(r"(?:trước|chậm nhất|hết|hạn|xong|từ nay đến|hoàn thành)[^.;]{0,30}$", re.I)


def _is_due(page: Page, one: Found) -> bool:
    return bool(_DUE.search(page.flat[max(page.start, one.start - 45) : one.start]))


def _nearest_year(iso: str, day: date, due: bool) -> int:
    """The year that puts the day nearest to the article's; a due day lies not far before it."""
    month = int(iso[2:4])
    number = int(iso[5:7]) if iso[5:7].isdigit() else 15
    best = day.year
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            there, held = date(year, month, number), date(best, month, number)
        except ValueError:
            continue
        if abs(there - day) < abs(held - day):
            best = year
    try:
        if due and date(best, month, number) < day - timedelta(days=31):
            best += 1
    except ValueError:
        pass
    return best


def _week(anchor: Anchor) -> tuple[str, str]:
    if anchor.day is None:
        return "", ""
    monday = anchor.day - timedelta(days=anchor.day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", anchor.basis
