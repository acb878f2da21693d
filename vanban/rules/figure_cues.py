"""Words before and after a number that decide whether it is a figure, and of which shape.

facts.md, "What counts as a `figure`": no dates, terms, ordinals, document numbers; a rank is one.
"""

from __future__ import annotations

import re

from vanban.page import Page
from vanban.rule import Found
from vanban.rules.figure_spans import Core
from vanban.rules.units import Measured

# What stands before a number that only names or orders.
_NAMES = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|mục|phụ lục|chương|phần|thứ|lần|đợt|khóa|quý|tháng|ngày|năm|giai đoạn|"
    r"quốc lộ|ql|vành đai|tỉnh lộ|đường|bước|"
    r"nghị quyết|chỉ thị|đề án|chương trình|quyết định|(?<!kỷ )(?<!pháp )luật|kết luận|nghị định|thông tư|"
    r"kế hoạch|lúc|hồi|biểu|bảng|trang|hình|"
    r"(?<!tổng )(?<!trong )số)\s+$",
    re.IGNORECASE,
)
# A numbered place before another place is an address: "thôn 5 xã …", "phường 5 thành phố …".
_PLACES = re.compile(
    r"(?<!\w)(?:tổ|thôn|phường|quận|khu|đội|ấp|bản|xóm|khóm|khu phố|tổ dân phố|làng|buôn)\s+$", re.IGNORECASE
)
_PLACE_UNITS = re.compile(
    r"(?:xã|phường|quận|huyện|thị trấn|thị xã|thành phố|tỉnh|thôn|ấp|khu phố|tổ)(?!\w)", re.IGNORECASE
)
_NOT_UNITS = frozenset(
    {"cấp", "cấp chính quyền", "cấp độ", "cấp học", "mặt", "chiều", "bên", "kV", "mức", "tuổi", "phiên bản"}
)
# A duration is a figure only as the size of a change ("rút ngắn 5 ngày").
_SPANS_TIME = re.compile(
    r"(?:rút ngắn|giảm|cắt giảm|tăng(?! trưởng)|kéo dài|sớm hơn|vượt)(?!\w)", re.IGNORECASE
)
RANK = re.compile(
    r"(?<!\w)(?:(?:đứng|xếp|ở)\s+(?:(?:vị trí|hạng)\s+)?thứ|(?:đứng|xếp|ở|giữ)\s+(?:vị trí|hạng)|"
    r"vị trí thứ|xếp hạng|thứ hạng)\s+$",
    re.IGNORECASE,
)
RANK_OF = re.compile(
    r"\s*(?:cả nước|toàn quốc|toàn tỉnh|toàn thành phố|trong (?:cả nước|toàn quốc|tỉnh|vùng|khu vực))",
    re.IGNORECASE,
)
# What the rank is one of: "xếp thứ 5 cả nước về Chỉ số chuyển đổi số".
RANK_IN = re.compile(
    r"\s+(?:về|trong|theo)\s+(?:chỉ số|bảng xếp hạng|xếp hạng|mức độ|kết quả|tốc độ|quy mô|tỷ lệ|thu hút|"
    r"công tác|thu ngân sách|giải ngân|chuyển đổi số|cải cách)[^.,;:()\n]{0,80}",
    re.IGNORECASE,
)
INDEX = re.compile(r"(?<!\w)(?:chỉ số|hệ số)(?!\w)", re.IGNORECASE)
ELLIPSIS = re.compile(
    r"\s+(?:đã |đang |chưa |được )?(?:hoàn thành|thực hiện|triển khai|giải quyết|đạt|quá hạn|trong hạn|"
    r"ban hành|xây dựng)(?!\w)"
)
ASKS_ELLIPSIS = re.compile(r"(?:trong đó|gồm|bao gồm|;)(?:\s+có)?\s*$", re.IGNORECASE)
BOUND = re.compile(r"[;:]|(?<=\s)(?:trong đó)(?=\s)|\t|\|")
OPENED = re.compile(r"\s*\(\s*(?:(?:đạt|chiếm|bằng|tương ứng|đạt tỷ lệ|tỷ lệ|tỉ lệ)\s+)?$", re.IGNORECASE)
CLAUSE_END = re.compile(r"[;.](?=\s|$)")
IS = re.compile(
    r"\s*(?:(?:là|từ|khoảng|gần|hơn|trên|dưới|ước|đạt|ít nhất|tối thiểu|tối đa|không quá|không dưới|phấn đấu|"
    r"tăng|giảm|[≥≤><]=?)\s*){0,2}$",
    re.IGNORECASE,
)
WORTH = frozenset(
    {"trị giá", "tổng trị giá", "với trị giá", "tổng kinh phí", "kinh phí", "với tổng kinh phí"}
)
SHARES = frozenset({"tỷ lệ", "tỉ lệ", "với tỷ lệ", "chiếm tỷ lệ"})
ALIAS = re.compile(r"\((?:tương đương|tức|khoảng|bằng)\s+$", re.IGNORECASE)


def only_names(page: Page, before: str, unit: Measured | None) -> bool:
    """Whether the number names or orders what stands before it ("Điều 5", "thôn 5 xã …")."""
    if unit is not None and unit.kind == "times" and _EVERY.search(before):
        return True
    if unit is not None and unit.kind != "count":
        return False
    if _NAMES.search(before):
        return True
    return bool(_PLACES.search(before)) and (unit is None or bool(_PLACE_UNITS.match(page.flat, unit.start)))


AGE = re.compile(r"\s+tuổi(?!\w)", re.IGNORECASE)
_EVERY = re.compile(r"định kỳ\s+$", re.IGNORECASE)  # how often is no measure of the work
SHARE_OF = re.compile(r"\s+(?:tổng\s+)?số\s+", re.IGNORECASE)


def may_lack_unit(page: Page, number: Found) -> bool:
    """Whether a number without a unit may be an index, or a count whose noun stands before."""
    return isinstance(number.fields["value"], float) or bool(ELLIPSIS.match(page.flat, number.end))


def may_be(page: Page, unit: Measured, core: Core) -> bool:
    """Whether a number with this unit can be a figure: levels, ages, voltages and durations are none."""
    words = page.lower[unit.start : unit.unit_end]
    if words in _NOT_UNITS or page.flat[unit.start : unit.unit_end] in _NOT_UNITS:
        return False
    if words.startswith("khóa") and re.match(
        r"\s+[IVXLC]+(?!\w)", page.flat[unit.unit_end : unit.unit_end + 8]
    ):
        return False
    return unit.kind != "time" or bool(_SPANS_TIME.match(core.verb))
