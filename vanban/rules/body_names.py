"""How far the name of a body runs on after its head: place, level, field, number, and the body above.

The grammar is read off the table of heads (`takes`) and documents.md §9.5. It never reads over a tab or a
line break that is no joined line, and each step is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from vanban import tables
from vanban.fold import LOWER, UPPER
from vanban.rules.lexis import Lexis, families

SYLLABLE = rf"(?:[{UPPER}]['’]?[{LOWER}]*(?:(?<=[{LOWER}])[{UPPER}][{LOWER}]+)?)(?![{UPPER}{LOWER}])"
"""One capitalised syllable, or two glued ("ĐứcMạnh"); no abbreviation."""
_CAPS = rf"(?:[{UPPER}]{{1,8}})(?![{UPPER}{LOWER}])"
_GAP = r" {1,2}"
_RUN = re.compile(rf"{SYLLABLE}(?:{_GAP}{SYLLABLE}){{0,7}}")
_RUN_CAPS = re.compile(rf"{_CAPS}(?:{_GAP}{_CAPS}){{0,3}}")
_DASHED = re.compile(rf" ?- ?({SYLLABLE}(?:{_GAP}{SYLLABLE}){{0,3}})")
_PLACE_WORDS = r"tỉnh|thành phố|tp\.?|t\.p\.?|quận|huyện|thị xã|tx\.?|thị trấn|xã|phường|đặc khu|khu phố|tổ dân phố|thủ đô|thôn|ấp|bản|làng|khu vực|vùng"
_PLACE_WORD = re.compile(rf"(?i:(?P<word>{_PLACE_WORDS}))(?![{UPPER}{LOWER}])")
_PLURAL = re.compile(
    rf"(?i:(?:các|những|từng|mỗi|126){_GAP})?(?i:{_PLACE_WORDS})(?:(?:,| và|;)? (?:các )?(?i:{_PLACE_WORDS})(?![{UPPER}{LOWER}])){{1,4}}"
    rf"|(?i:các{_GAP})(?i:{_PLACE_WORDS})(?![{UPPER}{LOWER}])"
)
_OF_CENTRE = re.compile(r" trực thuộc Trung ương(?: Đảng)?")
_LEVEL = re.compile(
    rf"(?:các cấp|hai cấp|2 cấp|02 cấp|cùng cấp|cấp (?:cơ sở|xã|huyện|tỉnh|thành phố|trên|dưới|trung ương|Trung ương|phường)(?: trực tiếp)?|"
    rf"trung ương|Trung ương|địa phương|cơ sở|quốc gia|Quốc gia|Việt Nam|Thủ đô)(?![{UPPER}{LOWER}])"
)
_NUMBER = re.compile(r"(?:số )?[0-9]{1,4}(?![0-9/.,]{1,2}[0-9]|[0-9%])(?! (?:năm|tháng|ngày|tỷ|triệu|đồng|chỉ tiêu|nhiệm vụ))")
_OF = re.compile(r"(?:của|thuộc|trực thuộc|tại|ở) ")
_OWNER = re.compile(r"(?:Đảng|Quốc hội|Chính phủ|Nhà nước|Trung ương|Thành phố|thành phố|Thủ đô|tỉnh|xã|phường|huyện|quận)(?![{UPPER}{LOWER}])".replace("{UPPER}{LOWER}", UPPER + LOWER))
_ABOUT = re.compile(r"(?:về|phụ trách|thực hiện|triển khai) ")
# After these a small word goes on with the sentence, not with a name.
_STOPS = (
    "đã đang sẽ cần phải được bị có là và hoặc cùng với của cho trong trên tại từ đến để nhằm theo về do bởi khi nếu mà thì "
    "này đó trước sau ngay không chưa vẫn còn cũng đều chỉ rất nêu đề yêu chủ phối tham báo ban xem giao kết phát chỉ tiếp "
    "tập tăng đẩy rà hướng căn kiểm giám thực triển hoàn chịu khẩn quan gồm như vào lên ra qua năm tháng ngày tổ xây ký trình "
    "thông cho nhấn khẳng đánh ghi kiến góp họp làm gửi nghe điều cử quyết tuyên dự chúc thăm trao tặng tiếp"
).split()
_SMALL = rf"(?!(?:{'|'.join(dict.fromkeys(_STOPS))})(?![{LOWER}]))[{LOWER}]+"
_PART = rf"{SYLLABLE}(?: {_SMALL}){{0,3}}"
_ANY_FIELD = re.compile(rf"{_PART}(?:(?:, | và | - | & |-|&){_PART}){{0,4}}")


@cache
def _known_field() -> re.Pattern[str]:
    one = "|".join(re.escape(name) for name in sorted(tables.fields(), key=len, reverse=True))
    return re.compile(
        rf"(?:về (?:công tác )?)?(?:{one})(?![{LOWER}])(?:(?:, | và | - |-| & |&| )(?:{one})(?![{LOWER}])){{0,6}}", re.IGNORECASE
    )


@dataclass(slots=True)
class Name:
    """A body's name: where it ends, and what it says. `rank` None: the name does not tell."""

    end: int
    kind: str
    rank: int | None
    group: bool = False
    term: str | None = None
    head: str = ""
    parts: list[str] = field(default_factory=list)


_RANKS = {"tỉnh": 2, "thành phố": 2, "tp": 2, "t.p": 2, "thủ đô": 2, "quận": 3, "huyện": 3, "thị xã": 3, "tx": 3, "xã": 4, "phường": 4, "đặc khu": 4, "thị trấn": 4, "thôn": 5, "khu phố": 5, "tổ dân phố": 5, "ấp": 5, "bản": 5, "làng": 5, "cấp xã": 4, "cấp huyện": 3, "cấp tỉnh": 2}  # fmt: skip
_TERM = re.compile(r",? {0,2}\(?\bkhóa ?(?P<term>[IVXLC]{1,7}|[0-9]{1,2})(?![IVXLC0-9])\)?")


def body_name(lexis: Lexis, at: int, *, before_person: bool = False, depth: int = 0) -> Name | None:
    """The name of a body that begins at the offset; None when none does.

    `before_person`: a post stands before it, so that capitals after it may be a person's name.
    """
    hit = lexis.body_at(at)
    if hit is None:
        return None
    row = hit.value
    plural = lexis.text[at : at + 4].lower() == "các "
    name = Name(hit.end, row.kind, row.rank, group=row.kind == "group" or plural, head=row.head)
    _run_on(lexis, name, set(row.takes), before_person, depth)
    head = lexis.text[at : hit.end]
    if name.end == hit.end and " " not in head and not head.isupper():
        return None  # "Sở", "Hội", "Báo" alone name nothing
    term = _TERM.match(lexis.text, name.end)
    if term:
        name.term = term["term"]
    return name


def _run_on(lexis: Lexis, name: Name, takes: set[str], before_person: bool, depth: int) -> None:
    if not takes:
        return
    caps = lexis.text[name.end - 2 : name.end].isupper() and lexis.text[max(0, name.end - 8) : name.end].isupper()
    for _ in range(6):
        at = _after_space(lexis.text, name.end)
        if at is None:
            return
        end = _step(lexis, name, at, takes, before_person, depth, caps)
        if end <= name.end:
            break
        name.end = end
    _wider_place(lexis, name)


def _after_space(text: str, at: int) -> int | None:
    """The offset after one or two spaces; None when none follows."""
    if text[at : at + 1] != " ":
        return None
    at += 2 if text[at + 1 : at + 2] == " " else 1
    return at if at < len(text) else None


def _step(lexis: Lexis, name: Name, at: int, takes: set[str], before_person: bool, depth: int, caps: bool) -> int:
    """The end after one more part of the name, or `name.end` when none follows."""
    text = lexis.text
    if "field" in takes:
        known = _known_field().match(text, at)
        if known:
            takes -= {"field", "name"}
            takes |= {"place", "of"}
            return _cut(lexis, at, known.end())
    if "place" in takes or "level" in takes or "of" in takes:
        level = _LEVEL.match(text, at)
        if level and level[0] not in name.parts:
            name.parts.append(level[0])
            name.rank = _RANKS.get(level[0].lower(), name.rank)
            name.group = name.group or level[0] in ("các cấp", "hai cấp", "2 cấp", "02 cấp")
            return level.end()
        plural = _PLURAL.match(text, at)
        if plural and "place" not in name.parts:
            name.parts.append("place")
            name.group = True
            name.rank = next((_RANKS[word] for word in ("xã", "phường", "quận", "huyện", "tỉnh") if word in plural[0].lower()), name.rank)
            return _named(text, plural.end())
        end = place_end(lexis, at, before_person=before_person, name=name, caps=caps)
        if end > at and "place" not in name.parts:
            name.parts.append("place")
            return end
    if "number" in takes or "field" in takes:
        number = _NUMBER.match(text, at)
        if number:
            takes -= {"number"}
            return number.end()
    if depth < 3:
        inner = _inner(lexis, at, takes, before_person, depth)
        if inner is not None:
            name.rank = inner.rank or name.rank
            name.group = name.group or inner.group
            takes -= {"of", "field"}
            return inner.end
    if takes & {"field", "name"}:
        end = field_end(lexis, at, before_person=before_person)
        if end > at:
            takes -= {"field", "name"}
            takes |= {"place", "of"}
            return end
    return name.end


def _inner(lexis: Lexis, at: int, takes: set[str], before_person: bool, depth: int) -> Name | None:
    """The body above, named right after ("Ban Thường vụ Quận ủy") or after "của"."""
    text = lexis.text
    of = _OF.match(text, at)
    start = of.end() if of else at
    if of and not takes & {"of", "field"}:
        return None
    if not of and not takes & {"of", "field"}:
        return None
    inner = body_name(lexis, start, before_person=before_person, depth=depth + 1)
    if inner is not None:
        if not of and text[start].islower():
            return None
        return inner
    if of and text[at:start].strip() in ("của", "thuộc", "trực thuộc"):
        owner = _OWNER.match(text, start)
        if owner:
            end = place_end(lexis, start, before_person=before_person)
            return Name(max(end, owner.end()), "", None)
    return None


def _named(text: str, at: int) -> int:
    """The end of "các xã, phường, đặc khu" with a name after its last word, or "trực thuộc Trung ương"."""
    centre = _OF_CENTRE.match(text, at)
    if centre:
        return centre.end()
    start = _after_space(text, at)
    run = _RUN.match(text, start) if start else None
    if run is None or _syllables(run[0]) > 4:
        return at
    return run.end()


def _syllables(run: str) -> int:
    return len(run.split())


def place_end(
    lexis: Lexis, at: int, *, before_person: bool = False, name: Name | None = None, caps: bool = False
) -> int:
    """The end of a place that begins at the offset ("xã Lương Minh", "Thành phố", "Hà Nội"); `at` when none."""
    text = lexis.text
    word = _PLACE_WORD.match(text, at)
    if word is None:
        run = _RUN.match(text, at) or (_RUN_CAPS.match(text, at) if caps else None)
        return at if run is None else _own_place(lexis, run, None, before_person)
    key = word["word"].lower().rstrip(".")
    if name is not None and name.rank is None:
        name.rank = _RANKS.get(key)
    end = word.end()
    start = _after_space(text, end)
    if start is None:
        start = end if text[end - 1] == "." else None
    if start is not None:
        number = re.compile(r"[0-9]{1,2}(?![0-9/.,])").match(text, start) if key in ("phường", "quận", "tổ dân phố", "khu phố", "thôn") else None
        run = _RUN.match(text, start) or (_RUN_CAPS.match(text, start) if caps and text[at : end].isupper() else None)
        if number:
            end = number.end()
        elif run:
            own = _own_place(lexis, run, key, before_person)
            end = own if own > run.start() else end
    if end == word.end() and key in ("ấp", "bản", "làng", "vùng", "khu vực"):
        return at  # "bản" alone is not a village
    return end


def _own_place(lexis: Lexis, run: re.Match[str], word: str | None, before_person: bool) -> int:
    """The end of the place at the head of a run of capitals, which may go on with a person's name.

    Gives the start of the run when the whole is a person's name.
    """
    text, start = lexis.text, run.start()
    ends = [match.end() for match in re.finditer(r"[^ ]+", run[0])]
    parts = run[0].split()
    for count in range(min(4, len(parts)), 0, -1):
        if lexis.is_place(" ".join(parts[:count])) and (count == len(parts) or count > 1 or word):
            return _dashed(text, start + ends[count - 1], before_person)
    if lexis.post_at(start) is not None or lexis.body_at(start) is not None:
        return start
    if word is None and len(parts) == 1:
        return start  # a lone capital begins a word of a field ("Văn hóa"), no unknown place
    if not before_person:
        taken = min(len(parts), 4)
        for index in range(1, taken):
            here = start + ends[index - 1] + 1
            if lexis.post_at(here) is not None or (lexis.body_at(here) is not None):
                taken = index
                break
        if word is None and taken == len(parts) and taken > 4:
            return start
        return _dashed(text, start + ends[taken - 1], before_person)
    return _place_before_person(text, start, parts, ends, word)


def _place_before_person(text: str, start: int, parts: list[str], ends: list[int], word: str | None) -> int:
    family = families()
    small = word in ("xã", "phường", "thị trấn", "thôn", "đặc khu", "ấp", "bản", "làng", "khu phố", "tổ dân phố")
    if parts[0] in family and len(parts) >= 2:
        if len(parts) >= 4:  # "xã Trần Phú Lê Văn A"
            for count in (2, 3):
                if parts[count] in family and len(parts) - count >= 2 and (small or len(parts) - count >= 3):
                    return start + ends[count - 1]
        if not small or len(parts) >= 3:
            return start
        return start + ends[-1]
    for count in (2, 3, 1, 4):
        if count < len(parts) - 1 and parts[count] in family and len(parts) - count <= 5:
            return start + ends[count - 1]
    if len(parts) > 4:
        return start + ends[1]
    return _dashed(text, start + ends[-1], True)


def _dashed(text: str, end: int, before_person: bool) -> int:
    """The end with a second half of the name after a dash ("Văn Miếu - Quốc Tử Giám")."""
    match = _DASHED.match(text, end)
    if match is None:
        return end
    parts = match[1].split()
    if len(parts) > 3 or parts[0] in ("Bí", "Chủ", "Phó", "Trưởng", "Giám", "Ủy"):
        return end
    if before_person and parts[0] in families() and len(parts) >= 2:
        return end
    return match.end()


_WIDER = re.compile(
    rf",? (?P<place>(?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã) {SYLLABLE})"
)


def _wider_place(lexis: Lexis, name: Name) -> None:
    """Take ", huyện X, tỉnh Y" after a place into the name."""
    if "place" not in name.parts or name.group:
        return
    for _ in range(2):
        match = _WIDER.match(lexis.text, name.end)
        if match is None:
            return
        end = place_end(lexis, match.start("place"), before_person=True)
        if end <= match.start("place"):
            return
        name.end = end


def field_end(lexis: Lexis, at: int, *, before_person: bool = False) -> int:
    """The end of a field of work that begins at the offset; `at` when none does."""
    text = lexis.text
    known = _known_field().match(text, at)
    if known:
        return _cut(lexis, at, known.end())
    about = _ABOUT.match(text, at)
    start = about.end() if about else at
    known = _known_field().match(text, start) if about else None
    if known:
        return known.end()
    match = _ANY_FIELD.match(text, start)
    if match is None or lexis.post_at(start) is not None:
        return at
    end = _cut(lexis, start, match.end())
    if before_person:
        end = _before_person(text, start, end)
    return end if end > start else at


def _cut(lexis: Lexis, start: int, end: int) -> int:
    """The end before the first other body or post that begins inside, and before its comma."""
    for at in lexis.starts_between(start, end):
        other = lexis.bodies.get(at)
        if (other is not None and lexis.text[at].isupper()) or lexis.post_at(at) is not None:
            text = lexis.text[start:at].rstrip()
            for tail in (",", " và", " -", "-", "&"):
                text = text.removesuffix(tail).rstrip()
            return start + len(text)
    return end


def _before_person(text: str, start: int, end: int) -> int:
    """The end before a run of capitals that reads as a person's name."""
    for match in _RUN.finditer(text, start, end + 30):
        parts = match[0].split()
        offsets = [piece.start() for piece in re.finditer(r"[^ ]+", match[0])]
        for index, part in enumerate(parts):
            if part in families() and 2 <= len(parts) - index <= 5 and match.start() + offsets[index] > start:
                return min(end, match.start() + offsets[index] - 1)
        if parts[0] in families() and len(parts) >= 2 and match.start() == start:
            return start
    return end
