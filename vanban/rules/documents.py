"""Documents cited (kind `document`): by symbol, number, name of a law, issuer, occasion, own title.

facts.md, "Documents": the span is the reference as written; of nested references the outer is marked, an
inner one too when it has a number, symbol or date of its own; the document's own number and title are its
header and no facts; a short later mention is none. A field is what the words say; only the issuer of one
and the same symbol is carried from the mention that names it to those that do not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from vanban.layout import Block
from vanban.page import Page
from vanban.rule import Found
from vanban.rules import symbols
from vanban.rules.doc_issuers import Named, day_before, issuer_at, issuer_before, more_bodies
from vanban.rules.doc_numbers import Reference, by_number, by_symbol, date_after
from vanban.rules.doc_titles import Unnumbered, by_words
from vanban.rules.doc_words import LAWS, TypeWord, type_words
from vanban.rules.laws import law_at
from vanban.rules.shape import Shape
from vanban.rules.symbols import normal
from vanban.rules.titles import read_title

_SKIPPED = frozenset(("head", "furniture"))
_OF = re.compile(r"\s*,?\s*\(?(?:của|do)\s+", re.IGNORECASE)
_ABOUT = re.compile(r"\s*,?\s*(?:về\s+việc|về|V/v)\s*:?\s*(?=\S)", re.IGNORECASE)
_SUBJECT = re.compile(r"\s*,?\s*(?=(?:quy định|hướng dẫn|phê duyệt|ban hành|sửa đổi|công bố|bãi bỏ|quy hoạch|giao)(?!\w)|[“\"])", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|;|và|,\s*và)\s+(?:số\s+)?", re.IGNORECASE)


RULES = (
    Shape(
        "document.symbol_party",
        "document",
        "documents.md §9.1, 1-14, 25-33, 36, 37, 58-60",
        (
            "Thực hiện Nghị quyết số 15-NQ/TW, ngày 05/5/2022 của Bộ Chính trị khoá XIII",
            "Chương trình hành động số 01-CTr/TU",
            "KH số 121-KH/TU",
            "văn bản số 150-CV/VPTW ngày 23 tháng 5 năm 2025",
        ),
        ("đạt 43/68 chỉ tiêu", "giai đoạn 2020-2025"),
    ),
    Shape("document.symbol_party_without_dash", "document", "documents.md §9.1, 35", ("Hướng dẫn số 06 HD/TW",)),
    Shape(
        "document.symbol_state",
        "document",
        "documents.md §9.1, 39-46, 50, 57",
        ("Kế hoạch 225/KH-UBND ngày 22 tháng 7 năm 2024", "Quyết định số 5969/QĐ-UBND và số 6333/QĐ-UBND", "Chỉ thị số 06/CT-TTg"),
        ("ngày 30/4/2025",),
    ),
    Shape("document.symbol_assembly", "document", "documents.md §9.1, 47, 49", ("Nghị quyết số 258/2025/QH15 ngày 11/12/2025",), ("30/4/2025",)),
    Shape(
        "document.symbol_letter",
        "document",
        "documents.md §9.1, 38",
        ("Công văn số 870/UBND-TH ngày 03/3/2026", "theo Mẫu số 01/BCĐBHĐND-MT"),
        ("giá 15/KWH",),
    ),
    Shape("document.symbol_standard", "document", "documents.md §1", ("theo QCVN 102:2016/BTTTT",)),
    Shape("document.symbol_open", "document", "papers not yet registered", ("Nghị quyết số  /NQ-CP ngày 01 tháng 01 năm 2025",), ("Số:   /KH-UBND",)),
    Shape(
        "document.number",
        "document",
        "documents.md §9.1, 15-24, 34; §3.2",
        ("Đề án 21 của Thành ủy Hà Nội", "theo Chương trình số 10", "các Nghị quyết 57, 59, 66, 68", "đề án 24 của Thành ủy", "Nghị quyết liên tịch số 102"),
        ("10 chương trình công tác toàn khóa", "kế hoạch 5 năm", "báo cáo 6 tháng đầu năm", "Kế hoạch 2026", "Phụ lục 1"),
    ),
    Shape(
        "document.law",
        "document",
        "documents.md §9.1, 47, 48",
        ("theo quy định của Luật Đất đai", "Luật Thủ đô (sửa đổi)", "luật bầu cử", "Luật sửa đổi, bổ sung một số điều của Luật Chất lượng sản phẩm, hàng hóa"),
        ("theo quy định của pháp luật", "kỷ luật đảng", "các luật có liên quan", "các dự thảo luật, nghị quyết của Quốc hội"),
    ),
    Shape(
        "document.issuer",
        "document",
        "facts.md: type + issuer is enough each time it stands",
        (
            "thực hiện Kế hoạch của Ban Chỉ đạo",
            "Chương trình hành động của Thành ủy",
            "Chỉ thị của Thủ tướng Chính phủ về vốn đầu tư công trung hạn giai đoạn 2026 - 2030",
        ),
        ("các kế hoạch của Ban Thường vụ Thành ủy", "theo quy định của Chính phủ", "Kế hoạch của các bộ, ngành", "kế hoạch này của Ban Chỉ đạo", "đạt 74% kế hoạch của tỉnh giao"),
    ),
    Shape(
        "document.occasion",
        "document",
        "documents.md §9.1, 51-53",
        ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Hội nghị lần thứ tư", "Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Đại hội đại biểu lần thứ XVII Đảng bộ thành phố"),
        ("nghị quyết đại hội đảng bộ các cấp", "Kết luận hội nghị, Bí thư yêu cầu"),
    ),
    Shape(
        "document.title",
        "document",
        "documents.md §9.1, 54-56; facts.md: known by its own title",
        (
            "thông qua Kế hoạch phát triển kinh tế - xã hội năm 2021 của Thành phố;",
            "Quy chế làm việc của Ban Chấp hành Đảng bộ Thành phố, Ban Thường vụ Thành ủy khóa XVII",
            "dự thảo Tờ trình về việc sắp xếp đơn vị hành chính cấp xã",
            "ban hành Nghị quyết về “nâng cao chất lượng sinh hoạt cấp ủy”",
        ),
        ("Báo cáo kết quả về Ban Thường vụ trước ngày 20/6.", "các nghị quyết chuyên đề", "Đề án này nhằm nâng cao", "Kế hoạch triển khai thực hiện"),
    ),
)


def find(page: Page) -> list[Found]:
    """The documents a page cites, in order of start."""
    blocks = _Blocks(page)
    words = [one for one in type_words(page) if blocks.kind(one.word) not in _SKIPPED]
    marks = [one for one in symbols.find(page) if blocks.kind(one.start) not in _SKIPPED]
    numbered = by_symbol(page, words, marks)
    taken = {one.type_word.index for one in numbered if one.type_word}
    numbered = [one for one in numbered if not _own(page, one, blocks)]
    numbered += by_number(page, words, taken)
    numbered.sort(key=lambda one: one.start)
    reaches = _read_after(page, numbered, blocks)
    taken |= {one.type_word.index for one in numbered if one.type_word}
    found = [Found("document", one.start, one.end, one.fields, one.rule, one.basis) for one in numbered]
    found += _unnumbered(page, [one for one in words if one.index not in taken], reaches, blocks)
    return sorted(found, key=lambda one: (one.start, -one.end))


class _Blocks:
    """Which block an offset lies in."""

    def __init__(self, page: Page) -> None:
        self._blocks = page.blocks
        self._starts = [block.start for block in page.blocks]
        self.first = next((block for block in page.blocks if block.kind != "furniture"), None)

    def of(self, at: int) -> Block | None:
        index = bisect_right(self._starts, at) - 1
        return self._blocks[index] if index >= 0 and at < self._blocks[index].end else None

    def kind(self, at: int) -> str:
        block = self.of(at)
        return block.kind if block else ""

    def bounds(self, page: Page, at: int) -> tuple[int, int]:
        """Where the words of the block or of the table's cell begin and end."""
        block = self.of(at)
        if block is None:
            return at, at
        start, end = block.body, block.end
        if block.kind == "row":
            for mark in "|\t":
                start = max(start, page.flat.rfind(mark, start, at) + 1)
                cell = page.flat.find(mark, at, end)
                end = cell if cell >= 0 else end
        return start, end


def _own(page: Page, one: Reference, blocks: _Blocks) -> bool:
    """Whether it is the document's own symbol: of its head, on its annexes ("Kèm theo Quyết định số …")."""
    if one.type_word is None and "number" not in one.fields:
        return True
    own = page.header.symbol if page.header else None
    if own and normal(own).casefold() == str(one.fields["symbol"]).casefold():
        return True
    block = blocks.of(one.start)
    alone = block is not None and block.kind == "heading" and one.start <= block.body and one.end >= block.end - 2
    return alone and block is blocks.first


def _read_after(page: Page, numbered: list[Reference], blocks: _Blocks) -> list[tuple[int, int]]:
    """Give each its issuer and title; where the words of each reach, title included."""
    reaches: list[tuple[int, int]] = []
    for index, one in enumerate(numbered):
        start, limit = blocks.bounds(page, one.start)
        limit = max(limit, blocks.bounds(page, one.end - 1)[1])
        following = numbered[index + 1].start if index + 1 < len(numbered) else limit
        at = one.end
        named = _issuer_after(page, at, limit, joint=_is_joint(one))
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
        end = _title(page, one, at, limit, named is not None, following)
        reaches.append((one.start, end))
    _share(page, numbered)
    return reaches


def _is_joint(one: Reference) -> bool:
    """Whether several bodies issued it: the code or the type word says so."""
    name = one.type_word.name if one.type_word else ""
    return "liên tịch" in name or "liên ngành" in name or "phối hợp" in name or "LT" in str(one.fields.get("symbol", ""))


def _issuer_after(page: Page, at: int, limit: int, *, joint: bool = False) -> Named | None:
    of = _OF.match(page.flat, at, limit)
    if of is None:
        return None
    named = issuer_at(page, of.end(), limit)
    if named is None or named.many and not joint:
        return None
    if joint:
        end = more_bodies(page, named.end, limit)
        return Named(named.start, end, page.words(named.start, end))
    return named


def _title(page: Page, one: Reference, at: int, limit: int, issued: bool, following: int) -> int:
    about = _ABOUT.match(page.flat, at, limit) or _SUBJECT.match(page.flat, at, limit)
    if about is None or (not issued and about[0].strip() == "" and "symbol" not in one.fields):
        return at
    title = read_title(page, about.end(), limit)
    if title.end <= about.end() + 3:
        return at
    words = page.words(about.end(), title.end)
    one.fields["title"] = words.strip("“”\"")
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
    for one, after in zip(numbered, numbered[1:], strict=False):
        if "issuer" in one.fields and "issuer" not in after.fields and "title" not in one.fields and _same_issuer(one, after):
            if _JOINED.fullmatch(page.flat, one.end, after.start):
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
    """`các Chỉ thị của Thủ tướng Chính phủ: Chỉ thị số …; Chỉ thị số …`: the head of the list names the issuer."""
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


def _unnumbered(page: Page, words: list[TypeWord], reaches: list[tuple[int, int]], blocks: _Blocks) -> list[Found]:
    """References without a number that lie in no other's words."""
    found: list[Found] = []
    titles: list[str] = []
    covered = sorted(reaches)
    until = page.start
    for word in words:
        if word.word < until or _inside(word.word, covered):
            continue
        bounds = blocks.bounds(page, word.word)
        listed = bool(found) and found[-1].end <= word.start and page.flat[found[-1].end : word.start].strip() in (";", ",", "; và", ", và", "và")
        one = _law(page, word, bounds[1]) if word.name in LAWS else _named(page, word, bounds, blocks, titles, listed)
        if one is None:
            continue
        if blocks.kind(word.word) == "title" and "date" not in one.fields:
            continue
        found.append(Found("document", one.start, one.end, one.fields, one.rule))
        until = one.end
    return found


def _inside(at: int, covered: list[tuple[int, int]]) -> bool:
    index = bisect_right(covered, (at, 1 << 60)) - 1
    return any(start <= at < end for start, end in covered[max(0, index - 3) : index + 1])


def _law(page: Page, word: TypeWord, limit: int) -> Unnumbered | None:
    law = law_at(page, word.word, word.end, limit)
    if law is None:
        return None
    fields: dict[str, Any] = {"type": word.type, "title": page.words(word.word, law.name_end)}
    end, day = (law.end, law.year) if law.year else date_after(page, law.end)
    if day:
        fields["date"] = day
    named = _issuer_after(page, end, limit)
    if named:
        fields["issuer"] = named.name
    return Unnumbered(word.start, end, fields, "document.law")


def _named(page: Page, word: TypeWord, bounds: tuple[int, int], blocks: _Blocks, titles: list[str], listed: bool) -> Unnumbered | None:
    start, limit = bounds
    if _in_body(page, word):
        return None
    one = by_words(page, word, limit, start, listed=listed)
    if one is None:
        return None
    block = blocks.of(word.word)
    # A heading that is nothing but the title is the paper's own; the first line of a paper likewise.
    if block is not None and block.kind == "heading" and one.start <= block.body and one.end >= block.end - 2 and block is blocks.first:
        return None
    if "issuer" not in one.fields:
        before = issuer_before(page, one.start, start)
        if before:
            one.fields["issuer"] = before.name
    title = str(one.fields.get("title", "")).casefold()
    if title and not one.period and any(title != other and other.startswith(title) for other in titles):
        return None  # a short later mention
    titles.append(title)
    return one


def _in_body(page: Page, word: TypeWord) -> bool:
    """Whether the word is part of a body's name ("Ban Chỉ đạo Chương trình 06", "Sở Kế hoạch và Đầu tư")."""
    bodies = page.of("_body")
    index = bisect_right(bodies, word.word, key=lambda one: one.start) - 1
    return index >= 0 and bodies[index].start < word.word < bodies[index].end
