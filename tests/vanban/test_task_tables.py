"""Tasks in blocks with labels and in tables: who leads, who helps, by when."""

from __future__ import annotations

from datetime import date

import pytest

from vanban import read
from vanban.record import Fact

DAY = date(2026, 2, 10)


def orders(text: str) -> list[Fact]:
    return [fact for fact in read(text, published=DAY).facts if fact.kind == "assignment"]


def paper(type_line: str, title: str, body: str) -> str:
    """An issued Party document around a body."""
    return (
        "TỈNH ỦY LAI CHÂU\tĐẢNG CỘNG SẢN VIỆT NAM\n*\n"
        "Số 118-XX/TU\tLai Châu, ngày 10 tháng 02 năm 2026\n\n"
        f"{type_line}\n{title}\n\n{body}\n"
        "Nơi nhận:\tT/M BAN THƯỜNG VỤ\n- Các đảng ủy trực thuộc,\tBÍ THƯ\n- Lưu Văn phòng.\nĐỗ Văn Mẫu\n"
    )


BLOCK = """\
- Nhiệm vụ: Xây dựng bảng mẫu kiểm kê hồ sơ cán bộ
- Chủ trì: Sở Nội vụ
- Phối hợp: Sở Tài chính, Công an tỉnh
- Thời gian: Trước ngày 30/4/2026
- Sản phẩm: Bảng mẫu
- Nhiệm vụ: Tập huấn cho cán bộ cấp xã
- Cơ quan chủ trì: Ban Tổ chức Tỉnh ủy
- Cơ quan phối hợp: Văn phòng Tỉnh ủy
- Thời gian thực hiện: Quý III/2026
- Nhiệm vụ: Tuyên truyền trên báo của tỉnh
- Chủ trì: Văn phòng Tỉnh ủy
- Thời gian: Thường xuyên
"""


def test_the_lines_below_a_task_say_who_with_whom_and_by_when() -> None:
    # "In a block `Nhiệm vụ / Chủ trì / Phối hợp / Thời gian` the span is the task's clause, the rest comes
    # from the lines below."
    first, second, third = orders(paper("KẾ HOẠCH", "chuyển đổi số", "II. NHIỆM VỤ\n" + BLOCK))

    assert first.quote.endswith("Xây dựng bảng mẫu kiểm kê hồ sơ cán bộ")
    assert first.fields["assignees"] == ["Sở Nội vụ"]
    assert first.fields["partners"] == ["Sở Tài chính", "Công an tỉnh"]
    assert first.fields["deadline"] == "2026-04-30"
    assert second.fields["assignees"] == ["Ban Tổ chức Tỉnh ủy"]
    assert second.fields["partners"] == ["Văn phòng Tỉnh ủy"]
    assert second.fields["deadline"] == "2026-Q3"
    assert third.fields["assignees"] == ["Văn phòng Tỉnh ủy"]
    assert "partners" not in third.fields
    assert "deadline" not in third.fields


TAB = (
    "TT\tNội dung\tChủ trì\tPhối hợp\tThời hạn\tSản phẩm\n"
    "1\tXây dựng bảng mẫu kiểm kê\tSở Tài chính\tSở Xây dựng; Công an tỉnh\t15/8/2026\tBảng mẫu\n"
    "2\tTuyên truyền trên báo của tỉnh\tVăn phòng Tỉnh ủy\t\tThường xuyên\tTin, bài\n"
)
TABLES = [
    # Word and Excel
    TAB,
    # a page of the web
    "\n".join("| " + line.replace("\t", " | ") + " |" for line in TAB.splitlines()) + "\n",
    # with the rule under the head
    "| TT | Nội dung | Chủ trì | Phối hợp | Thời hạn | Sản phẩm |\n| --- | --- | --- | --- | --- | --- |\n"
    "| 1 | Xây dựng bảng mẫu kiểm kê | Sở Tài chính | Sở Xây dựng; Công an tỉnh | 15/8/2026 | Bảng mẫu |\n"
    "| 2 | Tuyên truyền trên báo của tỉnh | Văn phòng Tỉnh ủy |  | Thường xuyên | Tin, bài |\n",
]


@pytest.mark.parametrize("table", TABLES, ids=["tabs", "bars", "rule"])
def test_each_row_of_a_task_table_is_one_assignment(table: str) -> None:
    first, second = orders(paper("KẾ HOẠCH", "chuyển đổi số", "Phân công như sau:\n" + table))

    assert first.quote.startswith("1") and first.quote.endswith("Bảng mẫu")
    assert first.fields["action"] == "Xây dựng bảng mẫu kiểm kê"
    assert first.fields["assignees"] == ["Sở Tài chính"]
    assert first.fields["partners"] == ["Sở Xây dựng", "Công an tỉnh"]
    assert first.fields["deadline"] == "2026-08-15"
    assert second.quote.startswith("2") and second.quote.endswith("Tin, bài")
    assert second.fields["assignees"] == ["Văn phòng Tỉnh ủy"]
    assert "partners" not in second.fields
    assert "deadline" not in second.fields


def test_columns_are_read_by_their_heads_in_any_order() -> None:
    table = (
        "STT\tThời gian hoàn thành\tCơ quan phối hợp\tNhiệm vụ\tCơ quan thực hiện\n"
        "1\tQuý II/2026\tSở Nội vụ\tSố hóa hồ sơ lưu trữ\tVăn phòng Tỉnh ủy\n"
    )

    [row] = orders(paper("KẾ HOẠCH", "chuyển đổi số", "Phân công như sau:\n" + table))

    assert row.fields["action"] == "Số hóa hồ sơ lưu trữ"
    assert row.fields["assignees"] == ["Văn phòng Tỉnh ủy"]
    assert row.fields["partners"] == ["Sở Nội vụ"]
    assert row.fields["deadline"] == "2026-Q2"


def test_a_row_that_heads_other_rows_is_no_task() -> None:
    table = (
        "TT\tNội dung\tChủ trì\tPhối hợp\tThời hạn\n"
        "I\tVề cán bộ\t\t\t\n"
        "1\tRà soát hồ sơ cán bộ\tSở Nội vụ\tSở Tài chính\tQuý II/2026\n"
        "II\tVề kinh phí\t\t\t\n"
        "1\tBố trí kinh phí\tSở Tài chính\t\tTháng 3/2026\n"
    )

    found = orders(paper("KẾ HOẠCH", "chuyển đổi số", "Phân công như sau:\n" + table))

    assert [fact.fields["action"] for fact in found] == ["Rà soát hồ sơ cán bộ", "Bố trí kinh phí"]


def test_the_columns_of_one_table_do_not_hold_in_the_next() -> None:
    tables = (
        "TT\tNội dung\tChủ trì\tThời hạn\n1\tRà soát hồ sơ cán bộ\tSở Nội vụ\tQuý II/2026\n\n"
        "Kinh phí thực hiện như sau:\nTT\tNguồn\tSố tiền\n1\tNgân sách tỉnh\t120 triệu đồng\n"
    )

    [row] = orders(paper("KẾ HOẠCH", "chuyển đổi số", "Phân công như sau:\n" + tables))

    assert row.fields["action"] == "Rà soát hồ sơ cán bộ"


def test_a_table_of_numbers_is_no_list_of_tasks() -> None:
    table = "TT\tChỉ tiêu\tĐơn vị tính\tNăm 2025\n1\tThu ngân sách\ttỷ đồng\t120\n2\tSố hộ nghèo\thộ\t35\n"

    assert orders(paper("BÁO CÁO", "kết quả năm 2025", "Số liệu như sau:\n" + table)) == []


# The block of a task, its items numbered, with stops and without.
@pytest.mark.parametrize("end", ["", "."])
def test_a_numbered_task_with_labels_below(end: str) -> None:
    text = (
        f"1. Nhiệm vụ: Xây dựng bảng mẫu kiểm kê hồ sơ{end}\n- Chủ trì: Sở Nội vụ{end}\n- Phối hợp: Sở Tài"
        f" chính{end}\n"
        f"- Thời gian: Quý III/2026{end}\n2. Nhiệm vụ: Tập huấn cho cán bộ cấp xã{end}\n- Chủ trì: Sở Tài"
        f" chính{end}\n"
    )

    first, second = orders(text)

    assert (first.fields["assignees"], first.fields["partners"], first.fields["deadline"]) == (
        ["Sở Nội vụ"],
        ["Sở Tài chính"],
        "2026-Q3",
    )
    assert second.fields["assignees"] == ["Sở Tài chính"]


def test_the_time_of_a_heading_holds_for_the_rows_under_it() -> None:
    table = "II. NHIỆM VỤ TRONG QUÝ II/2026\nTT\tNội dung\tChủ trì\n1\tRà soát hồ sơ cán bộ\tSở Nội vụ\n"

    assert [fact.fields.get("deadline") for fact in orders(paper("KẾ HOẠCH", "chuyển đổi số", table))] == [
        "2026-Q2"
    ]
