from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import fontpkg_be_vietnam_pro
import pytest
from PIL import Image, ImageDraw, ImageFont

from vanban.files import Doubt, Limits, Unreadable, child, open_bytes, scan

LETTERS = Path(fontpkg_be_vietnam_pro.__file__).parent / "files" / "BeVietnamPro-Regular.ttf"
WORDS = [
    "THÔNG BÁO",
    "Kết luận của đồng chí Bí thư Tỉnh ủy",
    "1. Giao Văn phòng chủ trì, rà soát quy chế theo",
    "Nghị quyết số 15-NQ/TW, Đại hội XIII của Đảng;",
    "hoàn thành trước ngày 30/4/2026.",
]


def picture(lines: list[str], *, turn: float = 0.0, noise: int = 0) -> Image.Image:
    """A page of 200 dots an inch with words on it, a little askew and dirty as scans are."""
    page = Image.new("L", (1654, 1000), 250)
    draw = ImageDraw.Draw(page)
    letters = ImageFont.truetype(LETTERS, 46)
    for number, line in enumerate(lines):
        draw.text((200, 150 + 70 * number), line, font=letters, fill=20)
    page = page.rotate(turn, fillcolor=250, resample=Image.Resampling.BICUBIC)
    dirt, dots = random.Random(7), page.load()
    for _ in range(noise):
        dots[dirt.randrange(page.width), dirt.randrange(page.height)] = dirt.randrange(90, 250)  # type: ignore[index]
    return page


def packed(kind: str, *pages: Image.Image) -> bytes:
    file = io.BytesIO()
    pages[0].save(
        file, kind, resolution=200, dpi=(200, 200), save_all=len(pages) > 1, append_images=pages[1:]
    )
    return file.getvalue()


@pytest.fixture
def tesseract(needs: Callable[..., None]) -> None:
    """Skips the test where Tesseract is missing."""
    needs("tesseract", package="tesseract-ocr tesseract-ocr-vie")


@pytest.mark.usefixtures("tesseract")
def test_a_scanned_pdf_is_recognised_and_marked() -> None:
    read = open_bytes(packed("PDF", picture(WORDS, turn=0.6, noise=20_000)), "scan.pdf")

    assert (read.form, read.ocr, read.pages) == ("scan", True, (0,))
    for words in ("Kết luận của đồng chí Bí thư Tỉnh ủy", "Nghị quyết số 15-NQ/TW", "trước ngày 30/4/2026"):
        assert words in read.text


@pytest.mark.usefixtures("tesseract")
def test_symbols_and_roman_numerals_are_flagged_for_a_human_eye() -> None:
    read = open_bytes(packed("PNG", picture(WORDS)), "scan.png")

    flagged = {(read.text[doubt.start : doubt.end], doubt.why) for doubt in read.doubts}
    assert {("15-NQ/TW", "symbol"), ("XIII", "roman_numeral")} <= flagged


@pytest.mark.usefixtures("tesseract")
def test_pages_of_a_scan_follow_each_other() -> None:
    read = open_bytes(packed("PDF", picture(WORDS[:2]), picture(WORDS[3:])))

    assert len(read.pages) == 2
    assert read.text[read.pages[1] :].startswith("Nghị quyết")
    assert all(read.text[doubt.start : doubt.end].strip() for doubt in read.doubts)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
@pytest.mark.usefixtures("tesseract")
def test_other_pictures(kind: str) -> None:
    assert "Kết luận của đồng chí Bí thư Tỉnh ủy" in open_bytes(packed(kind, picture(WORDS))).text


@pytest.mark.usefixtures("tesseract")
def test_a_scanned_table_keeps_its_cells() -> None:
    page = picture([])
    draw, letters = ImageDraw.Draw(page), ImageFont.truetype(LETTERS, 40)
    columns, rows = (150, 260, 900, 1250, 1560), (200, 280, 440, 520)
    cells = [["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
             ["1", "Rà soát các quy chế đã\nban hành, đề xuất sửa đổi", "Văn phòng", "30/5"],
             ["2", "Tập huấn", "Sở Nội vụ", "Tháng 6"]]  # fmt: skip
    for top, row in zip(rows, cells, strict=False):
        for left, cell in zip(columns, row, strict=False):
            draw.multiline_text((left + 15, top + 12), cell, font=letters, fill=20, spacing=12)
    for x in columns:
        draw.line((x, rows[0], x, rows[-1]), fill=30, width=4)
    for y in rows:
        draw.line((columns[0], y, columns[-1], y), fill=30, width=4)
    page = page.rotate(0.5, fillcolor=250, resample=Image.Resampling.BICUBIC)

    lines = open_bytes(packed("PDF", page)).text.split("\n")

    assert [line.count("\t") for line in lines] == [3, 3, 3]
    assert lines[1].split("\t")[2:] == ["Văn phòng", "30/5"]
    assert "sửa đổi" in lines[1].split("\t")[1]


@pytest.mark.usefixtures("tesseract")
def test_a_blank_page_is_no_text() -> None:
    with pytest.raises(Unreadable) as refused:
        open_bytes(packed("PDF", picture([])))

    assert refused.value.code == "no_text"


@pytest.mark.usefixtures("tesseract")
def test_a_cut_picture_is_refused() -> None:
    data = packed("PNG", picture(WORDS, noise=20_000))

    with pytest.raises(Unreadable) as refused:
        open_bytes(data[: len(data) // 2])

    assert refused.value.code == "truncated"


@pytest.mark.usefixtures("tesseract")
def test_a_page_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(Unreadable) as refused:
        open_bytes(packed("PNG", picture(WORDS)), limits=Limits(ocr_seconds=0))

    assert refused.value.code == "timeout"


@pytest.mark.usefixtures("tesseract")
def test_too_many_scanned_pages_are_refused_before_the_first() -> None:
    with pytest.raises(Unreadable) as refused:
        open_bytes(packed("PDF", *[picture([])] * 3), limits=Limits(ocr_pages=2))

    assert refused.value.code == "too_many_pages"


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    data = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + b"IHDR"
        + head
        + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    )

    with pytest.raises(Unreadable) as refused:
        open_bytes(data)

    assert refused.value.code == "bomb"


def test_says_which_program_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "program", lambda *names: None)

    with pytest.raises(Unreadable) as refused:
        open_bytes(packed("PDF", picture(WORDS)))

    assert refused.value.code == "no_program"
    assert "tesseract-ocr-vie" in str(refused.value)


@pytest.mark.usefixtures("tesseract")
def test_says_that_the_vietnamese_data_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))

    with pytest.raises(Unreadable) as refused:
        open_bytes(packed("PNG", picture(WORDS)))

    assert refused.value.code == "no_program"
    assert "apt install tesseract-ocr-vie" in str(refused.value)


DOUBTS = [
    # numbers of documents, of the Party and of the State, in parts, and with what recognition makes of them
    ("Kết luận 15-KL/TU, số 1576/KH-UBND", ["15-KL/TU", "1576/KH-UBND"]),
    ("số 23/2024/NQ-HĐND và l5-NQ/TW", ["23/2024/NQ-HĐND", "l5-NQ/TW"]),
    ("mẫu 02-BC và NQ/TW", ["02-BC", "NQ/TW"]),
    # Roman numerals, misread ones too
    ("khóa XVII, Đại hội XIlI, khóa XIH, quý I", ["XVII", "XIlI", "XIH", "I"]),
]
SURE = ["ngày 30/4/2026", "43/68 tổ chức", "giai đoạn 2021-2025", "Văn phòng Tỉnh ủy", "Hà Nội - Hải Phòng"]


@pytest.mark.parametrize(("text", "doubted"), DOUBTS)
def test_doubts_office_signs(text: str, doubted: list[str]) -> None:
    assert [text[doubt.start : doubt.end] for doubt in scan.doubtful(text)] == doubted


@pytest.mark.parametrize("text", SURE)
def test_does_not_doubt_dates_ratios_and_names(text: str) -> None:
    assert scan.doubtful(text) == ()


@pytest.mark.usefixtures("tesseract")
@pytest.mark.usefixtures("tesseract")
def test_the_stamp_of_a_signature_is_not_taken_for_the_text_of_a_scan(pdf: Callable[..., bytes]) -> None:
    def build(page: object) -> None:
        page.add_page()  # type: ignore[attr-defined]
        page.image(picture(WORDS), 0, 0, 210, 127)  # type: ignore[attr-defined]
        page.image(picture(["Trang tiếp"]), 0, 127, 210, 170)  # type: ignore[attr-defined]
        page.multi_cell(0, 8, "Ký bởi: Văn phòng. Thời gian ký: 12.03.2026 10:15:33")  # type: ignore[attr-defined]

    read = open_bytes(pdf(build))

    assert read.ocr
    assert "trước ngày 30/4/2026" in read.text


def test_a_scanner_s_own_words_are_used_when_they_are_vietnamese(pdf: Callable[..., bytes]) -> None:
    def build(page: object) -> None:
        page.add_page()  # type: ignore[attr-defined]
        page.image(picture(WORDS), 0, 0, 210, 297)  # type: ignore[attr-defined]
        page.text_mode = "INVISIBLE"  # type: ignore[attr-defined]
        page.multi_cell(0, 8, "\n".join(WORDS))  # type: ignore[attr-defined]

    read = open_bytes(pdf(build))

    assert (read.text, read.form, read.ocr) == ("\n".join(WORDS), "scan", True)
    assert Doubt(read.text.index("XIII"), read.text.index("XIII") + 4, "roman_numeral") in read.doubts
