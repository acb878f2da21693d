"""Persons with their positions (kind `person`), posts without a name (`_post`), and who holds a post.

facts.md, "People": position and name together where they stand together, in either order; `ông`, `bà`,
`đồng chí` outside the span; a post without a name is no person; bylines are none; the signer is one.

Fields of `_post`: `post` (as written), `rank` (absent where nothing tells), `chairs` (the holder commonly
gives orders), `group` (True: many holders), `name` (the holder, where the article names one).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from vanban.fold import LOWER, UPPER
from vanban.page import Page
from vanban.rule import Found
from vanban.rules import person_names
from vanban.rules.hidden import is_hidden
from vanban.rules.holders import holder_of
from vanban.rules.lexis import Lexis, families, lexis
from vanban.rules.person_names import PersonName, caps_name_at, name_at, short_name_at
from vanban.rules.posts import PostName, post_name
from vanban.rules.shape import Shape

# Invented persons; no real one stands in this file.
RULES = (
    Shape(
        "person.post_name",
        "person",
        "documents.md §9.4, 174-188",
        (
            "Phó Bí thư Thường trực Thành ủy khóa XVI Lò Thị Thử Nghiệm phát biểu.",
            "Ủy viên Trung ương Đảng, Chủ tịch UBND TP Hà Nội Đỗ Văn Mẫu cho biết",
            "Bí thư Đỗ Văn Mẫu nhấn mạnh",
            "Bí thư Huyện ủy Phú Xuyên Đỗ Văn Mẫu đánh giá",
            "Thượng tá Đỗ Văn Mẫu, Trưởng Công an xã Thí Dụ",
            "THỦ TƯỚNG CHÍNH PHỦ ĐỖ VĂN MẪU TẠI CUỘC HỌP",
            "Bí thư Đ.V.Mẫu nhấn mạnh",
        ),
        (
            "Bí thư Quận ủy Thanh Xuân phát biểu",
            "Chủ tịch Ủy ban nhân dân xã Thí Dụ",
            "Chủ tịch UBND phường Trần Phú",
        ),
    ),
    Shape(
        "person.name_post",
        "person",
        "documents.md §9.4, 175, 183, 187",
        (
            "ông Đỗ Xuân Mẫu, Bí thư Quận ủy Thanh Xuân kiến nghị",
            "đồng chí Đỗ ĐứcMẫu - Phó Chủ tịch Ủy ban MTTQ Việt Nam xã thực hiện",
            "đồng chí Đỗ Thị Mẫu, Ủy viên Trung ương Đảng theo dõi, hướng dẫn Đảng bộ thành phố Hà Nội;",
        ),
        ("đường Trần Phú, Chủ tịch UBND phường kiểm tra",),
    ),
    Shape(
        "person.name",
        "person",
        "documents.md §9.4, 184; facts.md: the name is as written",
        ("Đồng chí Đỗ Văn Mẫu lưu ý", "theo ông Mẫu, các quận", "Khách mời Nguyễn Thị Thí Dụ nói"),
        (
            "Trường THPT Nguyễn Trãi",
            "quận Thanh Xuân",
            "tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            "đồng chí Bí thư Thành ủy",
            "Ảnh: Đỗ Văn Mẫu",
        ),
    ),
    Shape(
        "person.signer",
        "person",
        "facts.md: the signer is a person with the post, without T/M, K/T",
        (
            "ỦY BAN NHÂN DÂN\nXÃ THÍ DỤ\nSố: 1/KH-UBND\nThí Dụ, ngày 05 tháng 01 năm 2026\n\nKẾ "
            "HOẠCH\nVề việc thử\n\n1. Xã thực hiện kế hoạch.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐỗ Văn "
            "Mẫu\n",
        ),
    ),
    Shape(
        "post.alone",
        "_post",
        "documents.md §9.4, 182, 186, 190-198",
        (
            "Bí thư Quận ủy Thanh Xuân phát biểu",
            "người đứng đầu Đảng bộ TP Hà Nội kêu gọi",
            "Trưởng ban Chỉ đạo yêu cầu",
            "Bí thư các quận, huyện, thị ủy chịu trách nhiệm",
        ),
        ("đại diện lãnh đạo", "Bí thư Đỗ Văn Mẫu nhấn mạnh"),
    ),
)

_BETWEEN_POSTS = re.compile(r"(?:,| -| kiêm| kiêm nhiệm)? {1,2}(?=\S)|\.(?=[A-ZĐ])|, ?")
_TITLE = r"(?:(?:đồng chí|ông|bà) )?"
_TO_NAME = re.compile(
    rf" ?- ?{_TITLE}|: ?|\.? {{1,2}}{_TITLE}|\.(?=[A-ZĐ])"
    rf"|\n(?=[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,4}} [{LOWER}])"  # a line broken in a paragraph
)
_NEXT_HOLDER = re.compile(r" (?:là|do) (?:đồng chí|ông|bà) |: (?:đồng chí|ông|bà) ")
_APPOSED = re.compile(r"(?:,|:| là| do| -) (?:đồng chí|ông|bà) $")
_FROM_NAME = re.compile(r" ?, {0,2}| ?- ?|: {1,2}| \((?=[A-ZĐỦ]|nguyên )")
_FORMER = re.compile(r"(?:nguyên|Nguyên|quyền|cố) $")
_FORMER_NEXT = re.compile(r"(?:nguyên|quyền|cố) ")
_LISTED = re.compile(r"\s*(?:[,;]|,? và|;? ?-)\s*(?:(?:đồng chí|ông|bà|các ông|các đồng chí):?\s+)?$")
_BYLINE = re.compile(
    r"(?i:ảnh|tin|bài|thực hiện|theo|nguồn|tác giả|phóng viên|pv|biên tập|đồ họa|clip|video|tổng hợp|"
    r"nhóm pv|tin bài|bài viết|người viết|người đăng|người đưa tin|đăng bởi|cộng tác viên|ctv|"
    r"tác giả bài viết|nguồn tin|nguồn ảnh|ảnh minh họa)(?:(?:, | và |/)(?i:ảnh|bài|clip))? ?: {0,3}$"
)
_ONLY_NAMES = re.compile(rf"^[({{]?(?:[{UPPER}][{UPPER}{LOWER}.]*[ ,\-–và&/]*){{1,9}}[)}}]?\.?$")
_PLACE_LIST = re.compile(r"(?:,| và| -|;) {1,2}$")


@dataclass(slots=True)
class _Person:
    """A person read: span, name, posts."""

    start: int
    end: int
    name: PersonName
    posts: list[PostName] = field(default_factory=list)
    rule: str = "person.name"


def find(page: Page) -> list[Found]:
    """Persons and nameless posts of a page, each kind in order."""
    reader = _Reader(page)
    reader.read()
    persons = [_person(page, one) for one in reader.persons]
    signature = page.header.signature if page.header else None
    if signature is not None:
        fields = {"name": signature.name, "positions": [signature.post]}
        persons.append(Found("person", signature.start, signature.end, fields, "person.signer"))
    persons.sort(key=lambda one: one.start)
    return [*persons, *(_post(page, one, persons) for one in reader.posts)]


def holder(page: Page, post_words: str, at: int) -> str | None:
    """The full name of who is meant by a post or a given name; None where the article does not tell.

    The nearest before holds, else the first after.
    """
    return holder_of(page.of("person"), post_words, at)


def _person(page: Page, one: _Person) -> Found:
    words = page.words(one.name.start, one.name.end)
    positions = [page.words(post.start, post.end) for post in one.posts]
    return Found("person", one.start, one.end, {"name": words, "positions": positions}, one.rule)


def _post(page: Page, post: PostName, persons: list[Found]) -> Found:
    words = page.words(post.start, post.end)
    fields: dict[str, object] = {"post": words, "chairs": post.row.chairs, "group": post.group}
    if post.rank is not None:
        fields["rank"] = post.rank
    name = None if post.group else _apposed(page, post, persons) or holder_of(persons, words, post.start)
    if name is not None:
        fields["name"] = name
    return Found("_post", post.start, post.end, fields, "post.alone")


def _apposed(page: Page, post: PostName, persons: list[Found]) -> str | None:
    """The name set right after a post ("Bí thư Đảng ủy xã, đồng chí …") when it has no post of its own."""
    index = bisect_left(persons, post.end, key=lambda one: one.start)
    after = persons[index] if index < len(persons) else None
    if after is None or after.fields["positions"] or after.start - post.end > 20:
        return None
    return str(after.fields["name"]) if _APPOSED.fullmatch(page.flat, post.end, after.start) else None


class _Reader:
    """Reads a page once from left to right; what is unsure is looked at again at the end."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexis: Lexis = lexis(page.flat)
        self.text = self.lexis.text
        self.persons: list[_Person] = []
        self.posts: list[PostName] = []
        self._unsure: list[PersonName] = []
        self._not_here = self._hidden()
        self._last_thing = -1

    def read(self) -> None:
        """Fill `persons` and `posts`."""
        starts = {start for start in self.lexis.posts if self.page.start <= start < self.page.end}
        names = {
            start: (end, parts)
            for start, end, parts in person_names.runs(self.lexis, self.page.start, self.page.end)
        }
        until = self.page.start
        for at in sorted(starts | self._name_starts(names)):
            if at < until or self._is_hidden(at):
                continue
            end = self._read_posts(at) if at in starts else self._read_name(at)
            until = max(until, end)
        self._look_again()
        self.persons.sort(key=lambda one: one.start)

    def _name_starts(self, names: dict[int, tuple[int, list[str]]]) -> set[int]:
        """Where a name may begin: at a run, and inside it after a word of address or at a family name."""
        found = set()
        for start, (_, parts) in names.items():
            found.add(start)
            addressed = parts[0] in person_names.ADDRESS and not self.lexis.is_place(" ".join(parts))
            at = start
            for index, part in enumerate(parts):
                at = self.text.index(part, at)
                if index and (part in families() or (addressed and index == 1)):
                    found.add(at)
                at += len(part)
        return found

    def _hidden(self) -> list[tuple[int, int]]:
        hidden = [(block.start, block.end) for block in self.page.blocks if is_hidden(block)]
        for block in self.page.blocks[-3:]:
            words = self.text[block.start : block.end]
            if (
                block.end - block.start < 60
                and block.kind != "row"
                and block.rank > 90
                and _ONLY_NAMES.match(words)
            ):
                hidden.append((block.start, block.end))
        return sorted(hidden)

    def _is_hidden(self, at: int) -> bool:
        index = bisect_right(self._not_here, (at, len(self.text))) - 1
        return index >= 0 and self._not_here[index][0] <= at < self._not_here[index][1]

    def _read_posts(self, at: int) -> int:
        """Posts from here, with the name that stands by them; gives the end of what was read."""
        posts = self._chain(at)
        if not posts:
            return self._read_name(at)
        end = posts[-1].end
        name = self._name_after(end)
        if name is not None and all(post.no_post for post in posts) and not name.sure:
            name = None
        if name is None:
            self.posts.extend(
                post for post in posts if not post.weak and not post.rank_of_army and not post.delegate
            )
            return end
        if person_names.names_a_thing(self.text, at):
            return name.end
        former = _FORMER.search(self.text, max(0, at - 8), at)
        if former:
            posts[0].start = former.start()
        used = [post for post in posts if not post.no_post]
        while len(used) > 1 and used[0].weak and self.text[used[0].start].islower():
            used = used[1:]  # "các vị đại biểu, Ủy viên …"
        start = used[0].start if used else name.start
        person = _Person(start, name.end, name, used, "person.post_name")
        self._take_following(person)
        self.persons.append(person)
        return person.end

    def _chain(self, at: int) -> list[PostName]:
        """Posts joined by commas, dashes or `kiêm`, beginning at the offset."""
        posts: list[PostName] = []
        while len(posts) < 12:
            former = _FORMER_NEXT.match(self.text, at)
            post = post_name(self.lexis, former.end() if former else at)
            if post is None or (posts and post.weak and post.row.post.lower() not in ("ủy viên", "đại biểu")):
                break
            if former:
                post.start = at
            if posts and post.rank_of_army and posts[-1].rank_of_army and self.text[at - 1] == ".":
                posts[-1].end = post.end  # "PGS.TS"
            else:
                posts.append(post)
            joined = _BETWEEN_POSTS.match(self.text, post.end)
            if joined is None:
                break
            at = joined.end()
            if not (post.rank_of_army or joined[0].strip(" ") != ""):
                break
        return posts

    def _name_after(self, at: int) -> PersonName | None:
        joined = _TO_NAME.match(self.text, at)
        if joined is None:
            return None
        name = short_name_at(self.lexis, joined.end()) if joined[0] == " " else None
        if name is None and joined[0] == " " and self.text[max(0, at - 5) : at].isupper():
            name = caps_name_at(self.lexis, joined.end())
        if name is not None:
            return name
        name = name_at(self.lexis, joined.end(), after_post=True)
        if name is None:
            return None
        if "-" in joined[0] or ":" in joined[0]:
            return name if self._is_person_after_mark(name) else None
        if person_names.after_honour(self.text, name.start) or person_names.is_person_like(name.text):
            return name
        return None

    def _is_person_after_mark(self, name: PersonName) -> bool:
        """Whether a name after a dash or colon is a person's: of a list of fields only the first is capital.

        "thủ trưởng các sở, ngành: Nông nghiệp …": a family name alone is none there.
        """
        if name.sure or person_names.after_honour(self.text, name.start):
            return True
        return " " in name.text and name.text.split()[0] in families()

    def _read_name(self, at: int) -> int:
        honoured = person_names.after_honour(self.text, at)
        name = name_at(self.lexis, at, after_post=honoured)
        if name is None or (not honoured and _BYLINE.search(self.text, max(0, at - 24), at)):
            return at
        in_list = _PLACE_LIST.search(self.text, max(0, at - 4), at)
        if not honoured and (
            person_names.names_a_thing(self.text, at)
            or (in_list and 0 <= at - self._last_thing < 5)
            or self._in_body(at, name.end)
        ):
            self._last_thing = name.end
            return name.end
        person = _Person(at, name.end, name)
        followed = self._take_following(person)
        listed = (
            self.persons
            and self.persons[-1].end <= at
            and _LISTED.fullmatch(self.text, self.persons[-1].end, at)
        )
        if honoured or followed or name.sure or (listed and " " in name.text):
            self.persons.append(person)
            return person.end
        self._unsure.append(name)
        return at

    def _in_body(self, start: int, end: int) -> bool:
        bodies = self.page.of("_body")
        index = bisect_right(bodies, start, key=lambda one: one.start) - 1
        return index >= 0 and end <= bodies[index].end

    def _take_following(self, person: _Person) -> bool:
        """Add the posts that follow the name, unless they are the next person's."""
        joined = _FROM_NAME.match(self.text, person.end)
        if joined is None:
            return False
        posts = self._chain(joined.end())
        if not posts or posts[0].weak:
            return False
        bracket = joined[0].endswith("(")
        end = posts[-1].end
        if bracket and self.text[end : end + 1] != ")":
            return False
        if not bracket and self._name_after(end) is not None and self.text[end : end + 1] not in ",;":
            return False
        if not bracket and _NEXT_HOLDER.match(self.text, end):
            return False
        person.posts.extend(posts)
        person.end = end + bracket
        if person.rule == "person.name":
            person.rule = "person.name_post"
        return True

    def _look_again(self) -> None:
        """Names left unsure count where the article names the person surely elsewhere."""
        known = {one.name.text for one in self.persons}
        self.persons.sort(key=lambda one: one.start)
        starts = [one.start for one in self.persons]
        for name in self._unsure:
            index = bisect_right(starts, name.start) - 1
            if name.text in known and (index < 0 or self.persons[index].end <= name.start):
                self.persons.append(_Person(name.start, name.end, name))
