"""Make the example documents whose form cannot be typed: .docx, .pdf, a scan, .doc, and old encodings.

    .venv/bin/python examples/make_documents.py

Words come from `examples/words/` (marks there: `@left` and `@right` of the letterhead, `@title`, `@head`,
`#.` an automatic number, `@table` … `@end` with cells parted by bars and `=` before a row over the whole
width, `@signleft` and `@signright`; `**bold**`, `//italic//` for a whole line). The .txt and .html files in
`examples/documents/` that are not made here are typed. Needs the font Tinos (Debian: fonts-croscore) and, for
the .doc, LibreOffice.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from fpdf import FPDF
from PIL import Image

from vanban.files import legacy

HERE = Path(__file__).parent
WORDS, MADE = HERE / "words", HERE / "documents"
Piece = tuple[str, list[str]]


def pieces(name: str) -> Iterator[Piece]:
    """The document as (mark, lines): neighbouring lines of one mark together, plain paragraphs one by one."""
    kept: Piece | None = None
    for line in (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ") if line.startswith("@") else ("", "", line)
        if kept and kept[0] == "@table" and mark != "@end":
            kept[1].append(line)
        elif kept and mark and mark == kept[0]:
            kept[1].append(rest)
        else:
            if kept:
                yield kept
            kept = None if mark == "@end" else (mark, [] if mark == "@table" else [rest])
    if kept:
        yield kept


def styled(line: str) -> tuple[str, str]:
    """The words of a line and its style: B, I or none."""
    for mark, style in (("**", "B"), ("//", "I")):
        if line.startswith(mark):
            return line.removeprefix(mark).removesuffix(mark), style
    return line, ""


# --- Word -------------------------------------------------------------------------------------------


def write(paragraph: docx.text.paragraph.Paragraph, line: str, *, bold: bool = False) -> None:
    """Put a line into a paragraph."""
    words, style = styled(line)
    run = paragraph.add_run(words)
    run.bold, run.italic = bold or style == "B", style == "I"


def beside(document: Document, left: list[str], right: list[str], *, centred: bool) -> None:
    """The letterhead or the signature: two cells without borders."""
    cells = document.add_table(1, 2).rows[0].cells
    for cell, lines, middle in ((cells[0], left, centred), (cells[1], right, True)):
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = ALIGN.CENTER if middle else ALIGN.LEFT
            write(paragraph, line)


def new_list(document: Document) -> str:
    """The number of a list that begins at 1 again."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    pattern = next(num for num in numbering.num_lst if num.numId == int(style)).abstractNumId.val
    made = numbering.add_num(pattern)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return str(made.numId)


def numbered(document: Document, line: str, number: str) -> None:
    """A paragraph with an automatic number."""
    paragraph = document.add_paragraph(line, style="List Number")
    if number == "style":
        return
    properties = OxmlElement("w:numPr")
    for name, text in (("w:ilvl", "0"), ("w:numId", number)):
        properties.append(OxmlElement(name, {qn("w:val"): text}))
    paragraph._p.get_or_add_pPr().append(properties)


def grid(document: Document, lines: list[str]) -> None:
    """A table with borders."""
    head = [cell.strip() for cell in lines[0].split("|")]
    table = document.add_table(0, len(head), style="Table Grid")
    for line in lines:
        cells = table.add_row().cells
        if line.startswith("="):
            cells[0].merge(cells[-1]).text = line[1:].strip()
        else:
            for cell, words in zip(cells, line.split("|"), strict=True):
                cell.text = words.strip()


def to_docx(name: str) -> bytes:
    """The document as Word has it."""
    document = docx.Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(14)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(2), Cm(2), Cm(2)
    sides: dict[str, list[str]] = {}
    number, lists = "", 0
    for mark, lines in pieces(name):
        if mark in ("@left", "@signleft"):
            sides["left"] = lines
        elif mark in ("@right", "@signright"):
            beside(document, sides.pop("left"), lines, centred=mark == "@right")
        elif mark == "@table":
            grid(document, lines)
        elif lines[0].startswith("#. "):
            # The first list is the style's own, each further one begins anew.
            number = number or (new_list(document) if lists else "style")
            numbered(document, lines[0][3:], number)
            continue
        else:
            for line in lines:
                paragraph = document.add_paragraph()
                write(paragraph, line, bold=bool(mark))
                paragraph.alignment = ALIGN.CENTER if mark == "@title" else ALIGN.JUSTIFY
        lists += number != ""
        number = ""
    document.add_paragraph()  # Word wants a paragraph after a table
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def to_doc(name: str) -> bytes:
    """The document as Word 97 has it, by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / f"{name}.docx"
        given.write_bytes(to_docx(name))
        profile = (Path(folder) / "profile").as_uri()
        command = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "doc",
            "--outdir",
            folder,
        ]
        subprocess.run([*command, str(given)], check=True, stdout=subprocess.DEVNULL)
        return given.with_suffix(".doc").read_bytes()


# --- PDF --------------------------------------------------------------------------------------------


def font(style: str) -> str:
    """The file of Tinos in a style."""
    found = subprocess.run(
        ["fc-match", "-f", "%{family}|%{file}", f"Tinos:style={style}"], capture_output=True, text=True
    )
    family, _, path = found.stdout.partition("|")
    if "Tinos" not in family:
        sys.exit("Missing: the font Tinos (Debian: apt install fonts-croscore)")
    return path


class Paper(FPDF):
    """A4 with the margins of office papers, the number of each page but the first at its head."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        for style, name in (("", "Regular"), ("B", "Bold"), ("I", "Italic")):
            self.add_font("Tinos", style, font(name))
        self.set_margins(30, 20, 20)
        self.set_auto_page_break(True, 20)
        self.add_page()

    def header(self) -> None:
        """Print the number of the page."""
        if self.page_no() > 1:
            self.set_font("Tinos", "", 13)
            self.set_y(10)
            self.cell(0, 6, str(self.page_no()), align="C")
            self.set_y(20)

    def column(self, x: float, width: float, lines: list[str], align: str) -> None:
        """One column of the letterhead or the signature, from the height at hand."""
        for line in lines:
            words, style = styled(line)
            self.set_font("Tinos", style, 13)
            self.set_x(x)
            self.multi_cell(width, 6, words or " ", align=align, new_x="LMARGIN", new_y="NEXT")

    def beside(self, left: list[str], right: list[str], align: str) -> None:
        """Two columns beside each other."""
        if self.get_y() > 235:
            self.add_page()
        top = self.get_y()
        self.column(28, 72, left, align)
        below = self.get_y()
        self.set_y(top)
        self.column(100, 92, right, "C")
        self.set_y(max(below, self.get_y()) + 5)


def to_pdf(name: str) -> bytes:
    """The document as a PDF with a text layer."""
    paper = Paper()
    sides: dict[str, list[str]] = {}
    for mark, lines in pieces(name):
        if mark in ("@left", "@signleft"):
            sides["left"] = lines
        elif mark in ("@right", "@signright"):
            paper.beside(sides.pop("left"), lines, "C" if mark == "@right" else "L")
        elif mark == "@table":
            paper.set_font("Tinos", "", 12)
            with paper.table(
                col_widths=(10, 75, 45, 30), first_row_as_headings=False, line_height=6
            ) as table:
                for line in lines:
                    row = table.row()
                    for cell in line.split("|"):
                        row.cell(cell.strip())
            paper.ln(3)
        else:
            for line in lines:
                paper.set_font("Tinos", "B" if mark else "", 14)
                align = "C" if mark == "@title" else "J"
                paper.multi_cell(0, 6.5, line, align=align, new_x="LMARGIN", new_y="NEXT")
            paper.ln(2)
    return bytes(paper.output())


def to_scan(name: str) -> bytes:
    """The document as an office scanner leaves it: black and white, a little askew, specks of dust."""
    dust, pages = random.Random(47), []  # noqa: S311 - dust, not secrets
    for page in pypdfium2.PdfDocument(to_pdf(name)):
        picture = page.render(scale=300 / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(0.4, fillcolor=255, resample=Image.Resampling.BICUBIC)
        for _ in range(1500):
            x, y = dust.randrange(picture.width - 2), dust.randrange(picture.height - 2)
            picture.paste(dust.randrange(0, 120), (x, y, x + dust.randrange(1, 3), y + 1))
        pages.append(picture.point(lambda dot: 255 if dot > 150 else 0).convert("1"))
    file = io.BytesIO()
    pages[0].save(file, "PDF", resolution=300, save_all=True, append_images=pages[1:])
    return file.getvalue()


# --- old encodings ----------------------------------------------------------------------------------


def to_tcvn3(name: str) -> bytes:
    """The document in TCVN3, with the line ends of Windows. Its words avoid the capitals that TCVN3 lacks."""
    codes = {letter: bytes([code]) for code, letter in legacy.TCVN3.items()}
    words = unicodedata.normalize("NFC", (WORDS / f"{name}.txt").read_text(encoding="utf-8"))
    return b"".join(codes.get(letter) or letter.encode("cp1252") for letter in words).replace(b"\n", b"\r\n")


def to_nfd(name: str) -> bytes:
    """The document with decomposed letters, as a Mac saves it."""
    words = (WORDS / f"{name}.txt").read_text(encoding="utf-8")
    return unicodedata.normalize("NFD", words).encode()


FORMS = {
    "ke_hoach_chuyen_doi_so.docx": to_docx,
    "chi_thi_phong_chong_thien_tai.docx": to_docx,
    "quyet_dinh_to_cong_tac.doc": to_doc,
    "thong_bao_ket_luan_bi_thu.pdf": to_pdf,
    "huong_dan_sinh_hoat_chi_bo.pdf": to_scan,
    "bao_cao_xay_dung_dang.txt": to_tcvn3,
    "cong_van_bau_cu.txt": to_nfd,
}

if __name__ == "__main__":
    for file_name, make in FORMS.items():
        (MADE / file_name).write_bytes(make(Path(file_name).stem))
        print(f"{file_name}: {(MADE / file_name).stat().st_size:,} bytes")  # noqa: T201
