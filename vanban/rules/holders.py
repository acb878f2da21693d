"""Who holds a post: from a post or a given name to the full name that the article gives elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from vanban.fold import fold_tone
from vanban.rule import Found

# Two ways of writing one thing, for comparing only; read in this order.
_SAME = {
    "ủy ban nhân dân": "ubnd",
    "hội đồng nhân dân": "hđnd",
    "mặt trận tổ quốc": "mttq",
    "thành phố": "tp",
    "ban chấp hành trung ương": "trung ương",
    "bch trung ương": "trung ương",
    "ban chỉ đạo": "bcđ",
    "ban thường vụ": "btv",
    "trưởng ban bcđ": "trưởng bcđ",
    "ủy ban bầu cử": "ubbc",
    "thủ tướng chính phủ": "thủ tướng",
    "đại biểu quốc hội": "đbqh",
}
_REACH = 300  # persons looked at before and after: a bound for very long texts
_HEAD_OF = re.compile(r"^người đứng đầu (?:cấp ủy )?(?P<body>.*)$")
_COMMITTEE = re.compile(r"^(?:đảng bộ|cấp ủy)(?: (?P<level>tp|tỉnh|quận|huyện|xã|phường))?")
_LEVELS = {
    "tp": "thành ủy",
    "tỉnh": "tỉnh ủy",
    "quận": "quận ủy",
    "huyện": "huyện ủy",
    "xã": "đảng ủy xã",
    "phường": "đảng ủy phường",
}
_TERMS = re.compile(r"\b(?:khóa [ivxlc0-9]+|nguyên |nhiệm kỳ [0-9 -]+)")
_TITLES = re.compile(r"^(?:đồng chí|ông|bà|đ/c|các đồng chí)\s+")
# What makes another post of nearly the same words.
_APART = frozenset({"phó", "thường", "trực", "nguyên", "quyền", "thứ"})


def holder_of(persons: Sequence[Found], words: str, at: int) -> str | None:
    """The full name meant by `words` at a place, nearest before first, then after."""
    index = bisect_left(persons, at, key=lambda one: one.start)
    before = reversed(persons[max(0, index - _REACH) : index])
    after = persons[index : index + _REACH]
    wanted = _key(words)
    if not wanted:
        return None
    for person in [*before, *after]:
        full = str(person.fields["name"])
        if _same_person(fold_tone(full).lower(), wanted):
            return _longest(persons, full)
        if any(_same_post(_key(str(post)), wanted) for post in person.fields["positions"]):
            return _longest(persons, full)
    return None


def _longest(persons: Sequence[Found], name: str) -> str:
    """The fullest form of a name in the article ("Mẫu" is "Đỗ Văn Mẫu" when only one ends so)."""
    if " " in name:
        return name
    fuller = {str(one.fields["name"]) for one in persons if str(one.fields["name"]).endswith(" " + name)}
    return fuller.pop() if len(fuller) == 1 else name


@lru_cache(maxsize=1024)
def _key(words: str) -> str:
    key = _TITLES.sub("", fold_tone(words).lower().replace(".", " ")).strip()
    key = " ".join(key.split())
    for long, short in _SAME.items():
        key = key.replace(long, short)
    head = _HEAD_OF.match(key)
    if head:
        committee = _COMMITTEE.match(head["body"])
        if committee:
            rest = head["body"][committee.end() :].strip()
            key = f"bí thư {_LEVELS.get(committee['level'] or '', 'đảng ủy')} {rest}".strip()
    return key


def _same_person(full: str, wanted: str) -> bool:
    return full == wanted or (" " not in wanted and full.endswith(" " + wanted))


def _same_post(held: str, wanted: str) -> bool:
    """Whether two posts may be one: equal, or one is the other with the body or the term left out."""
    if held == wanted:
        return True
    if bool(_TERMS.search(held)) != bool(_TERMS.search(wanted)):
        return False
    short, long = sorted((held.split(), wanted.split()), key=len)
    if long[: len(short)] != short:
        return False
    return not _APART & set(long[len(short) :]) and (
        len(short) > 2 or short[0] in ("bí", "tổng", "thủ", "chủ", "trưởng", "giám", "bộ")
    )
