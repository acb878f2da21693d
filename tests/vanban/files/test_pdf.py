from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from fpdf import FPDF

from vanban.files import Limits, Unreadable, open_bytes

Pdf = Callable[[Callable[[FPDF], object]], bytes]


def lines(page: FPDF, *words: str) -> None:
    for line in words:
        page.cell(w=0, h=7, text=line, new_x="LMARGIN", new_y="NEXT")


def test_lines_of_a_page_with_the_hyphens_at_their_ends(pdf: Pdf) -> None:
    def build(page: FPDF) -> None:
        page.add_page()
        lines(
            page,
            "thực hiện Nghị quyết số 15-",
            "NQ/TW, ngày 05/5/2022 của Bộ Chính trị",
            "và các văn bản khác.",
        )

    read = open_bytes(pdf(build), "nq.pdf")

    assert (
        read.text
        == "thực hiện Nghị quyết số 15-\nNQ/TW, ngày 05/5/2022 của Bộ Chính trị\nvà các văn bản khác."
    )
    assert (read.form, read.encoding, read.ocr, read.pages, read.notes) == ("pdf", None, False, (0,), ())


def test_a_wider_gap_parts_paragraphs(pdf: Pdf) -> None:
    def build(page: FPDF) -> None:
        page.add_page()
        lines(page, "một", "hai")
        page.ln(8)
        lines(page, "ba", "bốn")

    assert open_bytes(pdf(build)).text == "một\nhai\n\nba\nbốn"


def paged(page: FPDF, count: int, *, foot: str = "") -> None:
    page.set_auto_page_break(False)
    for number in range(1, count + 1):
        page.add_page()
        page.set_y(8)
        if number > 1:
            page.cell(w=0, h=6, text=str(number), align="C")
        page.set_y(20)
        lines(page, f"Phụ lục {'ABCDEFGH'[number - 1]}", f"Biểu {number * 7}")
        page.set_y(285)
        page.cell(w=0, h=6, text=foot and f"{foot} {number}/{count}")


def test_heads_feet_and_page_numbers_are_left_out(pdf: Pdf) -> None:
    read = open_bytes(pdf(lambda page: paged(page, 4, foot="Phụ lục Kế hoạch 15, tờ")))

    assert read.text == "Phụ lục A\nBiểu 7\nPhụ lục B\nBiểu 14\nPhụ lục C\nBiểu 21\nPhụ lục D\nBiểu 28"
    assert "Phụ lục Kế hoạch 15, tờ 1/4" in read.notes[0]
    assert [read.text[at:][:9] for at in read.pages] == ["Phụ lục A", "Phụ lục B", "Phụ lục C", "Phụ lục D"]


def test_what_only_looks_like_a_page_number_stays(pdf: Pdf) -> None:
    def build(page: FPDF) -> None:
        for number in (2026, 41):
            page.add_page()
            lines(page, str(number), "hộ nghèo")

    assert open_bytes(pdf(build)).text == "2026\nhộ nghèo\n41\nhộ nghèo"


def table(page: FPDF, rows: list[list[str]], **kind: object) -> None:
    with page.table(col_widths=(10, 60, 40, 40), first_row_as_headings=False, **kind) as made:  # type: ignore[arg-type]
        for cells in rows:
            row = made.row()
            for cell in cells:
                row.cell(cell, colspan=4 if len(cells) == 1 else 1)


HEAD = ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]
LONG = "Rà soát các quy chế, quy định đã ban hành, đề xuất sửa đổi, bổ sung"


def test_a_ruled_table_is_rows_of_cells(pdf: Pdf) -> None:
    def build(page: FPDF) -> None:
        page.add_page()
        lines(page, "Nhiệm vụ cụ thể:")
        table(
            page,
            [
                HEAD,
                ["I. Nhóm nhiệm vụ thứ nhất"],
                ["1", LONG, "Văn phòng", "Quý II"],
                ["2", "Tập huấn", "", "Tháng 6"],
            ],
        )
        lines(page, "Trên đây là kế hoạch.")

    text = open_bytes(pdf(build)).text

    assert text.split("\n") == [
        "Nhiệm vụ cụ thể:",
        "TT\tNhiệm vụ\tChủ trì\tThời gian",
        "I. Nhóm nhiệm vụ thứ nhất",
        f"1\t{LONG}\tVăn phòng\tQuý II",
        "2\tTập huấn\t\tTháng 6",
        "Trên đây là kế hoạch.",
    ]


def test_a_table_goes_on_overleaf_under_its_repeated_head(pdf: Pdf) -> None:
    def build(page: FPDF) -> None:
        page.set_auto_page_break(True, 20)
        page.add_page()
        table(page, [HEAD, *([str(number), LONG, "Văn phòng", "Quý II"] for number in range(1, 31))])

    rows = open_bytes(pdf(build)).text.split("\n")

    assert rows == ["\t".join(HEAD), *(f"{number}\t{LONG}\tVăn phòng\tQuý II" for number in range(1, 31))]


def test_columns_without_lines_are_parted_by_tabs(pdf: Pdf) -> None:
    def build(page: FPDF) -> None:
        page.add_page()
        for row in (["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Số xã đạt chuẩn", "43", "41"]):
            page.cell(80, 7, row[0])
            page.cell(40, 7, row[1])
            page.cell(40, 7, row[2], new_x="LMARGIN", new_y="NEXT")

    assert open_bytes(pdf(build)).text == "Chỉ tiêu\tKế hoạch\tThực hiện\nSố xã đạt chuẩn\t43\t41"


def test_letterhead_and_signature_read_column_by_column(pdf: Pdf) -> None:
    def build(page: FPDF) -> None:
        page.add_page()
        page.multi_cell(70, 6, "TỈNH ỦY X\nVĂN PHÒNG\n*\nSố 15-TB/VPTU", align="C")
        page.set_xy(105, 20)
        page.multi_cell(85, 7, "ĐẢNG CỘNG SẢN VIỆT NAM\nX, ngày 05 tháng 3 năm 2026", align="C")
        page.set_xy(30, 60)
        page.multi_cell(0, 7, "THÔNG BÁO\nKết luận của đồng chí Bí thư Tỉnh ủy", align="C")
        page.set_xy(30, 100)
        page.multi_cell(75, 6, "Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Lưu Văn phòng.")
        page.set_xy(110, 100)
        page.multi_cell(80, 7, "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n\n\nLê Văn Mẫu", align="C")

    assert open_bytes(pdf(build)).text == (
        "TỈNH ỦY X\nVĂN PHÒNG\n*\nSố 15-TB/VPTU\nĐẢNG CỘNG SẢN VIỆT NAM\nX, ngày 05 tháng 3 năm 2026\n"
        "THÔNG BÁO\nKết luận của đồng chí Bí thư Tỉnh ủy\n\n"
        "Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Lưu Văn phòng.\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nLê Văn Mẫu"
    )


def test_letters_of_an_old_font_become_unicode(pdf: Pdf) -> None:
    def build(page: FPDF) -> None:
        page.add_page()
        lines(page, "Céng hoµ x· héi chñ nghÜa", "NghÞ quyÕt vÒ c«ng t¸c c¸n bé")

    read = open_bytes(pdf(build))

    assert (read.text, read.encoding) == ("Cộng hoà xã hội chủ nghĩa\nNghị quyết về công tác cán bộ", "tcvn3")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_laid_on_its_side_is_read_as_shown(pdf: Pdf, turn: int) -> None:
    def build(page: FPDF) -> None:
        page.add_page()
        with page.rotation(turn, x=105, y=148.5):
            table(page, [HEAD, ["1", "Tập huấn", "Văn phòng", "Quý II"]])

    data = pdf(build)
    assert b"/Type /Page\n" in data
    turned = data.replace(b"/Type /Page\n", b"/Type /Page\n/Rotate %d\n" % turn)

    assert "1\tTập huấn\tVăn phòng\tQuý II" in open_bytes(turned).text


def test_a_password_is_refused(pdf: Pdf) -> None:
    def build(page: FPDF) -> None:
        page.add_page()
        lines(page, "mật khẩu")
        page.set_encryption(owner_password="chu", user_password="khach")

    with pytest.raises(Unreadable) as refused:
        open_bytes(pdf(build))

    assert refused.value.code == "encrypted"


def test_an_empty_page_is_no_text(pdf: Pdf) -> None:
    with pytest.raises(Unreadable) as refused:
        open_bytes(pdf(FPDF.add_page))

    assert refused.value.code == "no_text"


def pages_of_one(
    count: int, words: bytes = b"BT /F 12 Tf 20 100 Td (Trang) Tj ET", kind: bytes = b""
) -> bytes:
    """A PDF by hand whose page tree names one page `count` times."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b"3 0 R " * count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(words), kind, words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n"
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def test_ten_thousand_pages_are_refused_at_once() -> None:
    with pytest.raises(Unreadable) as refused:
        open_bytes(pages_of_one(10_000))

    assert refused.value.code == "too_many_pages"
    assert "10,000" in str(refused.value)


def test_a_few_hundred_pages_are_read() -> None:
    assert open_bytes(pages_of_one(300)).text == "\n".join(["Trang"] * 300)


def test_too_slow_a_pdf_is_stopped(pdf: Pdf) -> None:
    data = pages_of_one(2_000)

    with pytest.raises(Unreadable) as refused:
        open_bytes(data, limits=Limits(seconds=0))

    assert refused.value.code == "timeout"


def test_a_pdf_that_unfolds_without_end_is_stopped() -> None:
    data = pages_of_one(1, zlib.compress(b" " * 300_000_000), b"/Filter/FlateDecode")
    assert len(data) < 400_000

    with pytest.raises(Unreadable) as refused:
        open_bytes(data, limits=Limits(memory=250_000_000))

    assert refused.value.code == "bomb"


def test_a_cut_pdf_is_refused_wherever_it_was_cut(pdf: Pdf) -> None:
    data = pdf(lambda page: paged(page, 3))

    for share in (0.02, 0.3, 0.6, 0.9, 0.999):
        with pytest.raises(Unreadable) as refused:
            open_bytes(data[: int(len(data) * share)])
        assert refused.value.code == "truncated", share


def test_a_pdf_whose_inside_is_noise_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        open_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF\n", "a.pdf")

    assert refused.value.code == "truncated"
