"""The clauses that tell shortcomings: told or only asked for, whose, and where their words begin and end.

A sentence is parted at semicolons and where a new subject with a sign of its own begins. What leads to it
(`Tuy nhiên`, `Đó là`, `cho biết`) and what follows from it stand outside the span.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from vanban.layout import Block
from vanban.page import Page
from vanban.rule import Found
from vanban.rules import spans
from vanban.rules.verbs import action_at
from vanban.sentences import Sentence, clauses

Sign = tuple[int, str]  # where a sign stands, and the rule that found it

# Words that announce a list of shortcomings before a colon, or as a heading.
_NAMED = (
    r"(?:hạn chế|tồn tại|khó khăn|vướng mắc|bất cập|khuyết điểm|yếu kém|thiếu sót|tồn đọng|chưa đạt"
    r"|chưa hoàn thành|chưa làm được)"
)
_ANY_NAMED = re.compile(_NAMED)
_LEAD = re.compile(rf"(?<!\w){_NAMED}(?!\w)[^:;.]{{0,90}}:\s*|(?<!\w){_NAMED}(?!\w)[^:;.]{{0,60}}\.\s*$")
_REMEDY = re.compile(
    r"khắc phục|tháo gỡ|giải pháp|xử lý|giải quyết|biện pháp|phòng ngừa|kiến nghị|đề xuất|nhiệm vụ"
    r"|phương hướng|không (?:còn|có)|nếu|phản ánh"
)
_TOLD_SECTION = re.compile(
    r"kết quả|ưu điểm|nguyên nhân|tình hình|đánh giá|thực trạng|bài học|bối cảnh"
    r"|việc đã làm|thống kê|được giao"
)
_PLANS = re.compile(
    r"nhiệm vụ|giải pháp|phương hướng|mục tiêu|kiến nghị|đề xuất|tổ chức thực hiện|mục đích|yêu cầu"
    r"|biện pháp|phân công"
)


def section_of(page: Page, block: Block) -> str:
    """`shortcoming`, `plan` or "": what the nearest head that says so makes of a block."""
    for above in block.ancestors():
        if above.kind != "heading" and above.rank > 90:
            continue
        words = page.lower[above.body : above.end]
        if len(words) > 220:
            continue
        named = _ANY_NAMED.search(words)
        if named and not _REMEDY.search(words[: named.start()]):
            return "shortcoming"
        if _TOLD_SECTION.search(words):
            return ""
        if _PLANS.search(words):
            return "plan"
    return ""


def lead_of(page: Page, start: int, end: int) -> re.Match[str] | None:
    """The words that name shortcomings before a colon or at the end; None: nothing is announced."""
    if _ANY_NAMED.search(page.lower, start, end) is None:  # leaps; the longer pattern tries each letter
        return None
    match = _LEAD.search(page.lower, start, end)
    if match is None or _REMEDY.search(page.lower, max(start, match.start() - 30), match.end()):
        return None
    return match


def told_in(
    page: Page, sentence: Sentence, signs: list[Sign], item: bool, whose: str | None
) -> Iterator[Found]:
    """The shortcomings of a sentence.

    `item`: it begins an item of a list of shortcomings, and needs no sign; `whose`: the paragraph's.
    """
    start = sentence.start
    lead = lead_of(page, start, sentence.end)
    listing = False
    contrasts = _CONTRASTS.match(page.lower, start, sentence.end) is not None
    pieces = list(clauses(page.flat, start, sentence.end))
    if lead is not None and lead.end() < sentence.end:
        after = list(clauses(page.flat, lead.end(), sentence.end))
        if _is_list(page, after, signs):
            pieces, listing = after, True
        elif after and signs:  # the colon opens details of one shortcoming
            pieces = [(start, sentence.end)]
    for begin, stop in pieces:
        here = signs[bisect_left(signs, (begin, "")) : bisect_left(signs, (stop, ""))]
        for one, last, rule in _parts(page, begin, stop, here):
            if rule is None:
                goes_on = (
                    contrasts
                    and bool(signs)
                    and last - one > 25
                    and not _ORDERED.search(page.lower, one, last)
                )
                if item and not listing and _NEEDS.search(page.lower, one, min(last, one + 60)):
                    continue
                if not (listing or item or goes_on) or _RESULT.search(page.lower, one, last):
                    continue
                rule = "shortcoming.listed"
            elif not _is_told(page, begin, one, here, last, listing or item, contrasts):
                continue
            found = _made(page, one, last, rule, whose, [sign[0] for sign in here if one <= sign[0] < last])
            if found is not None:
                yield found


def _is_list(page: Page, pieces: list[tuple[int, int]], signs: list[Sign]) -> bool:
    """Whether a colon opens a list of shortcomings, and not of details ("như: số thứ tự; năm sinh")."""
    if not pieces:
        return False
    start, end = pieces[0]
    return any(start <= sign[0] < end for sign in signs) or len(page.flat[start:end].split()) >= 6


_NEEDS = re.compile(r"(?<!\w)(?:cần|phải|đề nghị|yêu cầu)\s+(?!thơ)")
_RESULT = re.compile(
    r"(?<!\w)(?:những (?:hạn chế|tồn tại|yếu kém|khuyết điểm)[^,;.]{0,30} (?:trên|này|đó)|nguyên nhân|đã|"
    r"ưu điểm|kết quả tích cực|những kết quả)(?!\w)"
)
_NEW_PART = re.compile(
    r",\s+(?:và\s+|trong khi\s+)?(?=(?:việc|công tác|một số|chỉ số|tỷ lệ|chất lượng|tiến độ|kết quả|nhiều"
    r"|hoạt động|cơ sở|hiệu quả|trình độ|năng lực|đời sống|tình hình|tình trạng|"
    r"vai trò|phong trào|[0-9]{1,4}(?:/[0-9]+)?\s+[^\W\d]\w*|nguồn|nhận thức|ý thức|tốc độ|quy mô|số lượng"
    r"|sự phối hợp|kỷ luật|số liệu|hạ tầng|lịch|hồ sơ|thủ tục|cơ chế|chính sách|cán bộ|công chức)(?!\w))"
)


def _parts(page: Page, start: int, end: int, signs: list[Sign]) -> Iterator[tuple[int, int, str | None]]:
    """The parts of a clause that each have a subject and a sign of their own; else the clause itself."""
    at = start
    if signs:
        for match in _NEW_PART.finditer(page.lower, start, end):
            before = [sign for sign in signs if at <= sign[0] < match.start()]
            after = [sign for sign in signs if sign[0] >= match.end()]
            asked = _SOME.match(page.lower, match.end(), end) and _ORDERED.search(
                page.lower, at, match.start()
            )
            if after and asked and not before:
                at = (
                    match.end()
                )  # "Cần coi trọng văn kiện, một số nơi đang xem nhẹ": told behind what is asked
            elif before and after:
                yield at, match.start(), before[0][1]
                at = match.end()
    yield at, end, next((sign[1] for sign in signs if sign[0] >= at), None)


# --- told as a fact ---

_ORDERED = re.compile(
    r"(?<!đáp ứng )(?<!theo )(?<!các )(?<!những )(?<!\w)(?:đề nghị|yêu cầu|kiến nghị|đề xuất|khuyến khích"
    r"|cần(?! thơ)|phải|sẽ|nhằm|khắc phục|nếu|trường hợp|không để|không được|tránh|ngăn chặn"
    r"|hạn chế\s+(?:các|việc|tình trạng"
    r"|tối đa)|"
    r"để khắc phục|tháo gỡ|chấn chỉnh|xử lý dứt điểm|xử lý nghiêm|rà soát|phát hiện|lưu ý|hoặc|kiểm điểm"
    r"|xem xét|đừng)(?!\w)"
)
# "Những trường hợp không chấp hành sẽ bị xử lý": what is to happen to those who do, no fact.
_THREATENED = re.compile(
    r"(?<!\w)(?:sẽ|phải)\s+(?:bị\s+)?(?:xử lý|chịu trách nhiệm|kiểm điểm|giải trình)(?!\w)"
)
# Nouns that begin with the syllable of a verb.
_NOUN = re.compile(
    r"(?:trình độ|tăng trưởng|giải ngân|cải cách hành chính|chuyển đổi số|thu hút đầu tư|thu ngân sách"
    r"|quản lý nhà nước|giải phóng mặt bằng|phát triển kinh tế|quản lý (?:đất đai|đô thị)|báo cáo (?:của"
    r"|còn|chưa)|kế hoạch|quy trình|kiểm soát viên)(?!\w)"
)
_WHY = re.compile(r"(?<!\w)(?:vì sao|tại sao|bởi(?: vì)?)(?!\w)")
_IN_PART = re.compile(
    r"(?<!\w)(?:có (?:mặt|nơi|lúc|việc|khâu|bộ phận)|vẫn|nhìn chung|một số (?:mặt|nơi))\s+$"
)
_CONTRASTS = re.compile(r"(?:tuy nhiên|tuy vậy|song|nhưng|bên cạnh (?:những|các|kết quả))(?!\w)")
_DID = re.compile(r"(?<!\w)đã(?!\w)")
_TURNS = re.compile(r"(?<!\w)(?:nhưng|song|tuy|vẫn|còn|tuy nhiên|mới chỉ|chỉ)(?!\w)")
_GRANTED = re.compile(
    r"(?<!\w)(?:mặc dù|dù|cho dù|khi|đối với những|đối với các|những nơi|nơi nào|đơn vị nào)(?!\w)[^,]*$"
)
_DENIED = re.compile(r"(?<!\w)(?:không|chẳng|hết|giảm|xóa|chống)\s+(?:còn\s+)?(?:để\s+|phải\s+(?:là\s+)?)?$")


def _is_told(
    page: Page, clause: int, start: int, signs: list[Sign], end: int, listing: bool, contrasts: bool
) -> bool:
    """Whether the first sign of a part tells of what is so."""
    at = next(sign[0] for sign in signs if start <= sign[0] < end)
    words = page.lower[start:at]
    if listing or _WHY.search(page.lower, clause, at):
        return not _DENIED.search(words)
    if spans.covered(page, "assignment", at) and not contrasts:
        return False
    if _ORDERED.search(words) or _DENIED.search(words) or _THREATENED.search(page.lower, at, end):
        return False
    granted = _GRANTED.search(words)
    if granted and not re.search(r"(?<!\w)(?:nhưng|song|tuy nhiên)(?!\w)", granted[0]):
        return False
    did = _DID.search(words)
    if did and not _TURNS.search(words, did.end()) and not page.lower.startswith("còn", at):
        return False
    opened = _opened(page, start, at)
    verb = action_at(page, opened, at) and _NOUN.match(page.lower, opened, at) is None
    # "Cải cách hành chính có mặt còn hạn chế": what seems an order is what falls short.
    return contrasts or not page.listed or not verb or _IN_PART.search(words) is not None


# --- where its words begin and end ---

_OPENS = re.compile(
    r"(?:(?:tuy nhiên|tuy vậy|tuy|nguyên nhân[^,;:.]{0,40} là(?: do)?|nguyên nhân[^:;.]{0,240}(?=:)|song"
    r"|chủ yếu (?:là )?do|riêng|nhưng|bên cạnh (?:đó|những|các"
    r"|một số|kết quả)[^,;:]{0,120}(?=,)|ngoài ra|mặt khác|đồng thời|trên thực tế|thực tế|đó là|trong đó"
    r"|cụ thể(?: là)?|như|"
    r"hiện nay|đến nay|đặc biệt(?: là)?|đáng chú ý|ngược lại|theo đó|thứ \w+|(?:một|hai|ba|bốn|năm|sáu"
    r"|bảy) là|vì sao|tại sao|rằng|và|\(?[0-9ivx]{1,3}[).]|[*_-]+)(?!\w)\s*[,:]?\s*)+"
)
TELLS = re.compile(
    r"(?<!\w)(?:nêu thực trạng|nêu thực tế|cho biết|chỉ rõ|chỉ ra|nhận thấy|cho rằng|phản ánh|thừa nhận"
    r"|cho thấy"
    r"|nêu rõ|nhấn mạnh|thẳng thắn|nhận định|vì sao|tại sao|bởi(?: vì)?(?: hiện tại| hiện nay)?"
    r"|dẫn đến việc)(?!\w)\s*[,:]?\s*(?:rằng\s+|là\s+|về\s+(?:việc\s+)?|việc\s+(?=\w+ \w+ chưa))?"
)
_SO = re.compile(r"(?<!\w)(?:nên|nhưng|song|tuy nhiên|chỉ duy nhất có)(?!\w)\s*,?\s*")
_TAIL = re.compile(
    r"\s+do (?:các |một số |nhiều )?nguyên nhân|\s*\((?:chi tiết|xem|theo|phụ lục|kèm)[^()]*\)\s*$"
    r"|,?\s*(?:vì vậy|do đó|do vậy|đòi hỏi|cần phải|(?:đồng thời|từ đó)\s+(?:đề nghị"
    r"|kiến nghị|đề xuất))(?!\w)"
    r"|,\s*(?:đồng chí|ông|bà)\s|,\s*(?:tuy nhiên|nhưng|song)(?!\w)|\.{2,}"
)


def _opened(page: Page, start: int, at: int) -> int:
    """The start of the telling words after openers, and after the verb of who tells it."""
    lower = page.lower
    for _ in range(3):
        here = start
        match = _OPENS.match(lower, start, at)
        if match is not None:
            start = match.end()
        for match in TELLS.finditer(lower, start, at):
            start = match.end()
        for match in _SO.finditer(lower, start, at):
            if len(lower[match.end() : at].split()) >= 3:
                start = match.end()
        while start < at and page.flat[start] in ' ,:;“"*(':
            start += 1
        if start == here:
            break
    return start


def _made(page: Page, start: int, end: int, rule: str, whose: str | None, signs: list[int]) -> Found | None:
    start = _opened(page, start, signs[0] if signs else min(end, start + 60))
    tail = _TAIL.search(page.lower, signs[-1] if signs else start, end)
    if tail is not None:
        end = tail.start()
    while end > start and page.flat[end - 1] in ' \t\n.,;:…”"*/':
        end -= 1
    if end - start < 12:
        return None
    organization = organization_of(page, start, end) or whose
    return Found("shortcoming", start, end, {"organization": organization} if organization else {}, rule)


_SOME = re.compile(
    r"(?<!\w)(?:một số|nhiều|không ít|phần lớn|đa số|toàn)\s+(?:cấp ủy(?: địa phương)?|cấp|địa phương"
    r"|đơn vị|cơ quan|xã|phường|huyện|quận|nơi|tỉnh|thành phố|sở|ngành|thôn|chi bộ|đảng bộ|chủ đầu tư)"
    r"(?:(?:, | và )(?:nhiều |một số )?(?:địa phương|đơn vị|cơ quan|phường|xã|thị trấn|ngành|cán bộ"
    r"|công chức|đảng viên|nhân dân)){0,5}(?!\w)"
)
_WHERE = re.compile(r"(?<!\w)(?:ở|tại|của|trên địa bàn|thuộc)\s+$")
_MEASURE = re.compile(r"(?:so với|kế hoạch|quy định|chỉ tiêu|dự toán|yêu cầu|chỉ đạo)[^,;]{0,30}$")
_JOINED = re.compile(r"(?:,\s+|\s+)(?:và\s+)?")


def organization_of(page: Page, start: int, end: int) -> str | None:
    """Whose shortcoming it is by its own words: a group said to be some of many, or the body it stands at."""
    some = _SOME.search(page.lower, start, end)
    if some is not None:
        return page.words(some.start(), some.end())
    for body in page.within("_body", start, end):
        before = page.lower[start : body.start]
        if (before.strip() and not _WHERE.search(before)) or _MEASURE.search(before):
            continue
        stop = body.end
        while (joint := _JOINED.match(page.flat, stop, end)) and (
            other := spans.first_at(page, "_body", joint.end())
        ):
            stop = other.end
        return page.words(body.start, min(stop, end))
    return None
