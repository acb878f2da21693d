"""Figures: the smallest phrase that holds indicator, number and unit; planned or so; whose, and when."""

from __future__ import annotations

from typing import Any

import pytest

import vanban


def figures(text: str) -> list[tuple[str, dict[str, Any]]]:
    return [(one.quote, dict(one.fields)) for one in vanban.read(text).facts if one.kind == "figure"]


# What opens and closes the phrase of a figure; facts.md: the smallest that holds indicator, number and unit.
PHRASES = [
    # another subject takes over
    ("Dịch vụ tăng 7,3% và thuế sản phẩm tăng 10,3%.", ["Dịch vụ tăng 7,3%", "thuế sản phẩm tăng 10,3%"]),
    # who says so stands outside
    ("Cử tri Lê Văn An phản ánh giá nước tăng 5%.", ["giá nước tăng 5%"]),
    ("Báo cáo khẳng định thu ngân sách tăng 5%.", ["thu ngân sách tăng 5%"]),
    # a time it belongs to, what it was brought up for, where it is kept, by what it is done
    ("Huyện ủy thực hiện 4 khâu đột phá của nhiệm kỳ 2015-2020.", ["4 khâu đột phá"]),
    ("Buổi tiếp xúc có 9 vấn đề được nêu ra.", ["9 vấn đề"]),
    ("Sở đã hoàn thành 6/9 nhiệm vụ giao trên Hệ thống thông tin.", ["hoàn thành 6/9 nhiệm vụ"]),
    ("Xã tổ chức 3 hội nghị theo Hướng dẫn của tỉnh.", ["3 hội nghị"]),
    ("Phủ sóng 12 thôn, bản vùng sâu chưa có điện.", ["12 thôn, bản"]),
    # the label before a colon, also with commas and brackets
    (
        "Số chợ đạt chuẩn (theo Quyết định của tỉnh): 04 chợ.",
        ["Số chợ đạt chuẩn (theo Quyết định của tỉnh): 04 chợ"],
    ),
    ("Cơ quan, trường học, trạm y tế: 100%.", ["Cơ quan, trường học, trạm y tế: 100%"]),
    ("Tỷ lệ dùng nước sạch: từ 90% trở lên.", ["Tỷ lệ dùng nước sạch: từ 90% trở lên"]),
    ("Kết quả cụ thể như sau: 15 xã đã hoàn thành.", ["15 xã đã hoàn thành"]),
    # nouns that only look like those of an indicator
    ("Chất lượng nước đạt 95%.", ["Chất lượng nước đạt 95%"]),
    ("Tỉnh tổng hợp số nợ đọng là 9 tỷ đồng.", ["số nợ đọng là 9 tỷ đồng"]),
    # the rank says in what
    ("Tỉnh xếp thứ 05 cả nước về Chỉ số chuyển đổi số.", ["xếp thứ 05 cả nước về Chỉ số chuyển đổi số"]),
    ("Giải quyết hồ sơ đạt tỷ lệ 91,67%.", ["Giải quyết hồ sơ đạt tỷ lệ 91,67%"]),
    # a bracket that opens with "khoảng" repeats a sum only behind one
    ("Điều chuyển vốn dư (khoảng 1.500 tỷ đồng) cho tỉnh.", ["khoảng 1.500 tỷ đồng"]),
    # nouns of matters
    ("Đồng chí nêu 3 yêu cầu và 4 lưu ý, 2 chủ trương.", ["3 yêu cầu", "4 lưu ý", "2 chủ trương"]),
    # the code of a road
    ("Đường CT.03 tỉnh Thí Dụ được mở.", []),
]


@pytest.mark.parametrize(("text", "quotes"), PHRASES)
def test_a_figure_is_the_smallest_phrase(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in figures(text)] == quotes


# facts.md: only targets, estimates and drafts are planned, with their parts; what was before is not.
STANDINGS = [
    ("GRDP dự kiến tăng 7,5% (cùng kỳ năm trước tăng 6,2%). Trong đó, dịch vụ tăng 7,3%.",
     ["planned", "actual", "planned"]),
    ("Tăng trưởng 9 tháng ước đạt 8%. Trong đó, 10 tháng năm 2025 công nghiệp tăng 15%.",
     ["planned", "actual"]),
    ("Xã tập trung chỉ đạo để thúc đẩy tăng trưởng đạt 8,5%.", ["planned"]),
    ("Các phường rà soát, hoàn thành 100% việc cập nhật hồ sơ trước ngày 06/12/2025.", ["planned"]),
    ("Trước ngày 06/12/2025, các phường đã hoàn thành 100% việc cập nhật hồ sơ.", ["actual"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statuses"), STANDINGS)
def test_what_is_planned_and_what_is_so(text: str, statuses: list[str]) -> None:
    assert [fields["status"] for _, fields in figures(text)] == statuses


# facts.md: the period and the organisation as the text gives them.
WHOSE = [
    # an authority tells of its area
    ("UBND huyện Thí Dụ cho biết, thu ngân sách đạt 5 tỷ đồng.", {"organization": "huyện Thí Dụ"}),
    # who sets the norm is not who reached it
    ("Thu ngân sách vượt mức Chính phủ giao, đạt 5 tỷ đồng.", {"organization": None}),
    # the day of a meeting is no period, a day until which is
    ("Ngày 27/6/2025, hội nghị có 120 đại biểu.", {"period": None}),
    ("Tính đến ngày 27/6/2025, toàn xã có 120 hộ nghèo.", {"period": "2025-06-27"}),
    # the term in the name of an election
    ("Bầu cử đại biểu HĐND các cấp nhiệm kỳ 2026-2031 có 12 tổ bầu cử.", {"period": None}),
]


@pytest.mark.parametrize(("text", "fields"), WHOSE)
def test_whose_a_figure_is_and_when_it_holds(text: str, fields: dict[str, str | None]) -> None:
    [(_, said)] = figures(text)

    assert {name: said.get(name) for name in fields} == fields
