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

from vanban.page import Page
from vanban.rule import Found
from vanban.rules import symbols
from vanban.rules.doc_blocks import Blocks
from vanban.rules.doc_fields import issuer_after, read_after
from vanban.rules.doc_issuers import issuer_before
from vanban.rules.doc_numbers import Reference, by_number, by_symbol, date_after
from vanban.rules.doc_titles import by_words
from vanban.rules.doc_words import LAWS, TypeWord, Unnumbered, type_words
from vanban.rules.laws import law_at
from vanban.rules.shape import Shape
from vanban.rules.symbols import normal

_ANNEXED = re.compile(r"(?i:kèm theo)\s+$")
_SKIPPED = frozenset(("head", "furniture"))


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
    Shape(
        "document.symbol_party_without_dash", "document", "documents.md §9.1, 35", ("Hướng dẫn số 06 HD/TW",)
    ),
    Shape(
        "document.symbol_state",
        "document",
        "documents.md §9.1, 39-46, 50, 57",
        (
            "Kế hoạch 225/KH-UBND ngày 22 tháng 7 năm 2024",
            "Quyết định số 5969/QĐ-UBND và số 6333/QĐ-UBND",
            "Chỉ thị số 06/CT-TTg",
            "sửa đổi Nghị quyết số 71.4/2026/NQ-CP",
        ),
        ("ngày 30/4/2025",),
    ),
    Shape(
        "document.symbol_assembly",
        "document",
        "documents.md §9.1, 47, 49",
        ("Nghị quyết số 258/2025/QH15 ngày 11/12/2025",),
        ("30/4/2025",),
    ),
    Shape(
        "document.symbol_letter",
        "document",
        "documents.md §9.1, 38",
        ("Công văn số 870/UBND-TH ngày 03/3/2026", "theo Mẫu số 01/BCĐBHĐND-MT"),
        ("giá 15/KWH",),
    ),
    Shape("document.symbol_standard", "document", "documents.md §1", ("theo QCVN 102:2016/BTTTT",)),
    Shape(
        "document.symbol_open",
        "document",
        "papers not yet registered",
        ("Nghị quyết số  /NQ-CP ngày 01 tháng 01 năm 2025",),
        ("Số:   /KH-UBND",),
    ),
    Shape(
        "document.number",
        "document",
        "documents.md §9.1, 15-24, 34; §3.2",
        (
            "Đề án 21 của Thành ủy Hà Nội",
            "theo Chương trình số 10",
            "các Nghị quyết 57, 59, 66, 68",
            "đề án 24 của Thành ủy",
            "Nghị quyết liên tịch số 102",
        ),
        (
            "10 chương trình công tác toàn khóa",
            "kế hoạch 5 năm",
            "báo cáo 6 tháng đầu năm",
            "Kế hoạch 2026",
            "Phụ lục 1",
        ),
    ),
    Shape(
        "document.law",
        "document",
        "documents.md §9.1, 47, 48",
        (
            "theo quy định của Luật Đất đai",
            "Luật Thủ đô (sửa đổi)",
            "luật bầu cử",
            "Luật sửa đổi, bổ sung một số điều của Luật Chất lượng sản phẩm, hàng hóa",
        ),
        (
            "theo quy định của pháp luật",
            "kỷ luật đảng",
            "các luật có liên quan",
            "các dự thảo luật, nghị quyết của Quốc hội",
        ),
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
        (
            "các kế hoạch của Ban Thường vụ Thành ủy",
            "theo quy định của Chính phủ",
            "Kế hoạch của các bộ, ngành",
            "kế hoạch này của Ban Chỉ đạo",
            "thống nhất với hướng dẫn của Ủy ban MTTQ Việt Nam cấp trên",
            "báo cáo của Đảng ủy xã cho biết",
            "đạt 74% kế hoạch của tỉnh giao",
        ),
    ),
    Shape(
        "document.occasion",
        "document",
        "documents.md §9.1, 51-53",
        (
            "Nghị quyết Đại hội XIII của Đảng",
            "Nghị quyết Hội nghị lần thứ mười chín",
            "Nghị quyết Trung ương 4 khóa XII",
            "Nghị quyết Đại hội đại biểu lần thứ XXI Đảng bộ thành phố",
            "nghị quyết Đại hội Đảng bộ Quân sự tỉnh lần thứ XVIII",
        ),
        (
            "Nghị quyết Đại hội Đảng các cấp được quán triệt",
            "thực hiện Nghị quyết Đại hội các cấp.",
            "nghị quyết đại hội đảng bộ các cấp",
            "Kết luận hội nghị, Bí thư yêu cầu",
        ),
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
            "góp ý Nghị định quy định về điều kiện kinh doanh dịch vụ",
            "lấy ý kiến về Đồ án quy hoạch chung xã đến năm 2035",
            "quy định tại Điều lệ Công đoàn Việt Nam",
            "xây dựng Đề cương báo cáo chính trị trình Đại hội XXI Đảng bộ tỉnh, bảo đảm chất lượng",
            "nhất trí Dự thảo (lần thứ hai) Báo cáo chính trị trình Đại hội lần thứ XXI Đảng bộ tỉnh",
            "những điểm mới trong dự thảo Báo cáo chính trị;",
            "thực hiện hiệu quả chương trình mục tiêu quốc gia giảm nghèo bền vững",
        ),
        (
            "Kế hoạch lập dự toán kinh phí thực hiện",
            "cụ thể hóa Nghị quyết thành chương trình hành động",
            "Báo cáo kết quả về Ban Thường vụ trước ngày 20/6.",
            "các nghị quyết chuyên đề",
            "theo Báo cáo chính trị, tỉnh phấn đấu",
            "nguồn vốn chương trình mục tiêu quốc gia được giao",
            "Đề án này nhằm nâng cao",
            "Kế hoạch triển khai thực hiện",
        ),
    ),
)


def find(page: Page) -> list[Found]:
    """The documents a page cites, in order of start."""
    blocks = Blocks(page)
    words = [one for one in type_words(page) if blocks.kind(one.word) not in _SKIPPED]
    marks = [one for one in symbols.find(page) if blocks.kind(one.start) not in _SKIPPED]
    numbered = by_symbol(page, words, marks)
    taken = {one.type_word.index for one in numbered if one.type_word}
    numbered = [one for one in numbered if not _own(page, one, blocks)]
    numbered += by_number(page, words, taken)
    numbered.sort(key=lambda one: one.start)
    reaches = read_after(page, numbered, blocks)
    taken |= {one.type_word.index for one in numbered if one.type_word}
    found = [Found("document", one.start, one.end, one.fields, one.rule, one.basis) for one in numbered]
    found += _unnumbered(page, [one for one in words if one.index not in taken], reaches, blocks)
    return sorted(found, key=lambda one: (one.start, -one.end))


def _own(page: Page, one: Reference, blocks: Blocks) -> bool:
    """Whether it is the document's own symbol: of its head, on its annexes ("Kèm theo Quyết định số …")."""
    if one.type_word is None and "number" not in one.fields:
        return True
    own = page.header.symbol if page.header else None
    if "number" not in one.fields and _ANNEXED.search(page.flat, max(0, one.start - 24), one.start):
        return True  # its own number, left open on its annexes
    if own and normal(own).casefold() == str(one.fields["symbol"]).casefold():
        return True
    block = blocks.of(one.start)
    alone = (
        block is not None and block.kind == "heading" and one.start <= block.body and one.end >= block.end - 2
    )
    return alone and block is blocks.first


def _unnumbered(
    page: Page, words: list[TypeWord], reaches: list[tuple[int, int]], blocks: Blocks
) -> list[Found]:
    """References without a number that lie in no other's words."""
    found: list[Found] = []
    titles: list[str] = []
    covered = sorted(reaches)
    until = page.start
    for word in words:
        if word.word < until or _inside(word.word, covered):
            continue
        bounds = blocks.bounds(page, word.word)
        listed = (
            bool(found)
            and found[-1].end <= word.start
            and page.flat[found[-1].end : word.start].strip() in (";", ",", "; và", ", và", "và")
        )
        one = (
            _law(page, word, bounds[1])
            if word.name in LAWS
            else _named(page, word, bounds, blocks, titles, listed)
        )
        if one is None:
            continue
        if blocks.kind(word.word) == "title" and "date" not in one.fields and page.header is not None:
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
    named = issuer_after(page, end, limit)
    if named:
        fields["issuer"] = named.name
    return Unnumbered(word.start, end, fields, "document.law")


def _named(
    page: Page, word: TypeWord, bounds: tuple[int, int], blocks: Blocks, titles: list[str], listed: bool
) -> Unnumbered | None:
    start, limit = bounds
    if _in_body(page, word):
        return None
    one = by_words(page, word, limit, start, listed=listed)
    if one is None:
        return None
    block = blocks.of(word.word)
    # A heading that is nothing but the title is the paper's own; the first line of a paper likewise.
    if (
        block is not None
        and block.kind == "heading"
        and one.start <= block.body
        and one.end >= block.end - 2
        and block is blocks.first
    ):
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
