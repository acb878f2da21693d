"""The day of a meeting, and what the article says of one meeting in several places.

A day counts when it stands with the meeting in one sentence as its day ("Sáng 28/11, tại Hội nghị …",
"… diễn ra ngày 29/4"), not as a term or a state of things ("tính đến ngày 02/02"). Mentions of one meeting
(type and ordinal, else type and words) share day, body and term.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from vanban.layout import Block
from vanban.page import Page
from vanban.rule import Found
from vanban.rules.meeting_councils import council_level
from vanban.sentences import Sentence

IS_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}|^--[0-9]{2}-[0-9]{2}$")
_NOT_ITS_DAY = re.compile(
    r"(?:(?i:tính đến|đến thời điểm|đến|trước|sau|từ|chậm nhất|kể từ|hết|là|bầu cử|quyết số[^.]{0,30})"
    r"|[A-ZĐ]+-[A-ZĐ/]+,?)(?: ngày)? {1,2}$"
)
_OPENS = re.compile(
    r"(?i:(?:vào |trong )?(?:hôm nay, |hôm nay |hôm qua, )?\(?(?:sáng|chiều|tối|trưa|ngày|buổi sáng|"
    r"cả ngày)?(?: nay)?,? ?(?:ngày )?\(?)$"
)
_TOLD_APART = 8  # words of a title that tell one conference from another
# The day at the head of a news text is the paper's own, unless it says a part of the day.
_OF_DAY = re.compile(r"(?i:sáng|chiều|tối)(?: ngày)? $")
_NEXT_SENTENCE = re.compile(r"[.;] +(?=[A-ZĐ])")
_AFTER = re.compile(
    r"(?i:[^.;:]{0,60}?(?:diễn ra|tổ chức|khai mạc|được (?:tổ chức|thực hiện)|họp|tiến hành|vào|trong|"
    r",|\()?(?: vào| trong)?(?: (?:hai|2|02) ngày)? ?,? ?\(?(?:sáng|chiều|tối)?,? ?(?:ngày )?)$"
)
_HELD = re.compile(
    r"(?i:(?:tổ chức|khai mạc|diễn ra|tiến hành) (?:hội nghị|đại hội)(?: này)?(?: dự kiến)? (?:vào |"
    r"trong )?(?:ngày |sáng |chiều )?)$"
)


def add_days(page: Page, meetings: list[Found]) -> list[Found]:
    """The meetings with day, body and term, each from its sentence, else from another mention."""
    dated = [one if "date" in one.fields else _with_day(page, one) for one in meetings]
    groups: dict[tuple[Any, ...], list[Found]] = {}
    for one in dated:
        groups.setdefault(_key(page, one), []).append(one)
    shared = {key: _shared(same) for key, same in groups.items()}
    _from_notice(page, dated, shared)
    _from_plan(page, shared)
    _from_news(page, shared)
    return [_filled(one, shared[_key(page, one)]) for one in dated]


def has_day(page: Page, one: Found) -> bool:
    """Whether the sentence of a meeting says its day."""
    return "date" in _with_day(page, one).fields


def _key(page: Page, one: Found) -> tuple[Any, ...]:
    if one.rule == "meeting.sitting":
        return one.rule, one.fields.get("ordinal"), council_level(str(one.fields.get("body", "")))
    if one.fields.get("ordinal") is not None:
        return one.fields["type"], one.fields["ordinal"]
    if one.rule == "meeting.titled":
        return one.fields["type"], " ".join(page.flat[one.start : one.end].lower().split()[:_TOLD_APART])
    return one.fields["type"], str(one.fields.get("body", one.start)).lower()


def _shared(same: Sequence[Found]) -> dict[str, Any]:
    """What the mentions of one meeting say together; the fullest body."""
    said: dict[str, Any] = {}
    for one in same:
        for name in ("date", "term"):
            if name not in said and name in one.fields:
                said[name] = one.fields[name]
        if len(str(one.fields.get("body", ""))) > len(str(said.get("body", ""))):
            said["body"] = one.fields["body"]
    return said


def _filled(one: Found, said: dict[str, Any]) -> Found:
    missing = {name: value for name, value in said.items() if name not in one.fields}
    if not missing:
        return one
    basis = {**one.basis, **dict.fromkeys(missing, "another mention in the same article")}
    return replace(one, fields={**one.fields, **missing}, basis=basis)


def _with_day(page: Page, one: Found) -> Found:
    found = _around(page.sentences, one.start) or _around(page.blocks, one.start)
    sentence = found or (one.start, one.end)
    before = page.flat[max(page.start, sentence[0] - 200) : sentence[0]]
    if before.endswith("\n") and not before.endswith("\n\n") and before.rstrip()[-1:] not in ".:;!?…":
        sentence = (
            sentence[0] - len(before.rstrip().rsplit("\n", 1)[-1]) - 1,
            sentence[1],
        )  # a line broken in a sentence
    day = _day_in(page, one, *sentence)
    return one if day is None else _dated(one, day)


def _dated(one: Found, day: Found) -> Found:
    """The meeting on its day, or its days ("từ ngày … đến ngày …"), and why in that year."""
    basis = {"date": day.basis["iso"]} if "iso" in day.basis else {}
    return replace(one, fields={**one.fields, "date": str(day.fields["iso"])}, basis={**one.basis, **basis})


def _around(spans: Sequence[Sentence] | Sequence[Block], at: int) -> tuple[int, int] | None:
    """The span of those in order that holds the offset."""
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return (spans[index].start, spans[index].end) if index >= 0 and at < spans[index].end else None


def _day_in(page: Page, one: Found, start: int, end: int) -> Found | None:
    text = page.flat
    for date in page.within("_date", start, min(end, one.end + 140)):
        if (
            (
                date.fields.get("of_document")
                and not _OF_DAY.search(text, max(start, date.start - 12), date.start)
            )
            or date.fields.get("recurring")
            or not IS_DAY.match(str(date.fields["iso"]))
        ):
            continue
        if _NOT_ITS_DAY.search(text, max(start, date.start - 24), date.start):
            continue
        if date.end <= one.start and _opens(text, start, date, one.start):
            return date
        if date.start >= one.end and _AFTER.fullmatch(text, one.end, date.start):
            return date
    return None


def _opens(text: str, start: int, date: Found, meeting: int) -> bool:
    """Whether a day before the meeting opens its sentence ("Sáng 28/11, tại Hội nghị …")."""
    between = text[date.end : meeting + 1]
    if len(between) > 220 or _NEXT_SENTENCE.search(between):
        return False
    return bool(_OPENS.search(text, max(start, date.start - 30), date.start))


def _first(date: Found) -> str:
    """The first day of a span ("từ ngày … đến ngày …")."""
    return str(date.fields["iso"]).split("/")[0]


_OPENING = re.compile(
    r"(?:(?:Từ|Trong|Sáng|Chiều|Tối)(?: các| hai)? )?(?:[Nn]gày )?"
    r"(?:(?P<first>[0-9]{1,2}) ?(?:đến|và|-|–)(?: hết)? (?:ngày )?)?"
)


def _from_notice(page: Page, meetings: list[Found], shared: dict[tuple[Any, ...], dict[str, Any]]) -> None:
    """A notice of what a meeting concluded opens with its day: "Ngày 18/11, … làm việc với tỉnh X"."""
    header = page.header
    if header is None:
        return
    opening = _OPENING.match(page.flat, header.body_at)
    first = opening["first"] if opening else None
    at = opening.end() if opening else header.body_at
    start = max(page.start, header.body_at - 1)
    day = next((one for one in page.within("_date", start, at + 60) if one.start <= at + 1), None)
    if day is None or not IS_DAY.match(str(day.fields["iso"])):
        return
    iso = str(day.fields["iso"])
    if first and "/" not in iso and int(first) < int(iso[-2:]):
        iso = f"{iso[:-2]}{int(first):02d}/{iso}"  # "Từ ngày 08 đến ngày 09 tháng 11"
    for one in meetings:
        if header.title_at[0] <= one.start < header.title_at[1]:
            shared[_key(page, one)].setdefault("date", iso)


def _from_plan(page: Page, shared: dict[tuple[Any, ...], dict[str, Any]]) -> None:
    """A plan for one meeting says once when "the conference" is held, and who holds it."""
    dateless = [said for said in shared.values() if "date" not in said]
    if len(shared) > 3 or not dateless or page.header is None or len(dateless) < len(shared):
        return
    for date in page.of("_date"):
        if IS_DAY.match(str(date.fields["iso"])) and _HELD.search(
            page.flat, max(0, date.start - 60), date.start
        ):
            dateless[0]["date"] = _first(date)
            return


def _from_news(page: Page, shared: dict[tuple[Any, ...], dict[str, Any]]) -> None:
    """In an article about one body, all meetings of a kind are its own when only one body is named."""
    bodies = {said["body"] for key, said in shared.items() if key[0] == "consultation" and "body" in said}
    if len(bodies) == 1 and page.header is not None:
        body = bodies.pop()
        for key, said in shared.items():
            if key[0] == "consultation":
                said.setdefault("body", body)
