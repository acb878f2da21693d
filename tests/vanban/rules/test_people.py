"""Persons and their positions, nameless posts and who holds them. All persons are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vanban.page import Page
from vanban.rules.people import holder

PageOf = Callable[..., Page]

PERSONS = [
    # several positions before the name
    (
        "Ủy viên Trung ương Đảng, Phó Bí thư Thành ủy, Chủ tịch UBND Thành phố Đỗ Văn Mẫu cho biết",
        ("Đỗ Văn Mẫu", ["Ủy viên Trung ương Đảng", "Phó Bí thư Thành ủy", "Chủ tịch UBND Thành phố"]),
    ),
    # before and after
    (
        "Bí thư Thành ủy Đỗ Văn Mẫu, Trưởng ban Chỉ đạo đánh giá",
        ("Đỗ Văn Mẫu", ["Bí thư Thành ủy", "Trưởng ban Chỉ đạo"]),
    ),
    # a headline in capitals; the name shortened; a given name that is also a plain word
    (
        "KẾT LUẬN CỦA THỦ TƯỚNG CHÍNH PHỦ ĐỖ VĂN MẪU VỀ CÔNG TÁC",
        ("ĐỖ VĂN MẪU", ["THỦ TƯỚNG CHÍNH PHỦ"]),
    ),
    ("Phó Chánh Văn phòng Đ.T.T.Dụ dự họp", ("Đ.T.T.Dụ", ["Phó Chánh Văn phòng"])),
    ("đồng chí Đỗ Văn Được, Bí thư Huyện ủy dự", ("Đỗ Văn Được", ["Bí thư Huyện ủy"])),
    ("dự có Moong Thị Mẫu, Phó Giám đốc Sở Tài chính;", ("Moong Thị Mẫu", ["Phó Giám đốc Sở Tài chính"])),
    ("đồng chí Đỗ Văn Mẫu, TUV - Bí thư Huyện ủy; dự", ("Đỗ Văn Mẫu", ["TUV", "Bí thư Huyện ủy"])),
    # a charge, not a post
    (
        "đồng chí Lò Thị Thí Dụ, Ủy viên Trung ương Đảng theo dõi, hướng dẫn Đảng bộ thành phố Hà Nội;",
        ("Lò Thị Thí Dụ", ["Ủy viên Trung ương Đảng theo dõi, hướng dẫn Đảng bộ thành phố Hà Nội"]),
    ),
    # a dash between, a space lost inside the name
    (
        "Giao đồng chí Đỗ ĐứcMẫu – Phó Chủ tịch Ủy ban MTTQ Việt Nam xã thực hiện",
        ("Đỗ ĐứcMẫu", ["Phó Chủ tịch Ủy ban MTTQ Việt Nam xã"]),
    ),
    # the place of the body before the name
    ("Bí thư Huyện ủy Phú Xuyên Lò Văn Mẫu đánh giá", ("Lò Văn Mẫu", ["Bí thư Huyện ủy Phú Xuyên"])),
    # a syllable of the name that also heads a body
    (
        "Đại tá Đỗ Xuân Trường, Giám đốc Công an tỉnh dự",
        ("Đỗ Xuân Trường", ["Đại tá", "Giám đốc Công an tỉnh"]),
    ),
    # two posts joined by kiêm, a former post in brackets
    (
        "ông Đỗ Văn Mẫu - Bí thư Đảng ủy kiêm Chủ tịch UBND xã nêu",
        ("Đỗ Văn Mẫu", ["Bí thư Đảng ủy", "Chủ tịch UBND xã"]),
    ),
    ("các ông Đỗ Văn Mẫu (nguyên Ủy viên HĐND quận) được", ("Đỗ Văn Mẫu", ["nguyên Ủy viên HĐND quận"])),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_reads_name_and_positions(page_of: PageOf, text: str, expected: tuple[str, list[str]]) -> None:
    [person] = page_of(text).of("person")

    assert (person.fields["name"], person.fields["positions"]) == expected


def test_leaves_the_word_of_address_outside(page_of: PageOf) -> None:
    page = page_of(
        "Góp ý, ông Đỗ Xuân Mẫu, Bí thư Quận ủy Thanh Xuân kiến nghị. Theo ông Mẫu, các quận đồng ý."
    )

    assert [page.words(one.start, one.end) for one in page.of("person")] == [
        "Đỗ Xuân Mẫu, Bí thư Quận ủy Thanh Xuân",
        "Mẫu",
    ]


def test_parts_a_list_of_persons(page_of: PageOf) -> None:
    page = page_of(
        "Chủ trì có các đồng chí: Bí thư Thành ủy Đỗ Văn Mẫu; Phó Bí thư Thành ủy Lò Thị Thử; "
        "Bùi Thí Dụ và Lê Văn Ví."
    )

    assert [one.fields["name"] for one in page.of("person")] == [
        "Đỗ Văn Mẫu",
        "Lò Thị Thử",
        "Bùi Thí Dụ",
        "Lê Văn Ví",
    ]


def test_gives_posts_to_the_name_they_stand_by(page_of: PageOf) -> None:
    page = page_of("ông Đỗ Văn Mẫu - Chủ tịch UBND xã Kim Tân, ông Lò Văn Thử - Chủ tịch UBND xã Hòa Mỹ")

    assert [one.fields["positions"] for one in page.of("person")] == [
        ["Chủ tịch UBND xã Kim Tân"],
        ["Chủ tịch UBND xã Hòa Mỹ"],
    ]


NOBODY = [
    "Trường THPT Nguyễn Trãi tổ chức",
    "tại phường Trần Phú và các phường Lê Lợi, Nguyễn Trãi",
    "đường Nguyễn Văn Cừ kéo dài",
    "học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Bí thư Quận ủy Thanh Xuân phát biểu",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã",
    "Hội nghị đã kết thúc tốt đẹp.\n\nĐỗ Văn Mẫu\n",
    "Quang cảnh hội nghị. Ảnh: Đỗ Văn Mẫu",
    "Tác giả:  Đỗ Thị Mẫu, Ban Dân tộc HĐND huyện",
    "Tin bài: Đỗ Văn Mẫu",
    "Người viết:  Đỗ Văn Mẫu",
    "Các đ/c Phó chỉ tịch, Trưởng đoàn thể xã",  # as pages slip
    "đồng chí Bí thứ chi bộ",
    "thủ trưởng các sở, ngành: Nông nghiệp và Môi trường; Văn hóa, Thể thao",
    "Giám đốc các sở: Lao động, Tài chính",
]


@pytest.mark.parametrize("text", NOBODY)
def test_takes_no_place_no_post_and_no_byline_for_a_person(page_of: PageOf, text: str) -> None:
    assert page_of(text).of("person") == []


ARTICLE = (
    "Bí thư Thành ủy Đỗ Văn Mẫu khai mạc hội nghị. Bí thư Huyện ủy Phú Xuyên phát biểu. "
    "Sau đó, Bí thư Huyện ủy Phú Xuyên Lò Văn Thử nêu ý kiến. "
    "Phó Bí thư Thường trực Thành ủy khóa XVI Bùi Thị Dụ góp ý. "
    "Kết luận, người đứng đầu Đảng bộ TP yêu cầu các đơn vị thực hiện."
)
HOLDERS = [
    ("Bí thư Thành ủy", "Đỗ Văn Mẫu"),
    ("đồng chí Bí thư Thành ủy", "Đỗ Văn Mẫu"),
    ("người đứng đầu Đảng bộ TP Hà Nội", "Đỗ Văn Mẫu"),
    ("Bí thư Huyện ủy Phú Xuyên", "Lò Văn Thử"),  # named after it speaks
    ("ông Thử", "Lò Văn Thử"),
    ("Phó Bí thư Thường trực Thành ủy", None),  # hers was of another term
    ("Phó Bí thư Thành ủy", None),
    ("Chủ tịch UBND tỉnh", None),
]


@pytest.mark.parametrize(("words", "name"), HOLDERS)
def test_resolves_a_post_to_the_name_the_article_gives(page_of: PageOf, words: str, name: str | None) -> None:
    assert holder(page_of(ARTICLE), words, ARTICLE.index("phát biểu")) == name


def test_a_nameless_post_carries_its_holder(page_of: PageOf) -> None:
    posts = page_of(ARTICLE).of("_post")

    assert [(one.fields["post"], one.fields["name"], one.fields["rank"]) for one in posts] == [
        ("Bí thư Huyện ủy Phú Xuyên", "Lò Văn Thử", 3),
        ("người đứng đầu Đảng bộ TP", "Đỗ Văn Mẫu", 2),
    ]
    assert all(one.fields["chairs"] for one in posts)


def test_the_signer_is_a_person(page_of: PageOf) -> None:
    page = page_of(
        "ỦY BAN NHÂN DÂN\nTỈNH THÍ DỤ\nSố: 6/CT-UBND\nThí Dụ, ngày 25 tháng 11 năm 2025\n\n"
        "CHỈ THỊ\nVề việc thử\n\n"
        "1. Sở Tài chính bố trí kinh phí.\n\nNơi nhận:\n- Như trên;\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐỗ Văn Mẫu\n"
    )

    [person] = page.of("person")

    assert (person.fields["name"], person.fields["positions"]) == ("Đỗ Văn Mẫu", ["PHÓ CHỦ TỊCH"])
