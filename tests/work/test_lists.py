"""The lists: narrowed by typing, one row a task, kept, as a table; what is counted is what is listed."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from roviec.journal.models import Entry
from roviec.work.actions import Given, Share, extend, give_evidence, issue_task
from roviec.work.models import Assignment, SavedView, Task
from roviec.work.queries import COUNTED
from tests.intake.test_path import signed_in

TODAY = timezone.localdate()
LIST = "/work/"


@pytest.fixture
def each(house: SimpleNamespace) -> Task:
    """A task of both communes and a partner; the first has done it."""
    given = Given(
        words="Niêm yết danh sách cử tri", giver_unit=house.units["tu"], due_on=TODAY - timedelta(days=5)
    )
    shares = [Share(house.units["ba"], role="each"), Share(house.units["do"], role="each")]
    task = issue_task(given, by=house.by["clerk"], on=TODAY - timedelta(days=30), shares=shares)
    first = task.assignments.get(unit=house.units["ba"])
    give_evidence(first, by=house.by["owner"], on=TODAY, dated_on=TODAY, number="9-BC/ĐU", level="Thành ủy")
    return task


def test_a_task_is_one_row_with_its_units_done_of_all(house: SimpleNamespace, each: Task) -> None:
    answer = signed_in(house.clerk).get(reverse("work:tasks"))

    [(task, shares, _six)] = answer.context["rows"]
    assert (task, shares.done, shares.total, shares.state.name) == (each, 1, 2, "over")


def test_both_numbers_of_a_task_open_what_they_count(house: SimpleNamespace, each: Task) -> None:
    client = signed_in(house.clerk)

    for show, count in (("done", 1), ("in_count", 2)):
        address = f"{LIST}?task={each.pk}&counting=on&show={show}"
        assert address.replace("&", "&amp;") in client.get(reverse("work:tasks")).content.decode()
        assert client.get(address).context["page"].total == count


def test_of_a_task_for_many_a_unit_sees_itself_alone(house: SimpleNamespace, each: Task) -> None:
    [(_task, shares, _six)] = signed_in(house.stranger).get(reverse("work:tasks")).context["rows"]

    assert (shares.done, shares.total) == (0, 1)


def test_a_unit_is_found_by_typing_without_marks(house: SimpleNamespace, each: Task) -> None:
    answer = signed_in(house.clerk).get(LIST, {"unit_words": "phuong ba ai"})

    assert answer.status_code == 302
    assert answer["Location"] == f"{LIST}?unit={house.units['ba'].pk}"


def test_several_of_one_name_are_offered_and_none_is_guessed(house: SimpleNamespace, each: Task) -> None:
    client = signed_in(house.clerk)

    answer = client.get(LIST, {"unit_words": "đảng ủy"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Đảng ủy phường Bà Ải" in page and "Đảng ủy xã Đồng Rạng" in page

    chosen = client.get(LIST, {"unit_words": "đảng ủy", "unit_choice": str(house.units["do"].pk)})
    assert chosen["Location"] == f"{LIST}?unit={house.units['do'].pk}"


def test_an_unknown_name_is_said_and_kept(house: SimpleNamespace) -> None:
    answer = signed_in(house.clerk).get(LIST, {"unit_words": "Sao Hỏa"})

    assert answer.status_code == 422
    assert "Sao Hỏa" in answer.content.decode()


def test_no_page_carries_the_whole_register(house: SimpleNamespace, each: Task) -> None:
    page = signed_in(house.clerk).get(LIST).content.decode()

    assert "Bí thư" not in page
    assert "Ủy ban Kiểm tra Thành ủy An Hải" not in page
    found = signed_in(house.clerk).get(reverse("work:suggest_units"), {"unit_words": "kiem tra"})
    assert "Ủy ban Kiểm tra Thành ủy An Hải" in found.content.decode()


def test_a_view_is_kept_by_name_for_oneself(house: SimpleNamespace, each: Task) -> None:
    client = signed_in(house.clerk)
    told = {"name": "Đang trễ", "query": "show=late", "place": "tasks"}
    client.post(reverse("work:save_view"), told)

    view = SavedView.objects.get()
    assert view.query == "/work/tasks/?show=late"
    assert "Đang trễ" in client.get(LIST).content.decode()
    assert "Đang trễ" not in signed_in(house.leader).get(LIST).content.decode()
    assert signed_in(house.leader).post(reverse("work:drop_view", args=[view.pk])).status_code == 404
    client.post(reverse("work:drop_view", args=[view.pk]))
    assert not SavedView.objects.exists()
    assert [e.action for e in Entry.objects.order_by("seq")][-2:] == ["view.saved", "view.dropped"]


def test_the_order_is_the_one_asked_for(house: SimpleNamespace, each: Task) -> None:
    given = Given(words="Sau", giver_unit=house.units["tu"], due_on=TODAY + timedelta(days=9))
    issue_task(given, by=house.by["clerk"], on=TODAY, shares=[Share(house.units["ba"])])
    client = signed_in(house.clerk)

    assert client.get(LIST, {"sort": "-due"}).context["page"].rows[0].task.words == "Sau"
    assert client.get(LIST, {"sort": "due"}).context["page"].rows[0].task == each
    assert client.get(LIST, {"show": "open"}).context["page"].rows[0].task == each
    assert client.get(LIST).context["page"].rows[0].task.words == "Sau"


def test_the_list_as_excel_has_the_same_rows_and_no_formulas(house: SimpleNamespace, each: Task) -> None:
    given = Given(words="=1+1", giver_unit=house.units["tu"])
    issue_task(given, by=house.by["clerk"], on=TODAY, shares=[Share(house.units["do"])])

    answer = signed_in(house.clerk).get(reverse("work:assignments_xlsx"))

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 3 + Assignment.objects.count()
    assert "=1+1" in [row[0] for row in rows]


def test_a_past_day_shows_the_deadline_of_that_day(house: SimpleNamespace, each: Task) -> None:
    second = each.assignments.get(unit=house.units["do"])
    new = TODAY + timedelta(days=20)
    extend(second, by=house.by["clerk"], on=TODAY, new_due=new, reason="Chờ số liệu")
    client = signed_in(house.stranger)

    before = client.get(LIST, {"as_of": (TODAY - timedelta(days=1)).isoformat()}).content.decode()
    now = client.get(LIST).content.decode()

    old = TODAY - timedelta(days=5)
    assert f">{old:%d/%m/%Y}<" in before and f">{new:%d/%m/%Y}<" not in before
    assert f">{new:%d/%m/%Y}<" in now and f">{old:%d/%m/%Y}<" not in now


def test_today_seen_as_a_past_day_is_counted_the_same(house: SimpleNamespace, each: Task) -> None:
    plain = Assignment.objects.all()
    then = Assignment.objects.as_of(TODAY)

    for name, counted in COUNTED.items():
        assert counted.rows(plain, TODAY).count() == counted.rows(then, TODAY).count(), name
