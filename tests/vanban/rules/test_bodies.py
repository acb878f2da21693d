"""How far the names of bodies run on, and runs of bodies. Names of places and persons are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vanban.page import Page
from vanban.rules.bodies import list_of_bodies

PageOf = Callable[..., Page]

NAMES = [
    # the field of a department, its parts joined
    ("giao Sở Nông nghiệp và Môi trường chủ trì", "Sở Nông nghiệp và Môi trường"),
    # the same without capitals and joints, as careless texts have it
    ("chỉ đạo Sở khoa học công nghệ hỗ trợ", "Sở khoa học công nghệ"),
    # a place of two halves
    ("Đảng ủy phường Văn Miếu - Quốc Tử Giám họp", "Đảng ủy phường Văn Miếu - Quốc Tử Giám"),
    # commas inside one name
    ("Ủy ban nhân dân các xã, phường, đặc khu Cồn Cỏ:", "Ủy ban nhân dân các xã, phường, đặc khu Cồn Cỏ"),
    # the body above, with its place
    ("Ban Thường vụ Quận ủy Bắc Từ Liêm thực hiện tốt", "Ban Thường vụ Quận ủy Bắc Từ Liêm"),
    ("Ban Tuyên giáo và Dân vận Thành ủy tham mưu", "Ban Tuyên giáo và Dân vận Thành ủy"),
    # the body whose board it is
    ("theo kế hoạch của Ban chỉ đạo bầu cử của Thành ủy.", "Ban chỉ đạo bầu cử của Thành ủy"),
    # two steps up in abbreviations
    ("Thường trực HĐND xã dự kiến cơ cấu", "Thường trực HĐND xã"),
    # a company's name
    (
        "Đảng ủy Công ty Cổ phần đầu tư xây dựng ABC Thí Dụ báo cáo",
        "Đảng ủy Công ty Cổ phần đầu tư xây dựng ABC Thí Dụ",
    ),
    # groups, with the words that say which
    ("các sở, ban, ngành liên quan theo chức năng", "các sở, ban, ngành liên quan"),
    ("đề nghị cấp ủy, chính quyền các cấp tập trung", "cấp ủy, chính quyền các cấp"),
    ("các Đoàn đại biểu Quốc hội tổ chức", "các Đoàn đại biểu Quốc hội"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_takes_the_whole_name_and_no_more(page_of: PageOf, text: str, name: str) -> None:
    assert name in [one.fields["name"] for one in page_of(text).of("_body")]


def test_leaves_the_term_out_of_the_name_and_keeps_it(page_of: PageOf) -> None:
    [body] = page_of("Bộ Chính trị (khóa XIII) ban hành.").of("_body")

    assert (body.fields["name"], body.fields["term"]) == ("Bộ Chính trị", "XIII")


def test_puts_one_wrong_letter_right_and_says_so(page_of: PageOf) -> None:
    [body] = page_of("giao Ban Tổ chức Thảnh ủy thực hiện").of("_body")

    assert body.fields["name"] == "Ban Tổ chức Thảnh ủy"
    assert body.fields["doubt"] is True


def test_makes_no_office_of_a_persons_name(page_of: PageOf) -> None:
    page = page_of("đồng chí Đỗ Văn Phong, Phó Bí thư Thành ủy phát biểu")

    assert "Văn Phong" not in [one.fields["name"] for one in page.of("_body")]


def test_a_second_syllable_is_no_head(page_of: PageOf) -> None:
    page = page_of("phát triển kinh tế - xã hội; báo cáo Hội nghị về tình hình Hải Phòng")

    assert [one.fields["name"] for one in page.of("_body") if one.fields["kind"] != "group"] == []


def test_reads_a_run_of_bodies(page_of: PageOf) -> None:
    text = "phối hợp với Sở Tài chính, Công an tỉnh và Ủy ban nhân dân các xã, phường thực hiện"
    page = page_of(text)

    run = list_of_bodies(page, text.index("Sở"), len(text))

    assert [one.fields["name"] for one in run] == [
        "Sở Tài chính",
        "Công an tỉnh",
        "Ủy ban nhân dân các xã, phường",
    ]


def test_reads_offices_in_a_run(page_of: PageOf) -> None:
    text = "Giám đốc các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu Cồn Cỏ triển khai"
    page = page_of(text)

    run = list_of_bodies(page, 0, len(text))

    assert [one.fields["name"] for one in run] == [
        "Giám đốc các sở, ban, ngành",
        "Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu Cồn Cỏ",
    ]
    assert {one.fields["kind"] for one in run} == {"office"}


def test_a_run_ends_where_no_body_follows(page_of: PageOf) -> None:
    text = "Sở Tài chính, rà soát kinh phí"

    assert len(list_of_bodies(page_of(text), 0, len(text))) == 1
    assert list_of_bodies(page_of(text), text.index("rà soát"), len(text)) == []
