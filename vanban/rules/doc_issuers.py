"""Who issues a document: the body or office named after `của`, or right before `ban hành`.

A name is taken as the text writes it, with its term (`Bộ Chính trị (khóa XI)`); a code in a symbol is not
turned into a body: that would be a guess (TW may be the Central Committee, its Politburo or Secretariat).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from vanban.fold import LETTER, LOWER, UPPER
from vanban.page import Page
from vanban.rule import Found

_TERM = re.compile(r",?\s*\(?\s*khóa\s*(?:[IVXLC]{1,7}|[0-9]{1,2})(?!\w)\)?", re.IGNORECASE)
# Owners that the finder of bodies leaves to others, or that are no body but issue all the same.
_OWNER = re.compile(
    r"(?P<place>(?i:tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường|đặc khu|"
    rf"Thủ đô)(?:\s+[{UPPER}][{LOWER}]+){{0,4}})(?![{LETTER}])"
    rf"|(?P<wide>Đảng|Trung ương|Nhà nước|Bộ|Sở|Ban|Đoàn|Tổ|Hội)(?![{LETTER}])"
)
_SHORT_BODY = re.compile(
    r"(?:Ban [Cc]hỉ đạo|BCĐ|Ban Tổ chức|Ủy ban bầu cử|UBBC|Tiểu ban|Tổ công tác|Ban Bí thư|Bộ Chính trị|"
    rf"bộ chính trị|ban bí thư|chính phủ|quốc hội)(?![{LETTER}])"
)
_NAMED = frozenset(("đảng", "trung ương", "nhà nước"))
_PLACES = frozenset(
    ("thành phố", "tỉnh", "tp", "huyện", "quận", "xã", "phường", "thủ đô", "thị xã", "đặc khu")
)
_OF = re.compile(r" của ")
_BELONGS = ("ban chỉ đạo", "tiểu ban", "tổ công tác", "đoàn", "hội đồng", "ban tổ chức")
_OF_ALL = re.compile(r"(?:các|những|mọi|từng|mỗi|toàn thể|nhiều)\s", re.IGNORECASE)


class Named(NamedTuple):
    """An issuer in the text. `place`: only a place; `wide`: too wide to single out one; `many`: a group."""

    start: int
    end: int
    name: str
    place: bool = False
    wide: bool = False
    many: bool = False


def _starts(page: Page) -> Mapping[int, Found]:
    """Bodies and posts of the page by where they begin; a post before the body it holds."""
    known: dict[int, Found] | None = page.cache.get("doc_issuers")
    if known is None:
        known = {}
        for kind in ("_body", "_post", "person"):
            for one in page.of(kind):
                if one.start not in known or one.end > known[one.start].end:
                    known[one.start] = one
        page.cache["doc_issuers"] = known
    return known


def _order(page: Page) -> list[int]:
    order: list[int] | None = page.cache.get("doc_issuers_order")
    if order is None:
        order = page.cache["doc_issuers_order"] = sorted(_starts(page))
    return order


_DEEPEST = 6  # no body belongs to one that belongs to one … further up


def issuer_at(page: Page, at: int, limit: int, depth: int = 0) -> Named | None:
    """The body, office or place that begins at the offset and ends before `limit`."""
    text = page.flat
    one = _starts(page).get(at)
    if one is not None and one.end <= limit:
        if one.kind == "person":  # "của Phó Chủ tịch Nguyễn …": a person is no issuer
            return None
        end = _with_term(text, one.end, limit)
        words = page.words(at, end)
        many = bool(one.fields.get("group")) and bool(
            _OF_ALL.match(words) or "," in words or words.endswith(" các cấp") or words[0].islower()
        )
        bare = page.lower[at : one.end]
        place = one.fields.get("kind") == "place" or bare in _PLACES
        of = _OF.match(text, end, limit) if bare.startswith(_BELONGS) else None
        above = issuer_at(page, of.end(), limit, depth + 1) if of and depth < _DEEPEST else None
        if above is not None and not above.many:  # "Ban Chỉ đạo bầu cử của Thành ủy"
            return Named(at, above.end, page.words(at, above.end))
        short = _SHORT_BODY.match(text, at, limit)
        if short is None or short.end() <= one.end:
            return Named(at, end, words, place, bare in _NAMED, many and not place)
    match = _SHORT_BODY.match(text, at, limit)
    if match:
        return Named(at, match.end(), page.words(at, match.end()))
    match = _OWNER.match(text, at, limit)
    if match:
        end = match.end()
        return Named(
            at,
            end,
            page.words(at, end),
            bool(match["place"]) or match[0].lower() in ("tỉnh", "thành phố"),
            match[0].lower() in _NAMED,
        )
    return None


def _with_term(text: str, end: int, limit: int) -> int:
    term = _TERM.match(text, end, limit)
    return term.end() if term else end


# "Ban Chỉ đạo có Kế hoạch số …", "chỉ đạo của Thủ tướng tại Công điện số …".
_AT = re.compile(
    r"\s*(?:\([^()]{1,60}\)\s*)?(?:đã\s+)?(?:có\s+|(?:(?:chỉ đạo|có ý kiến|có ý kiến chỉ đạo|giao|"
    r"yêu cầu|báo cáo|đề nghị|phê duyệt|quyết định|kết luận|phân công|quy định)\s+)?tại\s+)(?:các\s+)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:,\s*)?(?:(?:cũng|vừa|mới đây|mới|tiếp tục|khẩn trương|kịp thời)\s+)*"
    r"(?:đã\s+|sẽ\s+)?(?:(?:chỉ đạo|khẩn trương|kịp thời|cũng)\s+)*"
    r"(?:xây dựng và ban hành|xây dựng, ban hành|ban hành và|ban hành|ra|công bố|ký ban hành|ký|"
    r"hoàn thành|thông qua)\s+(?:(?:thêm|các|dự thảo)\s+)?$",
    re.IGNORECASE,
)


def issuer_before(page: Page, at: int, start: int) -> Named | None:
    """The body that `ban hành` the document beginning at `at`, named in the same clause after `start`."""
    verb = max(
        page.lower.rfind(word, max(start, at - 60), at)
        for word in ("ban hành", " ra ", "hoàn thành", " ký ", " có ", "tại ")
    )
    if verb < 0:
        return None
    low = max(start, at - 140)
    best: Found | None = None
    known, order = _starts(page), _order(page)
    for index in range(bisect_left(order, low), bisect_left(order, verb)):
        one = known[order[index]]
        if one.end <= verb and one.kind != "person" and (best is None or one.end > best.end):
            best = one
    if best is None:
        return None
    end = _with_term(page.flat, best.end, at)
    place = best.fields.get("kind") == "place" or page.lower[best.start : best.end] in _PLACES
    if not (_AT.match(page.flat, end, at) or (not place and _BEFORE.match(page.flat, end, at))):
        return None
    return Named(best.start, end, page.words(best.start, end))


def day_before(page: Page, issuer: Named) -> str | None:
    """The day said right before the body that issues ("Ngày 22/12/2024, Bộ Chính trị đã ban hành")."""
    dates = page.of("_date")
    index = bisect_left(dates, issuer.start, key=lambda one: one.start) - 1
    if index < 0 or not 0 <= issuer.start - dates[index].end <= 3:
        return None
    day = dates[index]
    said = page.flat[day.end : issuer.start].strip() in (",", "") and day.fields["grain"] == "day"
    return str(day.fields["iso"]) if said else None


_JOIN = re.compile(r"(?:,|\s+và|,\s+và|\s-)\s+")


def more_bodies(page: Page, end: int, limit: int) -> int:
    """The end of the run of bodies that goes on after the first ("…, Chính phủ và Đoàn Chủ tịch …")."""
    for _ in range(4):
        join = _JOIN.match(page.flat, end, limit)
        named = issuer_at(page, join.end(), limit) if join else None
        if named is None or named.place:
            return end
        end = named.end
    return end
