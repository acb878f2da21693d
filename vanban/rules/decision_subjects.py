"""Who decides, and whether the words tell it as done.

A body, a meeting, `các đại biểu` just before the verb decide; so does who runs on in the sentence after
`đã`, `vừa`. Who is asked to, will, or must, has decided nothing yet.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vanban.page import Page
from vanban.rule import Found
from vanban.rules import spans
from vanban.rules.frame import issuer
from vanban.sentences import Sentence

_WINDOW = 600  # how far back in a sentence who decides is looked for


class Subject(NamedTuple):
    """Who decides: the words, and where they begin; `acts` says body, person or collective."""

    text: str
    start: int
    acts: str


_ADVERBS = re.compile(
    r"(?:\s*(?:đã|cũng|vừa|đều|kịp thời|chủ động|họp,?|cùng|nhau|còn|lần lượt|tiếp tục|khẩn trương"
    r"|chính thức|tiến hành|dành thời gian|được|mới|đồng thời|tập trung|cơ bản|với tinh thần [^,;]{3,40},"
    r"|\([^()]*\)))*\s*$"
)
_COLLECTIVE = re.compile(
    r"(?<!\w)(?P<who>(?:(?:các|toàn thể|đông đảo|hầu hết|nhiều|[0-9/%]+)\s+)*(?:vị\s+)?(?:đại biểu"
    r"|thành viên|đảng viên|ủy viên)(?:\s+(?:tham dự|dự|tham gia|của|ban|hđnd|quốc hội|hội nghị"
    r"|đại hội)(?:(?!\sđã\s)[^,;:.]){0,50})?"
    r"|hội nghị|đại hội|kỳ họp(?:\s+thứ\s+\w+)?|phiên họp|cuộc họp)$"
)
_JOINED = re.compile(r"(?:,\s+|\s+và\s+)$")
_TERM = re.compile(r"\s*\((?:khóa|nhiệm kỳ)[^()]*\)$")
_FOR = re.compile(r"thay mặt (?P<for>)(?=[^,;.]+,\s*$)[^,;.]+,\s*$")
_NOT_TOLD = re.compile(
    r"(?<!\w)(?:sẽ|cần|phải|chưa|không|đang|dự kiến|chuẩn bị|nếu|trước khi|khi được|hãy|nên|có thể"
    r"|được quyền|quyền|thẩm quyền)(?!\w)"
)
_ASKS = re.compile(
    r"(?<!\w)(?:đề nghị|yêu cầu|kiến nghị|đề xuất|giao(?: cho)?|mời|để|nhằm|do|khi|sau khi|trước khi|cho"
    r"|giúp|xin|chờ|gửi|được|việc|về việc|hoặc|cùng|với|của)\s+(?:các\s+)?(?:đồng chí\s+)?$"
)
_SUBMITS = re.compile(r"(?<!\w)(?:trình|báo cáo|tham mưu(?: cho)?(?:, trình)?)\s+$")
_GOES_ON = re.compile(r"(?:[,;]|(?<!\w)(?:và|như|lãnh đạo|chỉ đạo|đồng thời))\s*$")
_HELD = re.compile(
    r"(?<!\w)(?:khai mạc|tổ chức|tiến hành|họp|triệu tập|diễn ra|tham dự)\s.{0,160}(?:hội nghị|kỳ họp"
    r"|phiên họp|đại hội|cuộc họp).{0,120}\s(?:để|nhằm)\s*$"
)
_DONE = re.compile(r"(?<!\w)(?:đã|vừa)(?!\w)")


def subject_of(page: Page, sentence: Sentence, act: Found) -> Subject | None:
    """Who decided; None: the words do not tell it as done, or of nobody who decides."""
    start = max(sentence.start, act.start - _WINDOW)
    before = page.lower[start : act.start]
    since = before[max(before.rfind(mark) for mark in (",", ";", ":", ".")) + 1 :]
    adverbs = _ADVERBS.search(before[-120:])
    words = adverbs[0] if adverbs else ""
    stop = act.start - len(words)
    past = bool(_DONE.search(words))
    # "… chưa đủ số lượng nên Ủy ban bầu cử đã công bố": what led to the act is not said of it.
    if _NOT_TOLD.search(since[since.rfind(" nên ") + 5 :] if past and " nên " in since else since):
        return None
    preamble = _in_preamble(page, sentence)
    held = act.rule == "decision.discussed" and bool(_HELD.search(before))
    if page.lower.startswith("ra ", act.start):
        held = bool(_MET.search(before))
    agrees = page.listed and _agrees(page, act)
    # "Ban Thường vụ đã ban hành …, HĐND tỉnh thông qua …": the first act tells the second as done.
    clause = before[max(before.rfind(mark) for mark in ";:.") + 1 :]
    past = past or (len(since) < len(clause) and bool(_DID.search(clause[: -len(since) or None])))
    if not (past or preamble or held or agrees or _numbered(page, act)) and (
        page.listed or spans.covered(page, "assignment", act.start)
    ):
        return None
    near = _near(page, start, stop)
    if near is not None:
        return near if _stands(page, start, act, near, past) else None
    opens = spans.first_at(page, "_body", sentence.start) if preamble else None
    if opens is not None and "," not in page.flat[opens.end : stop] and stop - opens.end <= 60:
        return Subject(page.words(opens.start, stop), opens.start, "body")
    if agrees and act.start == sentence.block.body:
        return Subject(issuer(page) or "", act.start, "body")
    far = _far(page, start, act)
    if not page.listed and sentence.block.kind in ("heading", "title"):
        return far or _opening(page, sentence, act)
    if past or held:
        return far
    if _numbered(page, act) and act.start == sentence.start:
        return far or Subject(issuer(page) or "", sentence.start, "body")
    if _GOES_ON.search(page.lower[start:stop]) and _DONE.search(before) and not page.listed:
        return far
    return None


def _in_preamble(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence stands before the first item of an issued document, and tells why it is issued."""
    return page.listed and (
        sentence.start < _lists_begin(page) or (page.header is None and not sentence.block.in_list())
    )


_DID = re.compile(r"(?<!\w)đã (?:ban hành|thông qua|phê duyệt|biểu quyết)(?!\w)")
# A meeting that is held to pass what is named next.
_MET = re.compile(
    r"(?<!\w)(?:khai mạc|tổ chức|tiến hành|họp|triệu tập)\s.{0,40}"
    r"(?:hội nghị|kỳ họp|phiên họp|đại hội).{0,160}$"
)
_AGREES = re.compile(r"(?:cơ bản )?(?:thống nhất|nhất trí|đồng ý|tán thành)(?!\w)")


def _agrees(page: Page, act: Found) -> bool:
    """Whether a conclusion or notice says what its body agrees to: to say so is to decide."""
    told = page.header is not None and page.header.type in ("conclusion", "notice")
    return told and _AGREES.match(page.lower, act.start) is not None and act.rule != "decision.discussed"


_OPENING = re.compile(r"^[^,;:.]{3,80}?(?=\s+(?:tổ chức|họp|đã|vừa)\s|\s*$)")


def _opening(page: Page, sentence: Sentence, act: Found) -> Subject | None:
    """Who acts in a headline: the words that open it ("Ninh Bình ban hành Kế hoạch …")."""
    match = _OPENING.match(page.flat[sentence.start : act.start])
    if match is None or not match[0][:1].isupper() or len(match[0].split()) > 8:
        return None
    return Subject(match[0].strip(), sentence.start, "body")


_NUMBER = re.compile(r"\s+(?:các\s+)?[^;,.:()]{2,30}\ssố[:\s]*[0-9]+\s*[-/][^\s]*[a-zđ]")


def _numbered(page: Page, act: Found) -> bool:
    """Whether the object has its number: what has one is issued already."""
    return act.rule == "decision.issued" and _NUMBER.match(page.lower, act.end, act.end + 80) is not None


def _lists_begin(page: Page) -> int:
    """Where the preamble of an issued document ends: at its first numbered item or row."""
    begin = page.cache.get("lists begin")
    if begin is None:
        kinds = ("head", "title", "furniture", "caption", "closing")
        marked = (
            one.start
            for one in page.blocks
            if one.kind not in kinds and one.rank < 90 and page.flat[one.body : one.end].strip("-* ")
        )
        begin = page.cache["lists begin"] = next(marked, page.end)
    return int(begin)


def _near(page: Page, start: int, stop: int) -> Subject | None:
    """The body, person or meeting whose words end at `stop`."""
    while stop > start and page.flat[stop - 1] in " ,":
        stop -= 1
    term = _TERM.search(page.lower, max(start, stop - 40), stop)
    name = spans.name_ending(page, term.start() if term else stop) or spans.name_ending(page, stop)
    if name is not None and name.start >= start:
        deputed = _FOR.search(page.lower, max(start, name.start - 90), name.start)
        if deputed is not None and (body := spans.first_at(page, "_body", deputed.end("for"))) is not None:
            return Subject(page.words(body.start, body.end), deputed.start(), "body")
        alone = any(
            one and one.end == name.end
            for one in (spans.first_at(page, kind, name.start) for kind in ("person", "_post"))
        )
        if alone:
            return Subject(name.text, name.start, "person")
        first = _row_start(page, name.start, start)
        return Subject(page.words(first, stop), first, "body")
    match = _COLLECTIVE.search(page.lower, max(start, stop - 110), stop)
    return Subject(page.words(match.start(), stop), match.start(), "collective") if match else None


def _row_start(page: Page, at: int, start: int) -> int:
    """Where the row of bodies begins whose last one begins at `at` ("Thành ủy, HĐND và UBND")."""
    group = spans.first_at(page, "_body", at)
    row = group is not None and " và " in page.flat[at : group.end]
    if not page.flat[start:at].endswith(" và ") and not row:
        return at  # "Thực hiện chỉ đạo của Bộ Chính trị, Đảng đoàn …": the comma parts, it does not join
    while (joint := _JOINED.search(page.flat, max(start, at - 6), at)) is not None:
        before = spans.name_ending(page, joint.start())
        if before is None or before.start < start or spans.first_at(page, "person", before.start) is not None:
            break
        at = before.start
    return at


def _stands(page: Page, start: int, act: Found, subject: Subject, past: bool) -> bool:
    """Whether the subject decides here: it is not asked to, and a single person discusses nothing."""
    if act.rule == "decision.discussed" and subject.acts == "person":
        return False
    before = page.lower[start : subject.start]
    if _ASKS.search(before) and not (past and not before.rstrip().endswith(("do", "được", "việc"))):
        return False
    if _SUBMITS.search(before):
        return not page.listed and bool(_DONE.search(before)) and not _NOT_TOLD.search(before)
    return True


def _far(page: Page, start: int, act: Found) -> Subject | None:
    """The subject that runs on: the one before `đã`, else the first body of the sentence."""
    for match in _DONE.finditer(page.lower, start, act.start):
        adverbs = _ADVERBS.search(page.lower[max(start, match.start() - 60) : match.start()])
        near = _near(page, start, match.start() - (len(adverbs[0]) if adverbs else 0))
        if near is not None:
            return None if act.rule == "decision.discussed" and near.acts == "person" else near
    for one in page.within("_body", start, act.start):
        return Subject(page.words(one.start, one.end), one.start, "body")
    if act.rule == "decision.discussed" or not _DONE.search(page.lower, start, act.start):
        return None
    return Subject("", start, "body")
