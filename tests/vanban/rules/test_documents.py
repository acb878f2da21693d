"""References to documents: the sixty variants of documents.md §9.1, spans, nesting, issuers, what is none."""

from __future__ import annotations

import time
from typing import Any

import pytest

from vanban.page import pages_of
from vanban.rules import bodies, dates, documents, laws, people
from vanban.source import View


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


# documents.md §9.1, by row: the words, and what the right column (in the terms of facts.md) says of them.
ROWS = [
    (1, "Nghị quyết số 11-NQ/TƯ ngày 6-1-2012 của Bộ Chính trị (khóa XI)", [{"type": "resolution", "number": 11, "symbol": "11-NQ/TW", "date": "2012-01-06", "issuer": "Bộ Chính trị (khóa XI)"}]),
    (2, "Nghị quyết số 15-NQ/TƯ ngày 5-5-2022", [{"symbol": "15-NQ/TW", "date": "2022-05-05"}]),
    (3, "Nghị quyết số 15-NQ/TW, ngày 05/5/2022 của Bộ Chính trị khoá XIII", [{"symbol": "15-NQ/TW", "date": "2022-05-05", "issuer": "Bộ Chính trị khoá XIII"}]),
    (4, "Nghị quyết số 15-NQ/TƯ của Bộ Chính trị", [{"symbol": "15-NQ/TW", "issuer": "Bộ Chính trị", "date": None}]),
    (5, "Đề án số 11-ĐA/TU, ngày 06/12/2021 của Thành ủy Hà Nội về “Nâng cao chất lượng”", [{"type": "project", "number": 11, "symbol": "11-ĐA/TU", "date": "2021-12-06", "issuer": "Thành ủy Hà Nội", "title": "Nâng cao chất lượng"}]),
    (6, "Kế hoạch số 02-KH/BCĐ ngày 20/11/2025 của Ban Chỉ đạo Thành phố", [{"type": "plan", "number": 2, "symbol": "02-KH/BCĐ", "date": "2025-11-20", "issuer": "Ban Chỉ đạo Thành phố"}]),
    (7, "Kế hoạch 121-KH/TU", [{"type": "plan", "symbol": "121-KH/TU"}]),
    (8, "KH số 121-KH/TU", [{"type": "plan", "symbol": "121-KH/TU"}]),
    (9, "Kế hoạch số: 121 - KH/TU", [{"symbol": "121-KH/TU"}]),
    (10, "Kế hoạch số 121–KH/TU", [{"number": 121}]),
    (11, "Chương trình 03-Ctr/TU ngày 28/6/2016", [{"type": "programme", "number": 3, "date": "2016-06-28"}]),
    (12, "Chương trình số 06-CTr/TU", [{"symbol": "06-CTr/TU"}]),
    (13, "Chương trình hành động số 01-CTr/TU", [{"type": "programme", "symbol": "01-CTr/TU"}]),
    (14, "Chương trình công tác số 03-CTr/TU năm 2026", [{"type": "programme", "symbol": "03-CTr/TU"}]),
    (15, "theo Chương trình 06 của Thành ủy", [{"type": "programme", "number": 6, "issuer": "Thành ủy"}]),
    (16, "Chương trình số 10", [{"type": "programme", "number": 10}]),
    (17, "Chương trình số 08 liên quan an sinh xã hội", [{"type": "programme", "number": 8}]),
    (18, "10 chương trình công tác toàn khóa", []),
    (19, "2 chương trình, 2 nghị quyết, 8 đề án", []),
    (20, "Đề án 21 của Thành ủy Hà Nội về sáp nhập thôn, tổ dân phố", [{"type": "project", "number": 21, "issuer": "Thành ủy Hà Nội"}]),
    (21, "đề án 24 của Thành ủy", [{"type": "project", "number": 24, "issuer": "Thành ủy"}]),
    (22, "Nghị quyết 57", [{"type": "resolution", "number": 57, "issuer": None}]),
    (23, "Nghị quyết số 57 của Bộ Chính trị", [{"type": "resolution", "number": 57, "issuer": "Bộ Chính trị"}]),
    (24, "các Nghị quyết 57, 59, 66, 68", [{"number": 57}, {"number": 59}, {"number": 66}, {"number": 68}]),
    (25, "Kết luận số 226-KL/TW", [{"type": "conclusion", "symbol": "226-KL/TW"}]),
    (26, "Kết luận 198-KL/TƯ", [{"symbol": "198-KL/TW"}]),
    (27, "Thông báo số 05-TB/BCĐTW, ngày 04/7/2025", [{"type": "notice", "symbol": "05-TB/BCĐTW", "date": "2025-07-04"}]),
    (28, "Thông báo kết luận số 1234-TB/TU", [{"type": "notice", "number": 1234}]),
    (29, "Chỉ thị số 46-CT/TƯ ngày 16/5/2025 của Bộ Chính trị và Chỉ thị số 47-CT/TU ngày 26/9/2025 của Thành ủy", [{"symbol": "46-CT/TW", "issuer": "Bộ Chính trị"}, {"symbol": "47-CT/TU", "issuer": "Thành ủy"}]),
    (30, "Quy định số 399-QĐ/TW", [{"type": "rule", "symbol": "399-QĐ/TW"}]),
    (31, "Quyết định số 8152-QĐ/TU (ngày 7/2/2025)", [{"type": "decision", "date": "2025-02-07"}]),
    (32, "Quy định 10-QĐi/TW", [{"type": "rule", "symbol": "10-QĐi/TW"}]),
    (33, "Quy chế số 08-QC/TW", [{"type": "regulation", "symbol": "08-QC/TW"}]),
    (34, "Quy chế số 08 của Ban Bí thư", [{"type": "regulation", "number": 8, "issuer": "Ban Bí thư"}]),
    (35, "Hướng dẫn số 06 HD/TW", [{"type": "guidance", "symbol": "06-HD/TW"}]),
    (36, "Hướng dẫn số 31 - HD/BTCTW ngày 23/4/2025", [{"symbol": "31-HD/BTCTW", "date": "2025-04-23"}]),
    (37, "Công văn số 7619-CV/BTCTW", [{"type": "dispatch", "symbol": "7619-CV/BTCTW"}]),
    (38, "Công văn số 870/UBND-TH ngày 03/3/2026", [{"type": "dispatch", "symbol": "870/UBND-TH", "date": "2026-03-03"}]),
    (39, "Kế hoạch số 1576/KH-UBND", [{"type": "plan", "symbol": "1576/KH-UBND"}]),
    (40, "Kế hoạch 225/KH-UBND ngày 22 tháng 7 năm 2024", [{"symbol": "225/KH-UBND", "date": "2024-07-22"}]),
    (41, "Quyết định 847/QĐ-UBND", [{"type": "decision", "symbol": "847/QĐ-UBND"}]),
    (42, "Quyết định số 5969/QĐ-UBND và Quyết định số 6333/QĐ-UBND", [{"number": 5969}, {"number": 6333}]),
    (43, "Chương trình số 01/CTr-UBND", [{"type": "programme", "symbol": "01/CTr-UBND"}]),
    (44, "Nghị quyết số 23/2024/NQ-HĐND", [{"symbol": "23/2024/NQ-HĐND", "number": 23}]),
    (45, "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", [{"type": "other", "symbol": "30/2020/NĐ-CP"}]),
    (46, "Chỉ thị số 06/CT-TTg", [{"type": "directive", "symbol": "06/CT-TTg"}]),
    (47, "Luật số 39/2024/QH15", [{"type": "law", "symbol": "39/2024/QH15", "number": 39}]),
    (48, "Luật Thủ đô (sửa đổi)", [{"type": "law", "title": "Luật Thủ đô (sửa đổi)"}]),
    (49, "Nghị quyết số 258/2025/QH15 ngày 11/12/2025", [{"symbol": "258/2025/QH15", "date": "2025-12-11"}]),
    (50, "Nghị quyết liên tịch số 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN", [{"type": "resolution", "number": 72, "symbol": "72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN"}]),
    (51, "Nghị quyết Đại hội đại biểu lần thứ XVII Đảng bộ thành phố", [{"type": "resolution", "issuer": "Đại hội đại biểu lần thứ XVII Đảng bộ thành phố"}]),
    (52, "Nghị quyết Đại hội XIII của Đảng", [{"type": "resolution", "issuer": "Đại hội XIII của Đảng"}]),
    (53, "Nghị quyết Hội nghị lần thứ tư", [{"type": "resolution", "issuer": "Hội nghị lần thứ tư"}]),
    (54, "dự thảo Tờ trình về Quy chế làm việc của Ban Thường vụ Thành ủy", [{"type": "submission", "title": "Quy chế làm việc của Ban Thường vụ Thành ủy"}]),
    (55, "thông qua “Báo cáo kết quả thực hiện công tác xây dựng Đảng; phương hướng, nhiệm vụ trọng tâm năm 2021”", [{"type": "report", "title": "Báo cáo kết quả thực hiện công tác xây dựng Đảng; phương hướng, nhiệm vụ trọng tâm năm 2021"}]),
    (56, "ban hành Nghị quyết về “nâng cao chất lượng sinh hoạt cấp ủy”", [{"type": "resolution", "title": "“nâng cao chất lượng sinh hoạt cấp ủy”"}]),
    (57, "Thông tư số 01/2022/TT-BTTTT", [{"type": "other", "symbol": "01/2022/TT-BTTTT"}]),
    (58, "Báo cáo số 245-BC/TU ngày 30/6/2026", [{"type": "report", "symbol": "245-BC/TU", "date": "2026-06-30"}]),
    (59, "Tờ trình số 12-TTr/BTCTU", [{"type": "submission", "symbol": "12-TTr/BTCTU"}]),
    (60, "Nghị quyết số 01-NQ/ĐU của Đảng ủy phường", [{"type": "resolution", "symbol": "01-NQ/ĐU", "issuer": "Đảng ủy phường"}]),
]  # fmt: skip


@pytest.mark.parametrize(("row", "text", "expected"), ROWS, ids=[f"row {row[0]}" for row in ROWS])
def test_reads_the_variants_of_the_field(row: int, text: str, expected: list[dict[str, Any]]) -> None:
    found = [fields for _, fields in documents_of(text)]

    assert len(found) == len(expected), found
    for fields, wanted in zip(found, expected, strict=True):
        assert {name: fields.get(name) for name in wanted} == wanted


# The span, as facts.md draws it: (text, the words of each reference in order).
SPANS = [
    # from the type word to the last of number, symbol, date; issuer and title stand outside
    ("thực hiện Nghị quyết số 11-NQ/TƯ ngày 6-1-2012 của Bộ Chính trị về phát triển Thủ đô.", ["Nghị quyết số 11-NQ/TƯ ngày 6-1-2012"]),
    # the day in brackets
    ("ký Nghị quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị", ["Nghị quyết số 57-NQ/TW (ngày 22/12/2024)"]),
    # an unnumbered one has its title, and the body after it
    ("thông qua Kế hoạch công tác kiểm tra, giám sát năm 2021 của Thành ủy.", ["Kế hoạch công tác kiểm tra, giám sát năm 2021 của Thành ủy"]),
    # a quoted title to its closing quote
    ("ban hành Nghị quyết về “nâng cao chất lượng sinh hoạt” và giao", ["Nghị quyết về “nâng cao chất lượng sinh hoạt”"]),
    # a list
    (
        "thông qua Chương trình công tác toàn khóa của Ban Chấp hành Đảng bộ Thành phố khóa XVII; Quy chế làm việc của Ủy ban Kiểm tra Thành ủy khóa XVII và Kế hoạch đầu tư công năm 2021 của Thành phố.",
        [
            "Chương trình công tác toàn khóa của Ban Chấp hành Đảng bộ Thành phố khóa XVII",
            "Quy chế làm việc của Ủy ban Kiểm tra Thành ủy khóa XVII",
            "Kế hoạch đầu tư công năm 2021 của Thành phố",
        ],
    ),
    # nested: the outer, and the inner with a symbol
    (
        "ban hành Kế hoạch thực hiện Đề án số 11-ĐA/TU, ngày 06/12/2021 của Thành ủy Hà Nội.",
        ["Kế hoạch thực hiện Đề án số 11-ĐA/TU, ngày 06/12/2021 của Thành ủy Hà Nội", "Đề án số 11-ĐA/TU, ngày 06/12/2021"],
    ),
    # nested: an inner one without number, symbol or date is not marked
    ("Luật sửa đổi, bổ sung một số điều của Luật Chất lượng sản phẩm, hàng hóa được thông qua", ["Luật sửa đổi, bổ sung một số điều của Luật Chất lượng sản phẩm, hàng hóa"]),
    # laws with the day or the year
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật Khoa học và Công nghệ (2013);", ["Luật Tổ chức chính quyền địa phương ngày 19/6/2015", "Luật Khoa học và Công nghệ (2013)"]),
    # laws in a list, the comma inside a name kept
    ("sửa đổi Luật Lao động, Luật Thi đua, khen thưởng; kiến nghị", ["Luật Lao động", "Luật Thi đua, khen thưởng"]),
    # a law's name glued to the next word
    ("theo Luật bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dânchậm nhất là", ["Luật bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân"]),
    # a law no table knows
    ("xây dựng Luật Đặc khu kinh tế, báo cáo Quốc hội", ["Luật Đặc khu kinh tế"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SPANS)
def test_the_span_is_the_reference_as_written(text: str, words: list[str]) -> None:
    assert [found for found, _ in documents_of(text)] == words


NONE = [
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
    found = documents_of("Chỉ thị số 31-CT/TU ngày 06/6/2023, Kế hoạch số 134-KH/TU ngày 29/12/2023 của Ban Thường vụ Tỉnh ủy")

    assert [fields["issuer"] for _, fields in found] == ["Ban Thường vụ Tỉnh ủy"] * 2


def test_a_list_of_other_issuers_shares_nothing() -> None:
    first, _ = documents_of("Nghị quyết số 15-NQ/TW, Kế hoạch số 134-KH/TU của Tỉnh ủy")

    assert "issuer" not in first[1]


def test_the_head_of_a_list_names_the_issuer() -> None:
    found = documents_of("các Chỉ thị của Thủ tướng Chính phủ: Chỉ thị số 15/CT-TTg ngày 27/3/2020; Chỉ thị số 16/CT-TTg ngày 31/3/2020.")

    assert [fields["issuer"] for _, fields in found] == ["Thủ tướng Chính phủ"] * 2


def test_who_issued_it_and_when_may_stand_before() -> None:
    fields = only("Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW về đột phá.")

    assert (fields["issuer"], fields["date"]) == ("Bộ Chính trị", "2024-12-22")


def test_several_bodies_issue_a_joint_paper() -> None:
    fields = only(
        "Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN, ngày 26 tháng 9 năm 2025 của Ủy ban Thường vụ Quốc hội, Chính phủ "
        "và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
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
    assert [words for words, _ in documents_of(PAPER)] == ["Nghị quyết số 05-NQ/ĐU ngày 02/01/2026", "Nghị quyết số 05-NQ/ĐU"]


def test_decomposed_letters_read_the_same() -> None:
    import unicodedata

    text = "Kế hoạch số 02-KH/BCĐ ngày 20/11/2025 của Ban Chỉ đạo Thành phố"

    assert documents_of(unicodedata.normalize("NFD", text)) == documents_of(text)


def test_the_names_of_laws_are_a_table_with_sources() -> None:
    rows = laws.names()

    assert len(rows) > 200
    assert len({row.name.lower() for row in rows}) == len(rows)
    assert all(row.source and row.name.startswith(("Luật ", "Bộ luật ", "Pháp lệnh ", "Hiến pháp ")) for row in rows)


@pytest.mark.parametrize(
    "text",
    [" " * 100_000, "1" * 100_000, "Luật " * 20_000, "Kế hoạch phát triển kinh tế, " * 4_000, "Nghị quyết 1, 2, 3 và " * 5_000, "(" * 50_000],
    ids=["spaces", "digits", "law", "plan", "numbers", "brackets"],
)
def test_reads_nonsense_in_bounded_time(text: str) -> None:
    pages = pages_of(View(text), None)
    began = time.perf_counter()
    for page in pages:
        documents.find(page)

    assert time.perf_counter() - began < 4
