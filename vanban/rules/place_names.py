"""Names of places as parts of other names: where they end, and where a person's name begins after them."""

from __future__ import annotations

import re

from vanban.fold import LOWER, UPPER
from vanban.rules.lexis import Lexis, families, words

SYLLABLE = rf"(?:[{UPPER}]['’]?[{LOWER}]*(?:(?<=[{LOWER}])[{UPPER}][{LOWER}]+)?)(?![{UPPER}{LOWER}])"
"""One capitalised syllable, or two glued ("ĐứcMạnh"); no abbreviation."""
PLACE_WORDS = (
    r"tỉnh|thành phố|tp\.?|t\.p\.?|quận|huyện|thị xã|tx\.?|thị trấn|xã|phường|đặc khu|khu phố|tổ dân phố|"
    r"thủ đô|thôn|ấp|bản|làng|khu vực|vùng"
)
"""Words for kinds of places, to be read in any case."""
RANKS = {
    **dict.fromkeys(("tỉnh", "thành phố", "tp", "t.p", "thủ đô", "cấp tỉnh"), 2),
    **dict.fromkeys(("quận", "huyện", "thị xã", "tx", "cấp huyện"), 3),
    **dict.fromkeys(("xã", "phường", "đặc khu", "thị trấn", "cấp xã"), 4),
    **dict.fromkeys(("thôn", "khu phố", "tổ dân phố", "ấp", "bản", "làng"), 5),
}
"""The level of what is named after a kind of place: 2 province, 3 former district, 4 commune, 5 hamlet."""
_SMALL_PLACES = frozenset(word for word, rank in RANKS.items() if rank > 3)
_NO_PLACE_ALONE = frozenset({"ấp", "bản", "làng", "vùng", "khu vực"})  # "bản" alone is a sheet of paper
_CAPS = rf"(?:[{UPPER}]{{1,8}})(?![{UPPER}{LOWER}])"
RUN = re.compile(rf"{SYLLABLE}(?: {{1,2}}{SYLLABLE}){{0,7}}")
_NO_NAME = r"(?!(?:LẦN|KHÓA|NHIỆM|THỨ|THÁNG|NĂM|QUÝ|VỀ|VÀ|NGÀY|HỌP|TỔ|SƠ|TỔNG|TRIỂN|VỚI|CÁC|ĐẾN|TRÊN)(?!\w))"
_RUN_CAPS = re.compile(rf"{_NO_NAME}{_CAPS}(?: {{1,2}}{_NO_NAME}{_CAPS}){{0,2}}")
_DASHED = re.compile(rf" ?- ?({SYLLABLE}(?: {{1,2}}{SYLLABLE}){{0,3}})")
_PLACE_WORD = re.compile(
    rf"(?i:(?P<word>{PLACE_WORDS}))(?![{UPPER}{LOWER}]| (?i:ủy|đoàn|đội|hội|luận|lỵ)(?![{UPPER}{LOWER}]))"
)
_NAME = re.compile(
    rf"{SYLLABLE}(?: {SYLLABLE}){{0,3}}(?! {SYLLABLE})(?: ?- ?{SYLLABLE}(?: {SYLLABLE}){{0,2}})?"
)
_ENDS_IN_PLACE = re.compile(rf"[{LOWER}{UPPER}] (?P<word>(?i:{PLACE_WORDS}))$")
_SPACE = re.compile(r" {1,2}")
_LISTED = re.compile(r"(?:,| và) ")
_OF_CENTRE = re.compile(r" trực thuộc Trung ương(?: Đảng)?")
_SHORT_CITY = re.compile(r"(?:TP|Tp)\.? ?(?:HCM|HN)(?!\w)")
_DISTRICT_NUMBER = re.compile(r"[0-9]{1,2}(?![0-9/]|[.,][0-9])")
_NUMBERED = frozenset({"phường", "quận", "tổ dân phố", "khu phố", "thôn"})


def after_space(text: str, at: int) -> int | None:
    """The offset after one or two spaces; None when none follows."""
    if text[at : at + 1] != " ":
        return None
    at += 2 if text[at + 1 : at + 2] == " " else 1
    return at if at < len(text) else None


def place_rank(lexis: Lexis, at: int) -> int | None:
    """The level that the word for a kind of place at the offset tells; None when none stands there."""
    word = _PLACE_WORD.match(lexis.text, at)
    return RANKS.get(word["word"].lower().rstrip(".")) if word else None


def place_end(lexis: Lexis, at: int, *, before_person: bool = False, caps: bool = False) -> int:
    """The end of a place that begins at the offset ("xã Thí Dụ", "Thành phố", "Hà Nội"); `at` when none.

    `before_person`: a post stands before it, so that the capitals may be, or go on with, a person's name.
    `caps`: the text around is in capitals throughout.
    """
    text = lexis.text
    short = _SHORT_CITY.match(text, at)
    if short:
        return short.end()
    word = _PLACE_WORD.match(text, at)
    if word is None:
        run = RUN.match(text, at) or (_RUN_CAPS.match(text, at) if caps else None)
        return at if run is None else _own_place(lexis, run, None, before_person)
    key = word["word"].lower().rstrip(".")
    start = after_space(text, word.end())
    if start is None:
        start = word.end() if text[word.end() - 1] == "." else len(text)  # "TP.Hà Nội"
    number = _DISTRICT_NUMBER.match(text, start) if key in _NUMBERED else None
    if number:
        return number.end()
    run = RUN.match(text, start) or (_RUN_CAPS.match(text, start) if caps and word[0].isupper() else None)
    end = _own_place(lexis, run, key, before_person) if run else start
    if end > start:
        return end
    return at if key in _NO_PLACE_ALONE else word.end()


def head_place_end(lexis: Lexis, start: int, end: int, *, before_person: bool = False) -> int:
    """The end of a head that ends in the word for a kind of place, with the place's name or number.

    "Chi bộ thôn" goes on with "3", "Trưởng thôn" with "Thí Dụ".
    """
    word = _ENDS_IN_PLACE.search(lexis.text, start, end)
    return max(end, place_end(lexis, word.start("word"), before_person=before_person)) if word else end


def names_after(lexis: Lexis, at: int) -> int:
    """The end of the names after "các xã, phường" (one or several), or "trực thuộc Trung ương"; else `at`."""
    centre = _OF_CENTRE.match(lexis.text, at)
    if centre:
        return centre.end()
    joined = _SPACE.match(lexis.text, at)
    while joined:
        name = _NAME.match(lexis.text, joined.end())
        if name is None or lexis.heads_at(name.start()) or name.end() - at > 400:
            break
        at = name.end()
        joined = _LISTED.match(lexis.text, at)
    return at


def _own_place(lexis: Lexis, run: re.Match[str], word: str | None, before_person: bool) -> int:
    """The end of the place at the head of a run of capitals, which may go on with a person's name.

    Gives the start of the run when it holds no place.
    """
    text, start = lexis.text, run.start()
    ends = [start + match.end() for match in re.finditer(r"[^ ]+", run[0])]
    parts = run[0].split()
    for count in range(min(4, len(parts)), 0, -1):
        if lexis.is_place(" ".join(parts[:count])) and (count == len(parts) or count > 1 or word):
            return _dashed(text, ends[count - 1], before_person)
    if lexis.post_at(start) is not None or lexis.body_at(start) is not None:
        return start
    if word is None and len(parts) == 1:
        return start  # a lone capital begins a word of a field ("Văn hóa"), no unknown place
    if before_person:
        return _place_before_person(text, start, parts, ends, word in _SMALL_PLACES)
    taken = next(
        (i for i in range(1, min(len(parts), 4)) if lexis.heads_at(ends[i] - len(parts[i]))),
        min(len(parts), 4),
    )
    return _dashed(text, ends[taken - 1], before_person)


def _place_before_person(text: str, start: int, parts: list[str], ends: list[int], small: bool) -> int:
    """The end of the place in "xã Thí Dụ Đỗ Văn Mẫu"; `start` when the whole is the person."""
    family = families()
    if parts[0] in family and len(parts) >= 2:
        for count in (2, 3):  # the place itself begins like a person: "xã Trần Phú Đỗ Văn Mẫu"
            if count < len(parts) - 1 and parts[count] in family and (small or len(parts) - count >= 3):
                return ends[count - 1]
        if len(parts) == 2 and (small or parts[0] in words("also_word")):
            return ends[-1]
        return start
    for count in (2, 3, 1, 4):
        if count < len(parts) - 1 and parts[count] in family and len(parts) - count <= 5:
            return ends[count - 1]
    return ends[1] if len(parts) > 4 else _dashed(text, ends[-1], True)


def _dashed(text: str, end: int, before_person: bool) -> int:
    """The end with a second half of the name after a dash ("Văn Miếu - Quốc Tử Giám")."""
    match = _DASHED.match(text, end)
    if match is None:
        return end
    parts = match[1].split()
    if len(parts) > 3 or parts[0] in ("Bí", "Chủ", "Phó", "Trưởng", "Giám", "Ủy"):
        return end  # a post follows the dash
    if before_person and parts[0] in families() and len(parts) >= 2:
        return end
    return match.end()
