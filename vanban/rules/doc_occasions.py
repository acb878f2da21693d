"""References without a number, by occasion: `Nghị quyết Đại hội XIII của Đảng`; reports to a congress.

`Báo cáo chính trị trình Đại hội đại biểu Đảng bộ tỉnh lần thứ XX`: the congress belongs to the report's name.
"""

from __future__ import annotations

import re
from typing import Any

from vanban.fold import LETTER
from vanban.page import Page
from vanban.rules.doc_issuers import issuer_at
from vanban.rules.doc_words import VERBAL, TypeWord, Unnumbered

_ROMAN = r"(?:[IVXLC]{1,7}|[0-9]{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
_ORDINAL = rf"(?:lần thứ {_ROMAN}|thứ {_ROMAN}|[IVXLC]{{1,7}}(?![{LETTER}]))"
_OF_PARTY = (
    r"(?:của\s+)?(?:Đảng bộ|Đảng ủy|Đảng|BCH|Ban Chấp hành|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Chi bộ|Đoàn|"
    rf"Công đoàn|Mặt trận)(?![{LETTER}])"
)
_OCCASION = re.compile(
    rf"\s+(?:của\s+)?(?P<what>(?:Đại hội|đại hội|Hội nghị|hội nghị)(?![{LETTER}])|"
    r"(?:Hội nghị\s+)?Trung ương\s+(?=[0-9]|lần thứ|khóa|bảy|tám|sáu)|[IVXLC]{2,7}(?=\s+của Đảng))",
    re.IGNORECASE,
)
_OCCASION_PART = re.compile(
    rf"\s*(?:,\s*)?(?:(?P<sure>{_ORDINAL}|(?<=ương )[0-9]{{1,2}}(?![0-9/%])|\(?khóa\s+(?:[IVXLC]{{1,7}}|"
    r"[0-9]{1,2})\)?)|(?P<plain>đại biểu(?: toàn quốc)?|toàn quốc|Trung ương|toàn thể|thường niên|"
    rf"giữa nhiệm kỳ)(?![{LETTER}])|(?P<party>(?={_OF_PARTY})(?:của\s+)?))",
    re.IGNORECASE,
)
OF_TERM = re.compile(r"\s*(?:,\s*nhiệm kỳ|\(nhiệm kỳ|nhiệm kỳ)\s+[0-9]{4}\s*-\s*[0-9]{4}\)?", re.IGNORECASE)
"""The years of a term after an occasion or issuer."""
_ALL_LEVELS = re.compile(
    r"\s*(?:(?:đại biểu )?(?:đảng bộ |đảng |đoàn |công đoàn |mặt trận ))?"
    r"(?:các cấp|cơ sở|ở cơ sở|cấp mình|các (?:tỉnh|xã|huyện|chi bộ|đảng bộ))",
    re.IGNORECASE,
)
_OF_ALL_LEVELS = re.compile(r"(?:các cấp|cấp mình|hai cấp|2 cấp)$", re.IGNORECASE)


def of_all_levels(page: Page, word: TypeWord, limit: int) -> bool:
    """`Nghị quyết Đại hội Đảng các cấp`: the resolutions of many congresses."""
    occasion = _OCCASION.match(page.flat, word.end, limit)
    return occasion is not None and bool(_ALL_LEVELS.match(page.flat, occasion.end(), limit))


def by_occasion(page: Page, word: TypeWord, limit: int) -> Unnumbered | None:
    """The resolution, conclusion or report that its congress or conference names."""
    if word.base not in ("nghị quyết", "kết luận", "báo cáo", "thông báo") or (
        word.name.startswith("báo cáo") and word.name != "báo cáo chính trị"
    ):
        return None
    text = page.flat
    first = _OCCASION.match(text, word.end, limit)
    if first is None or _ALL_LEVELS.match(text, first.end(), limit):
        return None
    end, sure = first.end(), first["what"].isupper() and first["what"] != "TRUNG ƯƠNG"
    for _ in range(7):
        part = _OCCASION_PART.match(text, end, limit)
        if part is None:
            break
        if part.start("party") >= 0:
            named = issuer_at(page, part.end("party"), limit)
            if named is None or named.many:
                break
            if named.name.lower() in ("đảng bộ", "đảng") and _ALL_LEVELS.match(text, named.end, limit):
                break
            sure = sure or text[word.word].isupper()
            end = named.end
        else:
            sure = sure or part["sure"] is not None
            end = part.end()
    if _OF_ALL_LEVELS.search(text, first.end(), end):
        return None
    while text[end - 1] in " ,":
        end -= 1
    if not sure and (word.base in VERBAL or (not word.draft and text[word.word].islower())):
        return None
    if not sure and not (text[word.word].isupper() and text[end : end + 1] in (".", ",", ";", " ", "")):
        return None
    if not sure and _ALL_LEVELS.match(text, end, limit):
        return None
    issuer = page.words(first.start("what"), end)
    term = OF_TERM.match(text, end, limit)
    fields: dict[str, Any] = {"type": word.type, "issuer": issuer}
    return Unnumbered(word.start, term.end() if term else end, fields, "document.occasion", bool(term))


_POLITICAL = re.compile(r"\s+chính trị(?!\w)", re.IGNORECASE)
_REPORT_OF = re.compile(r"\s+của\s+", re.IGNORECASE)
_TO = re.compile(r"\s+trình(?:\s+(?:tại|ra))?(?=\s+đại hội(?!\w))", re.IGNORECASE)


def political_report(page: Page, word: TypeWord, limit: int) -> Unnumbered | None:
    """The political report to a congress, its outline or its draft.

    There is one for each congress, so that a draft needs no more than its name; without `dự thảo` and
    congress it may be any.
    """
    end = word.end
    if word.name == "đề cương báo cáo":
        political = _POLITICAL.match(page.flat, end, limit)
        if political is None:
            return None
        end = political.end()
    elif word.name != "báo cáo chính trị":
        return None
    of = _REPORT_OF.match(page.flat, end, limit)
    named = issuer_at(page, of.end(), limit) if of else None
    after = named.end if named is not None and not named.many else end
    to = _TO.match(page.flat, after, limit)
    congress = _congress_end(page, to.end(), limit) if to else 0
    if to and congress > to.end():
        end = congress
    elif not word.draft or named is not None:
        return None
    fields: dict[str, Any] = {"type": word.type, "title": page.words(word.word, end)}
    if named is not None and after < end:
        fields["issuer"] = named.name
    return Unnumbered(word.start, end, fields, "document.title")


def _congress_end(page: Page, at: int, limit: int) -> int:
    """Where the name of the congress that begins after the offset ends; `at` when it is any of many."""
    text = page.flat
    first = _OCCASION.match(text, at, limit)
    if first is None or _ALL_LEVELS.match(text, first.end(), limit):
        return at
    end = first.end()
    for _ in range(7):
        part = _OCCASION_PART.match(text, end, limit)
        if part is None:
            break
        named = issuer_at(page, part.end("party"), limit) if part.start("party") >= 0 else None
        if part.start("party") >= 0 and (named is None or named.many):
            break
        end = named.end if named is not None else part.end()
    term = OF_TERM.match(text, end, limit)
    while not term and text[end - 1] in " ,":
        end -= 1
    return term.end() if term else end
