"""What is said at meetings: opinions, answers, orders of the chair; standing comes from posts and ranks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vanban import read
from vanban.record import Fact

DAY = date(2026, 2, 10)

WHO = (
    "Dự hội nghị có đồng chí Đỗ Văn Mẫu, Bí thư Tỉnh ủy; đồng chí Trần Thị Ví, Bí thư Đảng ủy xã Tân Mẫu;"
    " đồng chí Lê Quang Dụ, Giám đốc Sở Nội vụ.\n\n"
)


def found(text: str, kind: str) -> list[Fact]:
    return [fact for fact in read(WHO + text, published=DAY).facts if fact.kind == kind]


def quotes(text: str, kind: str) -> list[str]:
    return [fact.quote for fact in found(text, kind)]


def field(text: str, kind: str, name: str) -> list[Any]:
    return [fact.fields.get(name) for fact in found(text, kind)]


# The chair orders.
CHAIRED = [
    # closing the meeting
    "Kết luận hội nghị, đồng chí Đỗ Văn Mẫu yêu cầu Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ.\n",
    # asking politely
    "Phát biểu chỉ đạo tại hội nghị, đồng chí Đỗ Văn Mẫu đề nghị Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ.\n",
    # by post, the name is given elsewhere
    "Phát biểu kết luận hội nghị, Bí thư Tỉnh ủy đề nghị Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ.\n",
    # by post and name
    "Bí thư Tỉnh ủy Đỗ Văn Mẫu yêu cầu Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ.\n",
]


@pytest.mark.parametrize("text", CHAIRED)
def test_what_the_chair_asks_is_an_assignment(text: str) -> None:
    [order] = found(text, "assignment")

    assert order.quote == "Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ"
    assert order.fields["assigner"] == "Đỗ Văn Mẫu"
    assert order.fields["assignees"] == ["Ban Tổ chức Tỉnh ủy"]


@pytest.mark.parametrize("text", CHAIRED)
def test_what_the_chair_asks_is_no_opinion(text: str) -> None:
    assert found(text, "opinion") == []


def test_the_order_goes_on_in_the_next_sentence() -> None:
    text = (
        "Kết luận hội nghị, đồng chí Đỗ Văn Mẫu yêu cầu Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ. Văn"
        " phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện.\n"
    )

    assert field(text, "assignment", "assignees") == [["Ban Tổ chức Tỉnh ủy"], ["Văn phòng Tỉnh ủy"]]
    assert field(text, "assignment", "assigner") == ["Đỗ Văn Mẫu"] * 2


def test_clauses_that_could_go_to_different_people_are_two_assignments() -> None:
    text = (
        "Kết luận hội nghị, đồng chí Đỗ Văn Mẫu yêu cầu Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ trước"
        " ngày 30/6; Văn phòng Tỉnh ủy theo dõi, đôn đốc.\n"
    )

    assert field(text, "assignment", "deadline") == ["2026-06-30", None]


def test_the_chair_asks_the_meeting_itself() -> None:
    # "The chair's requests to the meeting itself are assignments."
    text = (
        "Phát biểu khai mạc hội nghị, đồng chí Đỗ Văn Mẫu đề nghị các đại biểu tập trung thảo luận, cho ý"
        " kiến vào dự thảo báo cáo.\n"
    )

    [order] = found(text, "assignment")

    assert order.fields["assigner"] == "Đỗ Văn Mẫu"
    assert "tập trung thảo luận" in order.quote


# A delegate proposes.
DELEGATES = [
    "Thảo luận tại hội nghị, đồng chí Trần Thị Ví, Bí thư Đảng ủy xã Tân Mẫu đề nghị tỉnh sớm bố trí kinh"
    " phí cho các xã mới.\n",
    "Thảo luận tại hội nghị, đồng chí Trần Thị Ví kiến nghị tỉnh sớm bố trí kinh phí cho các xã mới.\n",
    # by post, the name is given elsewhere
    "Thảo luận tại hội nghị, Bí thư Đảng ủy xã Tân Mẫu đề xuất tỉnh sớm bố trí kinh phí cho các xã mới.\n",
]


@pytest.mark.parametrize("text", DELEGATES)
def test_what_a_delegate_asks_is_an_opinion_only(text: str) -> None:
    # "A delegate's proposal is an `opinion` only."
    [opinion] = found(text, "opinion")

    assert opinion.quote == "tỉnh sớm bố trí kinh phí cho các xã mới"
    assert (opinion.fields["speaker"], opinion.fields["type"]) == ("Trần Thị Ví", "proposal")
    assert found(text, "assignment") == []


def test_one_word_is_an_order_of_one_and_a_proposal_of_another() -> None:
    text = (
        "Thảo luận tại hội nghị, đồng chí Trần Thị Ví đề nghị tỉnh sớm bố trí kinh phí cho các xã mới.\n\n"
        "Kết luận hội nghị, đồng chí Đỗ Văn Mẫu đề nghị Sở Nội vụ rà soát hồ sơ cán bộ.\n"
    )

    assert field(text, "opinion", "speaker") == ["Trần Thị Ví"]
    assert field(text, "assignment", "assigner") == ["Đỗ Văn Mẫu"]


COLLECTIVE = [
    "Các đại biểu đề nghị tỉnh sớm bố trí kinh phí cho các xã mới.\n",
    "Một số ý kiến đề nghị tỉnh sớm bố trí kinh phí cho các xã mới.\n",
    "Nhiều ý kiến cho rằng cần sớm bố trí kinh phí cho các xã mới.\n",
    "Cử tri kiến nghị tỉnh sớm bố trí kinh phí cho các xã mới.\n",
]


@pytest.mark.parametrize("text", COLLECTIVE)
def test_a_collective_leaves_the_speaker_out(text: str) -> None:
    # "A collective speaker (`đại biểu`, `một số ý kiến`) leaves `speaker` out."
    [opinion] = found(text, "opinion")

    assert "speaker" not in opinion.fields
    assert opinion.quote.endswith("sớm bố trí kinh phí cho các xã mới")


def test_one_opinion_for_each_separate_matter() -> None:
    text = (
        "Thảo luận tại hội nghị, đồng chí Trần Thị Ví đề nghị tăng chỉ tiêu về nhà ở; làm rõ nguồn kinh"
        " phí thực hiện; xem xét thời gian ban hành.\n"
    )

    assert quotes(text, "opinion") == [
        "tăng chỉ tiêu về nhà ở",
        "làm rõ nguồn kinh phí thực hiện",
        "xem xét thời gian ban hành",
    ]


ASSESSED = [
    (
        "Thảo luận tại hội nghị, đồng chí Trần Thị Ví cho rằng dự thảo báo cáo được chuẩn bị công phu.\n",
        "dự thảo báo cáo được chuẩn bị công phu",
    ),
    (
        "Thảo luận tại hội nghị, đồng chí Trần Thị Ví nhận định công tác cán bộ có nhiều đổi mới.\n",
        "công tác cán bộ có nhiều đổi mới",
    ),
]


@pytest.mark.parametrize(("text", "quote"), ASSESSED)
def test_a_judgement_is_an_assessment_without_name_and_verb(text: str, quote: str) -> None:
    [opinion] = found(text, "opinion")

    assert opinion.quote == quote
    assert (opinion.fields["speaker"], opinion.fields["type"]) == ("Trần Thị Ví", "assessment")


QUOTED_FIRST = [
    "“Dự thảo báo cáo được chuẩn bị công phu”, đồng chí Trần Thị Ví đánh giá.\n",
    "“Dự thảo báo cáo được chuẩn bị công phu”, bà Trần Thị Ví nói.\n",
]


@pytest.mark.parametrize("text", QUOTED_FIRST)
def test_words_may_stand_before_the_one_who_says_them(text: str) -> None:
    [opinion] = found(text, "opinion")

    assert opinion.quote == "Dự thảo báo cáo được chuẩn bị công phu"
    assert (opinion.fields["speaker"], opinion.fields["type"]) == ("Trần Thị Ví", "assessment")


NO_OPINION = [
    # what an organisation says of its own results
    "Báo cáo tại hội nghị, đồng chí Lê Quang Dụ cho biết, Sở Nội vụ đã hoàn thành 12/12 nhiệm vụ được"
    " giao.\n",
    # a paragraph without a cue of its own
    "Công tác cán bộ là khâu then chốt trong xây dựng Đảng và hệ thống chính trị.\n",
    # somebody only opened the meeting
    "Đồng chí Đỗ Văn Mẫu phát biểu khai mạc hội nghị.\n",
    # the matter alone
    "Hội nghị đã nghe các ý kiến đề xuất của đại biểu.\n",
]


@pytest.mark.parametrize("text", NO_OPINION)
def test_a_report_or_a_paragraph_without_a_cue_is_no_opinion(text: str) -> None:
    assert quotes(text, "opinion") == []


def test_a_difficulty_told_in_an_opinion_is_a_shortcoming_too() -> None:
    # "A difficulty told in an opinion is a `shortcoming` too."
    text = (
        "Thảo luận tại hội nghị, đồng chí Trần Thị Ví cho rằng việc bố trí trụ sở cho các xã mới còn chậm,"
        " chưa đáp ứng yêu cầu.\n"
    )

    [opinion] = found(text, "opinion")
    [shortcoming] = found(text, "shortcoming")

    assert opinion.start <= shortcoming.start < shortcoming.end <= opinion.end


RESPONSES = [
    # a promise
    ("Sở Nội vụ sẽ tiếp thu các ý kiến của đại biểu để hoàn thiện dự thảo", "commitment"),
    # what is done
    ("Sở Nội vụ đã tiếp thu đầy đủ các ý kiến của đại biểu", "accepted"),
]


@pytest.mark.parametrize(("words", "type_"), RESPONSES)
def test_an_answer_promises_or_tells_what_is_done(words: str, type_: str) -> None:
    # "`sẽ tiếp thu …` is a `commitment`; `accepted` is only what is done."
    text = f"Trả lời các kiến nghị, đồng chí Lê Quang Dụ, Giám đốc Sở Nội vụ cho biết, {words}.\n"

    [response] = found(text, "response")

    assert (response.fields.get("speaker"), response.fields["type"]) == ("Lê Quang Dụ", type_)


def test_a_promise_is_a_response_and_an_assignment() -> None:
    # "A promise in answer to an opinion is a `response` and an `assignment`."
    text = (
        "Trả lời các kiến nghị, đồng chí Lê Quang Dụ, Giám đốc Sở Nội vụ cho biết, Sở Nội vụ sẽ tiếp thu"
        " và rà soát toàn bộ hồ sơ trước ngày 30/6/2026.\n"
    )

    [response] = found(text, "response")
    [order] = found(text, "assignment")

    assert response.fields["type"] == "commitment"
    assert (order.fields["assignees"], order.fields["deadline"]) == (["Sở Nội vụ"], "2026-06-30")


def test_what_is_done_already_is_no_assignment() -> None:
    text = (
        "Trả lời các kiến nghị, đồng chí Lê Quang Dụ, Giám đốc Sở Nội vụ cho biết, Sở Nội vụ đã tiếp thu"
        " đầy đủ các ý kiến của đại biểu.\n"
    )

    assert found(text, "assignment") == []


def test_a_headline_that_says_an_assignment_is_marked() -> None:
    # "A headline that says an assignment is marked."
    text = (
        "Bí thư Tỉnh ủy Đỗ Văn Mẫu yêu cầu các xã rà soát hồ sơ cán bộ\n\n"
        "Sáng 10/02, Tỉnh ủy tổ chức hội nghị giao ban công tác tháng 02.\n"
    )

    [order] = [fact for fact in read(text).facts if fact.kind == "assignment"]

    assert order.quote == "các xã rà soát hồ sơ cán bộ"
    assert (order.fields["assigner"], order.fields["assignees"]) == ("Đỗ Văn Mẫu", ["các xã"])


def test_a_purpose_stays_inside() -> None:
    # "A purpose (`để`, `nhằm …`) stays inside the span, a reason with its own subject outside."
    text = (
        "Kết luận hội nghị, đồng chí Đỗ Văn Mẫu yêu cầu Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ để kịp"
        " thời kiện toàn tổ chức.\n"
    )

    assert quotes(text, "assignment") == [
        "Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ để kịp thời kiện toàn tổ chức"
    ]


def test_one_response_may_run_over_several_clauses() -> None:
    # "One response may run over several clauses."
    text = (
        "Trả lời các kiến nghị, đồng chí Lê Quang Dụ, Giám đốc Sở Nội vụ cho biết, Sở Nội vụ đã tiếp thu"
        " đầy đủ các ý kiến của đại biểu, bổ sung vào dự thảo và gửi lại các xã.\n"
    )

    [response] = found(text, "response")

    assert response.quote.rstrip(".").endswith("gửi lại các xã")


def test_who_speaks_in_one_paragraph_does_not_speak_in_another_of_its_own_speaker() -> None:
    text = (
        "Thảo luận tại hội nghị, đồng chí Trần Thị Ví đề nghị tỉnh sớm bố trí kinh phí cho các xã mới.\n\n"
        "Đồng chí Lê Quang Dụ cho rằng công tác cán bộ có nhiều đổi mới.\n"
    )

    assert field(text, "opinion", "speaker") == ["Trần Thị Ví", "Lê Quang Dụ"]


def test_a_body_above_orders_and_a_body_below_proposes() -> None:
    above = "Ủy ban nhân dân tỉnh đề nghị Ủy ban nhân dân xã Tân Mẫu rà soát hồ sơ đất đai.\n"
    below = "Ủy ban nhân dân xã Tân Mẫu đề nghị Ủy ban nhân dân tỉnh bố trí kinh phí cho xã.\n"

    assert [len(found(text, "assignment")) for text in (above, below)] == [1, 0]
    assert [len(found(text, "opinion")) for text in (above, below)] == [0, 1]


def test_the_draft_spoken_of_is_what_the_opinion_is_about() -> None:
    text = (
        "Góp ý vào dự thảo Quy chế làm việc của Ban Chấp hành, đồng chí Trần Thị Ví đề nghị bổ sung trách"
        " nhiệm của người đứng đầu.\n"
    )

    [opinion] = found(text, "opinion")

    assert "Quy chế làm việc" in opinion.fields["about"]


def test_a_post_that_gives_a_task() -> None:
    # The span is "from who must do it (or the cue, if the doer is not in the sentence)".
    [order] = found("Bí thư Tỉnh ủy giao Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ.\n", "assignment")

    assert order.quote == "Ban Tổ chức Tỉnh ủy rà soát hồ sơ cán bộ"
    assert (order.fields["assigner"], order.fields["assignees"]) == ("Đỗ Văn Mẫu", ["Ban Tổ chức Tỉnh ủy"])


# "the statement, without the speaker's name and cue verb": `đề nghị` is the cue, what is to be done with the
# draft is the statement.
@pytest.mark.parametrize("verb", ["bổ sung", "làm rõ", "sửa đổi", "bỏ"])
def test_the_verb_of_an_amendment_belongs_to_the_statement(verb: str) -> None:
    text = f"Thảo luận tại hội nghị, đồng chí Trần Thị Ví đề nghị {verb} chỉ tiêu về nhà ở cho công nhân.\n"

    assert quotes(text, "opinion") == [f"{verb} chỉ tiêu về nhà ở cho công nhân"]


# "A promise in answer to an opinion is a `response` and an `assignment`."
ANSWERS = [
    "Trả lời các kiến nghị, đồng chí Lê Quang Dụ, Giám đốc Sở Nội vụ cho biết, ",
    "Trả lời các kiến nghị của cử tri, đồng chí Lê Quang Dụ cho biết ",
    "Tiếp thu, giải trình ý kiến đại biểu, đồng chí Lê Quang Dụ khẳng định, ",
]


@pytest.mark.parametrize("lead", ANSWERS)
def test_a_promise_to_do_something_is_a_response_and_an_assignment(lead: str) -> None:
    text = f"{lead}Sở Nội vụ sẽ rà soát toàn bộ hồ sơ trước ngày 30/6/2026.\n"

    [response] = found(text, "response")
    [order] = found(text, "assignment")

    assert response.fields["type"] == "commitment"
    assert (order.fields["assignees"], order.fields["deadline"]) == (["Sở Nội vụ"], "2026-06-30")


# Words first, then who says them: a delegate proposes there too.
def test_a_proposal_may_stand_before_the_one_who_makes_it() -> None:
    text = "“Tỉnh cần sớm bố trí kinh phí cho các xã mới”, đồng chí Trần Thị Ví đề nghị.\n"

    [opinion] = found(text, "opinion")

    assert opinion.quote == "Tỉnh cần sớm bố trí kinh phí cho các xã mới"
    assert (opinion.fields["speaker"], opinion.fields["type"]) == ("Trần Thị Ví", "proposal")


# "A purpose (`để`, `nhằm …`) stays inside the span, a reason with its own subject outside."
REASONS = [
    "vì hồ sơ của các xã hiện nay còn thiếu",
    "do hồ sơ của các xã hiện nay còn thiếu",
    "bởi hồ sơ của các xã hiện nay còn thiếu",
]


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_with_its_own_subject_stays_outside(reason: str) -> None:
    text = f"Kết luận hội nghị, đồng chí Đỗ Văn Mẫu yêu cầu Ban Tổ chức Tỉnh ủy rà soát hồ sơ, {reason}.\n"

    assert quotes(text, "assignment") == ["Ban Tổ chức Tỉnh ủy rà soát hồ sơ"]


def test_a_response_ends_before_its_stop() -> None:
    text = (
        "Trả lời các kiến nghị, đồng chí Lê Quang Dụ, Giám đốc Sở Nội vụ cho biết, Sở Nội vụ đã tiếp thu"
        " đầy đủ các ý kiến của đại biểu, bổ sung vào dự thảo và gửi lại các xã.\n"
    )

    assert [quote[-1] for quote in quotes(text, "response")] == ["ã"]
