"""Positions as written: the post with its body, term and charge, and runs of them joined by commas.

`Phó Bí thư Thường trực Thành ủy khóa XVI`, `Ủy viên Trung ương Đảng theo dõi, hướng dẫn Đảng bộ thành phố`,
`Trưởng ban Chỉ đạo`, `Bí thư các quận, huyện, thị ủy`. Shapes of documents.md §9.4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.fold import LOWER, UPPER
from vanban.rules.body_names import body_name
from vanban.rules.fields_of_work import field_end
from vanban.rules.groups import group_at, group_end
from vanban.rules.lexis import Lexis, families
from vanban.rules.person_names import INITIALS
from vanban.rules.place_names import SYLLABLE, head_place_end, place_end
from vanban.tables import Post

# Words of the table that say what someone is or does, but are no post when no name stands by them.
_WEAK = frozenset(
    "đại diện|đại diện lãnh đạo|lãnh đạo|phụ trách|đảng viên|công chức|cán sự|giáo viên|giảng viên|"
    "văn thư|đại biểu|thư ký|chuyên viên|trợ lý|ủy viên|cv|ct|bt|cn|bs|ks|ls|ds|uv".split("|")
)
_NO_PERSON = frozenset(
    "đại diện|đại diện lãnh đạo|lãnh đạo|phụ trách|đảng viên|công chức|ct|bt|cv|uv".split("|")
)
RANKS = frozenset(
    "đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng "
    "úy|trung úy|thiếu úy".split("|")
)
_MORE = re.compile(r" (?:Thường trực|thường trực|chuyên trách|thứ nhất|Thứ nhất|danh dự|phụ trách)(?![\w])")
_YEARS = r"nhiệm kỳ [0-9]{4} ?- ?[0-9]{4}"
_TERM = re.compile(
    rf",? ?\(?(?:khóa (?:[IVXLC]{{1,7}}|[0-9]{{1,2}})(?!\w)\)?(?:,? ?\(?{_YEARS}\)?)?|{_YEARS}\)?)"
)
_CHARGE = re.compile(
    r",? (?:theo dõi, hướng dẫn|phụ trách, theo dõi|theo dõi, phụ trách|được phân công phụ trách|"
    r"phụ trách|theo dõi) (?=\S)"
)
_MANY = re.compile(r" (?:các|những) ")
# "Bí thư các quận, huyện, thị ủy": the last word alone is whole.
_COMMITTEES = re.compile(
    r" (?:các )?(?:(?:quận|huyện|thị|thành|tỉnh)(?:, | và )){1,3}(?:thị|thành|huyện|quận|tỉnh) ủy"
    r"(?:,? (?:và )?[đĐ]ảng ủy(?: trực thuộc(?: (?:Thành|Tỉnh) ủy)?)?)?"
)
_PLACE = re.compile(
    rf"(?:tỉnh|[tT]hành phố|TP|xã|phường|huyện|quận|thị xã|thị trấn|đặc khu)(?![{UPPER}{LOWER}])"
)
_RUN = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{0,3}}")


@dataclass(slots=True)
class PostName:
    """A position: where it begins and ends, its row, the place of its body (0, 0: none)."""

    start: int
    end: int
    row: Post
    body: tuple[int, int]
    rank: int | None
    group: bool = False

    @property
    def weak(self) -> bool:
        """Whether the words alone are no post ("đại diện", "ủy viên")."""
        return self.no_post or (self.row.post.lower() in _WEAK and self.body == (0, 0))

    @property
    def no_post(self) -> bool:
        """Whether the words stand before a name without being a post ("đại diện")."""
        return ("verb" in self.row.takes and self.body == (0, 0)) or self.row.post.lower() in _NO_PERSON

    @property
    def delegate(self) -> bool:
        """Whether it is a delegate's: nobody to turn to unless named."""
        return self.row.post.lower().startswith("đại biểu")

    @property
    def rank_of_army(self) -> bool:
        """Whether it is a military rank or an academic title, which holds no office."""
        return not self.row.takes and self.row.rank is None


def post_name(lexis: Lexis, at: int) -> PostName | None:
    """The position that begins at the offset (after "nguyên", "các"); None when none does."""
    hit = lexis.post_at(at)
    if hit is None:
        return None
    row = hit.value
    if lexis.text[hit.start].islower() and len(row.post) < 4:
        return None
    name = PostName(at, hit.end, row, (0, 0), row.rank)
    if row.takes:
        _take_body(lexis, name)
    if not name.rank_of_army:
        _take_more(lexis, name)
    return name


def _take_body(lexis: Lexis, name: PostName) -> None:
    """The body, begun inside the words of the post ("Trưởng ban Chỉ đạo") or after them."""
    head_end = name.end
    for at in lexis.starts_between(name.start, head_end):
        inner = lexis.body_at(at)
        if inner is None or inner.end < head_end:
            continue
        body = body_name(lexis, at, before_person=True)
        if body is not None and body.end >= head_end:
            name.end, name.body = body.end, (at, body.end)
            name.rank = body.rank or name.rank
            name.group = body.group
            if body.end > head_end:
                return
            break
    placed = head_place_end(lexis, name.start, name.end, before_person=True)
    if placed > name.end:
        name.end = placed
        return
    more = _MORE.match(lexis.text, name.end)
    if more:
        name.end = more.end()
    _take_after(lexis, name)


def _take_after(lexis: Lexis, name: PostName) -> None:
    text = lexis.text
    committees = _COMMITTEES.match(text, name.end)
    if committees:
        name.body, name.end, name.group = (committees.start() + 1, committees.end()), committees.end(), True
        return
    many = _MANY.match(text, name.end)
    if many or text[name.end : name.end + 1] != " ":
        if many:
            _take_group(
                lexis, name, many.end() - 4 if text[many.start() + 1 : many.end()] == "các " else many.end()
            )
        return
    at = name.end + 1
    if INITIALS.match(text, at):
        return
    if text[at : at + 4] == "của ":
        at += 4
    body = body_name(lexis, at, before_person=True)
    if body is not None and (text[at].isupper() or len(body.head) > 5):
        name.end, name.body, name.rank = body.end, (at, body.end), body.rank or name.rank
        name.group = body.group
        return
    if at != name.end + 1:
        return
    end = _place_after(lexis, name, at)
    if end <= at and "field" in name.row.takes:
        end = field_end(lexis, at, before_person=True)
    if end > at:
        name.body, name.end = (at, end), end


def _place_after(lexis: Lexis, name: PostName, at: int) -> int:
    """The end of a place that stands for a body ("Chủ tịch xã", "Trưởng thôn X"); `at` when none."""
    if _PLACE.match(lexis.text, at):
        return place_end(lexis, at, before_person=True)
    run = _RUN.match(lexis.text, at)
    parts = run[0].split() if run else []
    if run is None or (parts[0] in families() and not lexis.is_place(run[0])):
        return at
    for count in range(len(parts), 0, -1):
        if lexis.is_place(" ".join(parts[:count])):
            return at + len(" ".join(parts[:count]))
    return run.end() if {"name", "number"} & set(name.row.takes) else at


def _take_group(lexis: Lexis, name: PostName, at: int) -> None:
    group = group_at(lexis.text, at)
    if group is not None:
        end = group_end(lexis, group.end())
        name.body, name.end, name.group = (at, end), end, True


def _take_more(lexis: Lexis, name: PostName) -> None:
    """Term and charge ("khóa XVI", "theo dõi, hướng dẫn Đảng bộ …")."""
    term = _TERM.match(lexis.text, name.end)
    if term:
        name.end = term.end()
    charge = _CHARGE.match(lexis.text, name.end)
    if charge:
        body = body_name(lexis, charge.end(), before_person=True)
        if body is not None:
            name.end = body.end
        elif charge[0].strip(", ") == "phụ trách":
            end = field_end(lexis, charge.end(), before_person=True)
            if end > charge.end():
                name.end = end
