"""Where the phrase of a figure ends: with its unit, what says of what, and what it is measured against.

facts.md: the smallest phrase that holds indicator, number and unit. The words that say which things are
counted belong to it, and what a share is a share of; the rest of the sentence does not.
"""

from __future__ import annotations

import re

from vanban.fold import LOWER, UPPER
from vanban.page import Page
from vanban.rules.figure_spans import head_in
from vanban.rules.units import unit_at
from vanban.rules.verbs import action_at

_STOP = re.compile(
    r"[;:.…!?\n\t|](?=\s|$|[^0-9])|\((?!khóa|không tính|trừ|bao gồm)|[\")“\]]|"
    r"\s+(?:để|nhằm|gắn với|tại|sớm|ngay|khi|do|vì|bởi|mà|đều|trong đó|phục vụ|nhất là|gồm|bao gồm|như|"
    r"(?<!và )(?:nâng(?! cao)|đưa)|đồng thời|qua đó|góp phần|phải|sẽ|thì|vẫn|còn(?! lại)|"
    r"(?<!so )(?<!đối )với|hoặc|trong khi|(?<!cấp )trên cơ sở|trước khi|sau khi|"
    r"trước(?= (?:ngày|tháng|quý|năm)\s)|chậm nhất|thông qua|vào|lên|từ|"
    r"(?:tính )?đến(?= (?:nay|năm|ngày|tháng|hết|cuối|thời điểm)\s)|thấp hơn|cao hơn|theo (?:đúng|lịch|"
    r"quy định)|thuộc chức danh|của(?= (?:nhiệm kỳ|năm|tháng|quý|giai đoạn)\s)|(?:được )?giao trên|"
    r"trên(?= (?:hệ thống|cổng|nền tảng|phần mềm|trang|mạng|môi trường)\s)|(?:được |đã được )?(?:đặt ra|"
    r"nêu ra|đưa ra|đề ra)|(?:khu vực|vùng)(?= (?:miền|biên giới|nông thôn|đô thị|ven|sâu|phía|"
    r"trung tâm|đồng bào))|"
    r"(?P<by>theo)(?= (?:hướng dẫn|kế hoạch|nghị quyết|quyết định|chỉ thị|công văn|thông báo|nghị định|"
    r"luật)\s))(?=\s|[.,;]|$)"
)
_DOING = r"đã|đang|chưa|được|bị|hạn|hoàn thành|thực hiện|xử lý|xây dựng|đăng ký|đạt|có"
# What follows the noun and its few modifiers at once, and says where to, when, for whom, or what is done
# with them: "8 đề án trong nhiệm kỳ này có …", "32 nhiệm vụ và có kế hoạch …", "163 nhiệm vụ cho các phòng".
_AFTER_NOUN = re.compile(
    rf"(?:(?!\s(?:{_DOING})\s)\s[^\W\d]+){{0,4}}?(?P<end>\s+(?:(?:"
    r"trong (?:nhiệm kỳ|năm|tháng|quý|tuần|hai|ba|thời gian|[0-9])|"
    r"(?:thực hiện|triển khai)(?= (?:Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Quyết định|Đề án))|"
    r"cho (?:các|những|xã|phường|huyện|người|hộ|nhân dân)|ra khỏi|khỏi|sang|"
    r"và (?:có|đã|đang|sẽ|được))(?!\w)|và (?P<act>)))",
)
_LISTED = re.compile(
    rf",\s(?P<noun>[{LOWER}]+(?:\s[{LOWER}]+){{0,2}}?)"
    r"(?=\s+(?:bị|được|đang|đã|chưa|có|bố trí)\s|\s*[.;,:)(]|\s*$)"
)
_SHORT = re.compile(rf"(?:\s+[{LOWER}]+){{1,3}}$")
_BARE_VERB = re.compile(r"\s*(?:đã |đang |được |chưa |sẽ )(?:\S+ ){0,1}\S+$")
_TAIL = re.compile(
    r"(?:[\s,;:(/–-]|(?<=\s)(?:đã|đang|sẽ|được|và|có|là|đạt|với|của|trong|cho|còn|về|(?<!nhà\s)ở|ước|thì|cũng|chỉ|"
    r"các|những|bằng|tăng|giảm|từ|đó|tại|trên|hơn|gần|khoảng|gồm|bao gồm|"
    r"(?<=[,;:]\s)cụ thể|như sau|như)(?=\s*$))+$"
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
    after = _AFTER_NOUN.match(flat, unit_end, stop)
    if after is not None and (after["act"] is None or action_at(page, after.end(), stop)) and not lists:
        stop = after.start("end")
    for match in _STOP.finditer(page.lower, unit_end, stop):
        if match["by"] and not flat[match.end() + 1].isupper():
            continue  # "theo quyết định" names no document
        if match[0] != ")" or "(" not in flat[unit_end : match.start()]:
            stop = match.start()
            break
    comma = flat.find(",", unit_end, stop)
    while comma >= 0:
        said = flat[unit_end:comma]
        if _is_listed(page, unit_end, comma, stop):
            unit_end = comma + 1
        elif not _BARE_VERB.match(said) and (not lists or _new_clause(flat, comma + 1, stop)):
            stop = comma
            break
        comma = flat.find(",", comma + 1, stop)
    return _trim(flat, unit_end, stop)


def _is_listed(page: Page, start: int, comma: int, stop: int) -> bool:
    """Whether a comma parts short nouns that are counted together: "con gia súc, gia cầm bị chết"."""
    if not _SHORT.match(page.flat, start, comma):
        return False
    fellow = _LISTED.match(page.flat, comma, stop)
    if fellow is None or _new_clause(page.flat, comma + 1, stop):
        return False
    return not action_at(page, fellow.start("noun"), stop)


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
