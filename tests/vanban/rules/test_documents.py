"""References to documents: the sixty variants of documents.md §9.1, spans, nesting, issuers, what is none."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from vanban.page import pages_of
from vanban.rules import bodies, dates, documents, laws, people
from vanban.source import View

TABLE = Path(__file__).with_name("references.tsv")


def documents_of(text: str) -> list[tuple[str, dict[str, Any]]]:
    """The references in a text: the words of each, and its fields."""
    found = []
    for page in pages_of(View(text), None):
        for stage in (dates.find, bodies.find, people.find, documents.find):
            page.add(stage(page))
        found += [(page.words(one.start, one.end), dict(one.fields)) for one in page.of("document")]
    return found


def only(text: str) -> dict[str, Any]:
    """The fields of the one reference in a text."""
    [(_, fields)] = documents_of(text)
    return fields


def rows() -> list[tuple[str, list[dict[str, str]]]]:
    """The texts of the table with the fields each of their references must have."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    names = lines[0].split("\t")[2:]
    texts: dict[str, list[dict[str, str]]] = {}
    for line in lines[1:]:
        _, text, *cells = line.split("\t")
        expected = texts.setdefault(text, [])
        if cells[0] != "none":
            expected.append({name: cell for name, cell in zip(names, cells, strict=True) if cell})
    return list(texts.items())


def test_the_table_holds_the_sixty_variants() -> None:
    assert len(rows()) == 60


@pytest.mark.parametrize(("text", "expected"), rows())
def test_reads_the_variants_of_the_field(text: str, expected: list[dict[str, str]]) -> None:
    found = [fields for _, fields in documents_of(text)]

    assert len(found) == len(expected), found
    for fields, wanted in zip(found, expected, strict=True):
        assert {name: str(fields.get(name, "-")) for name in wanted} == wanted


# The span, as facts.md draws it: (text, the words of each reference in order).
SPANS = [
    # from the type word to the last of number, symbol, date; issuer and title stand outside
    (
        "thực hiện Nghị quyết số 11-NQ/TƯ ngày 6-1-2012 của Bộ Chính trị về phát triển Thủ đô.",
        ["Nghị quyết số 11-NQ/TƯ ngày 6-1-2012"],
    ),
    # the day in brackets
    (
        "ký Nghị quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị",
        ["Nghị quyết số 57-NQ/TW (ngày 22/12/2024)"],
    ),
    # an unnumbered one has its title, and the body after it
    (
        "thông qua Kế hoạch công tác kiểm tra, giám sát năm 2021 của Thành ủy.",
        ["Kế hoạch công tác kiểm tra, giám sát năm 2021 của Thành ủy"],
    ),
    # a quoted title to its closing quote
    (
        "ban hành Nghị quyết về “nâng cao chất lượng sinh hoạt” và giao",
        ["Nghị quyết về “nâng cao chất lượng sinh hoạt”"],
    ),
    # a list
    (
        "thông qua Chương trình công tác toàn khóa của Ban Chấp hành Đảng bộ Thành phố khóa XVII; Quy "
        "chế làm việc của Ủy ban Kiểm tra Thành ủy khóa XVII và Kế hoạch đầu tư công năm 2021 của Thành "
        "phố.",
        [
            "Chương trình công tác toàn khóa của Ban Chấp hành Đảng bộ Thành phố khóa XVII",
            "Quy chế làm việc của Ủy ban Kiểm tra Thành ủy khóa XVII",
            "Kế hoạch đầu tư công năm 2021 của Thành phố",
        ],
    ),
    # nested: the outer, and the inner with a symbol
    (
        "ban hành Kế hoạch thực hiện Đề án số 11-ĐA/TU, ngày 06/12/2021 của Thành ủy Hà Nội.",
        [
            "Kế hoạch thực hiện Đề án số 11-ĐA/TU, ngày 06/12/2021 của Thành ủy Hà Nội",
            "Đề án số 11-ĐA/TU, ngày 06/12/2021",
        ],
    ),
    # nested: an inner one without number, symbol or date is not marked
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Chất lượng sản phẩm, hàng hóa được thông qua",
        ["Luật sửa đổi, bổ sung một số điều của Luật Chất lượng sản phẩm, hàng hóa"],
    ),
    # the laws that a decree carries out belong to its title
    (
        "a) Nghị định quy định chi tiết thi hành một số điều của Luật Đo lường và Luật sửa đổi, bổ sung "
        "một số điều của Luật Đo lường.",
        [
            "Nghị định quy định chi tiết thi hành một số điều của Luật Đo lường và Luật sửa đổi, bổ sung "
            "một số điều của Luật Đo lường"
        ],
    ),
    # a congress by its ordinal after the body; a list goes on in small letters
    (
        "thông qua dự thảo Nghị quyết lãnh đạo thực hiện nhiệm vụ 6 tháng cuối năm 2023; báo cáo sơ kết công "
        "tác quốc phòng địa phương 6 tháng đầu năm 2023; quán triệt nghị quyết Đại hội Đảng bộ Quân sự tỉnh "
        "lần thứ XVIII.",
        [
            "dự thảo Nghị quyết lãnh đạo thực hiện nhiệm vụ 6 tháng cuối năm 2023",
            "báo cáo sơ kết công tác quốc phòng địa phương 6 tháng đầu năm 2023",
            "nghị quyết Đại hội Đảng bộ Quân sự tỉnh lần thứ XVIII",
        ],
    ),
    # a word that most often ends a title is part of a law's name; the rules of a body are one paper
    (
        "ban hành Kế hoạch triển khai thi hành Luật Việc làm trên địa bàn thành phố; theo Điều lệ Đảng",
        ["Kế hoạch triển khai thi hành Luật Việc làm trên địa bàn thành phố", "Điều lệ Đảng"],
    ),
    (
        "theo kết luận của Thường trực Tỉnh ủy tại cuộc họp ngày 26/3 và Kế hoạch của Ban Chỉ đạo phòng, "
        "chống lãng phí tỉnh.",
        ["kết luận của Thường trực Tỉnh ủy", "Kế hoạch của Ban Chỉ đạo phòng, chống lãng phí tỉnh"],
    ),
    # by issuer, with its period
    (
        "dự thảo chương trình công tác của UBND huyện năm 2021.",
        ["dự thảo chương trình công tác của UBND huyện năm 2021"],
    ),
    # laws with the day or the year
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật Khoa học và Công nghệ (2013);",
        ["Luật Tổ chức chính quyền địa phương ngày 19/6/2015", "Luật Khoa học và Công nghệ (2013)"],
    ),
    # laws in a list, the comma inside a name kept
    (
        "sửa đổi Luật Lao động, Luật Thi đua, khen thưởng; kiến nghị",
        ["Luật Lao động", "Luật Thi đua, khen thưởng"],
    ),
    # a law's name glued to the next word
    (
        "theo Luật bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dânchậm nhất là",
        ["Luật bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân"],
    ),
    # a law no table knows
    ("xây dựng Luật Đặc khu kinh tế, báo cáo Quốc hội", ["Luật Đặc khu kinh tế"]),
]


@pytest.mark.parametrize(("text", "words"), SPANS)
def test_the_span_is_the_reference_as_written(text: str, words: list[str]) -> None:
    assert [found for found, _ in documents_of(text)] == words


NONE = [
    "quán triệt Nghị quyết Đại hội Đảng các cấp một cách bài bản",
    "tổ chức thực hiện Nghị quyết Đại hội các cấp.",
    "Kế hoạch lập dự toán kinh phí",
    "đạt chỉ tiêu theo kế hoạch của TP.",
    "II. NỘI DUNG KẾ HOẠCH\n\n1. Trên cơ sở tài liệu, các cơ quan tổ chức tuyên truyền",
    "triển khai các chủ trương, nghị quyết, kết luận của Bộ Chính trị về sắp xếp tổ chức bộ máy",
    "Chương trình xóa nhà tạm, nhà dột nát đạt kết quả khả quan",
    "Các nghị quyết, chỉ thị của cấp trên được quán triệt.",
    "Đề án này nhằm nâng cao chất lượng.",
    "góp ý về quy chế làm việc",
    "đạt 74% kế hoạch tỉnh giao",
    "10 chương trình công tác của Thành ủy khóa XVII",
    "Báo cáo kết quả về Ban Thường vụ Thành ủy trước ngày 20/6.",
    "Hướng dẫn, kiểm tra việc thực hiện.",
    "chấp hành kỷ luật, pháp luật",
    "theo quy định của pháp luật",
    "Sở Kế hoạch và Đầu tư chủ trì",
]


@pytest.mark.parametrize("text", NONE)
def test_a_bare_type_or_a_short_mention_is_no_reference(text: str) -> None:
    assert documents_of(text) == []


TO_A_CONGRESS = [
    ("góp ý dự thảo Báo cáo chính trị; bàn nhân sự", "dự thảo Báo cáo chính trị", "report"),
    (
        "xây dựng Đề cương báo cáo chính trị trình Đại hội XXI Đảng bộ tỉnh, bảo đảm chất lượng",
        "Đề cương báo cáo chính trị trình Đại hội XXI Đảng bộ tỉnh",
        "other",
    ),
    (
        "nhất trí Dự thảo (lần thứ hai) Báo cáo chính trị trình Đại hội đại biểu lần thứ XXI Đảng bộ tỉnh.",
        "Dự thảo (lần thứ hai) Báo cáo chính trị trình Đại hội đại biểu lần thứ XXI Đảng bộ tỉnh",
        "report",
    ),
    (
        "thông qua Báo cáo chính trị của Đảng ủy xã trình Đại hội lần thứ II, nhiệm kỳ 2030 - 2035.",
        "Báo cáo chính trị của Đảng ủy xã trình Đại hội lần thứ II, nhiệm kỳ 2030 - 2035",
        "report",
    ),
]


@pytest.mark.parametrize(("text", "words", "kind"), TO_A_CONGRESS)
def test_the_congress_belongs_to_the_name_of_its_report(text: str, words: str, kind: str) -> None:
    [(found, fields)] = documents_of(text)

    assert (found, fields["type"]) == (words, kind)


def test_the_laws_that_an_act_changes_are_no_citations_of_their_own() -> None:
    found = documents_of(
        "Luật số 19/2026/QH16, ngày 27/6/2026 về sửa đổi, bổ sung một số điều của Luật Mặt trận Tổ quốc "
        "Việt Nam, Luật Công đoàn, Luật Thanh niên; Chỉ thị số 46-CT/TW"
    )

    assert [fields["symbol"] for _, fields in found] == ["19/2026/QH16", "46-CT/TW"]


def test_laws_in_a_list_are_each_cited() -> None:
    found = documents_of("Căn cứ Luật Công đoàn, Luật Thanh niên và Luật Đất đai năm 2024;")

    assert [words for words, _ in found] == ["Luật Công đoàn", "Luật Thanh niên", "Luật Đất đai năm 2024"]


def test_a_symbol_whose_number_has_parts_has_no_number() -> None:
    fields = only("sửa đổi, bổ sung Nghị quyết số 71.4/2026/NQ-CP đối với nội dung về rừng")

    assert fields == {"type": "resolution", "symbol": "71.4/2026/NQ-CP"}


@pytest.mark.parametrize(
    "words",
    [
        "chương trình mục tiêu quốc gia xây dựng nông thôn mới",
        "chương trình quốc gia bảo đảm cấp nước an toàn",
        "Chương trình mục tiêu quốc gia phòng, chống ma túy đến năm 2030",
    ],
)
def test_a_national_programme_is_known_by_its_name(words: str) -> None:
    assert [found for found, _ in documents_of(f"Tiếp tục thực hiện hiệu quả {words}.")] == [words]


NO_PAPERS = [
    "theo báo cáo của Sở Tài chính, thu đạt 60%",
    "báo cáo của Đảng ủy xã cho biết, thu tăng 7%",
    "thống nhất với hướng dẫn của Ủy ban MTTQ Việt Nam cấp trên; phù hợp điều kiện",
    "nguồn vốn các chương trình mục tiêu quốc gia được giao",
    "theo Báo cáo chính trị, tỉnh phấn đấu",
]


@pytest.mark.parametrize("text", NO_PAPERS)
def test_what_someone_reported_or_guides_is_no_paper(text: str) -> None:
    assert documents_of(text) == []


def test_a_later_mention_takes_the_issuer_of_its_symbol_but_no_day() -> None:
    first, later = documents_of(
        "Chỉ thị số 35-CT/TW, ngày 26/5/2014 của Bộ Chính trị.\n\nCác đơn vị thực hiện Chỉ thị số 35-CT/TW."
    )

    assert first[1]["date"] == "2014-05-26"
    assert later[1]["issuer"] == "Bộ Chính trị"
    assert "date" not in later[1]


def test_one_symbol_is_not_lent_the_issuer_of_another() -> None:
    _, other = documents_of("Nghị quyết số 15-NQ/TW của Bộ Chính trị.\n\nThực hiện Nghị quyết số 57-NQ/TW.")

    assert "issuer" not in other[1]


def test_a_list_shares_the_issuer_named_at_its_end() -> None:
    found = documents_of(
        "Chỉ thị số 31-CT/TU ngày 06/6/2023, Kế hoạch số 134-KH/TU ngày 29/12/2023 của Ban Thường vụ Tỉnh ủy"
    )

    assert [fields["issuer"] for _, fields in found] == ["Ban Thường vụ Tỉnh ủy"] * 2


def test_a_list_of_other_issuers_shares_nothing() -> None:
    first, _ = documents_of("Nghị quyết số 15-NQ/TW, Kế hoạch số 134-KH/TU của Tỉnh ủy")

    assert "issuer" not in first[1]


def test_the_head_of_a_list_names_the_issuer() -> None:
    found = documents_of(
        "các Chỉ thị của Thủ tướng Chính phủ: Chỉ thị số 15/CT-TTg ngày 27/3/2020; Chỉ thị số 16/CT-TTg "
        "ngày 31/3/2020."
    )

    assert [fields["issuer"] for _, fields in found] == ["Thủ tướng Chính phủ"] * 2


def test_who_issued_it_and_when_may_stand_before() -> None:
    fields = only("Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW về đột phá.")

    assert (fields["issuer"], fields["date"]) == ("Bộ Chính trị", "2024-12-22")


def test_several_bodies_issue_a_joint_paper() -> None:
    fields = only(
        "Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN, ngày 26 tháng 9 năm 2025 của "
        "Ủy ban Thường vụ "
        "Quốc hội, Chính phủ và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
    )

    assert fields["issuer"].startswith("Ủy ban Thường vụ Quốc hội, Chính phủ và Đoàn Chủ tịch")


def test_a_code_in_a_symbol_is_not_turned_into_an_issuer() -> None:
    assert "issuer" not in only("Quyết định số 598/QĐ-TTg ngày 14/3/2025")


PAPER = """ỦY BAN NHÂN DÂN
XÃ THÍ DỤ

Số: 12/KH-UBND

Thí Dụ, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Thực hiện Nghị quyết số 05-NQ/ĐU ngày 02/01/2026 về chuyển đổi số

Thực hiện Nghị quyết số 05-NQ/ĐU, Ủy ban nhân dân xã ban hành Kế hoạch này.

1. Các thôn báo cáo trước ngày 20/6/2026.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Đỗ Văn Mẫu

PHỤ LỤC
(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân xã)
"""


def test_a_paper_does_not_cite_itself_but_its_title_may_cite_others() -> None:
    assert [words for words, _ in documents_of(PAPER)] == [
        "Nghị quyết số 05-NQ/ĐU ngày 02/01/2026",
        "Nghị quyết số 05-NQ/ĐU",
    ]


def test_decomposed_letters_read_the_same() -> None:
    text = "Kế hoạch số 02-KH/BCĐ ngày 20/11/2025 của Ban Chỉ đạo Thành phố"

    assert documents_of(unicodedata.normalize("NFD", text)) == documents_of(text)


def test_the_names_of_laws_are_a_table_with_sources() -> None:
    rows = laws.names()

    assert len(rows) > 200
    assert len({row.name.lower() for row in rows}) == len(rows)
    assert all(
        row.source and row.name.startswith(("Luật ", "Bộ luật ", "Pháp lệnh ", "Hiến pháp ")) for row in rows
    )
