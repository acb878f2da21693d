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

from vanban.fold import UPPER
from vanban.page import Page
from vanban.rule import Found
from vanban.rules.body_names import Name, body_name
from vanban.rules.groups import group_at, group_end, groups_in
from vanban.rules.lexis import Lexis, lexis
from vanban.rules.place_names import PLACE_WORDS, place_end, place_rank
from vanban.rules.posts import post_name
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
        ("Công tác bầu cử được triển khai.",),
    ),
    Shape(
        "body.group",
        "_body",
        "documents.md §9.5, 218-230",
        (
            "các sở, ban, ngành liên quan thực hiện",
            "cấp ủy, chính quyền các cấp",
            "các quận, huyện, thị xã",
            "đại diện các cơ quan, đơn vị trực thuộc dự",
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


def find(page: Page) -> list[Found]:
    """The maximal names of bodies on a page, in order."""
    words = lexis(page.flat)
    found: list[Found] = []
    groups = {match.start(): match for match in groups_in(words.text, page.start, page.end)}
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
    words = lexis(page.flat)
    run: list[Found] = []
    at = start
    while at < end:
        group = group_at(words.text, at)
        many = _PLURAL.match(words.text, at)
        one = _at(page, words, at, group) or (_at(page, words, many.end(), None) if many else None)
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


_PLURAL = re.compile(r"(?i:(?:tất cả )?các|những|một số) ")


def _at(page: Page, words: Lexis, at: int, group: re.Match[str] | None) -> Found | None:
    """The longest body that begins at the offset."""
    name = (
        body_name(words, at, before_person=_after_post(words, at))
        if at in words.bodies or group is None
        else None
    )
    if group is not None:
        end = group_end(words, group.end())
        if name is None or end > name.end or (end == name.end and name.group):
            return _found(page, words, at, Name(end, "group", None, group=True), "body.group")
    if name is not None:
        return _found(page, words, at, name, "body.named")
    place = Name(at, "place", None)
    end = place_end(words, at, before_person=True)
    if end > at and _NAMED_PLACE.match(words.text, at, end):
        place.end, place.rank = end, place_rank(words, at)
        return _found(page, words, at, place, "body.place")
    return None


# "các Đoàn đại biểu Quốc hội": the plural belongs to the name.
_MANY = re.compile(r"(?<!\w)(?i:(?:tất cả )?các|những|một số) $")


def _found(page: Page, words: Lexis, at: int, name: Name, rule: str) -> Found:
    many = _MANY.search(words.text, max(0, at - 12), at) if rule == "body.named" else None
    if many:
        at, name.group = many.start(), True
    fields: dict[str, Any] = {"name": page.words(at, name.end), "kind": name.kind, "group": name.group}
    if name.rank is not None:
        fields["rank"] = name.rank
    if name.term is not None:
        fields["term"] = name.term
    if words.doubtful(at, name.end):
        fields["doubt"] = True
    return Found("_body", at, name.end, fields, rule)


def _after_post(words: Lexis, at: int) -> bool:
    """Whether the words of a post end right before the offset."""
    return any(at - 40 < words.post_ends.get(end, -1) < at for end in (at - 1, at))


# A place as a body: with its name, or "Thành phố", "Thủ đô" in capitals, which name this one.
_NAMED_PLACE = re.compile(rf"(?i:{PLACE_WORDS}) {{1,2}}[{UPPER}0-9]|(?:Thành phố|Thủ đô|TP)(?= |$)")
_PLACE_START = re.compile(rf"(?<!\w)(?i:{PLACE_WORDS})(?!\w| (?i:ủy|đoàn|đội|hội|luận)(?!\w))")


def _place_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the word for a kind of place stands."""
    return (match.start() for match in _PLACE_START.finditer(text, start, end))
