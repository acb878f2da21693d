"""What a heading, the head of a list or an annex says holds for what lies under it, and no further."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vanban import read
from vanban.reader import read_without
from vanban.record import Fact

DAY = date(2026, 2, 10)


def orders(text: str) -> list[Fact]:
    return [fact for fact in read(text, published=DAY).facts if fact.kind == "assignment"]


def field(text: str, name: str) -> list[Any]:
    return [fact.fields.get(name) for fact in orders(text)]


DOERS = [
    # a number and a name
    ("1. Sở Nội vụ\n- Rà soát hồ sơ cán bộ.\n- Trình đề án sắp xếp.\n", [["Sở Nội vụ"]] * 2),
    # with a colon, letters under it
    (
        "1. Đảng ủy các xã, phường:\na) Rà soát hồ sơ cán bộ.\nb) Gửi báo cáo kết quả.\n",
        [["Đảng ủy các xã, phường"]] * 2,
    ),
    # words of duty around the name
    ("1. Trách nhiệm của Sở Nội vụ\n- Rà soát hồ sơ cán bộ.\n", [["Sở Nội vụ"]]),
    ("1. Đối với Sở Nội vụ:\n- Rà soát hồ sơ cán bộ.\n", [["Sở Nội vụ"]]),
    ("1. Giao Sở Nội vụ:\n- Rà soát hồ sơ cán bộ.\n", [["Sở Nội vụ"]]),
    # two doers
    ("1. Sở Nội vụ và Sở Tài chính\n- Rà soát hồ sơ cán bộ.\n", [["Sở Nội vụ", "Sở Tài chính"]]),
    # an item parted by semicolons
    (
        "1. Sở Nội vụ\n- Rà soát hồ sơ cán bộ; trình đề án sắp xếp; báo cáo Tỉnh ủy.\n",
        [["Sở Nội vụ"]] * 3,
    ),
    # the next heading takes over
    (
        "1. Sở Nội vụ\n- Rà soát hồ sơ cán bộ.\n2. Sở Tài chính\n- Bố trí kinh phí.\n",
        [["Sở Nội vụ"], ["Sở Tài chính"]],
    ),
    # an item with a doer of its own
    (
        "1. Sở Nội vụ\n- Rà soát hồ sơ cán bộ.\n- Sở Tài chính bố trí kinh phí thực hiện.\n",
        [["Sở Nội vụ"], ["Sở Tài chính"]],
    ),
    # over two levels
    (
        "1. Sở Nội vụ\na) Về hồ sơ\n- Rà soát hồ sơ cán bộ.\nb) Về đề án\n- Trình đề án sắp xếp.\n",
        [["Sở Nội vụ"]] * 2,
    ),
]


@pytest.mark.parametrize(("text", "expected"), DOERS)
def test_the_doer_of_a_heading_does_what_lies_under_it(text: str, expected: list[list[str]]) -> None:
    assert field("I. NHIỆM VỤ\n" + text, "assignees") == expected


def test_what_the_heading_says_is_given_as_the_reason() -> None:
    [order] = orders("I. NHIỆM VỤ\n1. Sở Nội vụ\n- Rà soát hồ sơ cán bộ.\n")

    assert "Sở Nội vụ" in order.basis["assignees"]


def test_partners_of_a_heading_help_in_what_lies_under_it() -> None:
    text = (
        "II. PHÂN CÔNG\n1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính:\n- Rà soát hồ sơ cán bộ.\n"
        "- Trình đề án sắp xếp.\n"
    )

    assert field(text, "assignees") == [["Sở Nội vụ"]] * 2
    assert field(text, "partners") == [["Sở Tài chính"]] * 2


TIMES = [
    ("II. NHIỆM VỤ TRONG QUÝ II/2026\n1. Rà soát hồ sơ.\n2. Trình đề án sắp xếp.\n", ["2026-Q2", "2026-Q2"]),
    ("1. Nhiệm vụ trong tháng 3/2026\n- Rà soát hồ sơ cán bộ.\n", ["2026-03"]),
    # an item's own time is nearer
    (
        "II. NHIỆM VỤ TRONG QUÝ II/2026\n1. Rà soát hồ sơ cán bộ trước ngày 15/4/2026.\n2. Trình đề án sắp"
        " xếp.\n",
        ["2026-04-15", "2026-Q2"],
    ),
    # the next heading says another
    (
        "1. Nhiệm vụ trong tháng 3/2026\n- Rà soát hồ sơ cán bộ.\n2. Nhiệm vụ trong tháng 4/2026\n- Trình"
        " đề án sắp xếp.\n",
        ["2026-03", "2026-04"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_the_time_of_a_heading_is_the_deadline_of_what_lies_under_it(text: str, expected: list[str]) -> None:
    assert field(text, "deadline") == expected


def test_the_head_of_a_list_says_who_asks() -> None:
    text = (
        "Để khắc phục tình trạng trên, Ban Thường vụ Tỉnh ủy yêu cầu:\n1. Sở Nội vụ rà soát hồ sơ cán bộ.\n"
        "2. Sở Tài chính bố trí kinh phí.\n"
    )

    assert field(text, "assigner") == ["Ban Thường vụ Tỉnh ủy"] * 2


def test_the_head_of_a_list_says_of_whom() -> None:
    text = (
        "Ban Thường vụ Tỉnh ủy yêu cầu Sở Nội vụ thực hiện các nhiệm vụ sau:\n- Rà soát hồ sơ cán bộ.\n-"
        " Trình đề án sắp xếp.\n"
    )

    assert field(text, "assignees") == [["Sở Nội vụ"]] * 2


def test_the_head_of_a_list_says_by_when() -> None:
    text = (
        "Ban Thường vụ Tỉnh ủy yêu cầu Sở Nội vụ thực hiện xong trước ngày 30/4/2026 các nhiệm vụ sau:\n-"
        " Rà soát hồ sơ cán bộ.\n- Trình đề án sắp xếp.\n"
    )

    assert field(text, "deadline") == ["2026-04-30"] * 2


def test_the_head_of_a_list_is_no_task_of_its_own() -> None:
    text = (
        "Sở Nội vụ tập trung thực hiện các nhiệm vụ sau:\n- Rà soát hồ sơ cán bộ.\n- Trình đề án sắp xếp.\n"
    )

    assert [fact.quote for fact in orders(text)] == ["Rà soát hồ sơ cán bộ", "Trình đề án sắp xếp"]


def test_an_annex_says_whose_document_it_belongs_to() -> None:
    text = (
        "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n(Kèm theo Kế hoạch số 12-KH/TU, ngày 05/01/2026 của Ban Thường vụ"
        " Tỉnh ủy)\n"
        "1. Sở Nội vụ rà soát hồ sơ cán bộ trước ngày 31/3/2026.\n2. Sở Tài chính bố trí kinh phí.\n"
    )

    assert field(text, "assigner") == ["Ban Thường vụ Tỉnh ủy"] * 2
    assert all("Kế hoạch số 12-KH/TU" in about for about in field(text, "about"))


@pytest.mark.parametrize("heading", ["Tổ chức thực hiện", "IV. TỔ CHỨC THỰC HIỆN"])
def test_under_a_heading_that_names_nobody_each_item_names_its_own(heading: str) -> None:
    text = (
        f"{heading}\n1. Các đảng ủy trực thuộc căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị mình, gửi"
        " về Văn phòng Tỉnh ủy trước ngày 15/3/2026.\n"
        "2. Văn phòng Tỉnh ủy theo dõi, đôn đốc, định kỳ 6 tháng báo cáo Ban Thường vụ Tỉnh ủy.\n"
    )

    assert field(text, "assignees") == [["Các đảng ủy trực thuộc"], ["Văn phòng Tỉnh ủy"]]
    assert field(text, "deadline") == ["2026-03-15", None]


SILENT = [
    # purposes are not assignments
    "I. MỤC ĐÍCH\n1. Nâng cao chất lượng đội ngũ cán bộ.\n2. Tạo sự thống nhất trong toàn Đảng bộ.\n",
    # goals are none
    "I. MỤC TIÊU\n1. Phấn đấu 100% xã có trụ sở mới.\n2. Thu nhập bình quân đạt 80 triệu đồng.\n",
    # results already achieved are none
    "I. KẾT QUẢ ĐẠT ĐƯỢC\n1. Sở Nội vụ đã rà soát hồ sơ cán bộ.\n2. Các xã đã bố trí kinh phí.\n",
    # told shortcomings are none
    "II. HẠN CHẾ, TỒN TẠI\n1. Việc rà soát hồ sơ cán bộ còn chậm.\n2. Bố trí kinh phí chưa kịp thời.\n",
]


@pytest.mark.parametrize("text", SILENT)
def test_under_a_heading_of_purposes_goals_results_nothing_is_ordered(text: str) -> None:
    assert orders(text) == []


def test_requirements_without_a_doer_are_ordered_of_nobody() -> None:
    # "Requirements without a doer are assignments without assignees."
    text = (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nNâng cao chất lượng đội ngũ cán bộ.\n2. Yêu cầu\n- Việc rà"
        " soát phải bảo đảm chính xác, khách quan.\n"
    )

    [order] = orders(text)

    assert order.quote == "Việc rà soát phải bảo đảm chính xác, khách quan"
    assert "assignees" not in order.fields


def test_in_news_a_heading_of_one_article_does_not_hold_in_the_next_paragraphs_of_another() -> None:
    long = "Các đại biểu đã trao đổi về tình hình chung của xã và những việc đã làm trong thời gian qua. " * 3
    text = (
        f"1. Sở Nội vụ\n- Rà soát hồ sơ cán bộ.\n\nXem nhiều nhất\n\nĐảng ủy xã họp phiên thường kỳ\n{long}\n"
        "- Trình đề án sắp xếp.\n"
    )

    assert [fact.fields.get("assignees") for fact in orders(text)][1:] in ([], [None])


def test_without_the_tree_the_items_have_no_doer() -> None:
    text = "I. NHIỆM VỤ\n1. Sở Nội vụ\n- Rà soát hồ sơ cán bộ.\n"

    found = read_without(frozenset({"frame"}), text).facts

    assert [fact.fields.get("assignees") for fact in found if fact.kind == "assignment"] in ([], [None])


# What the head of a list says holds for what lies under it; it is no task itself.
LEADS = [
    "Ban Thường vụ Tỉnh ủy yêu cầu thực hiện các nhiệm vụ sau:",
    "Ban Thường vụ Tỉnh ủy yêu cầu Sở Nội vụ thực hiện các nhiệm vụ sau:",
    "Ban Thường vụ Tỉnh ủy yêu cầu Sở Nội vụ thực hiện xong trước ngày 30/4/2026 các nhiệm vụ sau:",
]


@pytest.mark.parametrize("lead", LEADS)
def test_the_head_of_a_list_is_no_assignment_of_its_own(lead: str) -> None:
    found = orders(f"{lead}\n- Rà soát hồ sơ cán bộ.\n- Trình đề án sắp xếp.\n")

    assert [fact.quote for fact in found] == ["Rà soát hồ sơ cán bộ", "Trình đề án sắp xếp"]
