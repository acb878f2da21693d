"""The words for types of documents in a text, and which of them may stand without a number.

A type word alone is no reference (`các nghị quyết`, `kế hoạch này`, `10 chương trình`); these tests say when
one surely is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from vanban import tables
from vanban.fold import LOWER
from vanban.gazetteer import Gazetteer
from vanban.page import Page
from vanban.tables import DocType

# Types that may be known by issuer or by their own title; the rest need a symbol (documents.md §2).
TITLED = (
    "nghị quyết", "chỉ thị", "kết luận", "quy chế", "chương trình", "kế hoạch", "đề án", "báo cáo",
    "tờ trình", "thông báo", "hướng dẫn", "quy định", "quyết định", "chiến lược", "phương án", "dự thảo",
    "điều lệ đảng", "điều lệ", "nghị định", "thông tư", "đồ án", "công điện", "đề cương",
)  # fmt: skip
# Also verbs: at the head of a clause "Báo cáo kết quả …" is an order, not a report.
VERBAL = ("báo cáo", "thông báo", "hướng dẫn", "kết luận", "quyết định", "quy định")
# Not known by their issuer alone: "theo quy định của …", the product "Quyết định của Thủ tướng".
NOT_BY_ISSUER = (
    "quy định", "quyết định", "phương án", "điều lệ đảng", "điều lệ", "chiến lược", "nghị định", "thông tư",
    "đồ án", "công điện", "đề cương",
)  # fmt: skip
LAWS = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")
_DRAFT = re.compile(
    rf"(?:(?P<draft>dự\s+thảo(?:\s+\(?lần\s+(?:thứ\s+)?[0-9{LOWER}]+\)?)?)|khung)\s+$", re.IGNORECASE
)
_PLURAL = re.compile(
    r"(?:(?<!\w)(?:các|những|một số|nhiều|mọi|từng|mỗi|những dự thảo|các dự thảo|hai|ba|bốn|hệ thống|"
    r"[0-9]{1,3}|bằng|loại)\s+|%\s*|[0-9]\s+(?:chỉ tiêu|nhiệm vụ)\s+)$",
    re.IGNORECASE,
)
_MENTIONED = re.compile(
    r"\s*(?:này|đó|trên|nêu trên|nói trên|trên đây|sau đây|sau|kèm theo|chung|riêng|khác)(?!\w)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TypeWord:
    """A type word in the text. `start` stands before `dự thảo` where that belongs to it."""

    start: int
    word: int
    end: int
    name: str
    type: str
    draft: bool
    plural: bool
    index: int = 0

    @property
    def base(self) -> str:
        """The type word itself: `chương trình` of `chương trình hành động`."""
        return next((one for one in (*TITLED, *LAWS) if self.name.startswith(one)), self.name)


@dataclass(slots=True)
class Unnumbered:
    """A reference without a number; `period`: its title names a time, so that it stands out."""

    start: int
    end: int
    fields: dict[str, Any]
    rule: str
    period: bool = False


@cache
def _words() -> Gazetteer[DocType]:
    return Gazetteer(tables.spellings(tables.doc_types()), ignore_case=True)


def type_words(page: Page) -> list[TypeWord]:
    """The type words of the page in order."""
    text = page.flat
    found: list[TypeWord] = []
    for hit in _words().find(page.tokens, start=page.start, end=page.end):
        name, start, word = hit.value.name.lower(), hit.start, hit.start
        kind = hit.value.type
        end = hit.end
        if name == "nghị quyết đại hội":  # the congress is the occasion, read by `doc_titles`
            name, end = "nghị quyết", start + text[start : hit.end].lower().index("quyết") + 5
        draft = name.startswith("dự thảo")
        if draft and name != "dự thảo":
            word = start + text[start : hit.end].lower().index("thảo") + 5
            name = name.removeprefix("dự thảo ")
            kind = next((row.type for row in tables.doc_types() if row.name.lower() == name), kind)
        before = _DRAFT.search(text, max(0, start - 30), start)
        if before:
            start, draft = before.start(), before["draft"] is not None
            word = word if draft else start  # "Khung Chương trình …" is its name
        plural = bool(_PLURAL.search(text, max(0, start - 20), start)) or _in_plural_list(
            text, found[-1] if found else None, start
        )
        found.append(TypeWord(start, word, end, name, kind, draft, plural))
    joined: list[TypeWord] = []
    for one in found:
        # "dự thảo" right before a type word belongs to that word.
        if joined and joined[-1].name == "dự thảo" and joined[-1].end >= one.start:
            joined.pop()
        joined.append(one)
    for index, one in enumerate(joined):
        one.index = index
    return joined


_MANY_KINDS = re.compile(
    rf"(?<!\w)(?:các|những|mọi)(?: [{LOWER}]+){{1,4}}(?:, (?:[{LOWER}]+ ?){{1,4}}){{0,4}}(?:,| và) $"
)


def _in_plural_list(text: str, last: TypeWord | None, start: int) -> bool:
    """Whether `các` before a small type word holds for this one too ("các dự thảo luật, nghị quyết")."""
    if text[start].islower() and _MANY_KINDS.search(text, max(0, start - 60), start):
        return True  # "các chủ trương, nghị quyết của Bộ Chính trị"
    return (
        last is not None
        and last.plural
        and text[start].islower()
        and text[last.end : start].strip() in (",", "và", "")
    )


def only_mentioned(page: Page, at: int) -> bool:
    """Whether `này`, `nêu trên` … follows: a mention of what was named before."""
    return bool(_MENTIONED.match(page.flat, at, at + 20))
