"""Figures: the rows 124 to 173 of the field's table, and what the contract says of spans and fields."""

from __future__ import annotations

from typing import Any

import pytest

import vanban
from vanban.rules import numbers

Fields = dict[str, Any]


def figures(text: str) -> list[tuple[str, Fields]]:
    return [(one.quote, dict(one.fields)) for one in vanban.read(text).facts if one.kind == "figure"]


# The text, and of each figure value, total or upper end, unit; documents.md §9.3 by its row numbers.
VARIANTS: list[tuple[int, str, list[tuple[float, float | None, str | None]]]] = [
    (124, "Thu ngân sách là 6.482,91 tỷ đồng.", [(6482.91, None, "tỷ đồng")]),
    (125, "Thu ngân sách đạt gần 642 nghìn tỷ đồng.", [(642, None, "nghìn tỷ đồng")]),
    (126, "Tổng thu đạt 10.950 tỷ đồng.", [(10950, None, "tỷ đồng")]),
    (127, "GRDP bình quân 135 triệu đồng (tương đương 5.870 USD).", [(135, None, "triệu đồng")]),
    (128, "Kim ngạch xuất khẩu đạt 4,1 tỷ USD.", [(4.1, None, "tỷ USD")]),
    (129, "Tăng trưởng đạt 7,5%.", [(7.5, None, "%")]),
    (130, "Tốc độ tăng trưởng khoảng 7,5%.", [(7.5, None, "%")]),
    (131, "GRDP tăng 7,3 – 7,8%/năm.", [(7.3, 7.8, "%")]),
    (132, "Tỷ lệ này đạt 63,8 – 64,2%.", [(63.8, 64.2, "%")]),
    (133, "Tăng trưởng 8,5% trở lên.", [(8.5, None, "%")]),
    (134, "Đã huy động trên 10.950 tỷ.", [(10950, None, "tỷ")]),
    (135, "Đã kết nạp gần 10.000 đảng viên.", [(10000, None, "đảng viên")]),
    (136, "Có hơn 15.600 đảng viên.", [(15600, None, "đảng viên")]),
    (137, "Toàn thành phố có gần 50 vạn đảng viên.", [(50, None, "vạn đảng viên")]),
    (138, "Có 43/68 TCCSĐ hoàn thành.", [(43, 68, "TCCSĐ")]),
    (139, "Phấn đấu hoàn thành 16/16 chỉ tiêu.", [(16, 16, "chỉ tiêu")]),
    (140, "Đạt 21/21 chỉ tiêu kế hoạch huyện giao.", [(21, 21, "chỉ tiêu")]),
    (141, "Đã hoàn thành 17/17 (100%) nhiệm vụ.", [(17, 17, "nhiệm vụ")]),
    (142, "Đã xong 17/35 bước quy trình.", [(17, 35, "bước")]),
    (143, "Có 126/126 xã, phường tổ chức.", [(126, 126, "xã, phường")]),
    (144, "Còn 728/24.321 nhiệm vụ quá hạn.", [(728, 24321, "nhiệm vụ")]),
    (145, "Có 434/443 đại biểu tán thành, chiếm 91,75%.", [(434, 443, "đại biểu"), (91.75, None, "%")]),
    (146, "Đây là 1 trong 50 đảng bộ tiêu biểu.", [(50, None, "đảng bộ")]),
    (147, "Thu ngân sách đạt 51% dự toán.", [(51, None, "%")]),
    (148, "Thu ngân sách đạt 124,9% dự toán.", [(124.9, None, "%")]),
    (149, "Thu ngân sách tăng 3,5% so với cùng kỳ.", [(3.5, None, "%")]),
    (150, "Thu ngân sách tăng 52% so với năm 2024.", [(52, None, "%")]),
    (151, "Toàn huyện tăng 276 mô hình so với năm 2020.", [(276, None, "mô hình")]),
    (152, "Tăng trưởng gấp 1,5 lần mức chung của cả nước.", [(1.5, None, "lần")]),
    (153, "Số thu tăng gần 2 lần.", [(2, None, "lần")]),
    (154, "Số trường đạt chuẩn tăng thêm 85 trường.", [(85, None, "trường")]),
    (155, "Số xã nông thôn mới tăng thêm 14 xã.", [(14, None, "xã")]),
    (156, "Phải giảm 20% số hộ nghèo.", [(20, None, "%")]),
    (157, "Sau sắp xếp giảm 5 sở.", [(5, None, "sở")]),
    (158, "Thành phố có 15 sở (giảm 6 sở).", [(15, None, "sở"), (6, None, "sở")]),
    (159, "Chỉ số đứng thứ 13/63 tỉnh, thành phố.", [(13, 63, "tỉnh, thành phố")]),
    (160, "Tỷ lệ thấp hơn mức trung bình cả nước.", []),
    (161, "Tỷ lệ hộ dân được cấp nước sạch 85%.", [(85, None, "%")]),
    (162, "Tỷ lệ bao phủ đạt 36,4% dân số.", [(36.4, None, "%")]),
    (163, "Đến nay 100% TCCSĐ đã quán triệt.", [(100, None, "%")]),
    (164, "Đã ban hành 72 văn bản.", [(72, None, "văn bản")]),
    (
        165,
        "Có 10 nhiệm vụ trọng tâm và 32 nhiệm vụ cụ thể.",
        [(10, None, "nhiệm vụ"), (32, None, "nhiệm vụ")],
    ),
    (166, "Có 239 mô hình tập thể, 51 mô hình cá nhân.", [(239, None, "mô hình"), (51, None, "mô hình")]),
    (167, "Đã điều động 61 trường hợp…", [(61, None, "trường hợp")]),
    (168, "Có 36 ý kiến thảo luận tại 4 tổ.", [(36, None, "ý kiến"), (4, None, "tổ")]),
    (169, "Đoàn làm việc với 5 huyện.", [(5, None, "huyện")]),
    (170, "Đã xử lý hàng trăm trường hợp, nhiều hồ sơ, một số đơn.", []),
    (171, "Toàn xã có 1.808 hộ dân.", [(1808, None, "hộ dân")]),
    (171, "Toàn xã có 1,808 hộ dân.", [(1808, None, "hộ dân")]),
    (172, "Hội nghị góp ý 02 bản dự thảo.", [(2, None, "bản dự thảo")]),
    (173, "Có 2/3 số ủy viên dự họp.", [(2, 3, "ủy viên")]),
]


@pytest.mark.parametrize(
    ("row", "text", "expected"), VARIANTS, ids=[f"{row} {text[:24]}" for row, text, _ in VARIANTS]
)
def test_reads_the_variants_of_the_field(
    row: int, text: str, expected: list[tuple[float, float | None, str | None]]
) -> None:
    found = [
        (one["value"], one.get("total", one.get("value_max")), one.get("unit")) for _, one in figures(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theo Điều 102 Luật Lâm nghiệp và Khoản 1 Điều 7.",
        "Hội nghị lần thứ 8 Ban Chấp hành Đảng bộ khóa XVII.",
        "Mô hình chính quyền địa phương 2 cấp vận hành ổn định.",
        "Dịch COVID-19 diễn biến phức tạp; thực hiện “mục tiêu kép”.",
        "Dự án Vành đai 4 và Quốc lộ 1 được đẩy nhanh.",
        "Trong 3 năm qua; hạn 15 ngày làm việc; thời lượng 45 phút.",
        "Góp ý vào hai bản dự thảo.",
        "Tính đến 17h00 ngày 01/02/2026, việc tiếp nhận kết thúc.",
        "Công văn số 12/2025/NĐ-CP; Đề án 06 của Chính phủ.",
        "Đường dây 500kV đi qua địa bàn; phủ sóng 5G.",
        "Điện thoại 024.38253536.",
    ],
)
def test_passes_by_numbers_that_measure_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Tổng thu ngân sách trên địa bàn là 6.482,91 tỷ đồng (đạt 51% dự toán quận giao).",
            ["Tổng thu ngân sách trên địa bàn là 6.482,91 tỷ đồng", "đạt 51% dự toán quận giao"],
        ),
        (
            "Giá trị sản xuất ngành công nghiệp, dịch vụ, xây dựng ước đạt hơn 4.300 tỷ đồng; tăng 4%.",
            ["Giá trị sản xuất ngành công nghiệp, dịch vụ, xây dựng ước đạt hơn 4.300 tỷ đồng", "tăng 4%"],
        ),
        (
            "Xã có 298 hộ xây nhà mới và 121 hộ sửa chữa nhà ở.",
            ["298 hộ xây nhà mới", "121 hộ sửa chữa nhà ở"],
        ),
        (
            "Đến nay 100% cán bộ, công chức được tập huấn; 126/126 xã, phường đã hoàn thành 100% nhiệm vụ.",
            ["100% cán bộ, công chức được tập huấn", "126/126 xã, phường", "hoàn thành 100% nhiệm vụ"],
        ),
        ("Có 50 cử tri của 2 xã Đông Sơn và Tây Sơn dự.", ["50 cử tri", "2 xã"]),
        (
            "Quý I/2025 tổng giá trị sản phẩm đạt 655,44 tỷ đồng.",
            ["tổng giá trị sản phẩm đạt 655,44 tỷ đồng"],
        ),
        ("Có 28/30 thôn (93,3%) đạt chuẩn văn hóa.", ["28/30 thôn (93,3%)"]),
    ],
)
def test_the_span_is_the_smallest_phrase_with_indicator_number_and_unit(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in figures(text)] == quotes


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Diện tích khoảng 12 ha.", "~"),
        ("Diện tích gần 12 ha.", "~"),
        ("Diện tích ước đạt 12 ha.", "~"),
        ("Diện tích hơn 12 ha.", ">"),
        ("Diện tích trên 12 ha.", ">"),
        ("Diện tích dưới 12 ha.", "<"),
        ("Diện tích tối thiểu 12 ha.", ">="),
        ("Diện tích từ 12 ha trở lên.", ">="),
        ("Diện tích không quá 12 ha.", "<="),
        ("Diện tích là 12 ha.", "="),
    ],
)
def test_reads_the_comparison(text: str, sign: str) -> None:
    assert [one["comparator"] for _, one in figures(text)] == [sign]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Thu ngân sách tăng 3,5%.", "increase"),
        ("Số hộ nghèo giảm 20%.", "decrease"),
        ("Số xã tăng thêm 14 xã.", "increase"),
        ("Đã trao tặng 172 suất quà.", None),
        ("Tỷ lệ đạt 85%.", None),
    ],
)
def test_reads_a_change(text: str, change: str | None) -> None:
    assert [one.get("change") for _, one in figures(text)] == [change]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Thu ngân sách đạt 500 tỷ đồng.", ["actual"]),
        ("Thu ngân sách ước đạt 500 tỷ đồng, đạt 60% kế hoạch.", ["planned", "planned"]),
        ("Thu ngân sách đạt 500 tỷ đồng, tăng 7% (kế hoạch 9%).", ["actual", "actual", "planned"]),
        ("Phấn đấu hoàn thành 16/16 chỉ tiêu.", ["planned"]),
        ("Phấn đấu thu ngân sách đạt 600 tỷ đồng.", ["planned"]),
        ("Yêu cầu các đơn vị giải ngân đạt ít nhất 95% kế hoạch vốn.", ["planned"]),
        ("Đề nghị các cơ quan triển khai 14 nhiệm vụ còn lại.", ["actual"]),
    ],
)
def test_tells_targets_from_results(text: str, status: list[str]) -> None:
    assert [one["status"] for _, one in figures(text)] == status


def test_a_heading_of_aims_makes_what_lies_under_it_planned() -> None:
    text = (
        "I. MỤC TIÊU\n1. Tỷ lệ hồ sơ trực tuyến đạt 80%.\nII. KẾT QUẢ\n1. Tỷ lệ hồ sơ trực tuyến đạt 75%.\n"
    )
    assert [one["status"] for _, one in figures(text)] == ["planned", "actual"]


def test_a_bare_change_speaks_of_the_indicator_before_it() -> None:
    found = figures("Doanh thu dịch vụ cảng đạt 2.030 tỷ đồng, tăng 7,64% so với cùng kỳ.")
    assert [one["indicator"] for _, one in found] == ["Doanh thu dịch vụ cảng", "Doanh thu dịch vụ cảng"]


def test_a_time_said_first_holds_until_another_is_named() -> None:
    found = figures(
        "Quý I/2025, thu ngân sách đạt 12 tỷ đồng. Sản lượng đạt 30 tấn. Năm 2026, thu đạt 40 tỷ đồng."
    )
    assert [one.get("period") for _, one in found] == ["2025-Q1", "2025-Q1", "2026"]


def test_a_time_compared_with_is_not_the_period() -> None:
    found = figures("Năm 2025, thu ngân sách đạt 12 tỷ đồng, tăng 5% so với năm 2024.")
    assert [one.get("period") for _, one in found] == ["2025", "2025"]


TABLE = (
    "CÁC CHỈ TIÊU CHỦ YẾU\n"
    "TT\tChỉ tiêu\tĐơn vị\tNăm 2026\tNăm 2027\n"
    "1\tTỷ lệ hồ sơ trực tuyến\t%\t≥ 80\t90 - 95\n"
    "2\tSố mô hình mới\tMô hình\t05\t\n"
    "3\tXếp loại\tThứ bậc\tTốt\tTốt\n"
)


def test_a_table_of_targets_gives_a_figure_for_each_row_and_period() -> None:
    keys = ("indicator", "value", "value_max", "unit", "comparator", "status", "period")
    assert [[one.get(key) for key in keys] for _, one in figures(TABLE)] == [
        ["Tỷ lệ hồ sơ trực tuyến", 80, None, "%", ">=", "planned", "2026"],
        ["Tỷ lệ hồ sơ trực tuyến", 90, 95, "%", "=", "planned", "2027"],
        ["Số mô hình mới", 5, None, "Mô hình", "=", "planned", "2026"],
    ]


def test_a_table_of_tasks_is_none_of_targets() -> None:
    text = "TT\tNội dung\tChủ trì\tThời gian\n1\tTổ chức tập huấn\tPhòng Nội vụ\t6/2026\n"
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6.482,91", 6482.91),
        ("10.950", 10950),
        ("02", 2),
        ("168.9", 168.9),
        ("1.223.152", 1223152),
        ("0,7", 0.7),
    ],
)
def test_reads_a_numeral(text: str, value: float) -> None:
    assert numbers.numeral(text) == value


def test_bare_cases_take_the_words_that_say_of_what() -> None:
    found = figures("Đảng bộ đã thi hành kỷ luật 02 trường hợp, đảng ủy xã thi hành kỷ luật 03 trường hợp.")
    assert [(one["value"], one["unit"]) for _, one in found] == [(2, "trường hợp"), (3, "trường hợp")]
    assert found[0][0] == "thi hành kỷ luật 02 trường hợp"


@pytest.mark.parametrize(
    "text", ["Có 02 nhiệm vụ đang thực hiện.", "Phấn đấu về đích sớm; 02 nhiệm vụ chưa hoàn thành."]
)
def test_what_is_done_or_open_exists(text: str) -> None:
    assert [one["status"] for _, one in figures(text)] == ["actual"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        # places, purposes, times, duties and what is done with them stand behind the things counted
        ("Đảng ủy đã ban hành 8 đề án trong nhiệm kỳ này có nội dung thiết thực.", ["8 đề án"]),
        ("Ban hành kế hoạch với 32 nhiệm vụ cụ thể và có kế hoạch giám sát.", ["32 nhiệm vụ cụ thể"]),
        ("UBND xã giao 163 nhiệm vụ cho các phòng.", ["163 nhiệm vụ"]),
        ("Huyện đã đưa 214 hộ ra khỏi vùng sạt lở.", ["214 hộ"]),
        ("Hiện có 7 xã, phường ven biển phải bàn giao mặt bằng.", ["7 xã, phường ven biển"]),
        ("Giám sát tại 15 xã, phường, báo cáo Ban Thường vụ Tỉnh ủy.", ["15 xã, phường"]),
        # things counted together
        ("Mưa lũ làm 51.000 ha lúa, hoa màu bị thiệt hại.", ["51.000 ha lúa, hoa màu bị thiệt hại"]),
        ("Đã có 20 con gia súc, gia cầm bị chết.", ["20 con gia súc, gia cầm bị chết"]),
        # a list of acts is none of things
        ("Trồng 5 cây xanh, tưới nước.", ["5 cây xanh"]),
        # facts.md: "1 trong 50 đảng bộ"
        ("Đảng bộ Khối là 1 trong 50 đảng bộ cấp trên cơ sở.", ["1 trong 50 đảng bộ cấp trên cơ sở"]),
        # a count with its share in brackets is one figure, a measure with a rate two
        ("Có 46 nữ (43,81%) trúng cử.", ["46 nữ (43,81%)"]),
        ("Thu ngân sách đạt 54 tỷ đồng (tăng 14%).", ["Thu ngân sách đạt 54 tỷ đồng", "tăng 14%"]),
        # an age says of whom
        ("Có 15 người dưới 35 tuổi (14,29%) trúng cử.", ["15 người dưới 35 tuổi (14,29%)"]),
        # the bracket repeats the noun of what it counts
        ("Đã bầu đủ đại biểu Quốc hội (30 đại biểu).", ["đại biểu Quốc hội (30 đại biểu)"]),
        # how often something is done is no measure
        ("Đơn vị báo cáo định kỳ 04 lần/năm.", []),
        # a ratio in brackets is no day
        ("Dự án chậm (3/9 hạng mục đã hoàn thành).", ["3/9 hạng mục đã hoàn thành"]),
    ],
)
def test_the_words_of_a_count_end_where_something_else_is_told(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in figures(text)] == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Công nghiệp tăng trưởng tích cực với GRDP ước đạt 8,03%.", ["GRDP ước đạt 8,03%"]),
        ("Phía đông tỉnh Đắk Lắk và Khánh Hòa có mưa 100-250 mm.", ["mưa 100-250 mm"]),
        (
            "Theo Nghị quyết số 66/NQ-CP ngày 26/3/2025, đảm bảo cắt giảm tối thiểu 30% thời gian thực hiện.",
            ["cắt giảm tối thiểu 30% thời gian thực hiện"],
        ),
        ("Ngân sách xã bảo đảm 1.950 triệu đồng.", ["Ngân sách xã bảo đảm 1.950 triệu đồng"]),
        ("Chỉ số cải cách hành chính tụt 02 bậc.", ["Chỉ số cải cách hành chính tụt 02 bậc"]),
        ("Hộ nghèo còn 214 hộ.", ["Hộ nghèo còn 214 hộ"]),
        ("Số dư ở mỗi đơn vị ít nhất 2 người.", ["Số dư ở mỗi đơn vị ít nhất 2 người"]),
        ("Kết quả ở tất cả 13 địa phương đều đạt yêu cầu.", ["tất cả 13 địa phương"]),
    ],
)
def test_the_words_of_a_figure_begin_at_its_indicator(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in figures(text)] == quotes


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Phát tối thiểu 3 buổi/tuần.", "buổi/tuần"),
        ("Sĩ số bình quân 45 học sinh/lớp.", "học sinh/lớp"),
        ("Danh sách có 42 người ứng cử.", "người"),
        ("Toàn tỉnh có 214 cơ sở nhà, đất.", "cơ sở"),
        ("Đã giúp 36 con bò giống.", "con"),
        ("Doanh thu gấp 3 lần so với cùng kỳ.", "lần"),
        ("Tỉnh có 12 cơ sở dữ liệu.", "cơ sở dữ liệu"),
    ],
)
def test_the_unit_is_the_shortest_noun_with_its_rate(text: str, unit: str) -> None:
    [(_, fields)] = figures(text)
    assert fields["unit"] == unit


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mỗi nơi bố trí ít nhất 01 máy.", "planned"),
        ("Chọn không quá 5 dự án.", "planned"),
        ("Đã di dời ít nhất 700 hộ.", "actual"),
        ("Phấn đấu tăng trưởng vượt mục tiêu Chính phủ giao (10%).", "planned"),
        ("Tăng trưởng vượt mục tiêu, đạt 10%.", "actual"),
    ],
)
def test_a_least_or_a_most_is_planned_unless_reached(text: str, status: str) -> None:
    [(_, fields)] = figures(text)
    assert fields["status"] == status


def test_a_headline_makes_no_target_of_the_figures_under_it() -> None:
    text = (
        "Hội nghị thúc đẩy xuất khẩu đạt mục tiêu tăng trưởng\n\n"
        "Ngày 25/6/2026, Bộ Công Thương tổ chức hội nghị. Xuất khẩu đạt 215,7 tỷ USD.\n"
    )
    [(_, fields)] = figures(text)
    assert fields["status"] == "actual"
