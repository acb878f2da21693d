"""Names of bodies: organisations, groups of organisations, offices named as bodies; internal kind `_body`.

Fields: `name` (as written, without its term), `kind` (of the table; `group`, `place`), `rank` (1 centre to 5
cell; absent where the name does not tell), `term` (Roman numeral as written), `group` (True: many bodies),
`doubt` (True: a slip of the pen was put right). Nothing here is a fact; other rules ask for doers,
addressees, issuers. A post with its body is found by `people` (`_post`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from vanban.fold import LOWER, UPPER
from vanban.page import Page
from vanban.rule import Found
from vanban.rules.body_names import Name, body_name, place_end
from vanban.rules.lexis import Lexis, lexis
from vanban.rules.shape import Shape

RULES = (
    Shape(
        "body.named",
        "_body",
        "documents.md §9.5",
        (
            "Ban Thường vụ Thành ủy Hà Nội họp.",
            "Đảng ủy phường Văn Miếu - Quốc Tử Giám báo cáo.",
            "Bộ Chính trị (khóa XIII) ban hành nghị quyết.",
            "giao Sở Nông nghiệp và Môi trường chủ trì",
        ),
        ("Công tác bầu cử được triển khai.", "thành phố trực thuộc trung ương"),
    ),
    Shape(
        "body.group",
        "_body",
        "documents.md §9.5, 218-230",
        (
            "các sở, ban, ngành liên quan thực hiện",
            "cấp ủy, chính quyền các cấp",
            "các quận, huyện, thị xã",
            "126 xã, phường đã hoàn thành",
        ),
        ("các nhiệm vụ, giải pháp", "các ý kiến"),
    ),
    Shape(
        "body.place",
        "_body",
        "facts.md: an organisation may be named by its place",
        ("tại quận Bắc Từ Liêm", "huyện Thanh Trì phấn đấu"),
        ("một thành phố đáng sống",),
    ),
)

# What a group is made of; longest first. Party and State words of documents.md §9.5, governance.md §1.
_NOUNS = (
    "cơ quan chuyên môn", "cơ quan chức năng", "cơ quan báo chí", "cơ quan thông tấn", "cơ quan truyền thông",
    "cơ quan tham mưu, giúp việc", "cơ quan tham mưu giúp việc", "cơ quan tham mưu", "cơ quan tư pháp", "cơ quan nội chính",
    "cơ quan hành chính nhà nước", "cơ quan hành chính", "cơ quan nhà nước", "cơ quan quản lý nhà nước", "cơ quan Đảng",
    "cơ quan đảng", "cơ quan ngang Bộ", "cơ quan ngang bộ", "cơ quan thuộc Chính phủ", "cơ quan trung ương", "cơ quan Trung ương",
    "cơ quan", "đơn vị sự nghiệp công lập", "đơn vị sự nghiệp", "đơn vị chủ rừng", "đơn vị hành chính", "đơn vị",
    "chính quyền địa phương", "chính quyền", "địa phương", "ban xây dựng Đảng", "ban Đảng", "ban đảng", "sở", "ban", "bộ", "ngành",
    "quận ủy", "huyện ủy", "thị ủy", "thành ủy", "tỉnh ủy", "đảng ủy", "quận", "huyện", "thị xã", "thị trấn", "thành phố", "tỉnh",
    "xã", "phường", "đặc khu", "thôn", "tổ dân phố", "khu phố", "cấp ủy đảng", "cấp ủy Đảng", "cấp ủy", "tổ chức cơ sở đảng",
    "tổ chức cơ sở Đảng", "tổ chức đảng", "tổ chức Đảng", "đảng bộ", "chi bộ", "đoàn thể chính trị - xã hội", "đoàn thể nhân dân", "đoàn thể",
    "tổ chức chính trị - xã hội - nghề nghiệp", "tổ chức chính trị - xã hội", "tổ chức chính trị xã hội", "tổ chức CT-XH", "tổ chức xã hội nghề nghiệp",
    "tổ chức xã hội", "tổ chức thành viên", "tổ chức tín dụng", "tổ chức", "hội quần chúng", "hội, đoàn thể", "hội", "doanh nghiệp nhà nước",
    "doanh nghiệp", "hợp tác xã", "cơ sở giáo dục", "cơ sở y tế", "cơ sở đào tạo", "trường học", "trường đại học", "trường", "nhà trường",
    "bệnh viện", "lực lượng vũ trang", "lực lượng chức năng", "lực lượng công an", "lực lượng", "cấp", "MTTQ", "Mặt trận Tổ quốc",
    "Mặt trận", "HĐND", "UBND", "chủ rừng", "chủ đầu tư", "ngân hàng thương mại", "viện nghiên cứu", "tập đoàn", "tổng công ty", "tổ bầu cử",
    "ban bầu cử", "phòng chuyên môn", "phòng", "ủy ban", "chi hội", "chi đoàn",
)  # fmt: skip
# The noun's last syllable begins another word of two ("xã hội", "bộ phận", "tổ chức hội nghị").
_ANOTHER = r"(?<=xã) hội|(?<=bộ) (?:phận|máy|mặt|môn|luật|tiêu)|(?<=ban) (?:hành|đầu)|(?<=hội) (?:nghị|trường|thảo|viên|họp|nhập)|(?<=ngành) nghề|(?<=cấp) (?:bách|thiết|phát|giấy|bậc)|(?<=trường) (?:hợp|kỳ)|(?<=tổ chức) (?:hội|thực|triển|cuộc|bầu)|(?<=phòng) (?:,|chống)"
_NOUN = rf"(?:(?i:{'|'.join(sorted(map(re.escape, _NOUNS), key=len, reverse=True))}))(?![{UPPER}{LOWER}]|{_ANOTHER})"
_JOIN = r"(?:, và |,? | và | hoặc |/)".replace(",? |", ", |,|")
_MANY = r"(?i:các|những|một số|nhiều|từng|mỗi|toàn thể)"
_LIST = rf"{_NOUN}(?:{_JOIN}(?:các )?{_NOUN}){{0,8}}"
_GROUP = re.compile(rf"(?<![{UPPER}{LOWER}])(?:(?P<many>(?:(?i:tất cả|toàn bộ) )?{_MANY}) (?P<list>{_LIST})|(?P<bare>{_NOUN}(?:{_JOIN}(?:các )?{_NOUN}){{1,8}}))")
# A single noun without "các" is a group only with a word that says which.
_LONE = re.compile(
    rf"(?<![{UPPER}{LOWER}])(?P<bare>(?i:cấp ủy|chính quyền|tổ chức đảng|cơ quan chức năng|chính quyền địa phương|tổ chức chính trị - xã hội)) (?=các cấp|cấp|địa phương|đảng|Đảng)"
)
_WHICH = re.compile(
    rf" (?:(?:có )?liên quan(?: khác)?|hữu quan|trực thuộc|chức năng|chuyên môn|các cấp|cùng cấp|hai cấp|2 cấp|khác|"
    rf"cấp (?:cơ sở|xã|huyện|tỉnh|thành phố|trên|dưới)(?:, (?:cấp )?(?:xã|huyện|tỉnh))?|Trung ương|trung ương|địa phương|"
    rf"ở cơ sở|ở địa phương|từ (?:Trung ương|trung ương|thành phố|Thành phố|tỉnh) (?:đến|tới) cơ sở)(?![{UPPER}{LOWER}])"
)
_WHOSE = re.compile(r" (?:của|thuộc|trực thuộc|trên địa bàn|thuộc và trực thuộc) ")
_NOT_BEFORE = re.compile(r"(?:công tác|việc) $")


def find(page: Page) -> list[Found]:
    """The maximal names of bodies on a page, in order."""
    words = lexis(page.flat)
    found: list[Found] = []
    groups = {match.start(): match for match in _groups(words.text, page.start, page.end)}
    until = page.start
    for at in sorted({*words.bodies, *groups, *_place_starts(words.text, page.start, page.end)}):
        if at < until or at < page.start or at >= page.end:
            continue
        one = _at(page, words, at, groups.get(at))
        if one is not None:
            found.append(one)
            until = one.end
    return found


def list_of_bodies(page: Page, start: int, end: int) -> list[Found]:
    """The run of bodies that begins at `start`: joined by `,` `;` `và`, none further than `end`.

    Posts with their bodies ("Chủ tịch Ủy ban nhân dân các xã") count as bodies of the kind `office`.
    """
    from vanban.rules.posts import post_name  # posts are built of bodies: asked for only when needed

    words = lexis(page.flat)
    run: list[Found] = []
    at = start
    while at < end:
        group = _group_at(words.text, at)
        one = _at(page, words, at, group)
        if one is None:
            post = post_name(words, at)
            if post is None:
                break
            fields = {"name": page.words(at, post.end), "kind": "office", "group": post.group}
            one = Found("_body", at, post.end, fields, "body.office")
        if one.end > end:
            break
        run.append(one)
        joined = _JOINED.match(words.text, one.end, end)
        if joined is None:
            break
        at = joined.end()
    return run


_JOINED = re.compile(r"\s*(?:[,;]\s*(?:và|cùng|cùng với)?|và|cùng với|cùng)\s+(?:(?:đồng chí|ông|bà)\s+)?")


def _at(page: Page, words: Lexis, at: int, group: re.Match[str] | None) -> Found | None:
    """The longest body that begins at the offset."""
    name = body_name(words, at, before_person=_after_post(words, at)) if at in words.bodies or group is None else None
    if group is not None:
        end = _group_end(words, group.end())
        if name is None or end > name.end:
            return _found(page, words, at, Name(end, "group", None, group=True), "body.group")
    if name is not None:
        return _found(page, words, at, name, "body.named")
    place = Name(at, "place", None)
    end = place_end(words, at, before_person=True, name=place)
    if end > at and _NAMED_PLACE.match(words.text, at, end):
        place.end = end
        return _found(page, words, at, place, "body.place")
    return None


def _found(page: Page, words: Lexis, at: int, name: Name, rule: str) -> Found:
    fields: dict[str, Any] = {"name": page.words(at, name.end), "kind": name.kind, "group": name.group}
    if name.rank is not None:
        fields["rank"] = name.rank
    if name.term is not None:
        fields["term"] = name.term
    if words.doubtful(at, name.end):
        fields["doubt"] = True
    return Found("_body", at, name.end, fields, rule)


_BEFORE = re.compile(rf"[{UPPER}{LOWER}]+(?: [{UPPER}{LOWER}]+){{0,5}} $")


def _after_post(words: Lexis, at: int) -> bool:
    """Whether the words of a post end right before the offset."""
    return any(start in words.posts and words.posts[start].end in (at - 1, at) for start in words.starts_between(max(0, at - 40), at))


def _groups(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    yield from _GROUP.finditer(text, start, end)
    yield from _LONE.finditer(text, start, end)


def _group_at(text: str, at: int) -> re.Match[str] | None:
    return _GROUP.match(text, at) or _LONE.match(text, at)


def _group_end(words: Lexis, at: int) -> int:
    """The end of a group with the words that say which of them and whose."""
    text = words.text
    for _ in range(3):
        which = _WHICH.match(text, at)
        if which:
            at = which.end()
            continue
        whose = _WHOSE.match(text, at)
        start = whose.end() if whose else at + 1
        if not whose and text[at : at + 1] != " ":
            return at
        inner = body_name(words, start) if whose else None
        end = inner.end if inner else place_end(words, start, before_person=True)
        if whose and end == start:
            group = _group_at(text, start)
            end = group.end() if group else start
        if end == start:
            return at
        at = end
    return at


_NAMED_PLACE = re.compile(rf"(?:(?i:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu|thủ đô) {{1,2}}[{UPPER}0-9].*|Thành phố$|Thủ đô$|TP$)")
_PLACE_START = re.compile(r"(?<!\w)(?:(?i:tỉnh|thành phố|tp|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu|thủ đô))(?!\w)")


def _place_starts(text: str, start: int, end: int) -> Iterator[int]:
    for match in _PLACE_START.finditer(text, start, end):
        yield match.start()
