"""The words of a page as the tables of bodies, posts and names see them; read once, asked by several rules.

A letter slip in the core of a body's name (`Thảnh ủy`, `quân, huyện`) is put right here, one letter for
one letter, so that offsets stay; `Lexis.doubt` tells where.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from vanban import tables
from vanban.fold import LOWER, UPPER
from vanban.gazetteer import Gazetteer, Hit, words_of
from vanban.tables import Body, Post

# The cores in which a slip of one letter is put right: they stand in nearly every name of a body.
_CORES = (
    "Thành ủy", "Tỉnh ủy", "Quận ủy", "Huyện ủy", "Ủy ban nhân dân", "Hội đồng nhân dân", "Ban Chấp hành",
    "Ban Thường vụ", "Thường trực", "Mặt trận Tổ quốc", "Bí thư", "Chủ tịch", "Giám đốc",
    "quận, huyện", "quận, huyện, thị xã", "xã, phường", "phường, xã", "sở, ban, ngành",
)  # fmt: skip
# Words that are no body alone, or only in capitals.
_NO_BODY = frozenset({"đại hội", "đảng ủy viên", "đại hội đảng"})
_PLURAL = re.compile(r"(?<=\w) các (?:xã|phường|quận|huyện|tỉnh)")
# The head's last syllable begins another word of two: "xã hội", "Hội nghị", "bộ phận".
_GOES_ON = {
    "xã": re.compile(r" {1,2}(?i:hội|luận|giao)(?!\w)"),
    "hội": re.compile(r" {1,2}(?i:nghị|trường|thảo|viên|họp|ý|nhập|tụ|chợ|thi|diễn|thoại|đàm|nhóm)(?!\w)"),
    "bộ": re.compile(r" {1,2}(?i:phận|máy|mặt|môn|luật|tiêu chí|đội)(?!\w)"),
    "ban": re.compile(r" {1,2}(?i:hành|đầu)(?!\w)"),
    "đảng": re.compile(r" {1,2}(?i:viên|phí|tịch)(?!\w)"),
    "đoàn": re.compile(r" {1,2}(?i:kết|viên)(?!\w)"),
    "tổ": re.compile(r" {1,2}(?i:chức|quốc)(?!\w)"),
    "báo": re.compile(r" {1,2}(?i:cáo|chí|đài|hiệu|động)(?!\w)"),
    "ngành": re.compile(r" {1,2}(?i:nghề)(?!\w)"),
    "cấp": re.compile(r" {1,2}(?i:bách|thiết|phát|giấy|bậc|thẻ|đổi|lại|mới)(?!\w)"),
    "chính": re.compile(r" {1,2}(?i:trị|sách)(?!\w)"),
}
_SECOND_SYLLABLE = re.compile(rf"(?i:xã) $|(?<![^\s(])[{UPPER}][{LOWER}]+ $")


def _plain(text: str) -> str:
    """The text without marks, letter for letter, in small letters."""
    return text.translate(_plain_letters()).lower()


@cache
def _plain_letters() -> dict[int, str]:
    letters = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    pairs = {}
    for letter in letters + letters.lower():
        bare = unicodedata.normalize("NFD", letter)[0]
        pairs[ord(letter)] = {"Đ": "D", "đ": "d"}.get(bare, bare)
    return pairs


@cache
def _cores() -> tuple[re.Pattern[str], dict[str, str]]:
    by_plain = {_plain(core): core for core in _CORES}
    longest = sorted(by_plain, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b"), by_plain


def _put_right(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with slips in cores put right, and where."""
    pattern, by_plain = _cores()
    slips: list[tuple[int, str]] = []
    for match in pattern.finditer(_plain(text)):
        written, core = text[match.start() : match.end()], by_plain[match[0]]
        if written.isupper():
            core = core.upper()
        # Capitals must agree, else a person's name would become an office ("Văn Phong", "Văn phòng").
        wrong = [
            i
            for i, (a, b) in enumerate(zip(written, core, strict=True))
            if a != b and (i or a.lower() != b.lower())
        ]
        # A small first letter may be another phrase ("đang ủy quyền"); a list of levels is always small.
        if len(wrong) == 1 and (written[0].isupper() or "," in core):
            at = match.start() + wrong[0]
            letter = core[wrong[0]]
            slips.append((at, letter.upper() if text[at].isupper() else letter.lower()))
    for at, letter in slips:
        text = text[:at] + letter + text[at + 1 :]
    return text, tuple(at for at, _ in slips)


@cache
def body_heads() -> Gazetteer[Body]:
    """The heads of bodies, in any case."""
    # "Ủy ban nhân dân các xã, phường …": the plural is read on, with the names after it.
    rows = [
        row for row in tables.bodies() if row.head.lower() not in _NO_BODY and not _PLURAL.search(row.head)
    ]
    return Gazetteer(tables.spellings(rows), ignore_case=True)


@cache
def post_heads() -> Gazetteer[Post]:
    """The heads of positions, in any case."""
    rows = [row for row in tables.posts() if "," not in row.post]  # "Bí thư, Chủ tịch HĐND" is two
    return Gazetteer(tables.spellings(rows), ignore_case=True)


@cache
def families() -> frozenset[str]:
    """Family names; of a family of two syllables its first."""
    return frozenset(row.part.split()[0] for row in tables.names() if row.kind in ("family", "compound"))


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind of the table of words."""
    return frozenset(tables.words(kind))


@cache
def places() -> frozenset[str]:
    """Names of provinces, cities and former districts, without the word for their kind."""
    return frozenset(row.name for row in tables.places() if row.kind != "generic")


_PLACE = (
    r"(?i:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu) "
    rf"(?P<name>[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,2}})(?! [{UPPER}])"
)
_PLACED = re.compile(rf"(?<!\w){_PLACE}")
# Where no post stands before it, no person follows the word for the place.
_SURELY_PLACED = re.compile(rf"(?<!\w)(?i:địa bàn|tại|ở|đảng bộ|đến|từ|trong) {_PLACE}")


class Lexis:
    """The heads of bodies and of posts in a text, by where they begin.

    A head that begins inside one of the other kind that began earlier is none: `Thường trực HĐND` in
    `Phó Chủ tịch Thường trực HĐND`, `Bí thư` in `Ban Bí thư`.
    """

    __slots__ = ("_places", "bodies", "doubt", "post_ends", "posts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text, self.doubt = _put_right(text)
        self.words = words_of(self.text)
        bodies = [hit for hit in body_heads().find(self.words) if self._may_head(hit)]
        posts = post_heads().find(self.words)
        self.bodies: dict[int, Hit[Body]] = {}
        self.posts: dict[int, Hit[Post]] = {}
        self._share_out(bodies, posts)
        self.post_ends = {hit.end: start for start, hit in self.posts.items()}
        self._places: frozenset[str] | None = None

    def is_place(self, name: str) -> bool:
        """Whether the name is a place's: of the table, or called one in this text ("huyện Thí Dụ")."""
        if name in places():
            return True
        if self._places is None:
            # After "xã" a person may follow too: three syllables with a family ("xã Đỗ Văn Mẫu").
            named = (match["name"] for match in _PLACED.finditer(self.text))
            self._places = frozenset(
                name for name in named if name.count(" ") < 2 or name.split()[0] not in families()
            ) | frozenset(match["name"] for match in _SURELY_PLACED.finditer(self.text))
        return name in self._places

    def body_at(self, at: int) -> Hit[Body] | None:
        """The longest head of a body that begins at the offset, also inside a post."""
        hit = self.bodies.get(at) or body_heads().at(self.words, at)
        return hit if hit is not None and self._may_head(hit) else None

    def post_at(self, at: int) -> Hit[Post] | None:
        """The head of a post that begins at the offset."""
        return self.posts.get(at)

    def heads_at(self, at: int, *, words: int = 1) -> bool:
        """Whether a body or a post whose head has so many words begins at the offset, also inside another."""
        hits = (self.body_at(at), post_heads().at(self.words, at))
        return any(hit is not None and self.text.count(" ", hit.start, hit.end) >= words - 1 for hit in hits)

    def starts_between(self, start: int, end: int) -> Iterator[int]:
        """Where words begin after `start` and before `end`."""
        index = bisect_right(self.words.starts, start)
        while index < len(self.words.starts) and self.words.starts[index] < end:
            yield self.words.starts[index]
            index += 1

    def doubtful(self, start: int, end: int) -> bool:
        """Whether a slip was put right between the offsets."""
        return any(start <= at < end for at in self.doubt)

    def _may_head(self, hit: Hit[Body]) -> bool:
        """A single word heads a body only with a capital ("Hội", "Trung ương" are also plain words)."""
        first = self.text[hit.start]
        if hit.start and self.text[hit.start - 1] in "/-&" and self.text[hit.start : hit.end].isupper():
            return False  # part of a symbol: "02-KH/BCĐ"
        if " " not in hit.value.head and _SECOND_SYLLABLE.search(self.text, max(0, hit.start - 8), hit.start):
            return False  # "xã hội", "Hải Phòng"
        goes_on = _GOES_ON.get(self.text[hit.start : hit.end].rsplit(" ", 1)[-1].lower())
        if goes_on is not None and goes_on.match(self.text, hit.end):
            return False
        if "capital" in hit.value.takes:
            return first.isupper()
        return (
            first.isupper()
            or hit.value.kind == "group"
            or " " in hit.value.head.replace("Trung ương", "Trung_ương")
        )

    def _share_out(self, bodies: list[Hit[Body]], posts: list[Hit[Post]]) -> None:
        """Keep of both kinds what does not begin inside an earlier head of the other."""
        body_until = post_until = 0
        by_start = {hit.start: hit for hit in posts}
        bodies_by_start = {hit.start: hit for hit in bodies}
        for start in sorted(by_start.keys() | bodies_by_start.keys()):
            post, body = by_start.get(start), bodies_by_start.get(start)
            if post is not None and start >= body_until:
                self.posts[start] = post
                post_until = post.end
            if body is not None and (start >= post_until or start in self.posts):
                self.bodies[start] = body
                body_until = body.end


@lru_cache(maxsize=2)
def lexis(text: str) -> Lexis:
    """The heads in a text. Kept for the next rule that asks of the same page."""
    return Lexis(text)
