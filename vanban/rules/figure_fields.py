"""What a figure says beside its number: comparison, change, planned or actual, period, whose it is.

facts.md, "Units and comparators" and "Figures": what exists is `actual`; only targets, estimates and drafts
are `planned`. A period and an organisation hold through the sentences that follow, until others are named.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from vanban.fold import fold_tone
from vanban.layout import Block
from vanban.page import Page
from vanban.rule import Found

_COMPARE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        (">=", r"≥|>=|ít nhất|tối thiểu|không dưới|không thấp hơn"),
        ("<=", r"≤|<=|không quá|không vượt quá|tối đa"),
        (">", r"(?<![\w])(?:hơn|trên(?! dưới)|vượt|quá)(?!\w)|>"),
        ("<", r"(?<!trên )(?<!không )\bdưới\b|<"),
        ("~", r"ước|khoảng|gần|xấp xỉ|trên dưới"),
    )
)


def comparator(words: str, after: str) -> str:
    """The sign of the words before a number; `after` is what follows its unit.

    >>> comparator("ước đạt hơn", ""), comparator("gần", ""), comparator("từ", " trở lên")
    ('>', '~', '>=')
    """
    if after.lstrip().startswith("trở lên"):
        return ">="
    if after.lstrip().startswith("trở xuống"):
        return "<="
    return next((sign for sign, pattern in _COMPARE if pattern.search(words)), "=")


def change(verb: str, compare: str) -> str | None:
    """`increase` or `decrease` where the number is the size of a change."""
    verb = verb.removeprefix("ước tính ").removeprefix("ước ")
    if verb.startswith(("tăng", "tặng")) or compare.startswith("thêm"):
        return "increase"
    if verb.startswith(("giảm", "cắt giảm", "tiết giảm", "rút ngắn", "tinh giản")):
        return "decrease"
    return None


_REACH = 900  # characters before a number that may speak of its aim

_AIM = re.compile(
    r"(?<!\w)(?:phấn đấu|dự kiến|dự báo|dự tính|mục tiêu(?! (?:đề ra|kép|quốc gia))|các chỉ tiêu|"
    r"chỉ tiêu (?:cụ thể|chủ yếu|chính)|đặt ra|"
    r"quyết tâm (?:đạt|hoàn thành)|sau khi sắp xếp|sau sắp xếp|sau sáp nhập)(?!\w)"
)
_WILL = re.compile(r"(?<!\w)sẽ(?!\w)")
# A purpose names what is to be reached: "để thúc đẩy tăng trưởng đạt 8,5 - 9%".
_PURPOSE = re.compile(
    r"(?<!\w)(?:để|nhằm|hướng tới|hướng đến|tiến tới|đảm bảo để|bảo đảm để)\s+(?:thúc đẩy|"
    r"đạt|hoàn thành|nâng|đưa|tăng|giảm|bảo đảm|đảm bảo|thực hiện|tạo|phát triển|mục tiêu)(?!\w)"
)
_STRIVES = re.compile(r"(?<!\w)(?:phấn đấu|quyết tâm)(?!\w)")
_PROPOSES = re.compile(r"(?<!\w)(?:đề xuất|dự kiến có)\s+$")
_DONE = re.compile(r"(?<!\w)(?:đã|chưa đạt|đạt và vượt|vượt mục tiêu|kết quả)(?!\w)")
_ESTIMATE = re.compile(
    r"(?<!\w)ước(?: tính| đạt| thực hiện| khoảng| được| thu| chi| là| tăng| giảm|\s+[0-9])"
)
# "02 nhiệm vụ đang thực hiện", "100% các bộ đã thành lập": it is so.
_EXISTS = re.compile(r"(?<!\w)(?:đã|đang|chưa)(?!\w)")
_OWN_AIM = re.compile(r"(?:kế hoạch|mục tiêu|chỉ tiêu|kịch bản|dự toán|dự kiến|ước|phấn đấu)(?!\w)")
_HEADS_AIM = re.compile(r"mục tiêu|chỉ tiêu|phương hướng|tầm nhìn|định hướng|đến năm 20[0-9]{2}")
_HEADS_TASK = re.compile(r"nhiệm vụ|giải pháp|tổ chức thực hiện|phân công")
# A least or a most that nobody reports as reached is a target, a norm or a threshold: `planned`.
_BOUND = re.compile(r"ít nhất|tối thiểu|tối đa|không dưới|không quá|không vượt quá")
_ORDER = re.compile(r"(?<!\w)(?:yêu cầu|phải|cần|trước ngày|chậm nhất)(?!\w)")
_HEADS_DONE = re.compile(r"kết quả|tình hình|đánh giá|thực trạng|đặc điểm")
_BY_YEAR = re.compile(r"(?<!\w)(?:đến|tới|vào)(?: cuối| hết)? năm (20[0-9]{2})(?!\w)")


def status(
    page: Page, block: Block, sentence: int, span: tuple[int, int], number: int, compare: str, *, counts: bool
) -> str:
    """`planned` for targets, estimates and drafts, else `actual`. `counts`: it counts things."""
    start, end = span
    if estimated(page, start, number) or _OWN_AIM.match(page.lower, start):
        return "planned"
    begin = max(sentence, number - _REACH)
    clause = max(begin, page.flat.rfind(";", begin, number) + 1)
    done = _last(page, _DONE, clause, number)
    if done > 0 and _last(page, _STRIVES, clause, done) > _last(page, _ALREADY, clause, done):
        done = 0  # "phấn đấu tăng trưởng vượt mục tiêu (10%)": what is striven for is not done
    bound = _BOUND.search(compare) or page.flat[start:end].rstrip().endswith("trở lên")
    if not done and bound:
        return "planned"
    if _EXISTS.search(page.lower, number, end):
        return "actual"
    if counts and _PROPOSES.search(page.lower, max(begin, number - 20), number):
        return "planned"
    # "Thường trực sẽ làm việc với 5 huyện": the work lies ahead, the districts exist.
    aim = max(_last(page, _AIM, begin, number), 0 if counts else _last(page, _WILL, begin, number))
    if aim > done:
        return "planned"
    if not done and not counts and due_after(page, end, _clause_end(page, end)):
        return "planned"
    if not counts and done < (purpose := _last(page, _PURPOSE, begin, number)) and number - purpose <= 90:
        return "planned"
    if not done and not counts and _ordered(page, begin, number):
        return "planned"
    if _in_future(page, begin, number):
        return "planned"
    tasks = page.listed and not counts and not done
    return "planned" if _under_aims(page, block, tasks=tasks) else "actual"


_DUE = re.compile(
    r"(?<!\w)(?:xong )?(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|đến hết)\s+(?=ngày|tháng|quý|năm|[0-9])"
)


def due_after(page: Page, at: int, stop: int) -> str | None:
    """The day by which a figure is to be reached: "hoàn thành 100% việc cập nhật … trước ngày 06/12/2025"."""
    match = _DUE.search(page.lower, at, min(stop, at + 120))
    if match is None:
        return None
    dates = page.within("_date", match.end(), min(stop, match.end() + 60))
    return next((str(one.fields["iso"]) for one in dates if one.start <= match.end() + 6), None)


def _clause_end(page: Page, at: int) -> int:
    found = _ENDS.search(page.flat, at, at + 120)
    return found.start() if found else at + 120


_ALREADY = re.compile(r"(?<!\w)(?:đã|chưa đạt|kết quả)(?!\w)")


def _last(page: Page, pattern: re.Pattern[str], start: int, end: int) -> int:
    """Where the last match of a pattern in a stretch ends; 0: there is none. The page is searched once."""
    key = f"figure words {pattern.pattern}"
    places: tuple[list[int], list[int]] | None = page.cache.get(key)
    if places is None:
        matches = list(pattern.finditer(page.lower, page.start, page.end))
        places = page.cache[key] = ([one.start() for one in matches], [one.end() for one in matches])
    starts, ends = places
    at = bisect_right(ends, end) - 1
    return ends[at] if at >= 0 and starts[at] >= start else 0


def _ordered(page: Page, begin: int, number: int) -> bool:
    """Whether the words just before a number order it."""
    order = _last(page, _ORDER, begin, number)
    return bool(order) and number - order <= 160 and not _ENDS.search(page.flat, order, number)


_ENDS = re.compile(r"[.;]")


def estimated(page: Page, start: int, number: int) -> bool:
    """Whether the words before a number call it an estimate ("ước đạt")."""
    return bool(_ESTIMATE.search(page.lower, start, number + 1))


def _in_future(page: Page, begin: int, number: int) -> bool:
    if not _last(page, _BY_YEAR, begin, number):
        return False
    year = next(_BY_YEAR.finditer(page.lower, begin, number), None)
    return year is not None and page.published is not None and int(year[1]) > int(page.published[:4])


def _under_aims(page: Page, block: Block, *, tasks: bool) -> bool:
    """Whether a heading above speaks of aims; the nearest that speaks of either decides.

    `tasks`: what stands under a heading of tasks ("nhiệm vụ, giải pháp") counts as an aim too.
    """
    for above in block.ancestors():
        if not page.listed and above.start <= _headline(page):
            continue  # a headline tells what is in the news; only a plan's title speaks for all its parts
        words = page.lower[above.body : min(above.end, above.body + 160)]
        if above.kind != "heading" and not words.rstrip().endswith(":"):
            continue
        if _HEADS_DONE.search(words):
            return False
        if _HEADS_AIM.search(words) or (tasks and _HEADS_TASK.search(words)):
            return True
    return False


def _headline(page: Page) -> int:
    """Where the heading that opens a page begins."""
    return next((block.start for block in page.blocks if block.kind in ("heading", "title")), -1)


# What is set beside a figure for comparison lies behind: "(cùng kỳ quý I/2024 tăng 6,26%)".
_BEFORE = re.compile(
    r"[(,;]?\s*(?:cùng kỳ|năm trước|năm ngoái|kỳ trước|tháng trước|quý trước|nhiệm kỳ trước)(?!\w)"
)
_PARTS = re.compile(r"(?:trong đó|cụ thể|bao gồm|gồm)\s*[,:]?\s")


def of_before(page: Page, start: int, number: int) -> bool:
    """Whether the words of a figure speak of the time before it is compared with."""
    opened = max(page.flat.rfind("(", max(0, start - 30), number), start - 1) + 1
    return _BEFORE.match(page.lower, opened, number) is not None


def tells_parts(page: Page, start: int, end: int) -> bool:
    """Whether a sentence tells the parts of the sum before it, at no other time."""
    return _PARTS.match(page.lower, start) is not None and period_in(page, start, end) is None


_TERM_OF = re.compile(
    r"(?:các cấp|[xvi]+|hđnd|hội đồng nhân dân|đảng bộ|đại hội|tỉnh|huyện|xã|phường"
    r"|thành phố|,)\s+(?:nhiệm kỳ\s+)?$"
)
_UNTIL = re.compile(
    r"(?<!\w)(?:đến|tới|trước|hết|từ|qua|tại thời điểm|chậm nhất)\s+(?:(?:hết|trước"
    r"|là)\s+)?(?:ngày\s+)?$"
)
_GRAINS = frozenset({"day", "month", "quarter", "half", "months", "year", "span"})
# A time that something is compared with, or that names a plan, is not when the figure holds.
_OTHER_TIME = re.compile(
    r"(?:so\s+(?:với\s+)?(?:cùng kỳ\s+)?(?:năm\s+)?|kế hoạch\s+(?:vốn\s+)?(?:đầu tư công\s+)?|dự toán\s+|"
    r"cùng kỳ\s+)$"
)


def period_in(page: Page, start: int, end: int) -> str | None:
    """The last time said in a stretch that tells when its figures hold."""
    for one in reversed(page.within("_date", start, end)):
        iso = str(one.fields["iso"])
        if (
            one.fields.get("of_document")
            or one.fields["grain"] not in _GRAINS
            or not iso
            or iso.startswith("-")
        ):
            continue
        before = page.lower[max(0, one.start - 40) : one.start]
        if one.fields["grain"] == "day" and not page.listed and not _UNTIL.search(before):
            continue  # the day of a meeting is not when its figures hold
        if one.fields["grain"] == "span" and _TERM_OF.search(before):
            continue  # the term belongs to the name of a body or an election
        if not _OTHER_TIME.search(before) and not page.lower.startswith("cùng kỳ", one.start):
            return iso
    return None


_BY = re.compile(r"\s*,?\s*(?:vào|đến|tới|trong|tính đến)?\s*(?:cuối |hết )?")


def period_after(page: Page, at: int, stop: int) -> str | None:
    """A time that follows a figure at once: "120 triệu đồng vào năm 2030"."""
    match = _BY.match(page.lower, at, stop)
    start = match.end() if match else at
    return next(
        (
            str(one.fields["iso"])
            for one in page.within("_date", at, min(stop, at + 60))
            if one.start <= start
        ),
        None,
    )


def period_above(page: Page, block: Block) -> str | None:
    """The time the headings above a block speak of, nearest first."""
    for above in block.ancestors():
        if above.end - above.body <= 260:
            period = period_in(page, above.body, above.end)
            if period:
                return period
    return None


def owner_in(page: Page, start: int, end: int) -> str | None:
    """The last body or place named in a stretch; whose the figures after it are."""
    bodies: list[Found] = [
        one
        for one in page.within("_body", start, end)
        if not one.fields.get("group") and not _NORMS.match(page.lower, one.start)
    ]
    if not bodies:
        return None
    # An authority tells of its area: "UBND tỉnh Thí Dụ cho biết" of the province.
    name = str(bodies[-1].fields["name"])
    area = _AREA.match(fold_tone(name))
    return name[area.start("area") :] if area else name


_LASTS = re.compile(
    r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|thôn|đảng bộ|đảng ủy|tỉnh ủy|thành ủy"
    r"|huyện ủy)(?!\w)",
    re.IGNORECASE,
)


def lasts(owner: str | None) -> str | None:
    """The owner that runs on into the next paragraph: a place or its Party body, no office."""
    return owner if owner and _LASTS.match(fold_tone(owner)) else None


# Who sets norms, gives money or commissions for all is not whose figures follow.
_NORMS = re.compile(
    r"(?:chính phủ|thủ tướng|quốc hội|nhà nước|trung ương|bộ chính trị|ban bí thư|bộ (?!chỉ huy|phận)"
    r"|đảng(?!\s(?:bộ|ủy))"
    r"|ban chấp hành trung ương|ban chỉ đạo trung ương|văn phòng (?:chính phủ|trung ương)"
    r"|ủy ban thường vụ quốc hội)(?!\w)"
)
_AREA = re.compile(
    r"(?:Đảng ủy |Thường trực |Lãnh đạo )?(?:UBND|Ủy ban nhân dân|HĐND"
    r"|Hội đồng nhân dân|Hội đồng Nhân dân)\s+"
    r"(?P<area>(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?:\s.+)?)$"
)
