"""Who must do what, with whom, by when: plans, directives, conclusions, notices, decisions."""

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
        " số. Sau khi nghe báo cáo, đồng chí Trần Thị Ví kết luận như sau:\n"
        "1. Giao Sở Nội vụ rà soát hồ sơ, báo cáo trước ngày 30/4/2026.\n"
    )

    [order] = orders(paper("THÔNG BÁO", "kết luận của Chủ tịch Ủy ban nhân dân tỉnh", body))

    assert order.fields["assigner"] == "Trần Thị Ví"


def test_a_post_that_concludes_is_resolved_to_the_name() -> None:
    # "An assigner given by post is resolved to the name when the article gives it."
    body = (
        "Ngày 09/02/2026, đồng chí Trần Thị Ví, Chủ tịch Ủy ban nhân dân tỉnh chủ trì họp về chuyển đổi"
        " số. Sau khi nghe báo cáo, Chủ tịch Ủy ban nhân dân tỉnh kết luận, chỉ đạo như sau:\n"
        "1. Giao Sở Nội vụ rà soát hồ sơ, báo cáo trước ngày 30/4/2026.\n"
    )

    assert field(paper("THÔNG BÁO", "kết luận của Chủ tịch Ủy ban nhân dân tỉnh", body), "assigner") == [
        "Trần Thị Ví"
    ]


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
        " kiệm, đúng quy định.\n"
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


# "`A và B cùng …` has two assignees."
@pytest.mark.parametrize("verb", ["rà soát hồ sơ cán bộ", "hướng dẫn trình tự xử lý hồ sơ"])
def test_two_who_act_together_are_both_assignees(verb: str) -> None:
    assert field(f"1. Sở Nội vụ và Sở Tài chính cùng {verb}.\n", "assignees") == [
        ["Sở Nội vụ", "Sở Tài chính"]
    ]


def test_what_a_body_directed_is_an_assignment_while_its_deadline_is_open() -> None:
    # "What an organisation reports to have directed (`đã chỉ đạo …`) is a result, unless its deadline was
    # still open."
    text = "Sáng 10/02, Tỉnh ủy đã chỉ đạo Sở Nội vụ rà soát hồ sơ cán bộ, hoàn thành trước ngày 30/6/2026.\n"

    assert field(text, "deadline") == ["2026-06-30"]


# `Giao Ban …` gives a task to a board; `giao ban` is a briefing.
BOARDS = [
    "Ban Tổ chức Tỉnh ủy",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "Ban Nội chính Tỉnh ủy",
    "Ban Chỉ huy Quân sự xã",
]


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("cue", ["Giao", "Thống nhất giao"])
def test_a_task_given_to_a_board_is_read(cue: str, board: str) -> None:
    [order] = orders(f"1. {cue} {board} chủ trì, phối hợp với Sở Nội vụ rà soát hồ sơ cán bộ.\n")

    assert order.quote == f"{board} chủ trì, phối hợp với Sở Nội vụ rà soát hồ sơ cán bộ"
    assert (order.fields["assignees"], order.fields["partners"]) == ([board], ["Sở Nội vụ"])


def test_items_of_a_conclusion_under_headings_of_topics() -> None:
    body = (
        "Ban Thường vụ Tỉnh ủy kết luận:\n"
        "1. Về công tác cán bộ\nGiao Ban Tổ chức Tỉnh ủy rà soát hồ sơ, báo cáo trước ngày 30/4/2026.\n"
        "2. Về Đề án chuyển đổi số\nGiao Văn phòng Tỉnh ủy hoàn thiện đề án trong tháng 3.\n"
    )

    found = orders(paper("KẾT LUẬN", "của Ban Thường vụ Tỉnh ủy về công tác tháng 02", body))

    assert [fact.fields["assignees"] for fact in found] == [["Ban Tổ chức Tỉnh ủy"], ["Văn phòng Tỉnh ủy"]]
    assert [fact.fields["deadline"] for fact in found] == ["2026-04-30", "2026-03"]
    assert [fact.fields["assigner"] for fact in found] == ["Ban Thường vụ Tỉnh ủy"] * 2


# The rule "-----" stands under the title of a Party paper (Hướng dẫn 36-HD/VPTW).
@pytest.mark.parametrize("gap", ["", "\n"])
def test_the_rule_under_the_title_is_no_item(gap: str) -> None:
    body = f"-----\n{gap}{LEAD}1. Sở Nội vụ rà soát hồ sơ cán bộ.\n"

    assert field(paper("CHỈ THỊ", "về quản lý hồ sơ", body), "assigner") == ["Ban Thường vụ Tỉnh ủy"]


def test_what_a_report_asks_of_those_above_is_a_proposal() -> None:
    # From a subordinate `đề nghị` is a proposal; "A delegate's proposal is an `opinion` only."
    body = (
        "I. KẾT QUẢ\n1. Xã đã hoàn thành rà soát hồ sơ cán bộ.\nII. KIẾN NGHỊ, ĐỀ XUẤT\n"
        "1. Đề nghị Ủy ban nhân dân tỉnh sớm bố trí kinh phí cho xã.\n2. Kiến nghị Sở Nội vụ giao thêm"
        " biên chế.\n"
    )
    text = paper("BÁO CÁO", "kết quả năm 2025", body).replace("TỈNH ỦY LAI CHÂU", "ĐẢNG ỦY XÃ TÂN MẪU")

    assert [
        (fact.kind, fact.quote) for fact in read(text).facts if fact.kind in ("opinion", "assignment")
    ] == [
        ("opinion", "Ủy ban nhân dân tỉnh sớm bố trí kinh phí cho xã"),
        ("opinion", "Sở Nội vụ giao thêm biên chế"),
    ]
