"""What a decision is about: whether a verb has an object that can be decided on, its end, its subjects.

The object goes on over commas and semicolons as long as documents and matters are told; it ends where the
words turn to a purpose, a result, another act, or to what the document asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanban import tables
from vanban.page import Page
from vanban.rule import Found
from vanban.rules import spans
from vanban.rules.verbs import action_at

# Verbs that lead up to the deciding one: "họp bàn, thông qua", "nghe và thảo luận", "xây dựng và ban hành".
BEFORE_VERB = (
    "họp bàn", "bàn bạc", "bàn thảo", "bàn", "nghe", "lắng nghe", "thảo luận", "trao đổi", "nghiên cứu",
    "xem xét", "cho ý kiến", "nhất trí cao", "nhất trí", "thống nhất cao", "thống nhất", "đồng ý",
    "tán thành", "quyết định", "xây dựng", "hoàn thiện", "ký", "tập trung", "giơ tay", "bỏ phiếu",
    "thẩm tra",
)  # fmt: skip
LEAD = rf"(?:(?:{'|'.join(BEFORE_VERB)})(?:,? và |, | )){{0,4}}"


_BEFORE_NOUN = re.compile(
    r"(?:\s*(?:đầy đủ|đồng bộ|kịp thời|toàn văn|toàn bộ|thêm|nhiều|các|những|một số|một|hàng loạt|bộ"
    r"|hệ thống|dự thảo|bản|mới|chuyên đề|[0-9]+|"
    r"hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|kèm theo|về|vào|đối với|cho|quan trọng|,|và|\((?:lần"
    r"|bản)[^()]{1,30}\)|[“\"‘])(?!\w))*\s*",
)
_NOUNS = (
    "văn bản", "nội dung", "danh mục", "danh sách", "chủ trương", "dự toán", "phương hướng", "đề cương",
    "bảng giá", "quyết toán", "bộ tiêu chí", "tiêu chí", "điều lệ", "nội quy", "mẫu", "luật", "thể lệ",
    "cơ chế", "chính sách", "vấn đề", "chiến lược", "quy hoạch", "chỉ tiêu", "tài liệu", "sổ tay", "cẩm nang",
)  # fmt: skip
_ABOUT = re.compile(
    r"(?:[^.;:]{0,70}? )?(?:vào|về|đối với|cho|xung quanh|đưa ra|liên quan đến)\s+|\s*,?\s*làm rõ\s+"
    r"|\s*(?:các|những)\s+"
)
_PREPOSITION = re.compile(r"(?:vào|về|đối với|cho|xung quanh|liên quan đến)\s+$")
_VAGUE = re.compile(
    r"\s*(?:các|những|nhiều|một số)?\s*(?:nội dung|vấn đề)(?:\s+(?:rất|hết sức))?\s+(?:quan trọng|lớn"
    r"|cụ thể|trọng tâm)|\s*(?:sôi nổi|thẳng thắn|dân chủ)"
)
_THESE = re.compile(r"(?:kèm theo|theo)\s+(?:quyết định|nghị quyết|kế hoạch|thông tư)\s+(?!này)")


@cache
def _deciding_noun() -> re.Pattern[str]:
    """A word for a document, or for what can be adopted without one."""
    words = {row.name.lower() for row in tables.doc_types()} | set(_NOUNS)
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?!\w)")


def is_decidable(page: Page, start: int, end: int) -> bool:
    """Whether the words at `start` name a document, or what can be adopted without one."""
    before = _BEFORE_NOUN.match(page.lower, start, end)
    return _deciding_noun().match(page.lower, before.end() if before else start, end) is not None


def named_in(page: Page, start: int, end: int) -> Iterator[int]:
    """Where a document written with a capital begins: "hoàn thiện Chiến lược dữ liệu …"."""
    for match in _deciding_noun().finditer(page.lower, start, end):
        if page.flat[match.start()].isupper() and not page.flat[match.start() - 1].isalnum():
            yield match.start()


def object_of(page: Page, act: Found, end: int) -> int | None:
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
            return about.end() if _PREPOSITION.search(about[0]) else skip(page, at)
    elif noun is None and (
        lower.startswith("quyết nghị", act.start) or lower[act.start : at].endswith("chủ trương")
    ):
        return skip(page, at)
    return skip(page, at) if noun is not None else None


def skip(page: Page, at: int) -> int:
    """The place of the next word."""
    while page.flat[at : at + 1] == " ":
        at += 1
    return at


# --- where its words end ---

# The object goes on over commas and semicolons as long as matters are told; it stops where the words turn
# to a purpose, a result, another act, or to what the document asks.
_STOP = re.compile(
    r"\s*\((?:sau đây|gọi tắt|viết tắt|gọi là|chi tiết|ảnh)"
    r"|[,;]?\s*(?:cụ thể )?như sau\s*(?::|$)|,?\s*cụ thể\s*:"
    r"|\s+với (?:những |các |một số )?(?:nội dung|tỷ lệ|kết quả|số phiếu|sự (?:nhất trí|thống nhất)"
    r"|(?:[0-9]+/[0-9]+|[0-9]+%|đa số))"
    r"|,\s*(?:tạo |bảo đảm|đảm bảo|góp phần|nhằm|qua đó|từ đó|trong đó|đồng thời|do đó|theo đó|làm cơ sở"
    r"|là cơ sở|phục vụ|thay thế|có hiệu lực|trên cơ sở|"
    r"[0-9]+/[0-9]+|yêu cầu|đề nghị|giao |phân công|chỉ đạo|đã |được |tổ chức |triển khai |quyết định "
    r"|thống nhất |để |kịp thời|cùng với|đáp ứng|khắc phục|trước khi|sau khi|theo đúng)"
    r"|\s+(?:dưới sự|trong đó|có hiệu lực|yêu cầu (?:các|ubnd|ủy ban|sở|cấp|toàn)|đề nghị (?:các|ubnd"
    r"|ủy ban|sở)|chỉ đạo (?:các|ubnd|sở)|giao (?:các|ubnd|sở|cho)|(?<!pháp )(?<!sách )(?<!án )nhằm "
    r"|đồng thời |và (?:thành lập|chỉ đạo|giao|yêu cầu|phân công|kiện toàn) |có nội dung |(?:nhưng|song) )|…"
)
_SAME = {
    "adopted": re.compile(r"\s*(?:đồng thời\s+)?(?:thông qua|quyết nghị|phê duyệt)\s"),
    "voted": re.compile(r"\s*(?:biểu quyết\s+)?thông qua\s"),
    "issued": re.compile(r"\s*ban hành\s"),
    "discussed": re.compile(r"\s*(?:thảo luận|cho ý kiến|góp ý)[\s,]"),
}
_MATTER = re.compile(
    r"\s*(?:và\s+)?(?:\(?[0-9a-zđ]\)\s*)?(?:dự thảo|các|những|một số|phương hướng|định hướng|tình hình"
    r"|nội dung|công tác|việc|dự toán|kết quả|nhiệm vụ|chủ trương|[“\"(])"
)


_BARE = re.compile(
    r"(?:các |những |nhiều |[0-9]+ )?(?P<noun>kế hoạch|văn bản|nghị quyết|quyết định|chương trình|công văn"
    r"|chỉ thị|quy chế),\s*"
)


_LONGEST = 4000  # characters of one object


def end_of(page: Page, start: int, end: int, action: str) -> int:
    """The end of the object that begins at `start`."""
    end = min(end, start + _LONGEST)
    lower, flat = page.lower, page.flat
    bare = _BARE.match(lower, start, end)
    if bare is not None and not _goes_on(page, bare.end(), end, action):
        return bare.end("noun")
    at = start + 2
    while at < end:
        mark = flat.find(";", at, end)
        part = mark if mark >= 0 else end
        turns = (
            one.start()
            for one in _STOP.finditer(lower, at, part)
            if not spans.quoted(flat, start, one.start())
        )
        turn = min(
            (one for one in (next(turns, None), _another_act(page, at, part)) if one is not None),
            default=None,
        )
        if turn is not None or mark < 0:
            end = part if turn is None else turn
            break
        if not spans.quoted(flat, start, mark) and not _goes_on(page, mark + 1, end, action):
            end = mark
            break
        at = mark + 1
    while end > start and flat[end - 1] in " .,;:…":
        end -= 1
    return end


_ACTS = re.compile(r"\s+(?:đã |cũng |vừa )*(?:thông qua|ban hành|phê duyệt|quyết nghị|biểu quyết)(?!\w)")


def _another_act(page: Page, start: int, end: int) -> int | None:
    """Where a comma leads to another body with an act of its own ("…, HĐND tỉnh thông qua Nghị quyết")."""
    for body in page.within("_body", start, end):
        if page.flat[body.start - 2 : body.start] == ", " and _ACTS.match(page.lower, body.end, end):
            return body.start - 2
    return None


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
    return bool(_MATTER.match(page.lower, at, end)) and not action_at(page, skip(page, at), end)


_VERB_AT_START = re.compile(
    rf"\s*(?:và\s+)?(?:{LEAD}(?:thông qua|ban hành|quyết nghị|phê duyệt)|thảo luận|cho ý kiến)(?:\s+(?:về"
    rf"|vào))?\s+",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"\s*(?:\(?[0-9a-zđ]{1,2}[).]\s+|và\s+|gồm\s*:\s*|[“\"‘]\s*)")
_INTRODUCED = re.compile(
    r"^(?:đầy đủ|đồng bộ|kịp thời|đưa ra|toàn văn|[, ])+(?=\w)|^[^:“\"]{0,90}(?:gồm|sau|như|nội dung"
    r"|nghị quyết|văn bản|tờ trình|báo cáo|đề án|dự thảo|tài liệu)\s*:\s*",
    re.IGNORECASE,
)
_KEMTHEO = re.compile(
    r"^\s*kèm\s+theo\s*(?:quyết định|nghị quyết|thông tư)\s+này\s*(?:là\s+)?(?::\s*)?", re.IGNORECASE
)


def subjects_of(page: Page, start: int, end: int) -> list[str]:
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
        words = page.words(begin, stop).strip(' ,;.”"’')
        if words:
            subjects.append(words)
    return subjects


_NEXT_DOCUMENT = re.compile(
    r"(?:,\s*(?:và\s+)?|\s+và\s+)(?=[“\"]?(?:các\s+|dự thảo\s+|[0-9]+\s+)?(?:Kế hoạch|Chương trình|Báo cáo"
    r"|Nghị quyết|Quy chế|Quy định|Đề án|Tờ trình|Chỉ thị|Kết luận|Quyết định|Dự thảo)\s|các (?:nghị quyết"
    r"|chỉ thị|kế hoạch|quyết định|đề án|báo cáo|tờ trình)\s|[0-9]+ (?:nghị quyết|chỉ thị|kế hoạch|công văn"
    r"|báo cáo|tờ trình|văn bản)\s|dự toán\s)"
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
