"""Decisions: what a body adopted, voted, issued or discussed, told as done (kind `decision`).

facts.md, "Decisions": one for each sentence and action, its subjects in the list; where two verbs stand
together the stronger counts (`thảo luận, thông qua` is `adopted`, `biểu quyết thông qua` is `voted`).

A verb is found by its rule; it is a decision when it has an object that can be decided on, and when the
words before it tell it as done: a body, a meeting, `các đại biểu` just before it; `đã`, `vừa`; the article
of a decision. What somebody is asked to adopt is an assignment, `thông qua hệ thống` a means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from vanban import tables
from vanban.frame import issuer
from vanban.page import Page
from vanban.rule import Dispatch, Found, Rule
from vanban.rules import names, spans
from vanban.rules.verbs import action_at
from vanban.sentences import Sentence

_SOURCE = "documents.md §9.7, 257-269; facts.md, Decisions"

# Verbs that lead up to the deciding one: "họp bàn, thông qua", "nghe và thảo luận", "xây dựng và ban hành".
_BEFORE_VERB = (
    "họp bàn", "bàn bạc", "bàn thảo", "bàn", "nghe", "lắng nghe", "thảo luận", "trao đổi", "nghiên cứu", "xem xét",
    "cho ý kiến", "nhất trí cao", "nhất trí", "thống nhất cao", "thống nhất", "đồng ý", "tán thành", "quyết định",
    "xây dựng", "hoàn thiện", "ký", "tập trung", "giơ tay", "bỏ phiếu", "thẩm tra",
)  # fmt: skip
_LEAD = rf"(?:(?:{'|'.join(_BEFORE_VERB)})(?:,? và |, | )){{0,4}}"


def _does(action: str) -> Any:
    def build(match: re.Match[str]) -> Mapping[str, Any]:
        return {"action": action}

    return build


RULES = (
    Rule(
        "decision.voted",
        "decision",
        (*_BEFORE_VERB, "biểu quyết"),
        re.compile(rf"{_LEAD}biểu quyết(?:(?:,? và |, | )(?:nhất trí|tán thành|thống nhất|thông qua|phê chuẩn|quyết nghị|ban hành)){{0,3}}(?!\w)"),
        _does("voted"),
        _SOURCE,
        ("Các đại biểu biểu quyết thông qua Nghị quyết hội nghị.", "Đại hội đã thảo luận và biểu quyết thông qua Nghị quyết đại hội."),
        ("Hội nghị quyết định biểu quyết bằng hình thức giơ tay.",),
    ),
    Rule(
        "decision.adopted",
        "decision",
        (*_BEFORE_VERB, "thông qua", "quyết nghị", "phê duyệt", "phê chuẩn", "chấp thuận"),
        re.compile(
            rf"{_LEAD}(?:(?:thông qua|quyết nghị|phê duyệt|phê chuẩn)(?:(?:,? và |, )(?:thông qua|phê duyệt|ban hành))?"
            r"|(?:thống nhất|đồng ý|tán thành|nhất trí|chấp thuận)(?: về| với)? chủ trương)(?!\w)"
        ),
        _does("adopted"),
        _SOURCE,
        (
            "Ban Chấp hành Đảng bộ tỉnh thảo luận, thông qua Quy chế làm việc khóa XVII.",
            "HĐND tỉnh đã thông qua 12 nghị quyết.",
            "Ban Thường vụ Tỉnh ủy thống nhất chủ trương đầu tư dự án cấp nước.",
        ),
        ("Đề nghị HĐND tỉnh thông qua Nghị quyết về học phí.", "Tuyên truyền thông qua hệ thống loa truyền thanh.", "Quốc hội sẽ thông qua Luật Đất đai."),
    ),
    Rule(
        "decision.issued",
        "decision",
        (*_BEFORE_VERB, "ban hành"),
        re.compile(rf"{_LEAD}ban hành(?!\w)|ký(?=\s+(?:quyết định|chỉ thị|công điện|nghị quyết|kế hoạch|công văn|văn bản|thông báo)\s)"),
        _does("issued"),
        _SOURCE,
        ("Ngày 9/11, UBND tỉnh ban hành Kế hoạch số 12/KH-UBND về cải cách hành chính.", "Thủ tướng Chính phủ đã ký ban hành Chỉ thị số 5/CT-TTg."),
        ("Sở Tài chính tham mưu UBND tỉnh ban hành kế hoạch trước ngày 20/6.", "Thực hiện Luật Ban hành văn bản quy phạm pháp luật."),
    ),
    Rule(
        "decision.discussed",
        "decision",
        (*_BEFORE_VERB, "góp ý", "đóng góp", "tham gia"),
        re.compile(
            rf"{_LEAD}(?:thảo luận|bàn bạc|bàn thảo|họp bàn|bàn|xem xét|góp ý|(?:tham gia )?(?:đóng góp|góp|cho|tham gia)(?: nhiều| các| một số)? ý kiến)"
            r"(?: tại (?:tổ|hội trường))?(?!\w)"
        ),
        _does("discussed"),
        _SOURCE,
        (
            "Các đại biểu đã thảo luận, cho ý kiến vào dự thảo Báo cáo chính trị.",
            "Hội nghị đã đóng góp nhiều ý kiến tâm huyết vào 2 bản dự thảo, gồm: Nghị quyết về cán bộ; Chương trình hành động.",
        ),
        ("Ban Chấp hành thảo luận nhiều nội dung quan trọng.", "Đề nghị các đại biểu tập trung thảo luận về chủ đề năm.", "Kết luận phiên thảo luận, Bí thư cho biết."),
    ),
    Rule(
        "decision.enacted",
        "decision",
        ("ban hành", "phê duyệt", "thông qua", "công bố"),
        re.compile(r"(?:ban hành|phê duyệt|thông qua|công bố)(?!\w)"),
        lambda match: {"action": "adopted" if match[0] in ("phê duyệt", "thông qua") else "issued"},
        "Decree 30/2020, form of a decision: the act stands in Article 1",
        ("ỦY BAN NHÂN DÂN XÃ THÍ DỤ\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Ủy ban.\n\nĐiều 2. Có hiệu lực từ ngày ký.",),
        ("Điều 1. Phạm vi điều chỉnh",),
    ),
)
_TOLD = Dispatch(RULES[:4])
_ENACTED = RULES[4]


class Subject(NamedTuple):
    """Who decides: the words, and where they begin; `acts` says body, person or collective."""

    text: str
    start: int
    acts: str


def find(page: Page) -> list[Found]:
    """The decisions a page tells of, in order."""
    found: list[Found] = []
    until = page.start
    for act in _TOLD.find(page.lower, page.lower, page.start, page.end):
        if act.start < until:
            continue
        one = _decision(page, act)
        if one is not None:
            found.append(one)
            until = one.end
    found.extend(_articles(page))
    return sorted(found, key=lambda one: one.start)


def _decision(page: Page, act: Found) -> Found | None:
    sentence = spans.sentence_at(page, act.start)
    if sentence is None or sentence.block.kind in ("title", "row"):
        return None
    begin = _object(page, act, sentence.end)
    if begin is None:
        return None
    subject = _subject(page, sentence, act)
    if subject is None:
        return None
    end = _end(page, begin, sentence.end, str(act.fields["action"]))
    return _made(page, act.start, begin, end, str(act.fields["action"]), subject.text, act.rule)


def _made(page: Page, start: int, begin: int, end: int, action: str, body: str | None, rule: str) -> Found:
    fields: dict[str, Any] = {"action": action, "subjects": _subjects(page, begin, end)}
    if body:
        fields["body"] = body
    return Found("decision", start, end, fields, rule)


# --- what is decided on ---

_BEFORE_NOUN = re.compile(
    r"(?:\s*(?:đầy đủ|đồng bộ|kịp thời|toàn văn|toàn bộ|thêm|nhiều|các|những|một số|một|hàng loạt|bộ|hệ thống|dự thảo|bản|mới|chuyên đề|[0-9]+|"
    r"hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|kèm theo|về|vào|đối với|cho|quan trọng|,|và|[“\"‘])(?!\w))*\s*",
)
_NOUNS = (
    "văn bản", "nội dung", "danh mục", "danh sách", "chủ trương", "dự toán", "phương hướng", "đề cương", "bảng giá", "quyết toán", "bộ tiêu chí",
    "tiêu chí", "điều lệ", "nội quy", "mẫu", "luật", "thể lệ", "cơ chế", "chính sách", "vấn đề", "chỉ tiêu", "tài liệu", "sổ tay", "cẩm nang",
)  # fmt: skip
_ABOUT = re.compile(r"(?:[^.;:]{0,70}? )?(?:vào|về|đối với|cho|xung quanh|đưa ra|liên quan đến)\s+|\s*,?\s*làm rõ\s+|\s*(?:các|những)\s+")
_PREPOSITION = re.compile(r"(?:vào|về|đối với|cho|xung quanh|liên quan đến)\s+$")
_VAGUE = re.compile(r"\s*(?:các|những|nhiều|một số)?\s*(?:nội dung|vấn đề)(?:\s+(?:rất|hết sức))?\s+(?:quan trọng|lớn|cụ thể|trọng tâm)|\s*(?:sôi nổi|thẳng thắn|dân chủ)")
_THESE = re.compile(r"(?:kèm theo|theo)\s+(?:quyết định|nghị quyết|kế hoạch|thông tư)\s+(?!này)")


@cache
def _deciding_noun() -> re.Pattern[str]:
    """A word for a document, or for what can be adopted without one."""
    words = {row.name.lower() for row in tables.doc_types()} | set(_NOUNS)
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?!\w)")


def _object(page: Page, act: Found, end: int) -> int | None:
    """Where the object of the verb begins; None: it has none that can be decided on."""
    lower = page.lower
    at = act.end
    if _VAGUE.match(lower, at, end) or _THESE.match(lower, at + 1, end):
        return None
    before = _BEFORE_NOUN.match(lower, at, end)
    noun = _deciding_noun().match(lower, before.end() if before else at, end)
    if act.rule == "decision.discussed":
        about = _ABOUT.match(lower, at, end)
        if about is not None:
            if _VAGUE.match(lower, about.end(), end):
                return None
            return about.end() if _PREPOSITION.search(about[0]) else _skip(page, at)
    elif noun is None and (lower.startswith("quyết nghị", act.start) or lower[act.start : at].endswith("chủ trương")):
        return _skip(page, at)
    return _skip(page, at) if noun is not None else None


def _skip(page: Page, at: int) -> int:
    while page.flat[at : at + 1] == " ":
        at += 1
    return at


# --- where its words end ---

# The object goes on over commas and semicolons as long as matters are told; it stops where the words turn
# to a purpose, a result, another act, or to what the document asks.
_STOP = re.compile(
    r"\s*\((?:sau đây|gọi tắt|viết tắt|gọi là|chi tiết|ảnh)"
    r"|[,;]?\s*(?:cụ thể )?như sau\s*(?::|$)|,?\s*cụ thể\s*:"
    r"|\s+với (?:những |các |một số )?(?:nội dung|tỷ lệ|kết quả|số phiếu|sự (?:nhất trí|thống nhất)|(?:[0-9]+/[0-9]+|[0-9]+%|đa số))"
    r"|,\s*(?:tạo |bảo đảm|đảm bảo|góp phần|nhằm|qua đó|từ đó|trong đó|đồng thời|do đó|theo đó|làm cơ sở|là cơ sở|phục vụ|thay thế|có hiệu lực|trên cơ sở|"
    r"[0-9]+/[0-9]+|yêu cầu|đề nghị|giao |phân công|chỉ đạo|đã |được |tổ chức |triển khai |quyết định |thống nhất |để |kịp thời|cùng với|đáp ứng|khắc phục|trước khi|sau khi|theo đúng)"
    r"|\s+(?:dưới sự|trong đó|có hiệu lực|yêu cầu (?:các|ubnd|ủy ban|sở|cấp|toàn)|đề nghị (?:các|ubnd|ủy ban|sở)|chỉ đạo (?:các|ubnd|sở)|giao (?:các|ubnd|sở|cho)|nhằm |đồng thời )"
)
_SAME = {
    "adopted": re.compile(r"\s*(?:đồng thời\s+)?(?:thông qua|quyết nghị|phê duyệt)\s"),
    "voted": re.compile(r"\s*(?:biểu quyết\s+)?thông qua\s"),
    "issued": re.compile(r"\s*ban hành\s"),
    "discussed": re.compile(r"\s*(?:thảo luận|cho ý kiến|góp ý)[\s,]"),
}
_MATTER = re.compile(
    r"\s*(?:và\s+)?(?:\(?[0-9a-zđ]\)\s*)?(?:dự thảo|các|những|một số|phương hướng|định hướng|tình hình|nội dung|công tác|việc|dự toán|kết quả|nhiệm vụ|chủ trương|[“\"(])"
)


_BARE = re.compile(r"(?:các |những |nhiều |[0-9]+ )?(?P<noun>kế hoạch|văn bản|nghị quyết|quyết định|chương trình|công văn|chỉ thị|quy chế),\s*")


def _end(page: Page, start: int, end: int, action: str) -> int:
    """The end of the object that begins at `start`."""
    lower, flat = page.lower, page.flat
    bare = _BARE.match(lower, start, end)
    if bare is not None and not _goes_on(page, bare.end(), end, action):
        return bare.end("noun")
    for match in _STOP.finditer(lower, start + 2, end):
        if not spans.quoted(flat, start, match.start()):
            end = match.start()
            break
    at = start
    while (mark := flat.find(";", at, end)) >= 0:
        at = mark + 1
        if spans.quoted(flat, start, mark) or _goes_on(page, at, end, action):
            continue
        end = mark
        break
    while end > start and flat[end - 1] in " .,;:…":
        end -= 1
    return end


def _goes_on(page: Page, at: int, end: int, action: str) -> bool:
    """Whether the words after a semicolon are another matter of the same act."""
    if _SAME[action].match(page.lower, at, end):
        return True
    before = _BEFORE_NOUN.match(page.lower, at, end)
    here = before.end() if before else at
    if _deciding_noun().match(page.lower, here, end):
        return action != "issued" or not page.lower.startswith(_NOUNS, here)
    if action == "issued":
        return False
    return bool(_MATTER.match(page.lower, at, end)) and not action_at(page, _skip(page, at), end)


_VERB_AT_START = re.compile(rf"\s*(?:và\s+)?(?:{_LEAD}(?:thông qua|ban hành|quyết nghị|phê duyệt)|thảo luận|cho ý kiến)(?:\s+(?:về|vào))?\s+", re.IGNORECASE)
_LIST_MARK = re.compile(r"\s*(?:\(?[0-9a-zđ]{1,2}[).]\s+|và\s+|gồm\s*:\s*|[“\"‘]\s*)")
_INTRODUCED = re.compile(r"^[^:“\"]{0,90}(?:gồm|sau|như|nội dung|nghị quyết|văn bản|tờ trình|báo cáo|đề án|dự thảo|tài liệu)\s*:\s*", re.IGNORECASE)
_KEMTHEO = re.compile(r"^\s*kèm\s+theo\s*(?:quyết định|nghị quyết|thông tư)\s+này\s*(?:là\s+)?(?::\s*)?", re.IGNORECASE)


def _subjects(page: Page, start: int, end: int) -> list[str]:
    """The documents and matters of the object, as written."""
    for lead in (_INTRODUCED, _KEMTHEO):
        match = lead.match(page.flat[start:end])
        if match:
            start += match.end()
    subjects = []
    for begin, stop in _matters(page, start, end):
        for pattern in (_VERB_AT_START, _LIST_MARK, _LIST_MARK):
            match = pattern.match(page.flat, begin, stop)
            if match:
                begin = match.end()
        cited = spans.first_at(page, "document", begin)
        if cited is not None and cited.fields.get("symbol") and cited.end <= stop:
            stop = cited.end
        words = page.words(begin, stop).strip(" ,;.”\"’")
        if words:
            subjects.append(words)
    return subjects


_NEXT_DOCUMENT = re.compile(
    r"(?:,\s*(?:và\s+)?|\s+và\s+)(?=[“\"]?(?:các\s+|dự thảo\s+)?(?:Kế hoạch|Chương trình|Báo cáo|Nghị quyết|Quy chế|Quy định|Đề án|Tờ trình|Chỉ thị|Kết luận|Quyết định|Dự thảo)\s)"
)


def _matters(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between semicolons outside quotation marks, and before the next document named."""
    found = []
    at = start
    for match in re.finditer(rf";|{_NEXT_DOCUMENT.pattern}", page.flat[start:end]):
        here = start + match.start()
        if spans.quoted(page.flat, start, here):
            continue
        found.append((at, here))
        at = start + match.end()
    found.append((at, end))
    return found


# --- who decides, and whether it is told as done ---

_ADVERBS = re.compile(
    r"(?:\s*(?:đã|cũng|vừa|đều|kịp thời|chủ động|họp,?|cùng|nhau|còn|lần lượt|tiếp tục|khẩn trương|chính thức|tiến hành|dành thời gian|được|mới|đồng thời|tập trung|cơ bản|với tinh thần [^,;]{3,40},|\([^()]*\)))*\s*$"
)
_COLLECTIVE = re.compile(
    r"(?<!\w)(?P<who>(?:(?:các|toàn thể|đông đảo|hầu hết|nhiều|[0-9/%]+)\s+)*(?:vị\s+)?(?:đại biểu|thành viên|đảng viên|ủy viên)(?:\s+(?:tham dự|dự|tham gia|của|ban|hđnd|quốc hội|hội nghị|đại hội)[^,;:.]{0,50})?"
    r"|hội nghị|đại hội|kỳ họp(?:\s+thứ\s+\w+)?|phiên họp|cuộc họp)$"
)
_NOT_TOLD = re.compile(r"(?<!\w)(?:sẽ|cần|phải|chưa|không|đang|dự kiến|chuẩn bị|nếu|trước khi|khi được|hãy|nên|có thể|được quyền|quyền|thẩm quyền)(?!\w)")
_ASKS = re.compile(
    r"(?<!\w)(?:đề nghị|yêu cầu|kiến nghị|đề xuất|giao(?: cho)?|mời|để|nhằm|do|khi|sau khi|trước khi|cho|giúp|xin|chờ|gửi|được|việc|về việc|hoặc|cùng|với|của)\s+(?:các\s+)?(?:đồng chí\s+)?$"
)
_SUBMITS = re.compile(r"(?<!\w)(?:trình|báo cáo|tham mưu(?: cho)?(?:, trình)?)\s+$")
_GOES_ON = re.compile(r"(?:[,;]|(?<!\w)(?:và|như|lãnh đạo|chỉ đạo|đồng thời))\s*$")
_HELD = re.compile(r"(?<!\w)(?:khai mạc|tổ chức|tiến hành|họp|triệu tập|diễn ra|tham dự)\s.{0,160}(?:hội nghị|kỳ họp|phiên họp|đại hội|cuộc họp).{0,120}\s(?:để|nhằm)\s*$")
_DONE = re.compile(r"(?<!\w)(?:đã|vừa)(?!\w)")


def _subject(page: Page, sentence: Sentence, act: Found) -> Subject | None:
    """Who decided; None: the words do not tell it as done, or of nobody who decides."""
    before = page.lower[sentence.start : act.start]
    since = before[max(before.rfind(mark) for mark in (",", ";", ":")) + 1 :]
    if _NOT_TOLD.search(since):
        return None
    adverbs = _ADVERBS.search(before)
    words = adverbs[0] if adverbs else ""
    stop = act.start - len(words)
    past = bool(_DONE.search(words))
    preamble = page.listed and (sentence.start < _lists_begin(page) or (page.header is None and not sentence.block.in_list()))
    held = act.rule == "decision.discussed" and bool(_HELD.search(before))
    if not (past or preamble or held or _numbered(page, act)) and (page.listed or spans.covered(page, "assignment", act.start)):
        return None
    near = _near(page, sentence.start, stop)
    if near is not None:
        return near if _stands(page, sentence, act, near, past) else None
    far = _far(page, sentence, act)
    if past or held:
        return far
    if _numbered(page, act) and act.start == sentence.start:
        return far or Subject(issuer(page) or "", sentence.start, "body")
    if _GOES_ON.search(page.lower[sentence.start : stop]) and _DONE.search(before) and not page.listed:
        return far
    return None


_NUMBER = re.compile(r"\s+(?:các\s+)?[^;,.:()]{2,30}\ssố[:\s]*[0-9]+\s*[-/][^\s]*[a-zđ]")


def _numbered(page: Page, act: Found) -> bool:
    """Whether the object has its number: what has one is issued already."""
    return act.rule == "decision.issued" and _NUMBER.match(page.lower, act.end, act.end + 80) is not None


def _lists_begin(page: Page) -> int:
    """Where the preamble of an issued document ends: at its first numbered item or row."""
    begin = page.cache.get("lists begin")
    if begin is None:
        kinds = ("head", "title", "furniture", "caption", "closing")
        marked = (one.start for one in page.blocks if one.kind not in kinds and one.rank < 90 and page.flat[one.body : one.end].strip("-* "))
        begin = page.cache["lists begin"] = next(marked, page.end)
    return int(begin)


def _near(page: Page, start: int, stop: int) -> Subject | None:
    """The body, person or meeting whose words end at `stop`."""
    while stop > start and page.flat[stop - 1] in " ,":
        stop -= 1
    name = spans.name_ending(page, stop)
    if name is not None and name.start >= start:
        alone = any(one and one.end == name.end for one in (spans.first_at(page, kind, name.start) for kind in ("person", "_post")))
        return Subject(name.text, name.start, "person" if alone else "body")
    match = _COLLECTIVE.search(page.lower, max(start, stop - 110), stop)
    return Subject(page.words(match.start(), stop), match.start(), "collective") if match else None


def _stands(page: Page, sentence: Sentence, act: Found, subject: Subject, past: bool) -> bool:
    """Whether the subject decides here: it is not asked to, and a single person discusses nothing."""
    if act.rule == "decision.discussed" and subject.acts == "person":
        return False
    before = page.lower[sentence.start : subject.start]
    if _ASKS.search(before) and not (past and not before.rstrip().endswith(("do", "được", "việc"))):
        return False
    if _SUBMITS.search(before):
        return not page.listed and bool(_DONE.search(before)) and not _NOT_TOLD.search(before)
    return True


def _far(page: Page, sentence: Sentence, act: Found) -> Subject | None:
    """The subject that runs on: the one before `đã`, else the first body of the sentence."""
    for match in _DONE.finditer(page.lower, sentence.start, act.start):
        adverbs = _ADVERBS.search(page.lower[sentence.start : match.start()])
        near = _near(page, sentence.start, match.start() - (len(adverbs[0]) if adverbs else 0))
        if near is not None:
            return None if act.rule == "decision.discussed" and near.acts == "person" else near
    for one in spans.inside(page, "_body", sentence.start, act.start):
        return Subject(page.words(one.start, one.end), one.start, "body")
    if act.rule == "decision.discussed" or not _DONE.search(page.lower, sentence.start, act.start):
        return None
    return Subject("", sentence.start, "body")


# --- the articles of a decision or resolution ---

_ENACTS = re.compile(r"^\W*QUYẾT\s+(?:ĐỊNH|NGHỊ)\W*$")


def _articles(page: Page) -> list[Found]:
    """`Điều 1. Ban hành …` under `QUYẾT ĐỊNH:`."""
    found: list[Found] = []
    enacting = False
    for block in page.blocks:
        words = page.flat[block.start : block.end]
        if len(words) < 30 and _ENACTS.match(words):
            enacting = True
        if not enacting or not block.marker.lower().startswith("điều"):
            continue
        act = _ENACTED.at(page.lower, block.body, block.end)
        # A page that glues words ("kèm theoQuyết định này") seems to end the sentence there.
        last = spans.sentence_at(page, act.end + 40) if act is not None else None
        if act is None or last is None or last.block is not block:
            continue
        end = _end(page, _skip(page, act.end), last.end, "adopted")
        found.append(_made(page, act.start, _skip(page, act.end), end, str(act.fields["action"]), issuer(page), act.rule))
    return found
