"""What stands around a reference by symbol or number: its issuer, a day said elsewhere, its title.

A list may name its issuer once, at its end or at its head; one and the same symbol has one issuer in a text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from vanban.page import Page
from vanban.rules.doc_blocks import Blocks
from vanban.rules.doc_issuers import Named, day_before, issuer_at, issuer_before, more_bodies
from vanban.rules.doc_numbers import Reference, date_after
from vanban.rules.titles import read_title

_OF = re.compile(r"\s*,?\s*\(?(?:của|do)\s+", re.IGNORECASE)
_ABOUT = re.compile(r"\s*,?\s*(?:về\s+việc|về|V/v)\s*:?\s*(?=\S)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\s*,?\s*(?=(?:quy định|hướng dẫn|phê duyệt|ban hành|sửa đổi|công bố|bãi bỏ|quy hoạch|giao)(?!\w)|"
    r"[“\"])",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|;|và|,\s*và)\s+(?:số\s+)?", re.IGNORECASE)


def read_after(page: Page, numbered: list[Reference], blocks: Blocks) -> list[tuple[int, int]]:
    """Give each its issuer and title; where the words of each reach, title included."""
    reaches: list[tuple[int, int]] = []
    for one in numbered:
        start, limit = blocks.bounds(page, one.start)
        limit = max(limit, blocks.bounds(page, one.end - 1)[1])
        at = one.end
        named = issuer_after(page, at, limit, joint=_is_joint(one))
        if named:
            one.fields["issuer"] = named.name
            at = named.end
            if "date" not in one.fields:
                end, day = date_after(page, at)
                if day:
                    one.fields["date"], at = day, end
        else:
            before = issuer_before(page, one.start, start)
            if before:
                one.fields["issuer"] = before.name
                day = day_before(page, before)
                if day and "date" not in one.fields:
                    one.fields["date"] = day
        end = _title(page, one, at, limit, named is not None)
        reaches.append((one.start, end))
    _share(page, numbered)
    return reaches


def _is_joint(one: Reference) -> bool:
    """Whether several bodies issued it: the code or the type word says so."""
    name = one.type_word.name if one.type_word else ""
    return (
        "liên tịch" in name
        or "liên ngành" in name
        or "phối hợp" in name
        or "LT" in str(one.fields.get("symbol", ""))
    )


def issuer_after(page: Page, at: int, limit: int, *, joint: bool = False) -> Named | None:
    """Who issued it, named after `của`; of a joint paper, all."""
    of = _OF.match(page.flat, at, limit)
    if of is None:
        return None
    named = issuer_at(page, of.end(), limit)
    if named is None or (named.many and not joint):
        return None
    if joint:
        end = more_bodies(page, named.end, limit)
        return Named(named.start, end, page.words(named.start, end))
    return named


def _title(page: Page, one: Reference, at: int, limit: int, issued: bool) -> int:
    about = _ABOUT.match(page.flat, at, limit) or _SUBJECT.match(page.flat, at, limit)
    if about is None or (not issued and about[0].strip() == "" and "symbol" not in one.fields):
        return at
    title = read_title(page, about.end(), limit)
    if title.end <= about.end() + 3:
        return at
    words = page.words(about.end(), title.end)
    one.fields["title"] = words.strip('“”"')
    if title.quoted and title.issuer and not issued:  # "… về “…” của Thành ủy"
        one.fields["issuer"] = title.issuer.name
    return title.end


def _share(page: Page, numbered: list[Reference]) -> None:
    """The issuer of a list that shares one, and of a symbol whose issuer another mention names."""
    for index in range(len(numbered) - 2, -1, -1):
        one, after = numbered[index], numbered[index + 1]
        if "issuer" in one.fields or "issuer" not in after.fields or "title" in one.fields:
            continue
        if one.code and not _same_issuer(one, after):
            continue
        if _JOINED.fullmatch(page.flat, one.end, after.start):
            one.fields["issuer"] = after.fields["issuer"]
            one.basis["issuer"] = "văn bản sau trong cùng danh sách"
    for one, after in pairwise(numbered):
        if "issuer" not in one.fields or "issuer" in after.fields or "title" in one.fields:
            continue
        if _same_issuer(one, after) and _JOINED.fullmatch(page.flat, one.end, after.start):
            after.fields["issuer"] = one.fields["issuer"]
            after.basis["issuer"] = "văn bản trước trong cùng danh sách"
    _share_head(page, numbered)
    known: dict[str, str] = {}
    for one in numbered:
        if "symbol" in one.fields and "issuer" in one.fields:
            known.setdefault(str(one.fields["symbol"]).casefold(), str(one.fields["issuer"]))
    for one in numbered:
        issuer = known.get(str(one.fields.get("symbol", "")).casefold())
        if issuer and "issuer" not in one.fields:
            one.fields["issuer"] = issuer
            one.basis["issuer"] = "chỗ khác trong văn bản nói rõ"


_HEAD = re.compile(r"các\s+[^,;.:]{3,20}\s+của\s+")


def _share_head(page: Page, numbered: list[Reference]) -> None:
    """The head of a list names the issuer: `các Chỉ thị của Thủ tướng Chính phủ: Chỉ thị số …; …`."""
    shared: str | None = None
    for one, before in zip(numbered, [None, *numbered], strict=False):
        colon = page.flat.rfind(":", max(page.start, one.start - 3), one.start)
        if colon >= 0:
            head = _HEAD.search(page.lower, max(page.start, colon - 110), colon)
            named = issuer_at(page, head.end(), colon) if head else None
            shared = named.name if named and named.end >= colon - 1 else None
        elif before is None or page.flat.find(".", before.end, one.start) >= 0:
            shared = None
        if shared and "issuer" not in one.fields:
            one.fields["issuer"] = shared
            one.basis["issuer"] = "đầu danh sách"


def _same_issuer(one: Reference, other: Reference) -> bool:
    """Whether the codes name one issuer: `UBND-KTN` and `UBND` do."""
    return bool(one.code) and one.code.split("-")[0].casefold() == other.code.split("-")[0].casefold()
