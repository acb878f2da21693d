"""Shortcomings: each told one with its exact words, whose it is, and what only looks like one."""

from __future__ import annotations

import pytest

from vanban import read
from vanban.record import Fact


def shortcomings(text: str) -> list[Fact]:
    return [fact for fact in read(text).facts if fact.kind == "shortcoming"]


TOLD = [
    # what leads to it stands outside
    (
        "Tuy nhiên, việc niêm yết danh sách vẫn còn những thiếu sót nhất định.",
        ["việc niêm yết danh sách vẫn còn những thiếu sót nhất định"],
    ),
    # the list begins after its announcement, which tells none itself
    (
        "Báo cáo chỉ rõ những hạn chế còn tồn tại. Đó là công tác dân vận ở một số nơi chưa kịp thời. Thu"
        " ngân sách đạt thấp so với dự toán.",
        ["công tác dân vận ở một số nơi chưa kịp thời", "Thu ngân sách đạt thấp so với dự toán"],
    ),
    # a clause each
    (
        "Vẫn còn một số tồn tại, hạn chế như: Tiến độ trình đề án còn chậm; chất lượng thẩm định chưa cao.",
        ["Tiến độ trình đề án còn chậm", "chất lượng thẩm định chưa cao"],
    ),
    # a new subject with a sign of its own begins another; a second sign of the same subject does not
    (
        "Công tác dân vận chưa kịp thời, chưa sâu sát, chỉ số cải cách hành chính còn ở mức thấp.",
        ["Công tác dân vận chưa kịp thời, chưa sâu sát", "chỉ số cải cách hành chính còn ở mức thấp"],
    ),
    # why it is so is asked in an order; that it is so, is told
    (
        "Đề nghị đại biểu làm rõ vì sao một số chỉ tiêu không đạt so với kế hoạch.",
        ["một số chỉ tiêu không đạt so với kế hoạch"],
    ),
    # the colon opens details of one
    (
        "Danh sách cử tri còn những thiếu sót như: số thứ tự; năm sinh và nơi ở còn thiếu khoa học.",
        ["Danh sách cử tri còn những thiếu sót như: số thứ tự; năm sinh và nơi ở còn thiếu khoa học"],
    ),
    # under their heading no sign is needed
    (
        "II. HẠN CHẾ, TỒN TẠI\n1. Vi phạm đất đai xảy ra trên địa bàn 3 xã.\n2. Thu ngân sách mới đạt 45%"
        " dự toán.\n"
        "III. NHIỆM VỤ TRỌNG TÂM\n1. Rà soát các dự án chậm tiến độ.\n",
        ["Vi phạm đất đai xảy ra trên địa bàn 3 xã", "Thu ngân sách mới đạt 45% dự toán"],
    ),
]


@pytest.mark.parametrize(("text", "quotes"), TOLD)
def test_reads_each_shortcoming(text: str, quotes: list[str]) -> None:
    assert [fact.quote for fact in shortcomings(text)] == quotes


def test_the_organization_is_in_its_words_or_in_those_that_lead_to_the_list() -> None:
    text = (
        "Hoạt động của Văn phòng Tỉnh ủy vẫn còn một số hạn chế như: Tiến độ trình một số đề án còn chậm; "
        "việc phối hợp của một số cấp ủy chưa tốt."
    )

    found = shortcomings(text)

    assert [fact.fields.get("organization") for fact in found] == ["Văn phòng Tỉnh ủy", "một số cấp ủy"]


NOT_TOLD = [
    "Tạm dừng lễ hội và hạn chế các sự kiện tập trung đông người.",  # to restrict
    "Yêu cầu các xã rà soát những nhiệm vụ chưa hoàn thành.",  # inside an instruction
    "Đảng bộ sẽ khắc phục các hạn chế, khuyết điểm đã được chỉ ra.",  # a purpose
    "Hội nghị đã phản ánh nhiều khó khăn, vướng mắc cần được tháo gỡ.",  # nobody learns which
    "Năm 2021, mặc dù còn gặp khó khăn do dịch bệnh nhưng huyện đã hoàn thành kế hoạch.",  # granted
    "Từ nay đến ngày bầu cử chỉ còn chưa đầy 1 tháng.",  # a time
    "Nếu chưa đủ điều kiện thì báo cáo Ủy ban nhân dân xã.",  # a condition
    "Sau sắp xếp, toàn tỉnh còn 58 đơn vị hành chính cấp xã.",  # what is left
    "Không phải là hạn chế của riêng ngành nào.",  # denied
    "Những trường hợp không chấp hành quy định sẽ bị xử lý nghiêm.",  # a threat
    "Khuyến khích cán bộ năng lực hạn chế, không đảm bảo sức khỏe nghỉ chế độ.",  # to encourage
    "Nếu có khó khăn, vướng mắc, các xã phản ánh về Ủy ban nhân dân tỉnh.",  # a condition
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_passes_by_what_is_not_told(text: str) -> None:
    assert shortcomings(text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        # causes are told after their announcement
        (
            "Nguyên nhân chủ quan của hạn chế trên xuất phát từ cơ sở, như: Công tác phối hợp chưa được quan"
            " tâm; trình độ của một số cán bộ chưa phù hợp.",
            ["Công tác phối hợp chưa được quan tâm", "trình độ của một số cán bộ chưa phù hợp"],
        ),
        # a name that begins like a word of duty; "only" leads to it
        (
            "Kết quả bầu đạt đủ số lượng, chỉ duy nhất có Cần Thơ bầu chưa đủ đại biểu.",
            ["Cần Thơ bầu chưa đủ đại biểu"],
        ),
        # what is granted or proposed behind it stands outside
        (
            "Riêng Hội đồng nhân dân ở xã bầu thiếu một số đại biểu, tuy nhiên vẫn đủ hai phần ba.",
            ["Hội đồng nhân dân ở xã bầu thiếu một số đại biểu"],
        ),
        (
            "Tuyến đường lên bản hư hỏng nặng sau mưa lũ, đồng thời đề nghị bố trí vốn.",
            ["Tuyến đường lên bản hư hỏng nặng sau mưa lũ"],
        ),
        # a new subject with a sign of its own
        (
            "Nhiều địa phương còn lúng túng trong khâu phân loại, số liệu báo cáo không thống nhất.",
            ["Nhiều địa phương còn lúng túng trong khâu phân loại", "số liệu báo cáo không thống nhất"],
        ),
    ],
)
def test_a_shortcoming_is_told_by_its_own_clause(text: str, quotes: list[str]) -> None:
    assert [fact.quote for fact in shortcomings(text)] == quotes


# Signs beside the commonest ones, and what looks like an order.
NEIGHBOURS = [
    ("Các hộ dân không hợp tác trong kiểm đếm.", ["Các hộ dân không hợp tác trong kiểm đếm"]),
    ("Công tác phối hợp thiếu sự thống nhất.", ["Công tác phối hợp thiếu sự thống nhất"]),
    ("Một số nơi đang có biểu hiện lơ là.", ["Một số nơi đang có biểu hiện lơ là"]),
    ("Ngành điện thua lỗ kéo dài nhiều năm.", ["Ngành điện thua lỗ kéo dài nhiều năm"]),
    ("Sản xuất có dấu hiệu phục hồi.", []),
    ("Cử tri đừng lo xử lý không đầy đủ.", []),
    (
        "Trước phản ánh về hồ sơ đất chưa rõ ràng, đồng chí Giám đốc Sở đã trả lời.",
        ["hồ sơ đất chưa rõ ràng"],
    ),
]


@pytest.mark.parametrize(("text", "quotes"), NEIGHBOURS)
def test_other_signs_tell_shortcomings_too(text: str, quotes: list[str]) -> None:
    assert [fact.quote for fact in shortcomings(text)] == quotes
