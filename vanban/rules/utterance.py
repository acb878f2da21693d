"""Who says the words of a sentence, with which verb, and where they begin.

Reporting words are cues of the table (`cho rằng`, `đề nghị`, `đánh giá` …) with a speaker before them, or
alone at the start where somebody is speaking already. A quotation may come first and its speaker last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vanban import tables
from vanban.gazetteer import Gazetteer
from vanban.page import Page
from vanban.rules import instruction, names
from vanban.rules.beginnings import after_connective
from vanban.rules.cues import is_noun
from vanban.rules.speakers import Speaker, body_speaker, collective_before, is_collective, person_speaker
from vanban.rules.verbs import action_at, modal_at
from vanban.sentences import Sentence

ORDERS = frozenset((
    "đề nghị", "yêu cầu", "giao", "phân công", "kêu gọi", "kêu gọi và đề nghị", "lưu ý", "chỉ đạo",
    "đôn đốc", "nhắc nhở", "yêu cầu và đề nghị", "chỉ đạo, yêu cầu", "đặc biệt lưu ý", "thống nhất giao",
    "gợi mở",
))  # fmt: skip
"""Verbs that ask something of somebody: an order from a chair, a proposal from a delegate."""
TELLS = ("cho biết", "cho hay", "thông tin", "báo cáo", "thông báo", "giới thiệu")
"""Verbs that tell facts: what an organisation says of its own results is no opinion."""

_ASKS_SOMEBODY = frozenset(("giao", "phân công", "chỉ đạo", "đôn đốc", "nhắc nhở"))
_KINDS = frozenset(("speech", "assessment", "agreement", "proposal", "amendment", "response"))
# What a body does at a sitting, and what only opens a speech: neither says whose words follow.
_SITTING = (
    "cho ý kiến", "góp ý vào", "tham gia ý kiến", "tham gia góp ý", "đóng góp ý kiến", "có ý kiến",
    "phát biểu", "trình bày", "trao đổi, thảo luận", "kết luận", "gợi mở", "lý giải", "dẫn chứng",
    "cần ", "nên ",
)  # fmt: skip
_MANY = re.compile(r"(?:một số|các|nhiều|có|đa số)?\s*(?:ý kiến|đại biểu|cử tri)\s")
_OPENS = re.compile(r"(?:với|về|đối với|trước|tiếp thu|trả lời|giải đáp|sau khi|qua)(?!\w)")
_WITH = re.compile(r"(?:với|về)\s*$")
_COMRADE = re.compile(r"đồng chí\s*(?:cũng\s*)?$")
_GAP = re.compile(
    r"\s*(?:với hội nghị|tại hội nghị|thêm|rằng|là|về việc|cho|vào|,|:|–|-)*\s*(?:[“\"]\s*)?", re.IGNORECASE
)
_DONE = re.compile(r"(?:đã|vừa|trực tiếp|lãnh đạo,)\s*$")
_ASKS_FIRST = re.compile(r"(?:đề nghị|kiến nghị|đề xuất|yêu cầu|cần)\s+")
# "Hội nghị đánh giá kết quả …; thảo luận …": what a meeting went over, no judgement.
_REVIEWS = re.compile(
    r"đánh giá\s+(?:kết quả|tình hình|việc|công tác)"
    r"(?:(?!(?:đạt|đã|còn|có|tốt|cao|là|được)(?!\w))[^;.,])*[;.]"
)
_NOTHING = 4  # characters after the verb: its words stand before it
_SHORTEST = 12  # characters: fewer say nothing


# "Hội nghị thống nhất tiếp tục …", "Đại hội xác định nhiệm vụ trọng tâm là …": a meeting that sets tasks.
_MEETING_SETS = re.compile(
    r"(?:^|,\s+)(?P<who>hội nghị|đại hội|kỳ họp|phiên họp|cuộc họp)\s+(?:cũng |đã )?(?P<verb>(?:thống nhất )?"
    r"(?:xác định|đề ra|yêu cầu)(?: rõ)?|thống nhất)\s+"
    r"(?P<what>(?:(?:một số |các )?nhiệm vụ[^,;.:]{0,80}?\s+là:?\s+)?)"
)


def set_by_meeting(page: Page, sentence: Sentence) -> tuple[Speaker, int] | None:
    """The meeting that sets tasks in a sentence, and where its words begin; None where none does."""
    reach = min(sentence.end, sentence.start + 220)
    for match in _MEETING_SETS.finditer(page.lower, sentence.start, reach):
        after = match.end()
        if not (action_at(page, after, sentence.end) or modal_at(page, after, sentence.end)):
            continue
        if page.lower.startswith(_DECIDES, after):
            continue
        own = match["verb"] == "thống nhất"
        start = match.start("verb") if own else match.start("what") if match["what"] else after
        who = page.words(*match.span("who"))
        return Speaker(who, who, "chair", match.start("who"), match.end("who")), start
    return None


_DECIDES = ("ban hành", "thông qua", "chủ trương", "phê duyệt", "đánh giá", "bầu", "trình", "thành lập")


@dataclass(slots=True)
class Said:
    """Who says the words of a sentence, with which verb, and where they begin."""

    speaker: Speaker | None  # None: whoever speaks already
    verb: str
    kind: str  # of the cue's row: speech, assessment, agreement, proposal, amendment, response, assign
    start: int
    end: int
    cue: int  # where the verb begins


@cache
def _verbs() -> Gazetteer[str]:
    rows = (
        row for row in tables.cues() if (row.kind in _KINDS and row.strength != "weak") or row.cue in ORDERS
    )
    extra = ((word, "speech") for word in ("ghi nhận", "biểu dương", "tin tưởng"))
    kept = ((row.cue, row.kind) for row in rows if not row.cue.startswith(_SITTING))
    return Gazetteer([*kept, *extra], ignore_case=True)


def said_in(page: Page, sentence: Sentence, running: Speaker | None) -> Said | None:
    """The reporting words of a sentence; None where nobody is said to speak.

    Words with a speaker of their own are preferred to a verb that stands alone at the start and goes on
    with `running`, who spoke before.
    """
    first = after_connective(page, sentence.start, sentence.end) + 1
    alone: Said | None = None
    for hit in _verbs().find(page.tokens, start=sentence.start, end=sentence.end):
        verb = page.lower[hit.start : hit.end]
        if verb in _ASKS_SOMEBODY and _asks_nobody(page, sentence, hit.start, hit.end):
            continue
        speaker = _speaker(page, sentence, hit.start, hit.end, running)
        if sentence.end - hit.end < _NOTHING and page.flat[sentence.start] in '“"':
            end = _quote_end(page, sentence)
            return Said(speaker, verb, hit.value, sentence.start + 1, end, hit.start)
        if verb in ORDERS and is_noun(page, hit.end, sentence.end, asked=speaker is not None):
            continue
        if speaker is None and (hit.start > first or running is None or alone is not None):
            continue
        start = _after(page, hit.end, sentence.end)
        if hit.value == "amendment" and " " in verb:
            # `đề nghị bổ sung …`: what is to be done with the draft belongs to the words said.
            asks = _ASKS_FIRST.match(verb)
            start = hit.start + asks.end() if asks else start
        if sentence.end - start < _SHORTEST or _REVIEWS.match(page.lower, hit.start, sentence.end):
            continue
        said = Said(speaker, verb, hit.value, start, sentence.end, hit.start)
        if speaker is not None or verb in ORDERS:
            return said
        alone = said
    return alone


def _asks_nobody(page: Page, sentence: Sentence, start: int, end: int) -> bool:
    """Whether `giao`, `chỉ đạo` … here name nobody, or tell what was done."""
    done = _DONE.search(page.lower, max(sentence.start, start - 12), start) is not None
    return done or not names.doers(page, end + 1, sentence.end)[0]


def _quote_end(page: Page, sentence: Sentence) -> int:
    close = max(page.flat.rfind(mark, sentence.start, sentence.end) for mark in '”"')
    return close if close > sentence.start else sentence.end


def _after(page: Page, at: int, end: int) -> int:
    match = _GAP.match(page.flat, at, end)
    return match.end() if match else at


# "Giao Ban Thường vụ chỉ đạo …": who is asked says nothing.
_IS_ASKED = re.compile(r"(?:giao|yêu cầu|đề nghị|phân công)\s+(?:cho\s+)?(?:các\s+)?(?:đồng chí\s+)?$")


def _speaker(page: Page, sentence: Sentence, at: int, after: int, running: Speaker | None) -> Speaker | None:
    """Who is said to speak with the verb at `at`."""
    verb = page.lower[at:after]
    if _MANY.match(verb):
        opens = _OPENS.match(page.lower, sentence.start) or _WITH.search(
            page.lower, max(sentence.start, at - 5), at
        )
        return None if opens else Speaker(None, verb, "collective", at, at)
    subject = instruction.subject_before(page, sentence.start, at)
    if subject is not None and _IS_ASKED.search(page.lower, sentence.start, subject.start):
        return None
    if subject is not None and not is_collective(subject.text):
        context = page.lower[sentence.start : min(sentence.end, at + 40)]
        for kind in ("person", "_post"):
            for one in page.within(kind, sentence.start, at):
                if one.start == subject.start:
                    return person_speaker(page, one, context)
        return body_speaker(subject.text, subject.start, subject.end, verb, page.flat[after : after + 60])
    if running is not None and _COMRADE.search(page.lower, sentence.start, at):
        return running
    return collective_before(page, sentence.start, at)
