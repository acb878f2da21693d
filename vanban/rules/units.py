"""The unit after a number: a measure, or the noun of what is counted, with its scale word.

The table is `data/units.tsv`. facts.md: the unit is the shortest noun that says what is counted, without its
modifiers, a fixed compound whole, with its scale word ("642 nghìn tỷ đồng": `nghìn tỷ đồng`). Nouns that
stand beside each other are one unit ("126 xã, phường").
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from vanban.fold import LOWER, UPPER
from vanban.gazetteer import Gazetteer, Hit
from vanban.page import Page
from vanban.tables import Unit, spellings, unit_heads, units


class Measured(NamedTuple):
    """A unit in the text. `end` is where what belongs to the number ends, after `/năm` and the like."""

    start: int
    unit_end: int
    end: int
    kind: str  # of the table, or `scale` where a scale word stands alone ("trên 10.950 tỷ")


_SCALE = re.compile(r"\s?(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục)(?![^\W\d_])\s*){1,2}", re.IGNORECASE)
_EACH = re.compile(
    r"(?:\s?/\s?(?:năm|tháng|tuần|quý|ngày đêm|ngày|vụ|kỳ|vạn dân|lớp|\d[\d.]* dân|người|hộ|suất|lượt|em|"
    r"cháu|con|căn|nhà|xã|thôn|"
    r"đồng chí|đại biểu|trường hợp)(?![^\W\d_])){1,2}",
    re.IGNORECASE,
)
# How often, or how many in each: the stroke belongs to the unit ("03 buổi/tuần", "45 học sinh/lớp").
_RATE = re.compile(r"\s?/\s?(?:năm|tháng|tuần|quý|ngày|kỳ|lớp)(?![^\W\d_])", re.IGNORECASE)
_GAP = re.compile(r"[ ]{0,3}")
_COMMA = re.compile(r",\s?")
_NAME = re.compile(rf"\s+(?:[{UPPER}][{LOWER}]|[0-9])")
# One word may begin another: "hộ" of "hội", "bộ" of "bộ phận" are parted by the table; these by hand.
_WORD_END = re.compile(r"(?![^\W_])")
_SHARED = frozenset({"percent", "money", "count"})
_LOOSE = frozenset({"count", "times", "rank"})
# The noun's last syllable begins another word of two ("giải quyết", "tổ chức hội nghị", "phòng, chống").
_ANOTHER = re.compile(
    r"(?<=giải)\s(?:quyết|ngân|phóng|trình|đáp|tỏa|trí)|(?<=tập)\s(?:trung|huấn|hợp|quán)|"
    r"(?<=phòng)(?:\s(?:ngừa|chống|vệ)|,\s?chống)|"
    r"(?<=đoàn)\s(?:kết)|(?<=ban)\s(?:hành|đầu)|(?<=bộ)\s(?:phận|máy|môn|mặt|luật)|(?<=bản)\s(?:đồ|thân|"
    r"chất|sắc)|(?<=xã)\s(?:hội)|"
    r"(?<=nhà)\s(?:nước|trường)|(?<=trang)\s(?:bị|trí)|(?<=phần)\s(?:lớn|trăm)|(?<=đơn)\s(?:giản|giá)|"
    r"(?<=hội)\s(?:nhập|trường)|"
    r"(?<=đồng)\s(?:thời|bộ|tình|ý|chủ|hành|thuận)|(?<=đường)\s(?:lối|hướng)|(?<=khách)\s(?:quan)|"
    r"(?<=lãnh đạo)\s(?:thực|công|triển|chỉ)|"
    r"(?<=tổ chức)\s(?:thực|triển|hội|lễ|đại|kỷ|tốt|thành)|(?<=quy định)\s(?:của|tại|về)|(?<=chỉ)\s(?:đạo)|"
    r"(?<=kế hoạch)\s(?:hóa)|"
    r"(?<=cây)\s(?:số)|(?<=lớp)\s(?:lang)|(?<=tin)\s(?:tưởng|học)|(?<=con)\s(?:người)|(?<=bài)\s(?:trừ)|"
    r"(?<=cầu)\s(?:thị)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\s+[0-9]")
# Nouns of places and bodies keep to their own: after a comma with a name, or behind another noun, they begin
# something else ("02 trường hợp, đảng ủy …").
_PLACES = frozenset(
    "tỉnh,thành phố,quận,huyện,thị xã,xã,phường,thị trấn,thôn,bản,đặc khu,ấp,khóm,tổ dân phố,khu phố".split(
        ","
    )
)
# Nouns that are verbs as well.
_DEEDS = frozenset(
    ("báo cáo", "đề xuất", "kiến nghị", "quyết định", "thông báo", "hướng dẫn", "kết luận", "đánh giá")
)
_BODIES = frozenset(
    "đảng ủy,đảng bộ,chi bộ,chi ủy,cấp ủy,ủy ban,sở,ban,ngành,bộ,phòng,cơ quan,đơn vị,địa phương,huyện ủy,"
    "tỉnh ủy,thành ủy,quận ủy,hội,đoàn,đoàn thể,tổ,đội,cục,vụ,viện,trung tâm,trường,bệnh viện,trạm".split(",")
)


@cache
def _table() -> Gazetteer[Unit]:
    heads = unit_heads()
    kept = {row.head: frozenset(row.keeps) for row in heads}

    def modified(phrase: str) -> bool:
        """Whether a row is a noun with its modifier: the noun alone is the unit."""
        words = phrase.split(" ")
        shorter = (" ".join(words[:count]) for count in range(1, len(words)))
        return any(head in kept and phrase not in kept[head] for head in shorter)

    rows = [(phrase, row) for phrase, row in spellings(units()) if not modified(phrase)]
    return Gazetteer(
        [*rows, *((row.head, Unit(row.head, "count", (), row.source)) for row in heads)], ignore_case=True
    )


def unit_at(page: Page, at: int, stop: int) -> Measured | None:
    """The unit that follows a number which ends at `at`; None when none of the table does."""
    gap = _GAP.match(page.flat, at, stop)
    start = gap.end() if gap else at
    if start >= stop:
        return None
    scale = _SCALE.match(page.flat, start, stop)
    hit = _hit(page, start, stop)
    noun = _hit(page, scale.end(), stop) if scale else None
    if (
        scale is not None
        and noun is not None
        and (hit is None or noun.end > hit.end)
        and noun.value.kind != "time"
    ):
        return _with_fellows(page, start, noun, stop)
    if hit is not None and not (scale is not None and scale.end() > hit.end + 1):
        return _with_fellows(page, start, hit, stop)
    if scale is not None:
        end = start + len(page.flat[start : scale.end()].rstrip())
        return Measured(start, end, end, "scale")
    return None


def _hit(page: Page, start: int, stop: int) -> Hit[Unit] | None:
    hit = _table().at(page.tokens, start)
    if (
        hit is None
        or hit.end > stop
        or not _WORD_END.match(page.flat, hit.end)
        or _ANOTHER.match(page.flat, hit.end)
    ):
        return None
    return hit


def _with_fellows(page: Page, start: int, hit: Hit[Unit], stop: int) -> Measured:
    """The unit with the nouns beside it, and what is said after the stroke."""
    end = hit.end
    kind = hit.value.kind
    if kind in _LOOSE:
        end = _fellows(page, hit, stop)
    each = _EACH.match(page.flat, end, stop)
    rate = _RATE.match(page.flat, end, stop) if kind in _LOOSE else None
    unit_end = rate.end() if rate else end
    # "%/năm" is a percentage, "12 người/vạn dân" counts persons; "đồng/kg", "m3/ngày" are units.
    share = _EACH.search(page.flat, start, end) if kind in _SHARED else None
    if share is not None:
        unit_end = share.start()
    return Measured(start, unit_end, each.end() if each else end, kind)


def _fellows(page: Page, hit: Hit[Unit], stop: int) -> int:
    end = hit.end
    for _ in range(6):
        comma = _COMMA.match(page.flat, end, stop)
        if comma is None:
            break
        fellow = _hit(page, comma.end(), stop)
        if fellow is None or fellow.value.kind not in _LOOSE:
            break
        if not _go_together(page, hit, fellow):
            break
        end = fellow.end
    return end


def _go_together(page: Page, first: Hit[Unit], fellow: Hit[Unit]) -> bool:
    one, other = first.value.unit, fellow.value.unit
    if other in _DEEDS and one not in _DEEDS:
        return False  # "15 xã, phường, báo cáo Ban Thường vụ": here it is a verb
    if page.flat[fellow.start].isupper() and not page.flat[first.start].isupper():
        return False
    if _DIGIT.match(page.flat, fellow.end):
        return False  # it is counted itself: "nam 7.500 người, nữ 7.730 người"
    if other in _PLACES and _NAME.match(page.flat, fellow.end):
        return False
    place = _PLACES | _BODIES
    if other not in place:
        return True
    return one != "trường hợp" and any(
        one == name or one.startswith((f"{name},", f"{name} ")) for name in place
    )
