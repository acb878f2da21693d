"""Who must do what, with whom, by when: plans, directives, conclusions, decisions, task blocks, tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vanban import read
from vanban.record import Fact

DAY = date(2026, 2, 10)


def orders(text: str) -> list[Fact]:
    return [fact for fact in read(text, published=DAY).facts if fact.kind == "assignment"]


def quotes(text: str) -> list[str]:
    return [fact.quote for fact in orders(text)]


def field(text: str, name: str) -> list[Any]:
    return [fact.fields.get(name) for fact in orders(text)]


def paper(type_line: str, title: str, body: str) -> str:
    """An issued Party document around a body."""
    return (
        "TỈNH ỦY LAI CHÂU\tĐẢNG CỘNG SẢN VIỆT NAM\n*\n"
        "Số 118-XX/TU\tLai Châu, ngày 10 tháng 02 năm 2026\n\n"
        f"{type_line}\n{title}\n\n{body}\n"
        "Nơi nhận:\tT/M BAN THƯỜNG VỤ\n- Các đảng ủy trực thuộc,\tBÍ THƯ\n- Lưu Văn phòng.\nĐỗ Văn Mẫu\n"
    )


LEAD = "Để thực hiện tốt nhiệm vụ, Ban Thường vụ Tỉnh ủy yêu cầu:\n"

# The span: from who must do it (or the cue, where nobody is named) to the end of the clause.
SPANS = [
    # the doer stands in the sentence: the cue is outside
    (
        "1. Yêu cầu Sở Nội vụ rà soát hồ sơ cán bộ, báo cáo kết quả trước ngày 30/6/2026.\n",
        ["Sở Nội vụ rà soát hồ sơ cán bộ, báo cáo kết quả trước ngày 30/6/2026"],
    ),
    # nobody is named: it begins at the cue
    (
        "1. Yêu cầu khẩn trương rà soát hồ sơ cán bộ.\n",
        ["Yêu cầu khẩn trương rà soát hồ sơ cán bộ"],
    ),
    # a purpose stays inside
    (
        "1. Giao Sở Tài chính bố trí kinh phí nhằm bảo đảm tiến độ của dự án.\n",
        ["Sở Tài chính bố trí kinh phí nhằm bảo đảm tiến độ của dự án"],
    ),
    # a word that only joins is no part of it
    (
        "1. Sở Nội vụ rà soát hồ sơ cán bộ. Đồng thời, Sở Tài chính bố trí kinh phí thực hiện.\n",
        ["Sở Nội vụ rà soát hồ sơ cán bộ", "Sở Tài chính bố trí kinh phí thực hiện"],
    ),
    # the marker of an item is not
    ("a) Sở Nội vụ rà soát hồ sơ cán bộ.\n", ["Sở Nội vụ rà soát hồ sơ cán bộ"]),
    # each clause that could go to another unit or end at another time
    (
        "1. Sở Nội vụ rà soát hồ sơ cán bộ; Sở Tài chính bố trí kinh phí; Văn phòng Tỉnh ủy theo dõi, đôn"
        " đốc.\n",
        [
            "Sở Nội vụ rà soát hồ sơ cán bộ",
            "Sở Tài chính bố trí kinh phí",
            "Văn phòng Tỉnh ủy theo dõi, đôn đốc",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_the_span_runs_from_the_doer_or_the_cue_to_the_end_of_the_clause(
    text: str, expected: list[str]
) -> None:
    assert quotes(text) == expected


WHO = [
    # one lead, one partner
    (
        "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát hồ sơ cán bộ",
        ["Sở Nội vụ"],
        ["Sở Tài chính"],
    ),
    # several partners
    (
        "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Xây dựng và Công an tỉnh rà soát hồ sơ cán bộ",
        ["Sở Nội vụ"],
        ["Sở Tài chính", "Sở Xây dựng", "Công an tỉnh"],
    ),
    # the order to do so says nobody else
    (
        "Giao Văn phòng Tỉnh ủy chủ trì, phối hợp Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc việc thực hiện",
        ["Văn phòng Tỉnh ủy"],
        ["Ban Tổ chức Tỉnh ủy"],
    ),
    # partners as vague as they are written
    (
        "Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan rà soát hồ sơ cán bộ",
        ["Sở Nội vụ"],
        ["các cơ quan liên quan"],
    ),
    # two who do it
    ("Sở Nội vụ, Sở Tài chính rà soát hồ sơ cán bộ", ["Sở Nội vụ", "Sở Tài chính"], None),
    # the one who must, by duty
    ("Sở Nội vụ có trách nhiệm rà soát hồ sơ cán bộ", ["Sở Nội vụ"], None),
    ("Đảng ủy các xã, phường phải tập trung rà soát hồ sơ cán bộ", ["Đảng ủy các xã, phường"], None),
    (
        "Sở Nội vụ, Sở Tài chính, Công an tỉnh có trách nhiệm rà soát hồ sơ cán bộ",
        ["Sở Nội vụ", "Sở Tài chính", "Công an tỉnh"],
        None,
    ),
    # a name that holds `và` and commas is one name
    (
        "Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Văn hóa, Thể thao và Du lịch rà soát hồ sơ",
        ["Sở Nông nghiệp và Môi trường"],
        ["Sở Văn hóa, Thể thao và Du lịch"],
    ),
    ("Các sở, ban, ngành rà soát hồ sơ cán bộ", ["Các sở, ban, ngành"], None),
    # a body asked politely
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động nhân dân tham gia",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"],
        None,
    ),
    # a person, without `đồng chí`
    ("Phân công đồng chí Lê Quang Dụ theo dõi, chỉ đạo việc thực hiện", ["Lê Quang Dụ"], None),
    # who answers for it
    (
        "Bí thư Đảng ủy xã Tân Mẫu chịu trách nhiệm trước Ban Thường vụ Tỉnh ủy về kết quả thực hiện",
        ["Bí thư Đảng ủy xã Tân Mẫu"],
        None,
    ),
    # posts
    (
        "Yêu cầu Giám đốc các sở, Chủ tịch Ủy ban nhân dân các xã, phường tổ chức thực hiện nghiêm túc",
        ["Giám đốc các sở", "Chủ tịch Ủy ban nhân dân các xã, phường"],
        None,
    ),
    ("Giao Giám đốc Sở Nội vụ rà soát hồ sơ cán bộ", ["Giám đốc Sở Nội vụ"], None),
]


@pytest.mark.parametrize(("clause", "assignees", "partners"), WHO)
def test_one_assignment_says_who_leads_and_who_helps(
    clause: str, assignees: list[str], partners: list[str] | None
) -> None:
    [order] = orders(f"1. {clause}.\n")

    assert order.fields.get("assignees") == assignees
    assert order.fields.get("partners") == partners


def test_the_action_is_the_thing_to_do_as_written() -> None:
    [order] = orders("1. Giao Sở Nội vụ rà soát hồ sơ cán bộ trước ngày 30/6/2026.\n")

    assert order.fields["action"] == "rà soát hồ sơ cán bộ trước ngày 30/6/2026"


KINDS_OF_PAPER = [
    ("KẾ HOẠCH", "thực hiện công tác chuyển đổi số"),
    ("CHỈ THỊ", "về tăng cường quản lý hồ sơ cán bộ"),
    ("KẾT LUẬN", "về công tác quý I năm 2026"),
    ("THÔNG BÁO", "kết luận của Ban Thường vụ Tỉnh ủy"),
    ("QUYẾT ĐỊNH", "về việc phân công nhiệm vụ"),
    ("NGHỊ QUYẾT", "về chuyển đổi số"),
]


@pytest.mark.parametrize(("type_line", "title"), KINDS_OF_PAPER)
def test_the_issuer_of_a_document_assigns_its_items(type_line: str, title: str) -> None:
    # "The issuer is the assigner."
    body = (
        LEAD + "1. Sở Nội vụ rà soát hồ sơ cán bộ trước ngày 30/6/2026.\n2. Sở Tài chính bố trí kinh phí.\n"
    )

    found = orders(paper(type_line, title, body))

    assert [fact.fields.get("assigner") for fact in found] == ["Ban Thường vụ Tỉnh ủy"] * 2
    assert [fact.fields.get("assignees") for fact in found] == [["Sở Nội vụ"], ["Sở Tài chính"]]


def test_in_a_notice_of_a_conclusion_the_one_who_concluded_assigns() -> None:
    body = (
        "Ngày 09/02/2026, đồng chí Trần Thị Ví, Chủ tịch Ủy ban nhân dân tỉnh chủ trì họp về chuyển đổi"
        " số. Sau khi"
        " nghe báo cáo, đồng chí Trần Thị Ví kết luận như sau:\n"
        "1. Giao Sở Nội vụ rà soát hồ sơ, báo cáo trước ngày 30/4/2026.\n"
    )

    [order] = orders(paper("THÔNG BÁO", "kết luận của Chủ tịch Ủy ban nhân dân tỉnh", body))

    assert order.fields["assigner"] == "Trần Thị Ví"


def test_the_articles_of_a_decision_order_and_do_not_order() -> None:
    # "Rights, goals and dates of effect are neither assignments nor deadlines."
    body = (
        "BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH\n"
        "Điều 1. Thành lập Tổ công tác chuyển đổi số gồm 09 thành viên.\n"
        "Điều 2. Tổ công tác được sử dụng con dấu của Văn phòng Tỉnh ủy.\n"
        "Điều 3. Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện.\n"
        "Điều 4. Quyết định này có hiệu lực kể từ ngày 01/3/2026.\n"
    )

    assert quotes(paper("QUYẾT ĐỊNH", "thành lập Tổ công tác chuyển đổi số", body)) == [
        "Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện"
    ]


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


PROHIBITIONS = [
    "Không được điều chuyển tài sản khi chưa có quyết định của cấp có thẩm quyền",
    "Tạm dừng mua sắm xe ô tô, sửa chữa lớn trụ sở",
    "Tuyệt đối không bố trí tái định cư tại khu vực có nguy cơ sạt lở",
    "Nghiêm cấm việc sử dụng tài sản công vào mục đích cá nhân",
]


@pytest.mark.parametrize("words", PROHIBITIONS)
def test_a_prohibition_is_an_assignment(words: str) -> None:
    text = f"1. Đảng ủy các xã, phường\n- Rà soát hồ sơ cán bộ.\n- {words}.\n"

    _, prohibition = orders(text)

    assert prohibition.quote == words
    assert prohibition.fields["assignees"] == ["Đảng ủy các xã, phường"]


def test_a_following_clause_without_a_doer_keeps_the_running_one() -> None:
    # "A following clause without a doer keeps the running one until a new cue verb."
    text = "1. Giao Sở Nội vụ rà soát hồ sơ cán bộ; trình đề án sắp xếp; giao Sở Tài chính bố trí kinh phí.\n"

    assert field(text, "assignees") == [["Sở Nội vụ"], ["Sở Nội vụ"], ["Sở Tài chính"]]


def test_the_running_doer_is_given_as_the_reason() -> None:
    _, second = orders("1. Giao Sở Nội vụ rà soát hồ sơ cán bộ; trình đề án sắp xếp trong quý II/2026.\n")

    assert second.basis["assignees"]


def test_a_new_section_ends_the_running_doer() -> None:
    text = (
        "I. VỀ CÁN BỘ\n1. Sở Nội vụ rà soát hồ sơ cán bộ.\nII. VỀ KINH PHÍ\n1. Việc chi phải bảo đảm tiết"
        " kiệm, đúng"
        " quy định.\n"
    )

    assert field(text, "assignees") == [["Sở Nội vụ"], None]


RECURRING = [
    ("Hằng tháng, trước ngày 25, báo cáo tiến độ về Văn phòng Tỉnh ủy", "---25"),
    ("Báo cáo kết quả về Văn phòng Tỉnh ủy trước ngày 10/12 hằng năm", "--12-10"),
]


@pytest.mark.parametrize(("words", "deadline"), RECURRING)
def test_what_comes_back_is_one_assignment(words: str, deadline: str) -> None:
    [order] = orders(f"1. Sở Nội vụ\n- {words}.\n")

    assert order.fields["assignees"] == ["Sở Nội vụ"]
    assert (order.fields["deadline"], order.fields["recurring"]) == (deadline, True)


NONE = [
    # done
    "1. Sở Nội vụ đã rà soát hồ sơ cán bộ của 38 xã.\n",
    "1. Tỉnh ủy đã chỉ đạo các đảng ủy rà soát hồ sơ cán bộ.\n",
    # a right
    "1. Tổ công tác được sử dụng con dấu của Văn phòng Tỉnh ủy.\n",
    # a date of effect
    "1. Quy định này có hiệu lực thi hành kể từ ngày 01/3/2026.\n",
    # a reference
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.\n",
    # the noun, not the verb
    "1. Theo đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 05/01/2026.\n",
    "1. Yêu cầu của công tác này ngày càng cao.\n",
]


@pytest.mark.parametrize("text", NONE)
def test_what_orders_nothing_to_be_done_is_no_assignment(text: str) -> None:
    assert orders(text) == []


def test_an_instruction_told_twice_is_marked_twice() -> None:
    # "Every mention that meets its definition is marked, … each time it stands."
    text = "1. Sở Nội vụ rà soát hồ sơ cán bộ.\n2. Sở Nội vụ rà soát hồ sơ cán bộ.\n"

    assert len(orders(text)) == 2


def test_an_organisation_commits_itself_in_a_plan() -> None:
    # "an organisation commits itself in a plan (`sẽ tiếp tục …`, as its own assignee)"
    text = "Thời gian tới, Đảng ủy xã Tân Mẫu sẽ tiếp tục rà soát hồ sơ cán bộ.\n"

    [order] = orders(text)

    assert order.fields["assignees"] == ["Đảng ủy xã Tân Mẫu"]
    assert "assigner" not in order.fields


def test_two_inputs_of_the_same_words_give_the_same_assignments() -> None:
    text = paper("KẾ HOẠCH", "chuyển đổi số", LEAD + BLOCK + TAB)

    assert orders(text) == orders(text)
