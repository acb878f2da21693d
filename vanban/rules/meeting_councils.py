"""Sittings (`Kỳ họp thứ 8, HĐND huyện khóa XIX`) and meetings with voters (`buổi tiếp xúc cử tri tại xã …`).

facts.md: a meeting's name runs to its body and term, every mention counts, `họp` is a working session. A
sitting has an ordinal; named by it alone it counts where the article says whose sitting it is. A meeting
with voters is told from others by its place, its electoral unit, or the sitting it comes before or after.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from vanban.fold import LOWER, UPPER
from vanban.page import Page
from vanban.rules.body_names import body_name
from vanban.rules.lexis import Lexis
from vanban.rules.meeting_parts import ORDINAL, TERM, YEARS, Meeting, number_of
from vanban.rules.place_names import names_after, place_end

_SORT = (
    r"(?i:chuyên đề|bất thường|thường lệ|thường kỳ|định kỳ|tổng kết(?: nhiệm kỳ)?|giữa năm|cuối năm|đầu năm)"
)
_SORTED = re.compile(rf" {_SORT}(?:(?i: năm)? (?P<year>20[0-9]{{2}}))?(?![{LOWER}{UPPER}0-9])")
_BRACKET = re.compile(
    rf" \((?i:(?:kỳ họp|phiên họp) )?{_SORT}(?:(?i: năm)? 20[0-9]{{2}})?(?i: lần thứ [^()]{{1,12}})?\)"
)
_BARE_NUMBER = re.compile(r" (?P<number>[0-9]{1,3})(?=,? (?:của |HĐND|Hội đồng|Quốc hội|Ủy ban|UBKT|khóa))")
_OF_BODY = re.compile(r"(?P<mark>,| ?[-–]|;)? {1,2}(?i:của )?")
# After a comma the council may begin the main clause: "Tại kỳ họp thứ 5, HĐND tỉnh đã thông qua …".
_NAME_ENDS = re.compile(r"\s*(?:$|[.,;:)(“”\"\n/]|(?i:khóa|nhiệm kỳ|dự kiến|và )|[-–] )")
_COUNCIL = re.compile(r"(?i:HĐND|Hội đồng nhân dân|Quốc hội)")
_COUNCILS = frozenset({"council", "national"})
_BEFORE = re.compile(
    r"(?:,? {0,2}\(?(?i:khóa) ?(?P<term>[IVXLC]{1,7}|[0-9]{1,2})\)?)?"
    r"(?:,? {0,2}\(?(?i:nhiệm kỳ) [0-9]{4} ?[-–] ?[0-9]{4}\)?)?\s{0,3}(?:[,;(–-]|(?i:tại))?\s{0,3}"
)
_VOTERS = re.compile(
    r"(?: (?i:trực tuyến|trực tiếp|định kỳ|chuyên đề|lưu động|thường lệ))?"
    r"(?: (?i:của) (?=Đoàn|Tổ|đại biểu|Đại biểu))?"
)
_ROUND = re.compile(
    r" (?i:(?:trước|sau|chuẩn bị|để chuẩn bị)(?: và (?:trước|sau))?(?: cho)?) (?=(?i:k[ỳì] họp) )"
)
_UNIT = re.compile(
    r",? (?i:(?:tại|ở|thuộc) )?(?:các )?(?i:đơn vị bầu cử|tổ bầu cử)(?i: số)? [0-9]{1,3}(?![0-9])"
)
_WHERE = re.compile(r"(?i: tại| ở| với(?: cử tri)?| trên địa bàn| của cử tri)? (?=\S)")
_AND_PLACE = re.compile(
    rf"(?:,| và) (?=[{UPPER}][{LOWER}]|(?i:xã|phường|huyện|quận|thị trấn|thị xã) [{UPPER}])"
)
_PLACES = re.compile(
    r"(?i:các |hai |[0-9]{1,2} )(?i:xã|phường|huyện|quận|thị trấn)(?:(?:,| và) (?i:phường|xã|thị trấn))*"
)
_FAR = 160


def sitting_at(words: Lexis, page: Page, start: int, end: int) -> Meeting | None:
    """The sitting whose `kỳ họp` stands from `start` to `end`; None when the words single out none."""
    one = Meeting(start, end, "meeting.sitting")
    dated = False
    for _ in range(7):
        part = _BRACKET.match(words.text, one.end) or _SORTED.match(words.text, one.end)
        if part is None and (one.ordinal is not None or one.body is not None):
            part = YEARS.match(words.text, one.end)
        if part is not None:
            one.end = part.end()
            dated = dated or bool(part.groupdict().get("year"))
            continue
        at = one.end
        _number(words.text, one)
        if at == one.end and not _whose(words, one):
            break
    _whose_before(words, page, one)
    if one.group or (one.ordinal is None and not (dated and one.body is not None)):
        return None
    one.body_needed = one.body is None and one.term is None
    return one


def _number(text: str, one: Meeting) -> None:
    """Read the ordinal or the term."""
    term = TERM.match(text, one.end)
    if term and one.term is None:
        one.term, one.end = term["term"], term.end()
        return
    number = ORDINAL.match(text, one.end) or _BARE_NUMBER.match(text, one.end)
    if number and one.ordinal is None:
        one.ordinal, one.end = number_of(number["number"]), number.end()


def _whose(words: Lexis, one: Meeting) -> bool:
    """Read the council that sits, where its name follows."""
    joined = _OF_BODY.match(words.text, one.end) if one.body is None else None
    if joined is None or (joined["mark"] and one.ordinal is None):
        return False
    body = body_name(words, joined.end())
    if body is None or (joined["mark"] and body.kind not in _COUNCILS):
        return False
    clause = (
        words.text[joined.end() : joined.end() + 9].lower().startswith(("thường tr", "tổ đại", "đoàn đạ"))
    )
    if joined["mark"] and (
        clause or (not _NAME_ENDS.match(words.text, body.end) and not TERM.match(words.text, body.end))
    ):
        if not clause and not body.group:
            one.body = (joined.end(), body.end)  # the subject of the sentence: no part of the name
        return False
    one.body, one.group = (joined.end(), body.end), body.group
    one.end = body.end
    return True


def _whose_before(words: Lexis, page: Page, one: Meeting) -> None:
    """The council named right before ("HĐND tỉnh khóa X, kỳ họp thứ 5"), else before in the sentence."""
    if one.body is not None:
        return
    text = words.text
    for body in reversed(page.within("_body", max(page.start, one.start - _FAR), one.start)):
        if body.fields["group"] or body.end > one.start:
            continue
        between = text[body.end : one.start]
        if ". " in between or ";" in between or ".\n" in between:
            return
        right = _BEFORE.fullmatch(between)
        if body.fields["kind"] not in _COUNCILS:
            continue
        council = _COUNCIL.search(text, body.start, body.end)
        if council is None:
            continue
        one.body = (council.start(), body.end)
        if right and right["term"] and one.term is None:
            one.term = right["term"]
        return


def voters_at(words: Lexis, page: Page, start: int, end: int) -> Meeting | None:
    """The meeting with voters whose head stands from `start` to `end`; None when it may be any of many."""
    text = words.text
    one = Meeting(start, end, "meeting.voters")
    sort = _VOTERS.match(text, one.end)
    one.end = sort.end() if sort and not sort[0].endswith(" ") else one.end
    told = False
    for _ in range(4):
        turn = _ROUND.match(text, one.end)
        if turn:
            inner = sitting_at(words, page, turn.end(), turn.end() + len("kỳ họp"))
            if inner is None:
                break
            one.inner, one.end, told = inner.start, inner.end, True
            one.body = inner.body
            continue
        unit = _UNIT.match(text, one.end)
        at = unit.end() if unit else _where_end(words, one.end)
        if at <= one.end:
            break
        one.end, told = at, True
    return one if told else None


def _where_end(words: Lexis, at: int) -> int:
    """The end of the places that follow ("tại xã A", "với cử tri xã A và B"); `at` when none do."""
    text = words.text
    where = _WHERE.match(text, at)
    if where is None:
        return at
    many = _PLACES.match(text, where.end())
    if many:
        named = names_after(words, many.end())
        return named if named > many.end() else at
    end = place_end(words, where.end(), before_person=True)
    if end <= where.end() or not any(part[0].isupper() for part in text[where.end() : end].split()):
        return at
    for _ in range(6):
        more = _AND_PLACE.match(text, end)
        after = more.end() if more else end
        named = max(place_end(words, after), names_after(words, after - 1)) if more else end
        if named <= after:
            break
        end = named
    return end


def complete(read: list[Meeting]) -> list[Meeting]:
    """Those read, without the ones named by their ordinal alone that no other mention completes.

    The nearest mention of the same ordinal says whose it is; of a sitting, else the nearest of any other.
    """
    named: dict[tuple[str, int | None], list[Meeting]] = {}
    for one in read:
        if one.body is not None:
            named.setdefault((one.rule, one.ordinal), []).append(one)
            named.setdefault((one.rule, None), []).append(one)
    kept = []
    for one in read:
        if one.body_needed and one.body is None:
            alike = named.get((one.rule, one.ordinal))
            if alike is None and one.rule == "meeting.sitting":
                alike = named.get((one.rule, None))
            if not alike:
                continue
            full = _nearest(alike, one.start)
            one.body, one.term = full.body, one.term or full.term
        kept.append(one)
    return kept


def _nearest(meetings: list[Meeting], at: int) -> Meeting:
    """The nearest to the offset of meetings in order."""
    index = bisect_left(meetings, at, key=lambda one: one.start)
    around = meetings[max(0, index - 1) : index + 1]
    return min(around, key=lambda one: abs(one.start - at))


def council_level(name: str) -> str:
    """What tells one council from another in one article: the level in its name."""
    found = re.search(
        r"(?i:quốc hội|tỉnh|thành phố|tp|quận|huyện|thị xã|xã|phường|đặc khu|thị trấn)(?!\w)", name
    )
    return found[0].lower() if found else ""
