"""The parts that names of meetings share: ordinal, term, years; and a meeting while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.fold import LOWER, UPPER


@dataclass(slots=True)
class Meeting:
    """A meeting being read."""

    start: int
    end: int
    rule: str
    ordinal: int | None = None
    body: tuple[int, int] | None = None
    term: str | None = None
    date: str | None = None
    group: bool = False
    low: bool = False  # a body of which there are thousands, without its place
    day_needed: bool = False  # named only by what it is held for, in small letters
    body_needed: bool = False  # named only by its ordinal: whose, the article must say elsewhere
    inner: int | None = None  # where a meeting inside its name begins ("… trước kỳ họp thứ Sáu")


_ONES = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_TEENS = ("một", "hai", "ba", "bốn", "lăm", "sáu", "bảy", "tám", "chín")
_TENS = {"hai mươi": 20, "ba mươi": 30, "bốn mươi": 40, "năm mươi": 50}


def _numbers() -> dict[str, int]:
    """The ordinals in words, up to the fifties; standing committees meet that often in a term."""
    words = {word: number for number, word in enumerate(_ONES, 1)}
    words |= {"một": 1, "nhì": 2, "bốn": 4, "bẩy": 7}
    words |= {f"mười {word}": 10 + number for number, word in enumerate(_TEENS, 1)}
    for tens, value in _TENS.items():
        words[tens] = value
        words |= {f"{tens} {word}": value + number for number, word in enumerate(_TEENS, 1)}
        words |= {f"{tens} mốt": value + 1, f"{tens} tư": value + 4}
    return words


_NUMBERS = _numbers()
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
ORDINAL = re.compile(
    rf",? {{1,2}}(?:lần thứ|lần|thứ) {{0,2}}(?P<number>[0-9]{{1,3}}|[IVXLC]{{1,7}}|{_WORDS})"
    rf"(?![{UPPER}{LOWER}0-9/])",
    re.IGNORECASE,
)
"""The how manieth: "lần thứ hai", "thứ 15", "THỨ NĂM"."""
PLENUM = re.compile(
    rf" (?P<number>[0-9]{{1,2}}|[IVX]{{1,6}}|{_WORDS})(?![{UPPER}{LOWER}0-9/%]|[.,-][0-9]| [0-9]|"
    r" (?:ngày|buổi|tháng|năm|đại biểu|nội dung|nhiệm vụ|vấn đề|nhóm|khâu))",
    re.IGNORECASE,
)
"""The number right after `Trung ương`: "Hội nghị Trung ương 8", "Hội nghị Trung ương tám"."""
TERM = re.compile(r",? {0,2}\(?(?i:khóa) ?(?P<term>[IVXLC]{1,7}|[0-9]{1,2})(?!\w)\)?")
YEARS = re.compile(r",? {1,2}\(?(?i:nhiệm kỳ) (?:20|19)[0-9]{2} ?[-–] ?(?:20|19)?[0-9]{2,4}\)?")


def number_of(words: str) -> int | None:
    """The number that digits, words or a Roman numeral write.

    >>> number_of("15"), number_of("hai mươi mốt"), number_of("XVII")
    (15, 21, 17)
    """
    if words.isdigit():
        return int(words)
    if words.lower() in _NUMBERS:
        return _NUMBERS[words.lower()]
    return _roman(words)


def _roman(numeral: str) -> int | None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for letter, after in zip(numeral.upper(), [*numeral.upper()[1:], ""], strict=True):
        value = values[letter]
        total += -value if values.get(after, 0) > value else value
    return total if total > 0 else None
