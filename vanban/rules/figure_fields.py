"""What a figure says beside its number: comparison, change, planned or actual, period, whose it is.

facts.md, "Units and comparators" and "Figures": what exists is `actual`; only targets, estimates and drafts
are `planned`. A period and an organisation hold through the sentences that follow, until others are named.
"""

from __future__ import annotations

import re

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
    r"quyết tâm (?:đạt|hoàn thành)|sau khi sắp xếp|sau sắp xếp|sau sáp nhập)(?!\w)",
    re.IGNORECASE,
)
# "Thường trực sẽ làm việc với 5 huyện": the work lies ahead, the districts exist.
_AIM_OF_MEASURE = re.compile(_AIM.pattern + r"|(?<!\w)sẽ(?!\w)", re.IGNORECASE)
_PROPOSES = re.compile(r"(?<!\w)(?:đề xuất|dự kiến có)\s+$", re.IGNORECASE)
_DONE = re.compile(r"(?<!\w)(?:đã|chưa đạt|đạt và vượt|vượt mục tiêu|kết quả)(?!\w)", re.IGNORECASE)
_ESTIMATE = re.compile(
    r"(?<!\w)ước(?: tính| đạt| thực hiện| khoảng| được| thu| chi| là| tăng| giảm|\s+[0-9])", re.IGNORECASE
)
# "02 nhiệm vụ đang thực hiện", "100% các bộ đã thành lập": it is so.
_EXISTS = re.compile(r"(?<!\w)(?:đã|đang|chưa)(?!\w)", re.IGNORECASE)
_OWN_AIM = re.compile(
    r"(?:kế hoạch|mục tiêu|chỉ tiêu|kịch bản|dự toán|dự kiến|ước|phấn đấu)(?!\w)", re.IGNORECASE
)
_HEADS_AIM = re.compile(
    r"mục tiêu|chỉ tiêu|phương hướng|tầm nhìn|định hướng|đến năm 20[0-9]{2}", re.IGNORECASE
)
_HEADS_TASK = re.compile(r"nhiệm vụ|giải pháp|tổ chức thực hiện|phân công", re.IGNORECASE)
# A minimum, or a share that somebody orders, is a target.
_LEAST = re.compile(r"ít nhất|tối thiểu")
_ORDER = re.compile(r"(?<!\w)(?:yêu cầu|phải|cần|trước ngày|chậm nhất)(?!\w)[^.;]{0,160}$", re.IGNORECASE)
_HEADS_DONE = re.compile(r"kết quả|tình hình|đánh giá|thực trạng|đặc điểm", re.IGNORECASE)
_BY_YEAR = re.compile(r"(?<!\w)(?:đến|tới|vào)(?: cuối| hết)? năm (20[0-9]{2})(?!\w)", re.IGNORECASE)


def status(
    page: Page, block: Block, sentence: int, span: tuple[int, int], number: int, compare: str, *, counts: bool
) -> str:
    """`planned` for targets, estimates and drafts, else `actual`. `counts`: it counts things."""
    start, end = span
    if estimated(page, start, number) or _OWN_AIM.match(page.flat, start):
        return "planned"
    if _EXISTS.search(page.flat, number, end):
        return "actual"
    said = page.flat[max(sentence, number - _REACH) : number]
    clause = said[said.rfind(";") + 1 :]
    if counts and _PROPOSES.search(said):
        return "planned"
    done = bool(_DONE.search(clause))
    aims = [match.end() for match in (_AIM if counts else _AIM_OF_MEASURE).finditer(said)]
    if aims and (not done or aims[-1] > len(said) - len(clause) + _last(_DONE, clause)):
        return "planned"
    if (
        not done
        and not counts
        and (
            _LEAST.search(compare) or _ORDER.search(said) or page.flat[start:end].rstrip().endswith("trở lên")
        )
    ):
        return "planned"
    if _in_future(page, said):
        return "planned"
    tasks = page.listed and not counts and not done
    return "planned" if _under_aims(page, block, tasks=tasks) else "actual"


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=0)


def estimated(page: Page, start: int, number: int) -> bool:
    """Whether the words before a number call it an estimate ("ước đạt")."""
    return bool(_ESTIMATE.search(page.flat, start, number + 1))


def _in_future(page: Page, said: str) -> bool:
    year = _BY_YEAR.search(said)
    if year is None:
        return False
    own = page.published or str(page.cache.get("figure_year", ""))
    return bool(own) and int(year[1]) > int(own[:4])


def _under_aims(page: Page, block: Block, *, tasks: bool) -> bool:
    """Whether a heading above speaks of aims; the nearest that speaks of either decides.

    `tasks`: what stands under a heading of tasks ("nhiệm vụ, giải pháp") counts as an aim too.
    """
    for above in block.ancestors():
        words = page.flat[above.body : min(above.end, above.body + 160)]
        if above.kind != "heading" and not words.rstrip().endswith(":"):
            continue
        if _HEADS_DONE.search(words):
            return False
        if _HEADS_AIM.search(words) or (tasks and _HEADS_TASK.search(words)):
            return True
    return False


_GRAINS = frozenset({"day", "month", "quarter", "half", "months", "year", "span"})
# A time that something is compared with, or that names a plan, is not when the figure holds.
_OTHER_TIME = re.compile(
    r"(?:so\s+(?:với\s+)?(?:cùng kỳ\s+)?(?:năm\s+)?|kế hoạch\s+(?:vốn\s+)?(?:đầu tư công\s+)?|dự toán\s+|"
    r"cùng kỳ\s+)$",
    re.IGNORECASE,
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
        if not _OTHER_TIME.search(page.flat[max(0, one.start - 40) : one.start]):
            return iso
    return None


_BY = re.compile(r"\s*,?\s*(?:vào|đến|tới|trong|tính đến)?\s*(?:cuối |hết )?", re.IGNORECASE)


def period_after(page: Page, at: int, stop: int) -> str | None:
    """A time that follows a figure at once: "120 triệu đồng vào năm 2030"."""
    match = _BY.match(page.flat, at, stop)
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
    bodies: list[Found] = [one for one in page.within("_body", start, end) if not one.fields.get("group")]
    return str(bodies[-1].fields["name"]) if bodies else None
