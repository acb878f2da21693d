"""Symbols of documents (`15-NQ/TW`, `23/2024/NQ-HĐND`, `870/UBND-TH`): internal kind `_symbol`.

Fields: `symbol` (as facts.md normalises it), `number` (absent where its place is left open or it has parts),
`code` (the type code as written; absent in letters), `issuer` (the issuer's code). What stands around a
symbol (type word, day, body) is read by `documents`.

The Party writes number-TYPE/ISSUER, the State number/[year/]TYPE-ISSUER; a letter of the State has no type.
A ratio, a day, a span never has a letter right after its slash (documents.md §3.1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from vanban.page import Page
from vanban.rule import Dispatch, Found, Rule

Fields = Mapping[str, Any]

# Longer codes first; documents.md §2.2, §2.3.
_CODE = (
    r"(?P<code>(?i:NQLT|TTLT|KHLT|HDLT|VBHN|CTHĐ|CTPH|TBKL|QCPH|KHPH|QĐi|QyĐ|CTr|TTr|NQ|QĐ|CT|KL|QC|TT|"
    r"HD|TB|TC|BC|KH|QH|"
    r"ĐA|PA|DA|CV|BB|BS|CĐ|GM|NĐ|PL|GP|LCT|SL|HĐ))"
)
_NUM = r"(?<![\w.,/])(?P<num>[0-9]{1,6})[a-z]?"
_CENTRE = r"T\.[ƯW]\.?|TƯ|(?i:TW|TU)"
# The Government numbers resolutions of one matter within one number: "66.4/2025/NQ-CP".
_NUM_PARTED = r"(?<![\w.,/])(?P<num>[0-9]{1,6}(?:\.[0-9]{1,2})?)[a-z]?"
_PARTY = (
    rf"(?P<iss>(?:{_CENTRE})(?!\w)|"
    r"[A-ZĐƯ][A-Za-zĐđƯưÔô&]{0,16}[0-9]{0,2}(?:\s?-\s?[A-ZĐ][A-Za-zĐđ]{1,12}){0,3})(?!\w)"
)
_PART = r"[A-ZĐƯ][A-Za-zĐđƯưô&]{0,15}[0-9]{0,2}(?:\.[A-ZĐ]{1,6})?"
_STATE = rf"(?P<iss>{_PART}(?:\s?-\s?{_PART}){{0,4}})(?!\w)"
_YEAR = r"(?:19|20)[0-9]{2}"


def normal(written: str) -> str:
    """A symbol without spaces, with `TW` for `TƯ` and `T.Ư` (facts.md).

    >>> normal("11 - NQ/TƯ")
    '11-NQ/TW'
    """
    return re.sub(r"(?:^|(?<=[/A-ZĐ]))T\.?Ư\.?(?!\w)", "TW", re.sub(r"\s+", "", written)).rstrip(".")


def _fields(match: re.Match[str]) -> Fields:
    groups = match.groupdict()
    fields: dict[str, Any] = {
        "symbol": normal(groups.get("symbol") or match[0]),
        "issuer": normal(match["iss"]),
    }
    if match["iss"] in ("QCVN", "TCVN"):  # a standard's name is two words
        fields["symbol"] = f"{match['iss']} {fields['symbol'][4:]}"
    if groups.get("num", "").isdigit():
        fields["number"] = int(groups["num"])
    if groups.get("code"):
        fields["code"] = groups["code"]
    return fields


def _with_dash(match: re.Match[str]) -> Fields:
    """The forgotten dash is set, or the work would not be found again by its symbol."""
    fields = dict(_fields(match))
    return {**fields, "symbol": f"{match['num']}-{match['code']}/{fields['issuer']}"}


# A letter has no type code: what stands before must say that a number of a document follows.
_ASKED_FOR = re.compile(
    r"(?:(?<!\w)số\s*:?|công văn|văn bản|thông báo|tờ trình|báo cáo|giấy mời|hướng dẫn|kế hoạch|"
    r"quyết định|mẫu|phiếu chuyển)\s*$",
    re.IGNORECASE,
)


def _letter(match: re.Match[str]) -> Fields | None:
    before = match.string[max(0, match.start() - 24) : match.start()]
    return _fields(match) if _ASKED_FOR.search(before) else None


RULES = (
    Rule(
        "symbol.party",
        "_symbol",
        ("#",),
        re.compile(rf"{_NUM}\s?-\s?{_CODE}\s?/\s?{_PARTY}"),
        _fields,
        "documents.md §9.1 1-14, 25-37, 58-60",
        ("số 15-NQ/TW, ngày", "số 11 - NQ/TƯ ngày", "06-CTr/TU", "10-QĐi/TW", "05-TB/BCĐTW", "số 35- NQ/TW"),
        ("hoàn thành 43/68", "ngày 28/6", "giai đoạn 2020-2025", "10-12%"),
    ),
    Rule(
        "symbol.party_without_dash",
        "_symbol",
        ("#",),
        re.compile(rf"{_NUM} {_CODE}\s?/\s?(?P<iss>{_CENTRE}|[A-Z]{{2,4}}TW|[A-Z]{{2,4}}TU)(?!\w)"),
        _with_dash,
        "documents.md §9.1 35",
        ("Hướng dẫn số 06 HD/TW",),
        ("06 HD của Ban",),
    ),
    Rule(
        "symbol.state",
        "_symbol",
        ("#",),
        re.compile(rf"{_NUM_PARTED}\s?/\s?(?:{_YEAR}\s?/\s?)?{_CODE}\s?[-/]\s?{_STATE}"),
        _fields,
        "documents.md §9.1 39-46, 50, 57",
        (
            "1576/KH-UBND",
            "23/2024/NQ-HĐND",
            "06/CT-TTg",
            "71.4/2026/NQ-CP",
            "3236/TTr -SNN",
            "102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
        ),
        ("17/17 (100%)", "30/4/2025"),
    ),
    Rule(
        "symbol.assembly",
        "_symbol",
        ("#",),
        re.compile(rf"{_NUM}\s?/\s?{_YEAR}\s?/\s?(?P<iss>(?:PL-?|NQ-?)?(?:UBTV)?QH[0-9]{{0,2}})(?!\w)"),
        _fields,
        "documents.md §9.1 47, 49",
        ("Luật số 39/2024/QH15", "258/2025/QH15", "02/2016/UBTVQH13"),
        ("39/2024",),
    ),
    Rule(
        "symbol.letter",
        "_symbol",
        ("#",),
        re.compile(
            rf"{_NUM}\s?/\s?(?P<iss>[A-ZĐ][A-ZĐƯ][A-Za-zĐđƯư&]{{0,14}}"
            r"(?:\s?-\s?[A-ZĐ][A-ZĐa-z&]{0,11}[0-9]?){0,3})(?!\w)"
        ),
        _letter,
        "documents.md §9.1 38; §3.1: a letter of the State has no type code",
        ("Công văn số 870/UBND-TH", "Tờ trình số 126/SKHĐT", "Mẫu số 01/BCĐBHĐND-MT"),
        ("đạt 10/TP", "giao 43/68 xã", "giá 15/KWH"),
    ),
    Rule(
        "symbol.standard",
        "_symbol",
        ("qcvn", "tcvn"),
        re.compile(
            r"(?P<iss>QCVN|TCVN)\s?(?P<num>[0-9]{1,6})(?:-[0-9]{1,3})?\s?:\s?[0-9]{4}(?:\s?/\s?[A-ZĐ]{2,"
            r"12})?(?!\w)"
        ),
        _fields,
        "documents.md §1",
        ("QCVN 102:2016/BTTTT",),
        ("theo QCVN hiện hành",),
    ),
    Rule(
        "symbol.open",
        "_symbol",
        ("số",),
        re.compile(
            r"(?i:số)\s*:?[\s.…_]{0,12}"
            rf"(?P<symbol>[-/]\s?{_CODE}\s?[-/]\s?(?P<iss>[A-ZĐƯ][A-Za-zĐđƯư-]{{0,20}}))(?!\w)"
        ),
        _fields,
        "a paper not yet registered leaves the place of its number open",
        ("Nghị quyết số  /NQ-CP ngày", "Kế hoạch số ... -KH/TU"),
        ("số liệu",),
        group="symbol",
    ),
)
_DISPATCH = Dispatch(RULES)


def find(page: Page) -> list[Found]:
    """The symbols of a page, in order."""
    return list(_DISPATCH.find(page.flat, page.lower, page.start, page.end))
