"""Where a sentence ends, though a page has lost a space or a stop, and where a clause does."""

from __future__ import annotations

import pytest

from vanban.page import pages_of
from vanban.sentences import clauses
from vanban.source import View


def sentences(text: str) -> list[str]:
    page = pages_of(View(text), None)[0]
    return [page.words(one.start, one.end) for one in page.sentences]


PARTED = [
    # as written
    ("Hội nghị bắt đầu. Các đại biểu thảo luận.", ["Hội nghị bắt đầu.", "Các đại biểu thảo luận."]),
    # the space is lost (documents.md §6)
    (
        "Dự họp có các thành viên Ban Chỉ đạo.Cùng dự có lãnh đạo các sở.",
        ["Dự họp có các thành viên Ban Chỉ đạo.", "Cùng dự có lãnh đạo các sở."],
    ),
    # the stop itself is lost
    (
        "Các đồng chí đã dự hội nghịBáo cáo tại hội nghị nêu rõ kết quả.",
        ["Các đồng chí đã dự hội nghị", "Báo cáo tại hội nghị nêu rõ kết quả."],
    ),
    # a day with dots, then a new sentence
    (
        "Kế hoạch ban hành ngày 5.5.2022. Các xã thực hiện.",
        ["Kế hoạch ban hành ngày 5.5.2022.", "Các xã thực hiện."],
    ),
    # a sentence that ends in a year, before one that begins with a number
    ("Xã về đích năm 2025. 12 thôn đạt chuẩn.", ["Xã về đích năm 2025.", "12 thôn đạt chuẩn."]),
    # a quoted sentence keeps its mark
    (
        "Đồng chí nói: “Phải làm ngay.” Hội nghị nhất trí.",
        ["Đồng chí nói: “Phải làm ngay.”", "Hội nghị nhất trí."],
    ),
    # the last stop of an issued paper
    ("Trên đây là kế hoạch của xã./.", ["Trên đây là kế hoạch của xã./."]),
    ("Còn ai chậm trễ? Phải làm rõ!", ["Còn ai chậm trễ?", "Phải làm rõ!"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTED)
def test_a_text_is_parted_into_its_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


WHOLE = [
    "Đoàn công tác làm việc tại TP. Hà Nội trong hai ngày.",  # a short word for a town
    "Thu ngân sách đạt 6.482,91 tỷ đồng trong năm.",  # digits in groups
    "Nghị quyết của BCH T.Ư Đảng được quán triệt.",  # letters with stops
    "Mức tăng 8.5 điểm so với năm trước.",  # a decimal point
    "Ứng dụng VNeID được cài đặt cho người dân.",  # a capital within a name
    "Các hồ sơ, giấy tờ, v.v. được lưu trữ.",  # and so on
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_stop_within_a_short_form_or_a_number_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


CLAUSES = [
    ("rà soát hồ sơ; báo cáo kết quả", ["rà soát hồ sơ", "báo cáo kết quả"]),
    # a semicolon in brackets or in a quotation belongs to its clause
    ("rà soát hồ sơ (của xã; của phường); báo cáo", ["rà soát hồ sơ (của xã; của phường)", "báo cáo"]),
    ("treo khẩu hiệu “Đoàn kết; sáng tạo”; báo cáo", ["treo khẩu hiệu “Đoàn kết; sáng tạo”", "báo cáo"]),
    ('treo khẩu hiệu "Đoàn kết; sáng tạo"; báo cáo', ['treo khẩu hiệu "Đoàn kết; sáng tạo"', "báo cáo"]),
    # nothing stands behind the last one
    ("rà soát hồ sơ;", ["rà soát hồ sơ"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses_end_at_semicolons(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == expected
