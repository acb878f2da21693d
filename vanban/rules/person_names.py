"""Names of persons: a family name and one to five capitalised syllables, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vanban import tables
from vanban.fold import LOWER, UPPER
from vanban.rules.lexis import Lexis, families, words
from vanban.rules.place_names import SYLLABLE

_RUN = re.compile(rf"(?<![{UPPER}{LOWER}0-9’'-]){SYLLABLE}(?: {{1,2}}{SYLLABLE}){{0,7}}")
HONOUR = re.compile(
    rf"(?<![{UPPER}{LOWER}])(?:(?:các )?(?:đồng chí|Đồng chí|đ/c|Đ/c|Đ/C|đc|ông|Ông|bà|Bà|anh|"
    r"Anh|chị|Chị|cụ|Cụ|ông \(bà\)|Ông/bà|ngài|Ngài|TS\.?|PGS\.?|GS\.?|ThS\.?|BS\.?))"
    r"(?: chủ trì| Chủ trì)?:? {1,2}$"
)


_GLUED = re.compile(rf"[{UPPER}][{LOWER}]*(?=[{UPPER}])")
ADDRESS = frozenset({"Ông", "Bà", "Anh", "Chị", "Cụ", "Ngài"})
"""Words of address as they open a sentence."""
# Words of headings written with capitals ("Công Văn Số"); no name holds them.
_NO_SYLLABLES = frozenset(
    {"Số", "Về", "Của", "Và", "Các", "Ngày", "Hội", "Đảng", "Ủy", "Nghị", "Quyết", "Được"}
)
# First syllables of posts; with a slip in the second the table does not know them ("đ/c Phó chỉ tịch").
_NO_GIVEN = frozenset(
    {"Phó", "Bí", "Chủ", "Giám", "Ủy", "Thường", "Chuyên", "Cán", "Lãnh", "Đảng", "Các", "Phụ"}
)
_OF_POST = re.compile(rf" (?:ban|đoàn|phòng|thôn|bản|khu|ngành|trạm|ấp|bộ phận|nhóm|tổ)(?![{LOWER}])")
_GIVEN = frozenset({"Được", "Quyết", "Hội"})


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
    # A family that no table knows, but a middle name that only persons have ("Moong Thị …").
    known = _family(parts[0]) or (len(parts) > 2 and parts[1] == "Thị")
    if not known and not after_post:
        return None
    if parts[0] in ADDRESS and len(parts) > 1:
        return None  # the name begins after the word of address
    ends = [at + piece.end() for piece in re.finditer(r"[^ ]+", match[0])]
    count = _length(lexis, parts, ends)
    name = " ".join(parts[:count])
    if count == 0 or (lexis.heads_at(at) and parts[0] not in words("frequent")):
        return None
    if count == 1:
        if parts[0] in _NO_GIVEN or (parts[0] == "Trưởng" and _OF_POST.match(lexis.text, ends[0])):
            return None
        return PersonName(at, ends[0], name, False) if after_post else None
    if lexis.is_place(name) or name in words("no_person"):
        return None
    # "Đỗ Văn Được", "Đỗ Văn Quyết": some are given names too.
    given = count - (known and count >= 3 and parts[count - 1] in _GIVEN)
    if any(part in _NO_SYLLABLES for part in parts[:given]):
        return None
    sure = known and count >= 3 and (parts[0] not in words("also_word") or count == 3)
    return PersonName(at, ends[count - 1], name, sure)


def _family(syllable: str) -> bool:
    """Whether the syllable is a family name, or one glued to the next syllable ("ĐỗVăn")."""
    if syllable in families():
        return True
    glued = _GLUED.match(syllable)
    return glued is not None and glued[0] in families()


def _length(lexis: Lexis, parts: list[str], ends: list[int]) -> int:
    """How many syllables of the run are the name: up to five, none of another name or body."""
    count = 1
    while count < min(len(parts), 6):
        start = ends[count] - len(parts[count])
        if lexis.heads_at(start, words=2):
            break
        count += 1
    return count if count <= 5 or parts[0] in families() else 0


@cache
def _thing() -> re.Pattern[str]:
    words = "|".join(map(re.escape, tables.words("thing")))
    return re.compile(rf"(?:^|[\s(])(?i:{words}) {{1,2}}$")


def names_a_thing(text: str, at: int) -> bool:
    """Whether the words before the offset say that what follows is a street, a school, a ward."""
    return bool(_thing().search(text, max(0, at - 24), at))


def after_honour(text: str, at: int) -> bool:
    """Whether `ông`, `bà`, `đồng chí` stands right before the offset."""
    return bool(HONOUR.search(text, max(0, at - 24), at))


_RUN_CAPS = re.compile(
    rf"(?<![{UPPER}{LOWER}0-9’'-])[{UPPER}]{{1,7}}(?: {{1,2}}[{UPPER}]{{1,7}}){{0,5}}(?![{UPPER}{LOWER}])"
)
# In a line of capitals these follow a name and are no part of it.
_AFTER_CAPS = frozenset(
    "TẠI VỀ VỚI PHÁT DỰ THĂM LÀM CHỦ TIẾP KIỂM ĐỐI TRAO TẶNG VÀ ĐẾN CHỈ YÊU ĐỀ NHẤN TRẢ GẶP ĐI KHẢO ĐÃ CHÚC "
    "KẾT THAM BÁO TRÌNH NÊU ĐỘNG KÝ TRONG CÙNG CHO KHAI GIÁM TỔ DÂNG BÀN TRUYỀN HỌP GỬI ĐÓN".split()
)


def caps_name_at(lexis: Lexis, at: int) -> PersonName | None:
    """The name that begins at the offset in a line of capitals, after a post ("BÍ THƯ ĐỖ VĂN MẪU TẠI …")."""
    match = _RUN_CAPS.match(lexis.text, at)
    if match is None:
        return None
    pieces = list(re.finditer(r"[^ ]+", match[0]))
    if pieces[0][0].capitalize() not in families():
        return None
    count = next((i for i, piece in enumerate(pieces[:5]) if piece[0] in _AFTER_CAPS), len(pieces))
    if not 2 <= count <= 4 or lexis.is_place(" ".join(piece[0].capitalize() for piece in pieces[:count])):
        return None
    end = at + pieces[count - 1].end()
    return PersonName(at, end, lexis.text[at:end], sure=True)


INITIALS = re.compile(
    rf"(?:[{UPPER}][hr]?\.){{1,4}} ?[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)?(?![{UPPER}{LOWER}])"
)
"""A name with its first words shortened ("Đ.V.Mẫu")."""


def short_name_at(lexis: Lexis, at: int) -> PersonName | None:
    """A name with its first words shortened ("Đ.V.Mẫu"): only after a post or a word of address."""
    match = INITIALS.match(lexis.text, at)
    return PersonName(at, match.end(), match[0], sure=True) if match else None


_VIETNAMESE = re.compile(
    r"^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aeiouyăâêôơư]{1,3}(?:ng|nh|ch|[cmnpt])?$"
)


def is_person_like(name: str) -> bool:
    """Whether a name right after a post reads as a person's: a known family, or foreign syllables."""
    parts = name.split()
    if len(parts) < 2:
        return False
    return _family(parts[0]) or any(_foreign(part) for part in parts)


def _foreign(syllable: str) -> bool:
    return syllable.isascii() and len(syllable) > 2 and not _VIETNAMESE.match(syllable.lower())
