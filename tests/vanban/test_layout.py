"""From lines to blocks: what belongs together, what heads what, what is no text of the author's."""

from __future__ import annotations

import pytest

from vanban import read
from vanban.layout import Block
from vanban.page import Page, pages_of
from vanban.source import View


def page_of(text: str) -> Page:
    return pages_of(View(text), None)[0]


def words(page: Page, block: Block) -> str:
    return page.words(block.start, block.end)


def kinds(text: str) -> list[tuple[str, str]]:
    """The kind and the words of each block."""
    page = page_of(text)
    return [(block.kind, words(page, block)) for block in page.blocks]


def tree(text: str) -> dict[str, str | None]:
    """For each block, by its first three words, those of the block it lies under."""
    page = page_of(text)

    def short(block: Block | None) -> str | None:
        return " ".join(words(page, block).split()[:3]) if block else None

    return {str(short(block)): short(block.parent) for block in page.blocks}


MARKED = [
    # parts and chapters of long papers
    ("Phần thứ nhất", "Phần thứ nhất\nTình hình chung của xã trong năm qua."),
    ("Chương II", "Chương II\nTrách nhiệm của các đơn vị được quy định như sau."),
    ("Điều 3.", "Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này."),
    # the usual order of a plan
    ("I.", "I. MỤC ĐÍCH, YÊU CẦU\nKế hoạch phải sát thực tế."),
    ("1.", "1. Rà soát hồ sơ của cán bộ, công chức cấp xã."),
    ("1.2.", "1.2. Rà soát hồ sơ của cán bộ, công chức cấp xã."),
    ("1.2.3.", "1.2.3. Rà soát hồ sơ của cán bộ, công chức cấp xã."),
    ("a)", "a) Rà soát hồ sơ của cán bộ, công chức cấp xã."),
    ("đ)", "đ) Rà soát hồ sơ của cán bộ, công chức cấp xã."),
    ("-", "- Rà soát hồ sơ của cán bộ, công chức cấp xã."),
    ("+", "+ Rà soát hồ sơ của cán bộ, công chức cấp xã."),
    # the sign a word processor puts there
    ("•", "• Rà soát hồ sơ của cán bộ, công chức cấp xã."),
]


@pytest.mark.parametrize(("marker", "text"), MARKED)
def test_a_marker_begins_a_block(marker: str, text: str) -> None:
    page = page_of("Xã triển khai các việc sau đây trong năm 2026.\n" + text)

    block = page.blocks[1]

    assert words(page, block).startswith(marker)
    assert block.rank < 90 or block.kind == "heading"


NO_MARKERS = [
    "1/5 số hộ trong thôn đã ký cam kết.",  # a ratio
    "2021-2025 là giai đoạn khó khăn của xã.",  # years
    "12 - 15% số hộ đã đăng ký tham gia.",  # a range
    "6.482,91 tỷ đồng đã được giải ngân.",  # a number with a group of digits
    "28/11 là ngày diễn ra hội nghị của xã.",  # a day
    "1.250 hộ đã đăng ký tham gia mô hình.",  # a count
]


@pytest.mark.parametrize("line", NO_MARKERS)
def test_a_number_at_the_start_of_a_line_is_no_marker(line: str) -> None:
    [block] = page_of(line).blocks

    assert (block.kind, block.marker) == ("para", "")


def test_a_range_at_the_start_of_a_line_is_one_figure() -> None:
    # "A range `8,5 – 9%` has `value` 8.5, `value_max` 9."
    [figure] = [fact for fact in read("12 - 15% số hộ đã đăng ký tham gia.").facts if fact.kind == "figure"]

    assert (figure.fields["value"], figure.fields["value_max"]) == (12, 15)


BROKEN = [
    # cut by a PDF, the next line goes on in small letters
    (
        "1. Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với các cơ quan có liên quan\nrà soát hồ sơ cán bộ, báo"
        " cáo kết quả.",
        [
            "1. Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với các cơ quan có liên quan rà soát hồ sơ cán bộ,"
            " báo cáo kết quả."
        ],
    ),
    # the next line goes on with a name in capitals after a comma
    (
        "- Các đơn vị gửi báo cáo về Sở Nội vụ, Sở Tài chính,\nSở Xây dựng để tổng hợp theo quy định.",
        ["- Các đơn vị gửi báo cáo về Sở Nội vụ, Sở Tài chính, Sở Xây dựng để tổng hợp theo quy định."],
    ),
    # an item below stays an item of its own
    (
        "1. Các xã rà soát hồ sơ, bảo đảm đúng\nquy định và đúng hạn.\n2. Các phường gửi báo cáo về Sở Nội"
        " vụ.",
        [
            "1. Các xã rà soát hồ sơ, bảo đảm đúng quy định và đúng hạn.",
            "2. Các phường gửi báo cáo về Sở Nội vụ.",
        ],
    ),
    # two paragraphs that each end in a stop stay two
    (
        "Đảng ủy xã đã họp phiên thường kỳ.\nCác đại biểu thảo luận sôi nổi.",
        ["Đảng ủy xã đã họp phiên thường kỳ.", "Các đại biểu thảo luận sôi nổi."],
    ),
    # a heading in capitals over two lines is one heading
    (
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ CÔNG TÁC\nNĂM 2025 CỦA ĐẢNG BỘ XÃ\nĐảng bộ xã đã hoàn thành các chỉ"
        " tiêu.",
        [
            "KẾT QUẢ THỰC HIỆN NHIỆM VỤ CÔNG TÁC NĂM 2025 CỦA ĐẢNG BỘ XÃ",
            "Đảng bộ xã đã hoàn thành các chỉ tiêu.",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_lines_of_one_paragraph_are_one_block(text: str, expected: list[str]) -> None:
    assert [told for _, told in kinds(text)] == expected


def test_a_whole_text_broken_by_force_is_joined_again() -> None:
    lines = [
        "Thực hiện chương trình công tác năm, Ban Thường vụ Đảng ủy xã đã tổ chức",
        "Hội nghị sơ kết công tác xây dựng Đảng, đánh giá kết quả đạt được và đề ra",
        "nhiệm vụ trọng tâm. Dự hội nghị có các đồng chí đại diện lãnh đạo phòng của",
        "Ban Tổ chức Tỉnh ủy, các đồng chí trong Ban Chấp hành và các chi bộ trực thuộc",
        "Đảng bộ xã. Hội nghị đã nghe báo cáo tóm tắt về công tác phát triển đảng viên",
        "Và các ý kiến tham luận của các chi bộ về việc nâng cao chất lượng sinh hoạt",
        "chi bộ, công tác kiểm tra, giám sát và thi hành kỷ luật trong toàn Đảng bộ.",
    ]

    assert [told for _, told in kinds("\n".join(lines))] == [" ".join(lines)]


def test_the_quote_keeps_the_line_break_that_stands_in_the_document() -> None:
    text = "Các xã thực hiện nghiêm Nghị quyết số 15-NQ/TW,\nngày 05/5/2022 của Bộ Chính trị."

    [found] = [fact for fact in read(text).facts if fact.kind == "document"]

    assert found.quote == "Nghị quyết số 15-NQ/TW,\nngày 05/5/2022 của Bộ Chính trị"[: len(found.quote)]
    assert "\n" in found.quote
    assert (found.fields["symbol"], found.fields["date"]) == ("15-NQ/TW", "2022-05-05")


PLAN = """\
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nâng cao chất lượng sinh hoạt chi bộ.
2. Yêu cầu
- Bám sát tình hình thực tế của chi bộ.
- Bảo đảm tiết kiệm.
II. NHIỆM VỤ
1. Đảng ủy xã
a) Chỉ đạo các chi bộ sinh hoạt chuyên đề.
b) Kiểm tra việc sinh hoạt của chi bộ.
2. Văn phòng Đảng ủy theo dõi, đôn đốc.
Trên đây là kế hoạch của Đảng ủy xã.
"""


def test_blocks_lie_under_what_heads_them() -> None:
    under = tree(PLAN)

    assert under["I. MỤC ĐÍCH,"] is None
    assert under["1. Mục đích"] == "I. MỤC ĐÍCH,"
    assert under["Nâng cao chất"] == "1. Mục đích"
    assert under["- Bám sát"] == "2. Yêu cầu"
    assert under["- Bảo đảm"] == "2. Yêu cầu"
    assert under["1. Đảng ủy"] == "II. NHIỆM VỤ"
    assert under["b) Kiểm tra"] == "1. Đảng ủy"
    assert under["2. Văn phòng"] == "II. NHIỆM VỤ"


def test_closing_words_lie_under_no_item() -> None:
    assert tree(PLAN)["Trên đây là"] is None


HEADINGS = [
    # in capitals, without a marker
    ("NHIỆM VỤ TRỌNG TÂM", "Các chi bộ sinh hoạt đúng kỳ."),
    # an item that only names those below it
    ("1. Đảng ủy các xã, phường:", "- Sinh hoạt đúng kỳ."),
    ("2. Văn phòng Tỉnh ủy", "- Theo dõi, đôn đốc việc thực hiện."),
    # a short line without a stop
    ("Phân công thực hiện", "Các chi bộ sinh hoạt đúng kỳ."),
]


@pytest.mark.parametrize(("heading", "below"), HEADINGS)
def test_a_short_line_heads_what_follows(heading: str, below: str) -> None:
    first, _ = kinds(f"{heading}\n{below}\n")

    assert first == ("heading", heading)


def test_an_item_that_is_a_whole_instruction_heads_nothing() -> None:
    text = "1. Các xã báo cáo kết quả về Sở Nội vụ.\n2. Các phường rà soát hồ sơ.\n"

    assert [kind for kind, _ in kinds(text)] == ["item", "item"]


ROWS = [
    # cells of Word and Excel
    "1\tRà soát hồ sơ\tSở Nội vụ\tTháng 6/2026",
    # cells of a page of the web
    "| 1 | Rà soát hồ sơ | Sở Nội vụ | Tháng 6/2026 |",
]


@pytest.mark.parametrize("row", ROWS)
def test_a_line_of_cells_is_a_row(row: str) -> None:
    text = f"Phân công cụ thể như sau:\n{row}\n{row.replace('1', '2', 1)}\nTrên đây là phân công của tỉnh."

    assert [kind for kind, _ in kinds(text)][1:3] == ["row", "row"]


CAPTIONS = [
    "Đồng chí Đỗ Văn Mẫu phát biểu khai mạc hội nghị (Ảnh: Minh Họa)",
    "Các đại biểu biểu quyết thông qua chương trình. Ảnh: Minh Họa",
    "Quang cảnh Hội nghị",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_words_under_a_picture_are_a_caption(caption: str) -> None:
    text = f"Đảng ủy xã họp phiên thường kỳ.\n\n{caption}\n\nCác đại biểu thảo luận sôi nổi."

    assert kinds(text)[1] == ("caption", caption)


def test_people_in_a_caption_are_marked() -> None:
    # "Every mention that meets its definition is marked, in headlines and captions too."
    text = (
        "Đồng chí Đỗ Văn Mẫu, Bí thư Đảng ủy xã phát biểu khai mạc hội nghị (Ảnh: Minh Họa)\n\n"
        "Hội nghị kết thúc tốt đẹp."
    )

    assert "Đỗ Văn Mẫu" in [fact.fields.get("name") for fact in read(text).facts]


FURNITURE = ["leftcenterrightdel", "Lượt xem: 414", "Bình luận bài viết", "Chia sẻ", "|"]


@pytest.mark.parametrize("line", FURNITURE)
def test_what_belongs_to_the_site_is_furniture_and_gives_no_fact(line: str) -> None:
    text = f"Đảng ủy xã họp phiên thường kỳ.\n{line}\nCác đại biểu thảo luận sôi nổi.\n{line}\n"

    found = [fact.quote for fact in read(text).facts]

    assert kinds(text)[1] == ("furniture", line)
    assert all(line not in quote for quote in found)


def test_furniture_in_the_middle_does_not_part_what_a_list_says() -> None:
    text = (
        "1. Sở Nội vụ\n- Rà soát hồ sơ trước ngày 30/6/2026.\nLượt xem: 414\n- Tổng hợp kết quả trước ngày"
        " 31/7/2026.\n"
    )

    found = [fact for fact in read(text).facts if fact.kind == "assignment"]

    assert [fact.fields.get("assignees") for fact in found] == [["Sở Nội vụ"], ["Sở Nội vụ"]]
