"""Fields of work inside names of bodies ("Nông nghiệp và Môi trường"): where they end."""

from __future__ import annotations

import re
from functools import cache

from vanban import tables
from vanban.fold import LOWER, UPPER
from vanban.rules.lexis import Lexis, families
from vanban.rules.place_names import RUN, SYLLABLE

_JOIN = r"(?:, | và | - |-| & |&)"
_ABOUT = re.compile(r"(?:về|phụ trách|thực hiện|triển khai) ")
_TAILS = (",", " và", " -", "-", "&")


@cache
def _known() -> re.Pattern[str]:
    one = "|".join(re.escape(name) for name in sorted(tables.fields(), key=len, reverse=True))
    return re.compile(
        rf"(?:về (?:công tác )?)?(?:{one})(?![{LOWER}])(?:(?:{_JOIN}| )(?:{one})(?![{LOWER}])){{0,6}}",
        re.IGNORECASE,
    )


@cache
def _any() -> re.Pattern[str]:
    """A capitalised word with up to three small ones that begin no predicate, several joined."""
    small = rf"(?!(?:{'|'.join(tables.words('stop'))})(?![{LOWER}]))[{LOWER}]+"
    part = rf"{SYLLABLE}(?: {small}){{0,5}}"
    return re.compile(rf"{part}(?:{_JOIN}{part}){{0,4}}")


def known_field_end(lexis: Lexis, at: int) -> int:
    """The end of a field of the table that begins at the offset, in any case; `at` when none does."""
    known = _known().match(lexis.text, at)
    return _cut(lexis, at, known.end()) if known else at


def field_end(lexis: Lexis, at: int, *, before_person: bool = False) -> int:
    """The end of any field of work that begins at the offset; `at` when none does."""
    text = lexis.text
    about = _ABOUT.match(text, at)
    start = about.end() if about else at
    end = known_field_end(lexis, start)
    if end > start:
        return end
    match = _any().match(text, start)
    if match is None or lexis.post_at(start) is not None:
        return at
    end = _cut(lexis, start, match.end())
    if before_person:
        end = _before_person(text, start, end)
    return end if end > start else at


# Words of the table of stops that also stand in what companies are called ("đầu tư xây dựng", "tập đoàn").
_IN_BRANDS = frozenset({"xây", "tổ", "kiến", "thông", "quan", "kiểm", "giám", "tập", "phát"})


@cache
def _brand() -> re.Pattern[str]:
    stops = "|".join(word for word in tables.words("stop") if word not in _IN_BRANDS)
    small = rf"(?!(?:{stops})(?![{LOWER}]))[{LOWER}]+"
    large = rf"[{UPPER}][{UPPER}{LOWER}0-9.&-]{{0,20}}(?<![.-])"
    return re.compile(rf"(?:(?:{small}|{large})(?:,| &| và)? ){{0,9}}{large}")


def brand_end(lexis: Lexis, at: int, *, before_person: bool = False) -> int:
    """The end of what a company is called after "Công ty": small words, then capitals; `at` when none."""
    match = _brand().match(lexis.text, at)
    if match is None or lexis.heads_at(at, words=2):
        return at
    end = _cut(lexis, at, match.end())
    return _before_person(lexis.text, at, end) if before_person else end


def _cut(lexis: Lexis, start: int, end: int) -> int:
    """The end before the first other body or post that begins inside, without its comma."""
    for at in lexis.starts_between(start, end):
        if (at in lexis.bodies and lexis.text[at].isupper()) or lexis.post_at(at) is not None:
            words = lexis.text[start:at].rstrip()
            for tail in _TAILS:
                words = words.removesuffix(tail).rstrip()
            return start + len(words)
    return end


def _before_person(text: str, start: int, end: int) -> int:
    """The end before a run of capitals that reads as a person's name; `start` when all of it does."""
    for match in RUN.finditer(text, start, end + 30):
        parts = list(re.finditer(r"[^ ]+", match[0]))
        for index, part in enumerate(parts):
            if part[0] in families() and 2 <= len(parts) - index <= 5:
                return min(end, max(start, match.start() + part.start() - 1))
    return end
