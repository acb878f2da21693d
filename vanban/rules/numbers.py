"""Numbers as Vietnamese writes them: the dot parts thousands, the comma decimals; ranges, ratios, shares.

Findings are of the internal kind `_number`, with the fields

    value, value_max, total   JSON numbers
    share                     the percentage that stands in brackets beside a ratio ("17/17 (100%)")
    thousands                 True where the comma may part thousands ("1,808"): the unit decides

What a number counts, and whether it is a figure at all, is decided by `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from vanban.page import Page
from vanban.rule import Dispatch, Found, Rule
from vanban.rules.units import unit_at

_SOURCE = "documents.md §9.3"
Fields = Mapping[str, Any]

# 6.482,91 | 10.950 | 7,5 | 168.9 | 02; never a piece of a longer run of digits.
NUMERAL = r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,4}(?:,[0-9]{1,4})?|[0-9]{1,9}(?:[,.][0-9]{1,4})?)"
_ENDS = r"(?![0-9]|[.,][0-9]|-[A-ZĐ]|[A-ZĐ]\b|\s?[hH:][0-9]|\s?:\s?[0-9])"
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$")
# A dash, also escaped as in texts made from Markdown; or a word.
_TO = r"(?:\s?%)?\s*(?:\\?-|đến|tới)\s*"


def numeral(text: str) -> int | float:
    """The number a numeral writes.

    >>> numeral("6.482,91"), numeral("10.950"), numeral("02"), numeral("168.9")
    (6482.91, 10950, 2, 168.9)
    """
    if _THOUSANDS.match(text):
        text = text.replace(".", "")
    text = text.replace(",", ".")
    return float(text) if "." in text else int(text)


def _plain(match: re.Match[str]) -> Fields:
    text = match["value"]
    ambiguous = bool(re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", text))
    return {"value": numeral(text), **({"thousands": True} if ambiguous else {})}


def _range(match: re.Match[str]) -> Fields | None:
    low, high = numeral(match["value"]), numeral(match["high"])
    return {"value": low, "value_max": high} if low < high else None


def _ratio(match: re.Match[str]) -> Fields | None:
    value, total = numeral(match["value"]), numeral(match["total"])
    if total == 0:
        return None
    share = match["share"]
    return {"value": value, "total": total, **({"share": numeral(share)} if share else {})}


def _of_total(match: re.Match[str]) -> Fields | None:
    # "1 trong 50" is another shape; "12 người trên 10 nghìn dân" no ratio of two counts of one thing.
    fields = _ratio(match)
    return fields if fields and fields["value"] > 1 and fields["value"] <= fields["total"] else None


def _one_of(match: re.Match[str]) -> Fields:
    # facts.md: "1 trong 50 đảng bộ" has value 50.
    return {"value": numeral(match["value"])}


_SHARE = rf"(?:\s*\(\s*(?:đạt |chiếm |bằng )?(?:tỷ lệ |tỉ lệ )?(?P<share>{NUMERAL})\s?%\s*\))?"

RULES = (
    Rule(
        "number.plain",
        "_number",
        ("#",),
        re.compile(rf"(?P<value>{NUMERAL}){_ENDS}(?!\s?/\s?[0-9])"),
        _plain,
        _SOURCE + " 124-137, 171-172",
        ("đạt 6.482,91 tỷ đồng", "tăng 7,5%", "02 bản dự thảo"),
        ("dịch COVID-19", "phủ sóng 5G", "lúc 17h00"),
    ),
    Rule(
        "number.range",
        "_number",
        ("#",),
        re.compile(rf"(?P<value>{NUMERAL}){_TO}(?P<high>{NUMERAL}){_ENDS}(?!/[0-9])", re.I),
        _range,
        _SOURCE + " 131-132",
        ("tăng 8,5 – 9%", "từ 11,5 - 12,4% trở lên", "có từ 40 đến 50 tổ chức", "tăng 63,8% - 64,2%"),
        ("giảm từ 12 xã", "12 - 5"),
    ),
    Rule(
        "number.ratio",
        "_number",
        ("#",),
        re.compile(
            rf"(?P<value>{NUMERAL})\s?/\s?(?P<total>{NUMERAL}){_ENDS}(?!\s?/\s?[0-9A-ZĐ]){_SHARE}", re.I
        ),
        _ratio,
        _SOURCE + " 138-145",
        ("43/68 TCCSĐ", "17/17 (100%) nhiệm vụ", "728/24.321 nhiệm vụ"),
        ("ngày 16/6/2022", "số 12/2025/NĐ-CP"),
    ),
    Rule(
        "number.of_total",
        "_number",
        ("#",),
        re.compile(
            rf"(?P<value>{NUMERAL})\s+(?:trong|"
            rf"trên)\s+(?:(?:tổng\s+)?số\s+)?(?P<total>{NUMERAL}){_ENDS}{_SHARE}",
            re.I,
        ),
        _of_total,
        "facts.md: a ratio has value and total",
        ("có 43 trên tổng số 68 chi bộ", "đứng thứ 4 trong 10 tỉnh"),
        ("43 trên tổng số đảng viên",),
    ),
    Rule(
        "number.one_of",
        "_number",
        ("1", "01"),
        re.compile(rf"0?1\s+trong\s+(?:số\s+)?(?P<value>{NUMERAL}){_ENDS}", re.I),
        _one_of,
        _SOURCE + " 146; facts.md: its value is the second number",
        ("là 1 trong 50 đảng bộ",),
        ("1 trong các đảng bộ",),
    ),
)
_DISPATCH = Dispatch(RULES)


def of(page: Page) -> list[Found]:
    """The numbers of the page, looked for once."""
    if "numbers" not in page.cache:
        page.cache["numbers"] = find(page)
    found: list[Found] = page.cache["numbers"]
    return found


def find(page: Page) -> list[Found]:
    """The numbers of the page in order, none inside a time or a document reference."""
    days = [one for one in page.of("_date") if not _counts_things(page, one)]
    taken = [*days, *page.of("document")]
    taken.sort(key=lambda one: one.start)
    found: list[Found] = []
    at = 0
    for one in _DISPATCH.find(page.flat, page.lower, page.start, page.end):
        while at < len(taken) and taken[at].end <= one.start:
            at += 1
        if any(other.start < one.end and one.start < other.end for other in taken[at : at + 3]):
            continue
        if not _within_a_name(page.flat, one.start):
            found.append(one)
    return found


def _counts_things(page: Page, day: Found) -> bool:
    """Whether a day in brackets is a ratio after all: "(3/9 hạng mục đã hoàn thành)"."""
    if day.rule != "date.day_and_month_numbers" or not page.flat[day.start - 2 : day.start].endswith("("):
        return False
    unit = unit_at(page, day.end, min(page.end, day.end + 40))
    return unit is not None and unit.kind == "count"


def _within_a_name(flat: str, start: int) -> bool:
    """Whether the digits hang on what stands before: `COVID-19`, `VNPT1`, `12.` of `5.12.`, `15:30`."""
    before = flat[max(0, start - 2) : start]
    if not before:
        return False
    last = before[-1]
    if last.isalnum() or (last in "_.,/:" and before[:1].isdigit()):
        return True
    if last == "." and before[0].isupper():
        return True  # "CT.03", "ĐT.741": the code of a road
    return last == "-" and before[:1].isalnum()
