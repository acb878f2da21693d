"""Names of persons: a family name and one to five more capitalised syllables, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.fold import LOWER, UPPER
from vanban.rules.body_names import SYLLABLE
from vanban.rules.lexis import Lexis, families

_RUN = re.compile(rf"(?<![{UPPER}{LOWER}0-9’'-]){SYLLABLE}(?: {{1,2}}{SYLLABLE}){{0,7}}")
HONOUR = re.compile(
    r"(?:(?:các )?(?:đồng chí|Đồng chí|đ/c|Đ/c|Đ/C|đc|ông|Ông|bà|Bà|anh|Anh|chị|Chị|cụ|Cụ|ông \(bà\)|Ông/bà|ngài|Ngài|TS\.?|PGS\.?|GS\.?|ThS\.?|BS\.?))"
    r"(?: chủ trì| Chủ trì)?:? {1,2}$"
)
# A street, a school, a ward, a prize carries the name of a person and is none.
_THING = re.compile(
    r"(?:^|[\s(])(?i:đường|phố|phường|xã|quận|huyện|tỉnh|thành phố|tp\.?|thị xã|thị trấn|đặc khu|thôn|ấp|bản|làng|tổ|khu phố|khu đô thị|khu công nghiệp|kcn|khu|cụm|"
    r"trường|thpt|thcs|th|tiểu học|mầm non|mẫu giáo|trung học|trung học cơ sở|trung học phổ thông|đại học|cao đẳng|học viện|chuyên|cầu|sân vận động|công viên|quảng trường|"
    r"tượng đài|lăng|nhà máy|ga|cảng|bến xe|bệnh viện|đền|đình|chùa|miếu|nhà thờ|hồ|sông|núi|đèo|đảo|vịnh|giải|giải thưởng|giải báo chí|quỹ|học bổng|"
    r"tư tưởng|đạo đức|phong cách|chủ nghĩa|thời đại|bảo tàng|nhà hát|công ty|doanh nghiệp|tập đoàn|ngân hàng|đoàn|cộng sản|tiền phong|đội|tnhh|cổ phần|"
    r"khối|dự án|tuyến|nút giao|hầm|chợ|báo|tạp chí|nxb|nhà xuất bản|di tích|chiến khu|lễ hội|huân chương|cháu ngoan|bác|mang tên|chi bộ|hội trường|nghĩa trang|liệt sĩ) {1,2}$"
)
_NOT_FIRST = frozenset(["Ông", "Y", "An", "Công", "Danh", "Kiên", "Đoàn", "Phó", "Quản", "Quan", "Thi", "Thị", "Sử", "Ngân", "Hướng", "Báo", "Đạo", "Sơn", "Đồng", "Đường", "Tiền", "Hàng", "Cung", "Hội", "Cơ", "Viên", "Hoa", "Trung", "Phương", "Quang", "Quyền", "Vàng", "Bá", "Cao", "Kim", "Thân", "Yên", "Linh", "Chương", "Chung", "Hồng", "Hùng", "Phú", "Phong", "Sùng", "Thịnh", "Thiên", "Trang", "Lạc", "Giang", "Hà", "Đông", "Ninh", "Điền", "Thạch", "Bàn", "Cái", "Đa", "Hoàn", "Ma", "Man", "Mang", "Nam", "Đào", "Lộ", "Tất", "Tăng", "Tổng", "Xa", "Ứng", "Cự", "Đan", "Biện", "Cam", "Cà"])
# Last syllables of names of companies, projects and the like that begin like a person's name.
_NO_NAME_WORDS = frozenset(["Việt", "Group", "Nội", "Bộ", "Ban", "Sở", "Ủy", "Hội", "Đảng", "Tỉnh", "Thành", "Ương"])


_COMMON_FAMILIES = frozenset(["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh", "Trương", "Lương", "Đoàn"])


@dataclass(frozen=True, slots=True)
class PersonName:
    """A run of capitals that may be a person's name. `sure`: its form alone says so."""

    start: int
    end: int
    text: str
    sure: bool


def runs(lexis: Lexis, start: int, end: int) -> Iterator[tuple[int, int, list[str]]]:
    """Runs of capitalised syllables with their places."""
    for match in _RUN.finditer(lexis.text, start, end):
        yield match.start(), match.end(), match[0].split()


def name_at(lexis: Lexis, at: int, *, after_post: bool = False) -> PersonName | None:
    """The person's name that begins at the offset; None when the words there are none.

    `after_post`: a post or "đồng chí" stands before it, so that a name without a known family counts.
    """
    match = _RUN.match(lexis.text, at)
    if match is None:
        return None
    parts = match[0].split()
    ends = [at + piece.end() for piece in re.finditer(r"[^ ]+", match[0])]
    if parts[0] in ("Ông", "Bà", "Anh", "Chị") and len(parts) > 2:
        return None  # the name begins after the word of address
    count = _length(lexis, at, parts, ends)
    if count == 0:
        return None
    name = " ".join(parts[:count])
    if lexis.heads_at(at) and name.split()[0] not in _COMMON_FAMILIES:
        return None
    known = parts[0] in families() or (len(parts[0]) > 3 and parts[0][:2] in families())
    if count == 1:
        return PersonName(at, ends[0], name, False) if after_post else None
    if not known and not after_post:
        return None
    if lexis.is_place(name):
        return None
    sure = known and count >= 3 and (parts[0] not in _NOT_FIRST or count == 3)
    return PersonName(at, ends[count - 1], name, sure)


def _length(lexis: Lexis, at: int, parts: list[str], ends: list[int]) -> int:
    """How many syllables of the run are the name: up to five, none of another name or body."""
    count = 1
    while count < min(len(parts), 6):
        start = ends[count] - len(parts[count])
        if lexis.heads_at(start):
            break
        count += 1
    return count if count <= 5 or parts[0] in families() else 0


def names_a_thing(text: str, at: int) -> bool:
    """Whether the words before the offset say that what follows is a street, a school, a ward."""
    return bool(_THING.search(text, max(0, at - 24), at))


def after_honour(text: str, at: int) -> bool:
    """Whether `ông`, `bà`, `đồng chí` stands right before the offset."""
    return bool(HONOUR.search(text, max(0, at - 24), at))


_VIETNAMESE = re.compile(
    r"^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aeiouyăâêôơư]{1,3}(?:ng|nh|ch|[cmnpt])?$"
)


def is_person_like(name: str) -> bool:
    """Whether a name right after a post reads as a person's: a known family, or syllables no Vietnamese word has."""
    parts = name.split()
    if len(parts) < 2:
        return False
    if parts[0] in families():
        return True
    glued = next((family for family in families() if parts[0].startswith(family) and parts[0][len(family) : len(family) + 1].isupper()), None)
    return glued is not None or any(_foreign(part) for part in parts)


def _foreign(syllable: str) -> bool:
    return syllable.isascii() and len(syllable) > 2 and not _VIETNAMESE.match(syllable.lower())
