"""The documents that a person meets first: each is read whole, in its own form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from vanban.files import FileText, open_text

EXAMPLES = Path(__file__).parents[3] / "examples"
NEEDS = {
    "huong_dan_sinh_hoat_chi_bo.pdf": (("tesseract",), "tesseract-ocr-vie"),
    "quyet_dinh_to_cong_tac.doc": (("soffice", "libreoffice", "antiword"), "libreoffice-writer-nogui"),
}
READ = [
    ("bao_cao_xay_dung_dang.txt", "txt", "tcvn3", "có 1.187/1.254 đảng viên tham gia, đạt 94,7%"),
    (
        "chi_thi_phong_chong_thien_tai.docx",
        "docx",
        None,
        "Số: 09/CT-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ),
    ("cong_van_bau_cu.txt", "txt", "utf-8", "Số: 47/UBBC-VP"),
    ("hai_bai_mot_trang.html", "html", "utf-8", "Xem nhiều nhất\n\nĐảng bộ phường Bến Gỗ: 5 năm"),
    ("huong_dan_sinh_hoat_chi_bo.pdf", "scan", None, "Số 22-HD/BTCTU\nĐẢNG CỘNG SẢN VIỆT NAM"),
    (
        "ke_hoach_chuyen_doi_so.docx",
        "docx",
        None,
        "\t30/9/2026\t100% hồ sơ\nIII. Nhân lực\n6\tBồi dưỡng kỹ năng số",
    ),
    ("ket_luan_giao_ban_quy.txt", "txt", "utf-8", "a) Đẩy nhanh giải ngân vốn đầu tư công"),
    ("quyet_dinh_to_cong_tac.doc", "doc", None, "4\tĐàm Xuân Lộc\tGiám đốc Sở Tài chính\tThành viên"),
    (
        "thong_bao_ket_luan_bi_thu.pdf",
        "pdf",
        None,
        "2\tĐầu tư mở rộng trường tiểu học Trường Thạnh 2 thêm 12 phòng học\tSở Tài chính",
    ),
    ("tin_hoi_nghi_ban_chap_hanh.html", "html", "utf-8", "Thu Trang"),
]


@pytest.mark.parametrize(("name", "form", "encoding", "words"), READ, ids=[row[0] for row in READ])
def test_each_example_is_read(
    name: str, form: str, encoding: str | None, words: str, needs: Callable[..., None]
) -> None:
    if name in NEEDS:
        needs(*NEEDS[name][0], package=NEEDS[name][1])

    read = open_text(EXAMPLES / "documents" / name)

    assert (read.form, read.encoding, read.ocr) == (form, encoding, form == "scan")
    assert unicodedata.normalize("NFC", words) in unicodedata.normalize("NFC", read.text)
    assert 1_900 < len(unicodedata.normalize("NFC", read.text)) < 6_000


def test_the_list_above_is_complete() -> None:
    assert sorted(path.name for path in (EXAMPLES / "documents").iterdir()) == [row[0] for row in READ]


def test_tcvn3_comes_back_as_it_was_typed() -> None:
    read: FileText = open_text(EXAMPLES / "documents" / "bao_cao_xay_dung_dang.txt")

    typed = (EXAMPLES / "words" / "bao_cao_xay_dung_dang.txt").read_text(encoding="utf-8")
    assert read.text == typed.replace("\n", "\r\n")


def test_menus_of_the_news_page_are_gone() -> None:
    text = open_text(EXAMPLES / "documents" / "tin_hoi_nghi_ban_chap_hanh.html").text

    for furniture in ("Trang chủ", "Bạn đọc", "Chia sẻ", "Bình luận", "Bản quyền", "Tin liên quan", "luot++"):
        assert furniture not in text
