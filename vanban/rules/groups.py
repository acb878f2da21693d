"""Groups of bodies named by their kind: `các sở, ban, ngành liên quan`, `cấp ủy, chính quyền các cấp`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanban import tables
from vanban.fold import LOWER, UPPER
from vanban.rules.body_names import body_name
from vanban.rules.lexis import Lexis
from vanban.rules.place_names import names_after, place_end

_ENDS = rf"(?![{UPPER}{LOWER}])"
# The noun's last syllable begins another word of two ("xã hội", "bộ phận", "tổ chức hội nghị").
_ANOTHER = (
    r"(?<=xã) hội|(?<=bộ) (?:phận|máy|mặt|môn|luật|tiêu)|(?<=ban) (?:hành|đầu)|"
    r"(?<=hội) (?:nghị|trường|thảo|viên|họp|nhập)|(?<=ngành) nghề|(?<=cấp) (?:bách|thiết|phát|giấy|bậc)|"
    r"(?<=trường) (?:hợp|kỳ)|(?<=tổ chức) (?:hội|thực|triển|cuộc|bầu)|(?<=phòng) (?:,|chống)"
)
_JOIN = r"(?:, và | và | hoặc |, |,|/)"
_OWN = r"(?i:UBND|HĐND|UBMTTQ) "
_WHICH = re.compile(
    r" (?:(?:có )?liên quan(?: khác)?|hữu quan|trực thuộc|chức năng|chuyên môn|các cấp|cùng cấp|"
    r"hai cấp|2 cấp|khác|"
    r"cấp (?:cơ sở|xã|huyện|tỉnh|thành phố|trên|dưới)(?:, (?:cấp )?(?:xã|huyện|tỉnh))?|[tT]rung ương|"
    r"địa phương|"
    rf"ở cơ sở|ở địa phương|từ (?:[tT]rung ương|[tT]hành phố|tỉnh) (?:đến|tới) cơ sở){_ENDS}"
)
_PLACE_NOUNS = r"quận|huyện|thị xã|thị trấn|thành phố|tỉnh|xã|phường|đặc khu|thôn|tổ dân phố|khu phố"
_MANY = "các|những|một số|nhiều|từng|mỗi|toàn thể"
_LEVELLED = "cấp ủy|chính quyền|tổ chức đảng|cơ quan chức năng|tổ chức chính trị - xã hội"
_PLACE_WORD_BEFORE = re.compile(rf"(?i:{_PLACE_NOUNS})$")
_WHOSE = re.compile(r" (?:của|thuộc|trực thuộc|trên địa bàn|thuộc và trực thuộc) ")


@cache
def _group() -> re.Pattern[str]:
    """Nouns after "các", or two and more joined, or one with its level."""
    noun = rf"(?i:{'|'.join(map(re.escape, tables.words('group')))})(?![{UPPER}{LOWER}]|{_ANOTHER})"
    many = rf"(?:(?i:tất cả|toàn bộ) )?(?i:{_MANY})"
    # " và các …" begins another group; "các sở, UBND xã" is a group and a body of its own.
    more = rf"(?:{_JOIN}|, các )(?!{_OWN}){noun}"
    place = rf"(?i:{_PLACE_NOUNS}){_ENDS}(?! hội)"
    places = rf"{place}(?:{_JOIN}(?:các )?{place}){{1,5}}"
    levelled = rf"(?i:{_LEVELLED})"
    which = r"(?: địa phương)?(?= các cấp| cấp | địa phương| đảng| Đảng)"
    joined = rf"(?!{place}){noun}(?:{more}){{1,8}}"
    return re.compile(
        rf"(?<![{UPPER}{LOWER}])(?:{many} {noun}(?:{more}){{0,8}}|{places}|{joined}|{levelled}{which})"
    )


@cache
def _first_words() -> re.Pattern[str]:
    """Where a group may begin: letter for letter, so that `re` leaps from one first letter to the next."""
    phrases = (*tables.words("group"), *f"tất cả|toàn bộ|{_MANY}|{_PLACE_NOUNS}|{_LEVELLED}".split("|"))
    words = {phrase.split()[0].strip(",").lower() for phrase in phrases}
    return re.compile("|".join(sorted({*words, *map(str.capitalize, words), *map(str.upper, words)})))


def groups_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The groups between two offsets, without the words that say which and whose."""
    group = _group()
    until = start
    for word in _first_words().finditer(text, start, end):
        match = group.match(text, word.start(), end) if word.start() >= until else None
        if match is not None:
            yield match
            until = match.end()


def group_at(text: str, at: int) -> re.Match[str] | None:
    """The group that begins at the offset; None when none does."""
    return _group().match(text, at)


def group_end(lexis: Lexis, at: int) -> int:
    """The end of a group that ends at `at`, with the words that say which of them and whose."""
    if _PLACE_WORD_BEFORE.search(lexis.text, max(0, at - 10), at):
        at = names_after(lexis, at)
    for _ in range(3):
        which = _WHICH.match(lexis.text, at)
        end = which.end() if which else _owner_end(lexis, at)
        if end == at:
            break
        at = end
    return at


def _owner_end(lexis: Lexis, at: int) -> int:
    """The end of "thuộc Sở …", "của Thành phố", " Thành phố" after a group; `at` when none follows."""
    text = lexis.text
    whose = _WHOSE.match(text, at)
    if whose is None:
        start = at + 1
        end = place_end(lexis, start, before_person=True) if text[at : at + 1] == " " else start
        return end if end > start else at
    start = whose.end()
    body = body_name(lexis, start)
    end = body.end if body else place_end(lexis, start, before_person=True)
    group = group_at(text, start) if end == start else None
    end = group.end() if group else end
    return end if end > start else at
