"""References with a symbol or a number: from the type word to the last of number, symbol, date.

`Nghị quyết số 15-NQ/TW, ngày 05/5/2022`, `Nghị quyết 57`, `các Nghị quyết 57, 59, 66`. One type word may hold
for a list of numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from vanban import tables
from vanban.fold import LETTER, LOWER, UPPER
from vanban.page import Page
from vanban.rule import Found
from vanban.rules.doc_words import VERBAL, TypeWord

# Between the type word and the symbol: "hành động số", "của Thủ tướng Chính phủ số", "Trung ương số".
_TO_SYMBOL = re.compile(
    r"\s*,?\s*(?:(?:hành động|công tác|liên tịch|chuyên đề|kết luận|phối hợp|mật|khẩn|"
    rf"hỏa tốc)\s+)?(?:(?:của\s+)?[{UPPER}][^,.;:()“”\"\t|]{{2,60}}?\s)?(?:(?P<so>(?i:số số|số|"
    r"\(số))\s*:?\s*)?"
)
_LIST = re.compile(r"\s*(?:,|;|và|,\s*và|-)\s*(?:(?P<so>số)\s*:?\s*)?", re.IGNORECASE)
_SO = re.compile(r"(?<!\w)(?:mẫu\s+số|mẫu|số)\s*:?\s*$", re.IGNORECASE)
_TO_DATE = re.compile(
    r"\s*,?\s*(?P<open>\()?\s*(?:(?:được\s+)?(?:ký|ban hành)\s+)?(?:ngày\s*)?", re.IGNORECASE
)
_NUMBER = re.compile(
    rf"(?:[^\S\n]+|[^\S\n]*\n(?![0-9]+[.)\t|]))(?P<so>số\s*:?\s*)?(?P<num>[0-9]{{1,4}})(?![0-9]|[.,/:-][0-9]|\s?[/-]\s?[0-9]|\s?%|[{LETTER}])",
    re.IGNORECASE,
)
_MORE_NUMBERS = re.compile(
    r"(?:\s*,\s*|\s+và\s+|\s*,\s*và\s+)(?P<so>số\s+)?(?P<num>[0-9]{1,4})(?![0-9]|[.,/:-][0-9]|"
    rf"\s?[/-]\s?[0-9]|\s?%|[{LETTER}])",
    re.IGNORECASE,
)
_MAY_FOLLOW = re.compile(
    r"\s*(?:$|[.,;:)”\"…|\t(/-]|(?:của|về|và|ngày|đã|được|trên|tại|trong|liên quan|cho|theo|để|nhằm|là|"
    rf"với|này|có|khóa|do|cũng|hoặc|đến|vào|sẽ|[{UPPER}])(?![{LOWER}]))"
)
_NEVER_NUMBERED = (
    "dự thảo", "luật", "bộ luật", "pháp lệnh", "hiến pháp", "phụ lục", "dự án", "danh sách", "tài liệu",
    "bản đồ", "chuyên đề", "hợp đồng", "lịch công tác", "quy hoạch", "chiến lược", "danh mục",
    "mẫu số", "biểu số", "biểu mẫu",
)  # fmt: skip


@dataclass(slots=True)
class Reference:
    """A reference by symbol or number. `after`: where what follows it (issuer, title) may begin."""

    start: int
    end: int
    fields: dict[str, Any]
    rule: str
    type_word: TypeWord | None
    code: str = ""
    basis: dict[str, str] = field(default_factory=dict)


def by_symbol(page: Page, words: list[TypeWord], symbols: list[Found]) -> list[Reference]:
    """The references that have a symbol, in order."""
    ends = [one.end for one in words]
    found: list[Reference] = []
    for symbol in symbols:
        start, word = _type_word(page, words, ends, symbol)
        if word is None:
            start, word = _in_list(page, found[-1] if found else None, symbol)
        if word is None:
            before = _SO.search(page.flat, max(page.start, symbol.start - 12), symbol.start)
            start = before.start() if before else symbol.start
        fields = {"type": _type(word, str(symbol.fields.get("code", "")))}
        if "number" in symbol.fields:
            fields["number"] = symbol.fields["number"]
        fields["symbol"] = symbol.fields["symbol"]
        end, day = date_after(page, symbol.end)
        if day:
            fields["date"] = day
        found.append(
            Reference(
                start,
                end,
                fields,
                symbol.rule.replace("symbol.", "document.symbol_"),
                word,
                str(symbol.fields["issuer"]),
            )
        )
    return found


def _type_word(
    page: Page, words: list[TypeWord], ends: list[int], symbol: Found
) -> tuple[int, TypeWord | None]:
    """Where the reference begins, and its type word: the nearest before, with little but "số" between."""
    index = bisect_right(ends, symbol.start) - 1
    for back in range(2):
        if index - back < 0:
            break
        word = words[index - back]
        if symbol.start - word.end > 80:
            break
        gap = _TO_SYMBOL.fullmatch(page.flat, word.end, symbol.start)
        if gap and (gap["so"] or symbol.start - word.end <= 14):
            return (word.word if word.plural and not word.draft else word.start), word
    return symbol.start, None


def _in_list(page: Page, last: Reference | None, symbol: Found) -> tuple[int, TypeWord | None]:
    """One more symbol under the type word of the reference before: "số 5969/QĐ-UBND và số 6333/QĐ-UBND"."""
    if last is None or symbol.start - last.end > 16:
        return symbol.start, None
    gap = _LIST.fullmatch(page.flat, last.end, symbol.start)
    if gap is None:
        return symbol.start, None
    return (gap.start("so") if gap["so"] else symbol.start), last.type_word


@cache
def _types_by_code() -> dict[str, str]:
    by_code: dict[str, str] = {}
    for row in tables.doc_types():
        for code in row.symbols:
            if by_code.setdefault(code.lower(), row.type) == "other":
                by_code[code.lower()] = row.type
    return by_code


def _type(word: TypeWord | None, code: str) -> str:
    """The type the word says; of a "văn bản" or no word, what the code says; without one, a letter."""
    if word is not None and word.name != "văn bản" and word.type != "draft":
        return word.type
    if not code:
        return "other" if word is None else "dispatch"
    return _types_by_code().get(code.lower(), "other")


def date_after(page: Page, at: int) -> tuple[int, str | None]:
    """The end of a reference with the day that follows it (in brackets or not), and the day."""
    gap = _TO_DATE.match(page.flat, at, at + 40)
    dates = page.of("_date")
    if gap is None or not dates:
        return at, None
    low = bisect_left(dates, at, key=lambda one: one.start)
    if low == len(dates):
        return at, None
    day = dates[low]
    said = "ngày" in page.lower[at : day.start + 4]
    if (
        day.start > gap.end()
        or day.fields["grain"] != "day"
        or not (said or gap["open"] or day.start - at <= 2)
    ):
        return at, None
    if gap["open"]:
        if page.flat[day.end : day.end + 1] != ")":
            return at, None
        return day.end + 1, str(day.fields["iso"])
    return day.end, str(day.fields["iso"])


@cache
def _units() -> frozenset[str]:
    return frozenset(
        (
            *(row.unit.lower() for row in tables.units()),
            "năm",
            "tháng",
            "ngày",
            "tuần",
            "quý",
            "giờ",
            "nội dung",
            "nhóm",
        )
    )


def by_number(page: Page, words: list[TypeWord], taken: set[int]) -> Iterator[Reference]:
    """The references by type and number alone; `taken` holds the type words that have a symbol."""
    for word in words:
        if (
            word.index in taken
            or word.base in _NEVER_NUMBERED
            or (
                word.type == "other"
                and word.name not in ("nghị định", "thông tư", "công điện", "bộ chỉ số", "bộ tiêu chí")
            )
        ):
            continue
        match = _NUMBER.match(page.flat, word.end, word.end + 24)
        if match is None or not _is_number(page, word, match):
            continue
        start = word.word if word.plural else word.start
        first = _reference(page, word, start, match.end(), int(match["num"]))
        yield first
        if not word.plural:
            continue
        end = match.end()
        for _ in range(12):
            more = _MORE_NUMBERS.match(page.flat, end, end + 20)
            if more is None or not _MAY_FOLLOW.match(page.flat, more.end()):
                break
            yield _reference(
                page,
                word,
                more.start("so") if more["so"] else more.start("num"),
                more.end(),
                int(more["num"]),
            )
            end = more.end()


def _reference(page: Page, word: TypeWord, start: int, end: int, number: int) -> Reference:
    end, day = date_after(page, end)
    fields: dict[str, Any] = {"type": word.type, "number": number}
    if day:
        fields["date"] = day
    return Reference(start, end, fields, "document.number", word)


def _is_number(page: Page, word: TypeWord, match: re.Match[str]) -> bool:
    """Whether the number names a document and counts nothing (`kế hoạch 5 năm`, `báo cáo 6 tháng`)."""
    if not match["so"] and (
        (word.base in VERBAL and page.flat[word.word].islower()) or len(match["num"]) == 4
    ):
        return False
    if _MAY_FOLLOW.match(page.flat, match.end()) or match["so"] or match["num"][0] == "0":
        return True
    if page.flat[word.word].islower():
        return False
    following = re.findall(r"\w+", page.lower[match.end() : match.end() + 30])
    return not any(" ".join(following[:count]) in _units() for count in (1, 2, 3))
