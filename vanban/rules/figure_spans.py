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
from vanban.rules.units import unit_at
from vanban.tables import indicators

_LETTER = f"{LOWER}{UPPER}"
_CMP = (
    r"ước tính|ước khoảng|ước|khoảng|gần|xấp xỉ|trên dưới|hơn|trên|dưới|ít nhất|tối thiểu|không dưới|"
    r"không quá|không vượt quá|"
    r"tối đa|từ|chỉ|bình quân|trung bình|mới|đã|cả|tròn|đúng|những|thêm|tới|đến|mức|quá|vượt|[≥≤><~]=?"
)
_CHANGE = (
    r"tăng trưởng|tăng|tặng|giảm|cắt giảm|tiết giảm|nâng|gấp|vượt|thấp hơn|cao hơn|hụt|rút ngắn|tinh giản"
)
_STATE = (
    r"đạt được|đạt mức|đạt|là|bằng|chiếm|ở mức|duy trì|còn|lên|xuống|thực hiện được|thực hiện|hoàn thành|"
    r"được|có|đứng|"
    r"đóng góp|tương đương|ước tính|ước|(?:tổng )?(?:trị giá|kinh phí)"
)
_AFTER_VERB = (
    r"thêm|lên|xuống|bình quân|trung bình|được|đến|mức|tới|còn|khá|mạnh|nhẹ|trưởng|hằng năm|hàng năm|"
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
_LINKS = re.compile(r"(?:là|đạt|tăng|giảm|lên|bằng|chiếm|ước|ở mức|còn)(?!\w)", re.IGNORECASE)
_OPENS = re.compile(r"(?:hoàn thành|đạt|tăng|giảm|cắt giảm|vượt|tinh giản|gấp)(?!\w)", re.IGNORECASE)
_CUT = re.compile(
    r"(?<!\w)(?:trong đó|nhất là về|nhất là|phấn đấu|cho thấy|nêu rõ|cho biết|nhưng|song|góp phần|đưa|nâng|"
    r"thấp hơn so với|cao hơn so với|"
    r"thấp hơn|cao hơn|như|và so với|đã|sẽ|cũng|thì)\s+",
    re.IGNORECASE,
)
_SKIP = " \t\n-*+•\\"
_JOIN = re.compile(r"(?:và|còn|hay|song|nhưng)\s+", re.IGNORECASE)
# A part that begins so starts anew: the indicator is not sought in the parts before it.
_FRESH = re.compile(
    r"(?:đến nay|hiện nay|hiện|đã|tính đến|trong|có|đến|với|trên địa bàn|từ|qua|được|toàn|cả|năm|quý|"
    r"tháng|ngày)(?!\w)",
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


@cache
def _heads() -> re.Pattern[str]:
    words = sorted(indicators(), key=len, reverse=True)
    return re.compile(rf"(?<![{_LETTER}])(?:{'|'.join(map(re.escape, words))})(?![{_LETTER}])", re.IGNORECASE)


def head_in(text: str) -> int:
    """Where the first noun of an indicator begins in a stretch; -1 where none does."""
    match = _heads().search(text)
    return match.start() if match else -1


def begin_measure(page: Page, left: int, number: int, core: Core) -> int:
    """Where the phrase of a measure begins: at its indicator, else at its verb or number."""
    if _WORTH.search(core.verb):
        return core.start
    parts = _parts(page.flat, left, core.start)
    start, end = parts[-1]
    if start >= end:
        return core.start
    cut = start
    for match in _CUT.finditer(page.flat, start, end):
        cut = match.end()
    if not core.verb:
        against = page.flat.rfind("so với ", start, end)
        cut = max(cut, against + 7 if against >= 0 else cut)
    cut = _after_time(page, cut, end)
    head = head_in(page.flat[cut:end])
    if head >= 0:
        return cut + head
    if core.verb.startswith("có"):
        return core.start
    if page.flat[cut:end].rstrip().endswith((" và", " cùng", " với", " cho")):
        return core.start
    joined = _JOIN.match(page.flat, cut, end)
    if joined is not None:
        cut = joined.end()
    if _IDLE.match(page.flat[cut:end]):
        return core.start
    # The indicator may be a list: "giá trị sản xuất ngành công nghiệp, dịch vụ, xây dựng ước đạt".
    if not _FRESH.match(page.flat, cut):
        for before, until in reversed(parts[:-1]):
            head = head_in(page.flat[before:until])
            if head >= 0:
                return before + head
        branch = next((before for before, _ in parts[:-1] if _BRANCH.match(page.flat, before)), None)
        if branch is not None:
            return branch
    return _strip(page.flat, cut, core.start) if end - cut <= 110 else core.start


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


def begin_count(page: Page, left: int, number: int, core: Core) -> int:
    """Where the phrase of a count begins: at the number, its verb, or the indicator the verb links it to."""
    if core.verb and _LINKS.match(core.verb):
        parts = _parts(page.flat, left, core.start)
        for index, (start, end) in enumerate(reversed(parts)):
            head = head_in(page.flat[start:end])
            if head >= 0:
                return start + head
            if _BRANCH.match(page.flat, start) and end - start < 60:
                return start
            if index == 0 and core.verb.startswith("là") and end - start > 3:
                return _strip(page.flat, start, core.start)
            if _FRESH.match(page.flat, start):
                break
    noun = _CASES.match(page.flat, number)
    if noun is not None:
        return _deed(page, left, core.start)
    if core.verb and (_OPENS.match(core.verb) or core.compare):
        return core.start
    return core.start if not core.verb else number


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


_STOP = re.compile(
    r"[;:.…!?\n\t|](?=\s|$|[^0-9])|\((?!khóa|không tính|trừ|bao gồm)|[\")“\]]|"
    r"\s+(?:để|nhằm|gắn với|tại|sớm|ngay|khi|do|vì|bởi|mà|đều|trong đó|phục vụ|nhất là|gồm|bao gồm|như|"
    r"(?<!và )(?:nâng(?! cao)|đưa)|đồng thời|qua đó|góp phần|"
    r"(?<!so )với|hoặc|trong khi|trên cơ sở|trước khi|sau khi|thông qua|vào|lên|từ|"
    r"(?:tính )?đến(?= (?:nay|năm|ngày|tháng|hết|cuối|thời điểm)\s)|thấp hơn|cao hơn|theo (?:đúng|lịch|"
    r"quy định)|thuộc chức danh)(?=\s)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:và|hoặc|cùng)\s+", re.IGNORECASE)
_BARE_VERB = re.compile(r"\s*(?:đã |đang |được |chưa |sẽ )(?:\S+ ){0,1}\S+$")
_TAIL = re.compile(
    r"(?:[\s,;:(/–-]|(?<=\s)(?:đã|đang|sẽ|được|và|có|là|đạt|với|của|trong|cho|còn|về|(?<!nhà\s)ở|ước|thì|cũng|chỉ|"
    r"các|những|bằng|tăng|giảm|từ|đó|tại|trên|hơn|gần|khoảng|gồm|bao gồm|cụ thể|như sau|như)(?=\s*$))+$"
)
_CLAUSE = re.compile(
    r"\s*(?:đảm bảo|bảo đảm|góp phần|trong đó|so với|thấp hơn|cao hơn|tăng|giảm|đạt|bằng|chiếm|nhằm|để|"
    r"đồng thời|qua đó|từ đó|do|vì|gồm|"
    r"bao gồm|với|có|theo|hiện|ngày|đến|tính|vượt|tạo|trong|trước|phấn đấu|nhưng|song|một số|nhiều|"
    r"không)(?!\w)",
    re.IGNORECASE,
)


# Said or written by those who follow, who are no part of what is counted; a place with its name.
_SAID = re.compile(r"(?:tham luận|ý kiến|cử tri|đại biểu|câu hỏi|kiến nghị|lượt ý kiến)$", re.IGNORECASE)
_PLACE_NAMED = re.compile(r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|thôn|bản)$")
_NAME = re.compile(rf"\s+[{UPPER}][{LOWER}]")


def end_count(page: Page, unit_end: int, right: int, *, lists: bool = False) -> int:
    """Where the words end that say which things a count counts; `lists` lets it run over commas."""
    flat = page.flat
    noun = flat[max(0, unit_end - 14) : unit_end]
    if _NAME.match(flat, unit_end, right) and _PLACE_NAMED.search(noun):
        return unit_end
    if _SAID.search(noun):
        of = flat.find(" của ", unit_end, right)
        right = of if of >= 0 else right
    stop = min(right, unit_end + 260)
    for match in _STOP.finditer(flat, unit_end, stop):
        if match[0] != ")" or "(" not in flat[unit_end : match.start()]:
            stop = match.start()
            break
    comma = flat.find(",", unit_end, stop)
    while comma >= 0:
        said = flat[unit_end:comma]
        if not _BARE_VERB.match(said) and (not lists or _new_clause(flat, comma + 1, stop)):
            stop = comma
            break
        comma = flat.find(",", comma + 1, stop)
    return _trim(flat, unit_end, stop)


def _new_clause(flat: str, at: int, stop: int) -> bool:
    return bool(_CLAUSE.match(flat, at)) or head_in(flat[at : min(stop, at + 18)].lstrip()) == 0


def _trim(flat: str, start: int, end: int) -> int:
    match = _TAIL.search(flat[start:end])
    return start + match.start() if match else end


_EQUAL = re.compile(r"\s*\((?:tương đương|khoảng|tức|bằng)\s[^()]{1,60}\)")
_AGAINST = re.compile(
    r"\s+(?:so\s+với|so\s+cùng|so\s+dự|so\s+kế|kế hoạch|dự toán|chỉ tiêu|trở lên|trở xuống|mỗi năm|"
    r"hằng năm|hàng năm)(?!\w)",
    re.IGNORECASE,
)


def end_measure(page: Page, unit_end: int, right: int, *, of_things: bool) -> int:
    """Where a measure ends: after the same sum in another currency, or what it is measured against.

    `of_things`: what is measured stands behind ("30 tấn thực phẩm").
    """
    equal = _EQUAL.match(page.flat, unit_end)
    if equal is not None:
        return equal.end()
    against = _AGAINST.match(page.flat, unit_end, right)
    if against is not None:
        return end_count(page, against.end(), right)
    return (
        end_count(page, unit_end, right)
        if of_things and page.flat[unit_end : unit_end + 1] == " "
        else unit_end
    )


_FOLLOWS = re.compile(r"\s+(?:trở lên|trở xuống)(?!\w)")
_THINGS = re.compile(r"\s+(?:các|những|số|tổng số|toàn bộ)\s", re.IGNORECASE)


def end_percent(page: Page, unit_end: int, right: int) -> int:
    """Where a percentage ends: after what it is a part of, or is measured against."""
    more = _FOLLOWS.match(page.flat, unit_end, right)
    at = more.end() if more is not None else unit_end
    if not page.flat[at : at + 1].isspace():
        return at
    things = _THINGS.match(page.flat, at, right)
    noun = unit_at(page, at, right)
    if noun is not None and noun.kind == "count" and things is None:
        return end_count(page, noun.unit_end, right)
    return end_count(page, at, right, lists=things is not None)
