from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx.document import Document
from docx.shared import Pt

from vanban.files import Unreadable, open_bytes
from vanban.files.docx import MACRO_NOTE

Word = Callable[[Callable[[Document], object]], bytes]
Packet = Callable[..., bytes]


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def tc(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{words if words.startswith('<') else p(words)}</w:tc>"


def test_paragraphs_and_tables_stand_in_the_order_of_the_page(word: Word) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("KẾ HOẠCH")
        table = document.add_table(2, 3)
        for cell, words in zip(
            table._cells, ["TT", "Nhiệm vụ", "Chủ trì", "1", "Rà soát\nquy chế", "Văn phòng"], strict=True
        ):
            cell.text = words
        document.add_paragraph("Nơi nhận")

    read = open_bytes(word(build), "kh.docx")

    assert read.text == "KẾ HOẠCH\nTT\tNhiệm vụ\tChủ trì\n1\tRà soát quy chế\tVăn phòng\nNơi nhận"
    assert (read.form, read.encoding, read.ocr, read.notes) == ("docx", None, False, ())


def test_automatic_numbers_are_written_out(word: Word) -> None:
    def build(document: Document) -> None:
        for words, style in [
            ("Một", "List Number"), ("Hai", "List Number"), ("Gạch", "List Bullet"), ("", "List Number"),
            ("Ba", "List Number"),
        ]:  # fmt: skip
            document.add_paragraph(words, style=style)

    assert open_bytes(word(build)).text == "1. Một\n2. Hai\n• Gạch\n\n3. Ba"


LEVELS = """
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>
      <w:lvlText w:val="%1.%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
    <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="7"/>
    <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
RELS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
Target="numbering.xml"/></Relationships>"""


def test_numbers_count_by_level_and_begin_anew(packet: Packet) -> None:
    def item(words: str, depth: int, number: int = 1) -> str:
        return p(words, f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>")

    body = "".join(
        (item("một", 0), item("con", 1), item("chữ", 2), item("chữ", 2), item("gạch", 3), item("con", 1),
         item("chữ", 2), item("hai", 0), item("con", 1), item("không số", 0, 0), item("lại từ đầu", 0, 2))
    )  # fmt: skip
    data = _with_rels(packet(body, numbering=LEVELS))

    assert open_bytes(data).text.split("\n") == [
        "I. một", "1.1. con", "a) chữ", "b) chữ", "- gạch", "1.2. con", "a) chữ",
        "II. hai", "2.1. con", "không số", "I. lại từ đầu",
    ]  # fmt: skip


def _with_rels(data: bytes) -> bytes:
    packed = io.BytesIO(data)
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", RELS)
    return packed.getvalue()


def test_merged_cells_keep_the_columns(packet: Packet) -> None:
    restart, covered = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    rows = [
        tc("I. Nhóm một", "<w:gridSpan w:val='3'/>"),
        tc("1") + tc("Việc") + tc("Quý I", restart),
        tc("2") + tc("Khác") + tc("chữ cũ bị che", covered),
        tc("hai cột", "<w:gridSpan w:val='2'/>") + tc("x"),
    ]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"

    assert open_bytes(packet(body)).text == "I. Nhóm một\n1\tViệc\tQuý I\n2\tKhác\t\nhai cột\t\tx"


def test_a_table_in_a_cell_goes_on_its_line(packet: Packet) -> None:
    inner = f"<w:tbl><w:tr>{tc('a')}{tc('b')}</w:tr></w:tbl>{p('sau')}"

    text = open_bytes(packet(f"<w:tbl><w:tr>{tc('1')}{tc(inner)}</w:tr></w:tbl>")).text

    assert text == "1\ta b sau"


def test_the_letterhead_and_the_signature_are_read_column_by_column(word: Word) -> None:
    def build(document: Document) -> None:
        head = document.add_table(2, 2)
        head.cell(0, 0).text, head.cell(0, 1).text = "TỈNH ỦY X\nVĂN PHÒNG\n*", "ĐẢNG CỘNG SẢN VIỆT NAM"
        head.cell(1, 0).text, head.cell(1, 1).text = "Số 15-KH/VPTU", "X, ngày 05 tháng 3 năm 2026"
        document.add_paragraph("KẾ HOẠCH")
        foot = document.add_table(1, 2)
        foot.cell(0, 0).text = "Nơi nhận:\n- Lưu Văn phòng."
        foot.cell(0, 1).text = "CHÁNH VĂN PHÒNG\nLê Văn Mẫu"

    assert open_bytes(word(build)).text == (
        "TỈNH ỦY X\nVĂN PHÒNG\n*\nSố 15-KH/VPTU\nĐẢNG CỘNG SẢN VIỆT NAM\nX, ngày 05 tháng 3 năm 2026\n"
        "KẾ HOẠCH\nNơi nhận:\n- Lưu Văn phòng.\nCHÁNH VĂN PHÒNG\nLê Văn Mẫu"
    )


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


PARAGRAPHS = [
    # tracked changes: deleted out, inserted in, moved once
    ("<w:del>" + run("<w:delText>cũ</w:delText>") + "</w:del><w:ins>" + run("<w:t>mới</w:t>") + "</w:ins>"
     "<w:moveFrom>" + run("<w:t>xưa</w:t>") + "</w:moveFrom>", "mới"),
    # fields: what they show, not what they compute
    (run("<w:instrText> PAGE </w:instrText>") + run("<w:t>7</w:t>"), "7"),
    # hyphen that does not break, line break, tab, indent, tab after a number
    (run("<w:t>15</w:t><w:noBreakHyphen/><w:t>NQ/TW</w:t><w:br/><w:t>dòng hai</w:t>"), "15-NQ/TW\ndòng hai"),
    (run("<w:tab/><w:tab/><w:t>lùi</w:t>"), "lùi"),
    (run("<w:t>1.</w:t><w:tab/><w:t>Rà soát</w:t>"), "1. Rà soát"),
    (run("<w:t>trái</w:t><w:tab/><w:t>phải</w:t>"), "trái\tphải"),
    # links, content controls, smart tags are only envelopes
    ("<w:hyperlink>" + run("<w:t>a</w:t>") + "</w:hyperlink><w:sdt><w:sdtContent>" + run("<w:t>b</w:t>")
     + "</w:sdtContent></w:sdt><w:smartTag>" + run("<w:t>c</w:t>") + "</w:smartTag>", "abc"),
    # old fonts, small and capital, and Unicode beside them
    (run("<w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr><w:t>NghÞ quyÕt </w:t>")
     + run("<w:rPr><w:rFonts w:ascii='.VnTimeH'/></w:rPr><w:t>héi </w:t>") + run("<w:t>Đảng</w:t>"),
     "Nghị quyết HỘI Đảng"),
    (run("<w:rPr><w:rFonts w:ascii='VNI-Times'/></w:rPr><w:t>Ñoäc laäp</w:t>"), "Độc lập"),
    # signs of symbol fonts, and what is no sign
    (run("<w:sym w:font='Symbol' w:char='F02D'/><w:sym w:font='.VnTime' w:char='F0A7'/><w:sym w:char='x'/>"),
     "-Đ•"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "text"), PARAGRAPHS)
def test_reads_what_a_paragraph_shows(packet: Packet, inside: str, text: str) -> None:
    assert open_bytes(packet(f"<w:p>{inside}</w:p>" + p("hết"))).text == f"{text}\nhết"


def test_a_paragraph_whose_end_was_deleted_goes_on(packet: Packet) -> None:
    body = p("Một ", "<w:rPr><w:del/></w:rPr>") + p("câu.")

    assert open_bytes(packet(body)).text == "Một câu."


def test_a_row_deleted_under_tracked_changes_is_gone(packet: Packet) -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('x')}{tc('y')}</w:tr>"
    body = f"<w:tbl>{deleted}<w:tr>{tc('1')}{tc('2')}</w:tr></w:tbl>"

    assert open_bytes(packet(body)).text == "1\t2"


def test_a_text_box_is_read_once(packet: Packet) -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{p('trong khung')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>ngoài</w:t><mc:AlternateContent xmlns:mc='{mc}'><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    assert open_bytes(packet(body)).text == "ngoài\ntrong khung"


def test_says_what_was_left_out(packet: Packet) -> None:
    body = (
        f"<w:p>{run('<w:t>a</w:t><w:footnoteReference/>')}{run('<w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>')}</w:p>"
        "<w:sectPr><w:headerReference/></w:sectPr>"
    )

    read = open_bytes(packet(body))

    assert read.text == "a"
    assert read.notes == ("left out: footnotes", "left out: hidden words", "left out: page headers")


def test_the_strict_form_of_word_is_read_too(packet: Packet) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    whole = f"<w:document xmlns:w='{strict}'><w:body>{p('nghiêm ngặt')}</w:body></w:document>"

    assert open_bytes(packet(document=whole)).text == "nghiêm ngặt"


def test_a_style_names_the_font_of_its_paragraphs(word: Word) -> None:
    def build(document: Document) -> None:
        document.styles["Normal"].font.name = ".VnTime"
        document.styles["Normal"].font.size = Pt(14)
        document.add_paragraph("C¨n cø").add_run(" Đảng").font.name = "Times New Roman"

    assert open_bytes(word(build)).text == "Căn cứ Đảng"


def test_macros_are_noted_and_never_run(packet: Packet) -> None:
    packed = io.BytesIO(packet(p("chữ")))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\x00")

    assert open_bytes(packed.getvalue(), "a.docm").notes == (MACRO_NOTE,)


def test_only_pictures_is_no_text(packet: Packet) -> None:
    with pytest.raises(Unreadable) as refused:
        open_bytes(packet("<w:p/>"))

    assert refused.value.code == "no_text"
