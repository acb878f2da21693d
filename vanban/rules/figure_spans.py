"""Where the phrase of a figure begins and ends: indicator, number, unit, and what says of what.

facts.md: the smallest phrase that holds indicator, number and unit. A measure ("đạt 655,44 tỷ đồng",
"tăng 4%") takes its indicator before it, when the clause names one, and what it is measured against behind
it ("so với cùng kỳ", "kế hoạch tỉnh giao"). A count takes the words that say which things are counted.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from vanban.fold import LOWER, UPPER
from vanban.page import Page
from vanban.tables import indicators

_LETTER = f"{LOWER}{UPPER}"
_CMP = (
    r"ước tính|ước khoảng|ước|khoảng|gần|xấp xỉ|trên dưới|hơn|trên|dưới|ít nhất|tối thiểu|không dưới|"
    r"không quá|không vượt quá|"
    r"tối đa|từ|chỉ|bình quân|trung bình|mới|đã|tất cả|tổng cộng|cả|tròn|đúng|những|thêm|"
    r"tới|đến|mức|quá|vượt|[≥≤><~]=?"
)
_CHANGE = (
    r"tăng trưởng|tăng|tặng|giảm|cắt giảm|tiết giảm|nâng|gấp|vượt|thấp hơn|cao hơn|nhiều hơn|ít hơn|"
    r"(?:chậm|sớm|nhanh) hơn(?: so với)?(?: kế hoạch| tiến độ| quy định| thời hạn)?|"
    r"hụt|tụt|thiếu|rút ngắn|tinh giản"
)
_STATE = (
    r"đạt được|đạt mức|đạt|là|bằng|chiếm|ở mức|duy trì|còn|lên|xuống|thực hiện được|thực hiện|hoàn thành|"
    r"được|có|đứng|xảy ra|"
    r"đóng góp|tương đương|ước tính|ước|(?:tổng )?(?:trị giá|kinh phí)"
)
_AFTER_VERB = (
    r"thêm|lên|xuống|bình quân|trung bình|được|đến|mức|tới|còn|khá|mạnh|nhẹ|trưởng|hằng năm|hàng năm|"
    r"tỷ lệ|tỉ lệ|"
    r"so với cùng kỳ"
)
_CORE = re.compile(
    rf"(?<![{_LETTER}])(?P<lead>(?:tối thiểu|ít nhất)\s+)?(?P<verb>(?:ước(?: tính)?\s+)?(?:{_CHANGE}|"
    rf"{_STATE})(?:\s+(?:{_AFTER_VERB}))*\s+)(?P<cmp>(?:(?:{_CMP})\s+|[≥≤><~]=?\s*){{0,4}})$"
    rf"|(?<![{_LETTER}])(?P<only>(?:(?:{_CMP})\s+|[≥≤><~]=?\s*){{1,4}})$",
    re.IGNORECASE,
)
_WORTH = re.compile(r"(?:trị giá|kinh phí)$", re.IGNORECASE)
# Verbs that may part a count from what it counts: the indicator before them belongs to the figure.
_LINKS = re.compile(r"(?:là|đạt|tăng|giảm|tụt|lên|bằng|chiếm|ước|ở mức|còn|xảy ra)(?!\w)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:hoàn thành|đạt|tăng|giảm|cắt giảm|vượt|tinh giản|gấp|thiếu|tụt|nhiều hơn|ít hơn)(?!\w)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?<!\w)(?:trong đó|nhất là về|nhất là|phấn đấu|cho thấy|nêu rõ|cho biết|nhưng|song|góp phần|đưa|nâng|"
    r"phản ánh|cho rằng|khẳng định|nhấn mạnh|chỉ rõ|chỉ ra|thừa nhận|nhận định|ghi nhận|thông tin|kiến nghị|"
    r"đề nghị|dự báo|ước tính|thúc đẩy|"
    r"thấp hơn so với|cao hơn so với|"
    r"thấp hơn|cao hơn|như|và so với|đã|sẽ|cũng|thì|bảo đảm|đảm bảo)\s+",
    re.IGNORECASE,
)
# "tăng trưởng tích cực với GRDP ước đạt 8%": what is measured stands behind it, if named there.
_WITH = re.compile(r"(?<!\w)(?<!so )(?<!đối )(?<!cùng )(?<!hợp )với\s+", re.IGNORECASE)
_HAS = re.compile(r"(?<!\w)có\s+", re.IGNORECASE)
_SKIP = " \t\n-*+•\\"
_JOIN = re.compile(r"(?:và|còn|hay|song|nhưng)\s+", re.IGNORECASE)
# A part that begins so starts anew: the indicator is not sought in the parts before it.
_FRESH = re.compile(
    r"(?:đến nay|hiện nay|hiện|đã|bảo đảm|đảm bảo|tính đến|trong|có|đến|với|trên địa bàn|từ|qua|được|toàn|cả|"
    r"năm|quý|tháng|ngày)(?!\w)",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\s*(?:(?:tính )?đến (?:nay|thời điểm này)|hiện nay|hiện|theo đó|trong đó|cụ thể|riêng)?[\s,:]*$",
    re.IGNORECASE,
)
# Branches and areas of the economy stand for what they produce, where a part of a list begins with them.
_BRANCH = re.compile(
    r"(?:khu vực|ngành|lĩnh vực|nông nghiệp|nông, lâm|công nghiệp|dịch vụ|thương mại|du lịch|thủy sản|"
    r"lâm nghiệp|trồng trọt|chăn nuôi|"
    r"xuất khẩu|nhập khẩu|lương thực|sản xuất|chi|thu|tỷ|cây|lúa|khách|huy động|đầu tư)(?!\w)",
    re.IGNORECASE,
)


class Core(NamedTuple):
    """The verb and the words of comparison right before a number. Starts equal the number's when absent."""

    start: int
    verb: str
    compare: str


def core_before(page: Page, left: int, number: int) -> Core:
    """The verb and comparison that lead to a number."""
    at = max(left, number - 60)
    match = _CORE.search(page.flat[at:number])
    if match is None:
        return Core(number, "", "")
    compare = (match["cmp"] or match["only"] or "") + (match["lead"] or "")
    return Core(
        at + match.start(), " ".join((match["verb"] or "").lower().split()), " ".join(compare.lower().split())
    )


# Words that only begin or end like the noun of an indicator: "tổng hợp", "kinh tế số", "lực lượng".
_NO_HEAD = (
    r"tổng (?:hợp|kết|thể|bí thư|cục|công ty|giám đốc|thư ký|đài|duyệt|rà soát)(?!\w)|"
    r"số (?:hóa|hoá|liệu|điện thoại|nhà)(?!\w)|tiền (?:đề|lệ|phong|tuyến|thân)(?!\w)|"
    r"đàn (?:ông|áp|hồi)(?!\w)|vốn (?:dĩ|có|là)(?!\w)|giá (?:rét|đỡ|như|mà)(?!\w)|"
    r"(?:(?<=một )|(?<=đa )|(?<=thiểu )|(?<=đổi )|(?<=kinh tế )|(?<=xã hội )|(?<=công nghệ )|(?<=kỹ thuật )|"
    r"(?<=hạ tầng )|(?<=dữ liệu )|(?<=công dân )|(?<=chính quyền )|(?<=môi trường )|(?<=chữ ký ))số(?!\w)|"
    r"(?:(?<=chất )|(?<=lực ))lượng(?!\w)|(?<=diễn )đàn(?!\w)|(?<=định )mức(?!\w)|"
    r"(?:(?<=đánh )|(?<=định )|(?<=đơn )|(?<=trị ))giá(?!\w)"
)


@cache
def _heads() -> re.Pattern[str]:
    words = sorted(indicators(), key=len, reverse=True)
    return re.compile(
        rf"(?<![{_LETTER}])(?!{_NO_HEAD})(?:{'|'.join(map(re.escape, words))})(?![{_LETTER}])"
        r"(?!\s+[0-9]+[-/])",
        re.IGNORECASE,
    )


def head_in(text: str) -> int:
    """Where the first noun of an indicator begins in a stretch; -1 where none does."""
    match = _heads().search(text)
    return match.start() if match else -1


def begin_measure(page: Page, left: int, core: Core) -> int:
    """Where the phrase of a measure begins: at its indicator, else at its verb or number."""
    if _WORTH.search(core.verb):
        return core.start
    parts = _parts(page.flat, left, core.start)
    start, end = parts[-1]
    if start >= end:
        return core.start
    cut = start
    for match in _CUT.finditer(page.flat, start, end):
        if match.end() < end or core.verb:  # "ngân sách phường bảo đảm 1.950 triệu đồng": it is the verb
            cut = match.end()
    if not core.verb:
        against = page.flat.rfind("so với ", start, end)
        cut = max(cut, against + 7 if against >= 0 else cut)
    cut = _after_time(page, cut, end)
    for match in _WITH.finditer(page.flat, cut, end):
        cut = match.end() if _head_at(page, match.end(), end) >= 0 else cut
    head = _head_at(page, cut, end)
    if head >= 0:
        return head
    if core.verb.startswith("có"):
        return core.start
    if page.flat[cut:end].rstrip().endswith((" và", " cùng", " với", " cho", " làm", " khiến")):
        return core.start
    joined = _JOIN.match(page.flat, cut, end)
    if joined is not None:
        cut = joined.end()
    if _IDLE.match(page.flat[cut:end]):
        return core.start
    # The indicator may be a list: "giá trị sản xuất ngành công nghiệp, dịch vụ, xây dựng ước đạt".
    has = next(reversed([*_HAS.finditer(page.flat, cut, end)]), None)
    if has is not None:
        cut = has.end()  # "phía đông tỉnh Đắk Lắk có mưa 100 mm"
    elif not _FRESH.match(page.flat, cut):
        for before, until in reversed(parts[:-1]):
            head = _head_at(page, before, until)
            if head >= 0:
                return head
        branch = next((before for before, _ in parts[:-1] if _BRANCH.match(page.flat, before)), None)
        if branch is not None:
            return branch
    cut = _deed_before(page, cut, core.start)
    return _strip(page.flat, cut, core.start) if end - cut <= 110 else core.start


def _head_at(page: Page, start: int, end: int) -> int:
    """Where the first noun of an indicator begins outside references and times; -1: there is none."""
    at = start
    while (found := _heads().search(page.flat, at, end)) is not None:
        inside = next((one for one in page.within("document", start, end) if one.end > found.start()), None)
        if inside is None or inside.start > found.start():
            return found.start()
        at = inside.end
    return -1


_TO_DO = re.compile(r"(?:để|cho phép|được|phải|cần|sẽ|về|việc)(?!\w)\s*", re.IGNORECASE)


def _deed_before(page: Page, start: int, end: int) -> int:
    """Where the verb begins that moves a sum ("Sở Tài chính cân đối bổ sung 85 tỷ đồng"): behind who does it.

    Without a body named in the stretch it begins where the stretch does.
    """
    bodies = [one for one in page.within("_body", start, end) if one.end < end]
    if not bodies:
        return start
    at = _strip(page.flat, bodies[-1].end, end)
    while (match := _TO_DO.match(page.flat, at, end)) is not None:
        at = match.end()
    return at if at < end and page.flat[at].islower() else start


_LEADS = re.compile(
    r"(?:sau|sau đây|gồm|cụ thể|trong đó|theo đó|như|kết quả|là|biết|rằng|nêu rõ|đề nghị|"
    r"yêu cầu|kèm theo)\s*$"
)


def label_before(page: Page, left: int, until: int, noun: str) -> int | None:
    """Where the label begins that a colon parts from its number: "Cơ quan, đơn vị, văn hóa: 100%".

    Before a count it must speak of a number of things, or of those counted (`noun`).
    """
    flat = page.flat
    colon = flat.rfind(":", left, until)
    if colon < 0 or flat[colon + 1 : until].strip(" ≥≤><="):
        return None
    start = max(left, *(flat.rfind(mark, left, colon) + 1 for mark in (".", ";", "\n")))
    start = _strip(flat, start, colon)
    label = page.lower[start:colon]
    if not 3 <= len(label) <= 160 or _LEADS.search(label):
        return None
    head = _head_at(page, start, colon)
    if noun and head != start and not label.startswith(noun.lower()):
        return None
    return head if head >= 0 else start


_ADVERB = re.compile(
    r"(?:(?:trong|đến|tới|vào|từ|tính|hết|cuối|đầu|kể|riêng|cả|hiện|nay|\*)\s*)*$", re.IGNORECASE
)


def _after_time(page: Page, start: int, end: int) -> int:
    """Past a time that opens a part: "quý I/2025 tổng giá trị …"."""
    for one in page.within("_date", start, end):
        if not _ADVERB.match(page.flat[start : one.start]):
            break
        start = _strip(page.flat, one.end, end)
    return start


def begin_count(page: Page, left: int, number: int, core: Core, noun: str) -> int:
    """Where the phrase of a count begins: at the number, its verb, or the indicator the verb links it to."""
    parts = _parts(page.flat, left, core.start)
    if not core.verb and core.compare and head_in(page.flat[parts[-1][0] : parts[-1][1]]) == 0:
        return parts[-1][0]  # "số dư ở mỗi đơn vị ít nhất 2 người"
    if core.verb and _LINKS.match(core.verb):
        for index, (start, end) in enumerate(reversed(parts)):
            head = head_in(page.flat[start:end])
            if head >= 0:
                return start + head
            if _BRANCH.match(page.flat, start) and end - start < 60:
                return start
            if index == 0 and _named_by(page, start, end, core.verb, noun):
                return _strip(page.flat, start, core.start)
            if _FRESH.match(page.flat, start):
                break
    if _CASES.match(page.flat, number) is not None:
        return _deed(page, left, core.start)
    if core.verb and (_OPENS.match(core.verb) or core.compare):
        return core.start
    return core.start if not core.verb else number


def _named_by(page: Page, start: int, end: int, verb: str, noun: str) -> bool:
    """Whether the words before a linking verb name what is counted: "Hộ nghèo còn 214 hộ"."""
    if verb.startswith("xảy ra"):
        return 3 < end - start < 50
    if verb.startswith("là"):
        return end - start > 3
    return end - start < 50 and page.flat[start:end].lower().startswith(f"{noun.lower()} ")


# "61 trường hợp": cases of what stands before, when nothing says it behind.
_CASES = re.compile(r"[0-9./]+\s+(?:lượt )?trường hợp\s*(?=[.,;…)]|và\s)", re.IGNORECASE)
_DEED = re.compile(r"(?<!\w)(?:đã|sẽ|đang|được|rồi)\s+", re.IGNORECASE)


def _deed(page: Page, left: int, end: int) -> int:
    """Where the words begin that say what was done: behind "đã", else in the last part of the clause."""
    begin = max(left, end - 120)
    for match in _DEED.finditer(page.flat, begin, end):
        begin = match.end()
    if begin > max(left, end - 120):
        return begin
    start = _parts(page.flat, left, end)[-1][0]
    return start if end - start <= 40 else end


def _parts(flat: str, left: int, right: int) -> list[tuple[int, int]]:
    """The stretches between commas outside brackets, without outer spaces; the last ends at `right`."""
    parts: list[tuple[int, int]] = []
    at = left
    depth = 0
    for index in range(left, right):
        char = flat[index]
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif char == "," and depth == 0:
            parts.append((_strip(flat, at, index), index))
            at = index + 1
    parts.append((_strip(flat, at, right), right))
    return parts


def _strip(flat: str, start: int, end: int) -> int:
    while start < end and flat[start] in _SKIP:
        start += 1
    return start
