"""My desk and the overview: every number opens the list that holds exactly what it counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from roviec.desk.overview import overview
from roviec.desk.views import share
from roviec.desk.waiting import desk_of
from roviec.work import actions
from roviec.work.models import Assignment
from tests.intake.test_path import signed_in

TODAY = timezone.localdate()
GIVEN = TODAY - timedelta(days=60)


@pytest.fixture
def give(house: SimpleNamespace) -> Callable[..., Assignment]:
    """Gives a task to one unit, due so many days from today."""

    def given(words: str, unit: str, due: int, *, helped_by: str = "", product: str = "") -> Assignment:
        shares = [actions.Share(house.units[unit])]
        if helped_by:
            shares.append(actions.Share(house.units[helped_by], Assignment.Role.PARTNER))
        told = actions.Given(
            words=words,
            giver_unit=house.units["tu"],
            product=product,
            due_on=TODAY + timedelta(days=due),
        )
        task = actions.issue_task(told, by=house.by["clerk"], on=GIVEN, shares=shares)
        return task.assignments.get(role=Assignment.Role.LEAD)

    return given


@pytest.fixture
def at_work(house: SimpleNamespace, give: Callable[..., Assignment]) -> SimpleNamespace:
    """Two late (one of them by ten days and stuck), one late by a day, one due ahead, one done in time."""
    stuck = give("Bố trí trụ sở", "ba", -10, product="Đề án")
    actions.raise_difficulty(
        stuck,
        by=house.by["owner"],
        on=TODAY - timedelta(days=4),
        since=TODAY - timedelta(days=4),
        where="Chưa rõ thẩm quyền",
        decider=house.units["tt"],
    )
    long = give("Giải ngân", "do", -10, helped_by="ba")
    late = give("Rà soát", "ba", -1)
    ahead = give("Báo cáo quý", "ba", 5)
    done = give("Niêm yết", "do", -20)
    day = TODAY - timedelta(days=21)
    actions.give_evidence(
        done, by=house.by["clerk"], on=day, dated_on=day, number="01-BC/ĐU", level="Văn phòng"
    )
    return SimpleNamespace(stuck=stuck, long=long, late=late, ahead=ahead, done=done)


def numbers_on(page: str) -> list[tuple[int, str]]:
    """Every number on a page that is a link to the list, with the list's address."""
    found = re.findall(r'href="(/work/\?[^"]+)"[^>]*>\s*([0-9]+)\b', page)
    return [(int(count), unescape(address)) for address, count in found]


def test_the_headlines_are_what_was_written_out_by_hand(house: Any, at_work: Any) -> None:
    found = overview(house.leader, TODAY)

    counted = {name: one.count for name, one in found.now.items()}
    assert counted == {
        "late": 3,
        "is_over": 1,
        "is_stuck": 1,
        "due_ahead": 1,
        "done_of_due": 1,
        "due": 4,
        "done": 1,
        "given": 5,
        "open": 4,
    }
    assert found.before["late"].count == 2
    assert [line.task.words for line in found.late] == ["Bố trí trụ sở", "Giải ngân", "Rà soát"]


def test_what_waits_for_the_readers_own_body_stands_apart(house: Any, at_work: Any) -> None:
    of_the_leader, of_the_clerk = overview(house.leader, TODAY), overview(house.clerk, TODAY)

    assert [one.assignment for one in of_the_leader.mine] == [at_work.stuck]
    assert of_the_leader.stuck == []
    assert [one.assignment for one in of_the_clerk.stuck] == [at_work.stuck]
    assert of_the_clerk.mine == []


def test_as_of_a_day_before_the_difficulty_was_told_nothing_is_stuck(house: Any, at_work: Any) -> None:
    found = overview(house.leader, TODAY - timedelta(days=5))

    assert found.now["is_stuck"].count == 0
    assert found.mine == []


@pytest.mark.parametrize("who", ["leader", "clerk", "inspector"])
def test_every_number_of_the_overview_opens_a_list_of_as_many_rows(
    house: Any, at_work: Any, who: str
) -> None:
    client = signed_in(getattr(house, who))

    numbers = numbers_on(client.get("/overview/?all=1").content.decode())

    assert len(numbers) >= 12
    for count, address in numbers:
        assert client.get(address).context["page"].total == count, address


def test_a_units_desk_shows_its_own_work_the_worst_first_and_its_numbers_open_their_lists(
    house: Any, at_work: Any
) -> None:
    desk = desk_of(house.owner, TODAY)
    client = signed_in(house.owner)

    assert [(block.name, block.number.count) for block in desk.blocks] == [("is_late", 1), ("is_stuck", 1)]
    assert desk.late == []
    assert [row for row, _chip in desk.ahead.rows] == [at_work.ahead]
    for block in [*desk.blocks, desk.ahead]:
        assert client.get(block.number.address).context["page"].total == block.number.count
    assert "Giải ngân" not in client.get("/").content.decode()  # a partner's share is no debt of the unit


def test_the_desk_counts_late_and_open_as_their_lists_do(house: Any, at_work: Any) -> None:
    desk = desk_of(house.leader, TODAY)
    client = signed_in(house.leader)

    assert [one.task.words for one in desk.late] == ["Bố trí trụ sở", "Giải ngân", "Rà soát"]
    assert (desk.late_number.count, desk.open.count) == (3, 4)
    for one in (desk.late_number, desk.open):
        assert client.get(one.address).context["page"].total == one.count


@pytest.mark.parametrize("who", ["leader", "owner"])
def test_the_desk_asks_for_open_rows_by_their_index(
    house: Any, at_work: Any, django_assert_max_num_queries: Any, who: str
) -> None:
    with django_assert_max_num_queries(60) as asked:
        desk_of(getattr(house, who), TODAY)

    of_open = [one["sql"] for one in asked if '"closed_on" >' in one["sql"]]
    assert of_open
    assert [one for one in of_open if '"closed_on" IS NULL AND' not in one] == []


def test_a_request_waits_on_the_offices_desk_and_not_on_the_units(house: Any, at_work: Any) -> None:
    new = {"due_on": (TODAY + timedelta(days=9)).isoformat()}
    asked = actions.ask(
        at_work.late,
        by=house.by["owner"],
        on=TODAY,
        kind="extension",
        reason="Chờ ý kiến của hai sở",
        new=new,
    )

    assert [one.request for one in desk_of(house.clerk, TODAY).asked] == [asked]
    assert desk_of(house.owner, TODAY).asked == []
    assert "Chờ ý kiến của hai sở" in signed_in(house.clerk).get("/").content.decode()


def test_a_request_waits_since_the_day_it_was_asked(house: Any, at_work: Any) -> None:
    """The day of the office, not that of `at` in UTC: before seven in the morning that is yesterday."""
    asked = actions.ask(
        at_work.late,
        by=house.by["owner"],
        on=TODAY - timedelta(days=2),
        kind="change",
        reason="Cho rõ",
        new={"product": "Báo cáo"},
    )
    assert asked.at.date() >= TODAY - timedelta(days=1)

    [one] = desk_of(house.clerk, TODAY).asked

    assert one.days == 2


def test_documents_with_facts_to_decide_wait_on_the_clerks_desk(house: Any) -> None:
    from roviec.documents.actions import decide
    from roviec.documents.models import Fact
    from tests.intake.test_path import upload

    document = upload(signed_in(house.clerk))
    facts = list(Fact.objects.of(document))
    decide(facts[0], by=house.by["clerk"], decision="confirmed", seen=None)

    [half] = desk_of(house.clerk, TODAY).halves

    assert (half.document, half.settled, half.total) == (document, 1, len(facts))
    assert desk_of(house.owner, TODAY).halves == []


def test_queries_of_the_overview_do_not_grow_with_the_rows(
    house: Any, at_work: Any, give: Callable[..., Assignment], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(60):
        overview(house.leader, TODAY)
    for number in range(30):
        give(f"Việc {number}", "ba" if number % 2 else "do", -3 - number)

    with django_assert_max_num_queries(60):
        overview(house.leader, TODAY)


def test_nothing_is_not_zero_percent() -> None:
    assert share(0, 0) is None
    assert str(share(1, 3)) == "33.3"
    assert str(share(1, 16)) == "6.3"  # half up


def test_an_empty_house_says_so(house: Any) -> None:
    page = signed_in(house.leader).get("/overview/").content.decode()

    assert "chưa giao việc nào" in page
    assert overview(house.leader, date(2020, 1, 1)).units == []
