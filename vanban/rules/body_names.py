"""How far the name of a body runs on after its head: place, level, field, number, and the body above.

The grammar is read off the table of heads (`takes`) and documents.md §9.5. It never reads over a tab or a
line break that is no joined line, and each step is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.fold import LOWER, UPPER
from vanban.rules.fields_of_work import brand_end, field_end, known_field_end
from vanban.rules.lexis import Lexis
from vanban.rules.place_names import (
    PLACE_WORDS,
    RANKS,
    SYLLABLE,
    after_space,
    head_place_end,
    names_after,
    place_end,
    place_rank,
)
from vanban.tables import Body

_ENDS = rf"(?![{UPPER}{LOWER}])"
_KIND = rf"(?i:{PLACE_WORDS}){_ENDS}(?! (?:hội|ủy|luận){_ENDS})"
_PLURAL = re.compile(
    rf"(?:(?i:các|những|từng|mỗi) )?{_KIND}(?:(?:,| và|;)? (?:các )?{_KIND}){{1,4}}|(?i:các) {_KIND}"
)
_LEVEL = re.compile(
    r"(?:(?:các|hai|2|02|cùng) cấp|"
    r"cấp (?:cơ sở|xã|huyện|tỉnh|thành phố|trên|dưới|[tT]rung ương|phường)(?: trực tiếp)?|"
    rf"[tT]rung ương|địa phương|cơ sở|[qQ]uốc gia|Việt Nam|Thủ đô){_ENDS}"
)
_MANY_LEVELS = frozenset({"các cấp", "hai cấp", "2 cấp", "02 cấp"})
_NUMBER = re.compile(
    r"(?:số )?[0-9]{1,4}(?![0-9/.,]{1,2}[0-9]|[0-9%])"
    r"(?! (?:năm|tháng|ngày|tỷ|triệu|đồng|chỉ tiêu|nhiệm vụ))"
)
_OF = re.compile(r"(?P<of>của|thuộc|trực thuộc|tại|ở|cơ quan) ")
_OWNER = re.compile(
    rf"(?:Đảng|Quốc hội|Chính phủ|Nhà nước|Trung ương|[tT]hành phố|Thủ đô|tỉnh|xã|phường|huyện|quận){_ENDS}"
)
_WIDER = re.compile(rf",? (?P<place>(?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã) {SYLLABLE})")
_TERM = re.compile(r",? {0,2}\(?khóa ?(?P<term>[IVXLC]{1,7}|[0-9]{1,2})(?![IVXLC0-9])\)?")
# "Đảng ủy Khối các cơ quan" is one body, "Ủy ban nhân dân các xã" are many.
_MANY = re.compile(r"(?i:(?<!khối )(?<!quản lý )(?<!liên hiệp )(?<!đảng ủy )các )")
_DEEPEST = 3
_AD_HOC = frozenset({"steering", "ad_hoc"})  # they always are someone's: "Ban chỉ đạo bầu cử của Thành ủy"


@dataclass(slots=True)
class Name:
    """A body's name: where it ends, and what it says. `rank` None: the name does not tell."""

    end: int
    kind: str
    rank: int | None
    group: bool = False
    term: str | None = None
    head: str = ""
    placed: bool = False


@dataclass(slots=True)
class _Run:
    """A name being read on: what its head still takes, and what stands around it."""

    lexis: Lexis
    name: Name
    takes: set[str]
    before_person: bool
    depth: int
    caps: bool
    level: bool = False


def body_name(lexis: Lexis, at: int, *, before_person: bool = False, depth: int = 0) -> Name | None:
    """The name of a body that begins at the offset; None when none does.

    `before_person`: a post stands before it, so that capitals after it may be a person's name.
    """
    hit = lexis.body_at(at)
    if hit is None:
        return None
    row, text = hit.value, lexis.text
    group = row.kind == "group" or bool(_MANY.search(text, at, hit.end))
    name = Name(hit.end, row.kind, row.rank, group=group, head=row.head)
    name.end = head_place_end(lexis, at, hit.end, before_person=before_person)
    name.placed = name.end > hit.end
    if row.takes:
        caps = text[max(at, hit.end - 8) : hit.end].isupper() and hit.end - at > 3
        takes = {*row.takes, "of"} if row.kind in _AD_HOC else set(row.takes)
        _read_on(_Run(lexis, name, takes, before_person, depth, caps))
    if name.end == hit.end and _names_nothing(row, text[at : hit.end]):
        return None
    term = _TERM.match(text, name.end)
    name.term = term["term"] if term else None
    return name


def _names_nothing(row: Body, head: str) -> bool:
    """Whether the head alone is a plain word ("Sở", "Hội", "Báo", "trung tâm")."""
    if head.islower() and "field" in row.takes:
        return True
    return " " not in head and head.lower() == row.head.lower()


def _read_on(run: _Run) -> None:
    """Take part after part into the name, then the wider place."""
    for _ in range(6):
        at = after_space(run.lexis.text, run.name.end)
        end = _next(run, at) if at is not None else run.name.end
        if end <= run.name.end:
            break
        run.name.end = end
    for _ in range(2):  # ", huyện X, tỉnh Y"
        wider = _WIDER.match(run.lexis.text, run.name.end) if run.name.placed and not run.name.group else None
        if wider is None:
            return
        run.name.end = max(run.name.end, place_end(run.lexis, wider.start("place"), before_person=True))


def _next(run: _Run, at: int) -> int:
    """The end after one more part of the name, or where it ended."""
    for part in (_brand, _known_field, _level, _places, _place, _number, _body_above, _any_field):
        end = part(run, at)
        if end > at:
            return end
    return run.name.end


def _brand(run: _Run, at: int) -> int:
    """What a company is called ("Cổ phần đầu tư ABC Thí Dụ")."""
    if run.name.kind != "enterprise" or not run.takes & {"name", "field"}:
        return at
    end = brand_end(run.lexis, at, before_person=run.before_person)
    if end > at:
        run.takes -= {"name", "field"}
    return end


def _known_field(run: _Run, at: int) -> int:
    end = known_field_end(run.lexis, at) if "field" in run.takes else at
    if end > at:
        _has_field(run)
    return end


def _any_field(run: _Run, at: int) -> int:
    if not run.takes & {"field", "name"}:
        return at
    end = field_end(run.lexis, at, before_person=run.before_person)
    if end > at:
        _has_field(run)
    return end


def _has_field(run: _Run) -> None:
    run.takes -= {"field", "name"}
    run.takes |= {"place", "of"}


def _level(run: _Run, at: int) -> int:
    level = _LEVEL.match(run.lexis.text, at)
    if level is None or run.level or not run.takes & {"place", "level", "of"}:
        return at
    run.level = True
    run.name.rank = RANKS.get(level[0].lower(), run.name.rank)
    run.name.group = run.name.group or level[0] in _MANY_LEVELS
    return level.end()


def _places(run: _Run, at: int) -> int:
    """Several places: "các xã, phường, đặc khu Thí Dụ", "các tỉnh, thành phố trực thuộc Trung ương"."""
    plural = _PLURAL.match(run.lexis.text, at)
    if plural is None or run.name.placed or not run.takes & {"place", "level", "of"}:
        return at
    run.name.placed = run.name.group = True
    said = plural[0].lower()
    ranks = (RANKS[word] for word in ("xã", "phường", "quận", "huyện", "tỉnh") if word in said)
    run.name.rank = next(ranks, run.name.rank)
    return names_after(run.lexis, plural.end())


def _place(run: _Run, at: int) -> int:
    if run.name.placed or not run.takes & {"place", "level", "of"}:
        return at
    end = place_end(run.lexis, at, before_person=run.before_person, caps=run.caps)
    if end > at:
        run.name.placed = True
        run.name.rank = run.name.rank or place_rank(run.lexis, at)
    return end


def _number(run: _Run, at: int) -> int:
    number = _NUMBER.match(run.lexis.text, at) if run.takes & {"number", "field"} else None
    run.takes -= {"number"} if number else set()
    return number.end() if number else at


def _body_above(run: _Run, at: int) -> int:
    """The body above, named right after ("Ban Thường vụ Quận ủy") or after "của"."""
    if run.depth >= _DEEPEST or not run.takes & {"of", "field"}:
        return at
    text = run.lexis.text
    of = _OF.match(text, at)
    start = of.end() if of else at
    above = body_name(run.lexis, start, before_person=run.before_person, depth=run.depth + 1)
    if above is None:
        owner = _OWNER.match(text, start) if of and of["of"] in ("của", "thuộc", "trực thuộc") else None
        return max(owner.end(), place_end(run.lexis, start, before_person=run.before_person)) if owner else at
    if of is None and text[start].islower():
        return at
    run.name.rank = above.rank or run.name.rank
    run.name.group = run.name.group or (above.group and not text.startswith("Khối ", start))
    run.takes -= {"of", "field"}
    return above.end
