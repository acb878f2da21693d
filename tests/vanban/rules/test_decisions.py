"""Decisions: which words are one, with whom, about what; and what only looks like one."""

from __future__ import annotations

import pytest

from vanban import read
from vanban.record import Fact


def decisions(text: str) -> list[Fact]:
    return [fact for fact in read(text).facts if fact.kind == "decision"]


DECIDED = [
    # the stronger of two verbs counts, and the same act twice in a sentence is one decision
    (
        "Ban Chấp hành Đảng bộ tỉnh họp bàn, thông qua Quy chế làm việc khóa XVII; thông qua Chương trình"
        " công tác năm 2026.",
        "họp bàn, thông qua Quy chế làm việc khóa XVII; thông qua Chương trình công tác năm 2026",
        {
            "action": "adopted",
            "body": "Ban Chấp hành Đảng bộ tỉnh",
            "subjects": ["Quy chế làm việc khóa XVII", "Chương trình công tác năm 2026"],
        },
    ),
    # a vote is stronger than the adoption it brings
    (
        "Các đại biểu biểu quyết thông qua Nghị quyết hội nghị.",
        "biểu quyết thông qua Nghị quyết hội nghị",
        {"action": "voted", "body": "Các đại biểu", "subjects": ["Nghị quyết hội nghị"]},
    ),
    # a title in quotation marks belongs to it, what it brings about does not
    (
        "Bộ Chính trị đã ban hành Nghị quyết số 15-NQ/TW về “Phương hướng, nhiệm vụ; tầm nhìn”, tạo động"
        " lực phát triển.",
        "ban hành Nghị quyết số 15-NQ/TW về “Phương hướng, nhiệm vụ; tầm nhìn”",
        {"action": "issued", "body": "Bộ Chính trị"},
    ),
    # what the document asks is no part of it
    (
        "Ngày 9/11, UBND tỉnh ban hành văn bản yêu cầu các sở, ban, ngành ứng phó bão.",
        "ban hành văn bản",
        {"action": "issued", "body": "UBND tỉnh", "subjects": ["văn bản"]},
    ),
    # the purpose of a meeting that is held
    (
        "Ban Chấp hành Đảng bộ xã khai mạc Hội nghị lần thứ tám để thảo luận, cho ý kiến về dự thảo Báo cáo"
        " chính trị.",
        "thảo luận, cho ý kiến về dự thảo Báo cáo chính trị",
        {"action": "discussed", "subjects": ["dự thảo Báo cáo chính trị"]},
    ),
    # a list after a colon
    (
        "Các đại biểu đã đóng góp nhiều ý kiến tâm huyết vào 2 bản dự thảo, gồm: Nghị quyết về cán bộ;"
        " Chương trình hành động.",
        "đóng góp nhiều ý kiến tâm huyết vào 2 bản dự thảo, gồm: Nghị quyết về cán bộ; Chương trình hành"
        " động",
        {"action": "discussed", "subjects": ["Nghị quyết về cán bộ", "Chương trình hành động"]},
    ),
    # several bodies decide together
    (
        "Thành ủy, HĐND và UBND thành phố đã ban hành hệ thống văn bản chỉ đạo.",
        "ban hành hệ thống văn bản chỉ đạo",
        {"action": "issued", "body": "Thành ủy, HĐND và UBND thành phố"},
    ),
    # the object may stand first
    (
        "Tại kỳ họp, Nghị quyết về học phí đã được HĐND tỉnh biểu quyết thông qua.",
        "Nghị quyết về học phí đã được HĐND tỉnh biểu quyết thông qua",
        {"action": "voted", "body": "HĐND tỉnh", "subjects": ["Nghị quyết về học phí"]},
    ),
]


@pytest.mark.parametrize(("text", "quote", "fields"), DECIDED)
def test_reads_a_decision(text: str, quote: str, fields: dict[str, object]) -> None:
    [found] = decisions(text)

    assert found.quote == quote
    assert {name: found.fields[name] for name in fields} == fields


def test_two_actions_of_a_sentence_are_two_decisions() -> None:
    found = decisions("Hội nghị đã cho ý kiến đối với Tờ trình về nhân sự; thông qua Nghị quyết hội nghị.")

    assert [fact.fields["action"] for fact in found] == ["discussed", "adopted"]


def test_the_first_article_of_a_decision_enacts() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ THÍ DỤ\n\nSố: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc ban hành Quy chế làm việc\n\n"
        "ỦY BAN NHÂN DÂN XÃ THÍ DỤ\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Ủy ban nhân dân xã.\n\n"
        "Điều 2. Văn phòng thi hành Quyết định này.\n"
    )

    [found] = decisions(text)

    assert found.quote == "Ban hành kèm theo Quyết định này Quy chế làm việc của Ủy ban nhân dân xã"
    assert found.fields["subjects"] == ["Quy chế làm việc của Ủy ban nhân dân xã"]


NOT_DECIDED = [
    "Đề nghị HĐND tỉnh thông qua Nghị quyết về học phí.",  # asked for
    "Kỳ họp sẽ xem xét, thông qua 5 nghị quyết.",  # not yet
    "Tuyên truyền thông qua hệ thống loa truyền thanh.",  # by way of
    "Quyết định số 112/QĐ-TTg của Thủ tướng Chính phủ ban hành Chương trình công tác xã hội.",  # a citation
    "Thực hiện Luật Ban hành văn bản quy phạm pháp luật năm 2015.",  # the name of a law
    "Ban Chấp hành Đảng bộ Thành phố thảo luận nhiều nội dung quan trọng",  # nobody learns what
    "Kết luận phiên thảo luận, Bí thư Tỉnh ủy phát biểu.",  # a noun
    "Đồng chí Đỗ Văn Mẫu góp ý về quy chế làm việc.",  # one person's opinion
]


@pytest.mark.parametrize("text", NOT_DECIDED)
def test_passes_by_what_is_not_decided(text: str) -> None:
    assert decisions(text) == []


OF_BODIES = [
    # a meeting held to pass it; headlines count as every mention does
    (
        "Ngày 08/7/2026, Đảng ủy Công ty đã tổ chức hội nghị ra Nghị quyết lãnh đạo nhiệm vụ năm 2026.",
        ["ra Nghị quyết lãnh đạo nhiệm vụ năm 2026"],
    ),
    ("Hội nghị đưa ra nghị quyết để các đại biểu góp ý.", []),
    (
        "Ninh Bình ban hành Kế hoạch tinh giản biên chế năm 2025\n\nTin từ Sở Nội vụ ngày 22/10/2024.\n",
        ["ban hành Kế hoạch tinh giản biên chế năm 2025"],
    ),
    # agreeing with a document adopts it, agreeing with an idea does not
    (
        "Hội nghị đã nhất trí cao với dự thảo Nghị quyết năm 2026.",
        ["nhất trí cao với dự thảo Nghị quyết năm 2026"],
    ),
    ("Các ý kiến cơ bản thống nhất với định hướng phát triển.", []),
    # what the document is like, what follows from it, and another act are not what was adopted
    (
        "Đảng ủy Khối đã ban hành 2 nghị quyết chuyên đề và 8 đề án trong nhiệm kỳ này có nội dung"
        " thiết thực.",
        ["ban hành 2 nghị quyết chuyên đề và 8 đề án trong nhiệm kỳ này"],
    ),
    (
        "Đảng bộ Khối đã ban hành 2 chương trình, 8 đề án… nhưng vẫn cần rà soát.",
        ["ban hành 2 chương trình, 8 đề án"],
    ),
    (
        "UBND xã đã ban hành Kế hoạch số 112/KH-UBND và thành lập tổ công tác.",
        ["ban hành Kế hoạch số 112/KH-UBND"],
    ),
    (
        "Ban Thường vụ Tỉnh ủy đã ban hành Kế hoạch số 88-KH/TU, Hội đồng nhân dân tỉnh thông qua Nghị quyết"
        " về hỗ trợ sản xuất.",
        ["ban hành Kế hoạch số 88-KH/TU", "thông qua Nghị quyết về hỗ trợ sản xuất"],
    ),
    # the purpose of measures discussed is part of them
    (
        "Hội nghị thảo luận các giải pháp nhằm phát triển xuất khẩu bền vững.",
        ["thảo luận các giải pháp nhằm phát triển xuất khẩu bền vững"],
    ),
    # the passive, told as done by the document that did it
    (
        "Hoàn thiện Chiến lược dữ liệu thành phố được UBND thành phố phê duyệt tại Quyết định số"
        " 1229/QĐ-UBND ngày 28/02/2025.",
        [
            "Chiến lược dữ liệu thành phố được UBND thành phố phê duyệt tại Quyết định số 1229/QĐ-UBND"
            " ngày 28/02/2025"
        ],
    ),
    ("Hoàn thiện Chiến lược dữ liệu thành phố để được UBND thành phố phê duyệt.", []),
    # what led to the act is not said of it
    (
        "Kết quả chưa đủ số lượng nên Ủy ban bầu cử tỉnh đã công bố kế hoạch bầu cử thêm.",
        ["công bố kế hoạch bầu cử thêm"],
    ),
]


@pytest.mark.parametrize(("text", "quotes"), OF_BODIES)
def test_a_decision_ends_where_something_else_is_told(text: str, quotes: list[str]) -> None:
    assert [fact.quote for fact in decisions(text)] == quotes


def test_a_conclusion_decides_by_what_it_agrees_to() -> None:
    text = (
        "TỈNH ỦY THÍ DỤ\n*\nSố 12-KL/TU\n\nThí Dụ, ngày 05 tháng 7 năm 2026\n\nKẾT LUẬN\n"
        "của Ban Thường vụ Tỉnh ủy\n\nBan Thường vụ Tỉnh ủy kết luận như sau:\n\n"
        "1. Thống nhất thông qua Quy chế phối hợp công tác.\n2. Giao Văn phòng Tỉnh ủy phát hành.\n"
    )

    assert [fact.quote for fact in decisions(text)] == ["Thống nhất thông qua Quy chế phối hợp công tác"]


# Other verbs of agreeing, other openings; and what a body is only to look into.
AGREED = [
    ("Hội nghị cơ bản nhất trí Dự thảo (lần thứ ba) Báo cáo chính trị.", ["adopted"]),
    ("Ban Thường vụ Tỉnh ủy đã đồng ý đề án sắp xếp.", ["adopted"]),
    ("Đại hội đã bỏ phiếu thông qua Nghị quyết đại hội.", ["voted"]),
    ("Kiến nghị được chuyển các cơ quan có liên quan xem xét giải quyết và trả lời cử tri.", []),
    ("Các đại biểu xem xét, cho ý kiến vào dự thảo Báo cáo chính trị.", ["discussed"]),
]


@pytest.mark.parametrize(("text", "actions"), AGREED)
def test_agreement_decides_and_referral_does_not(text: str, actions: list[str]) -> None:
    assert [fact.fields["action"] for fact in decisions(text)] == actions
