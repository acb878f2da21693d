"""Giving tasks from what was confirmed: to many units and partners, to a whole group, twenty in one act."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from roviec.documents.models import Audience, Fact
from roviec.intake import actions
from roviec.journal.queries import verify
from roviec.work.models import Assignment, Task
from tests.intake.test_path import PAPER, signed_in, upload
from tests.people import make_unit

HEAD = "THÀNH ỦY AN HẢI\n*\nSố 20-KL/TU\nAn Hải, ngày 05 tháng 01 năm 2026\n\nKẾT LUẬN\nvề tiếp dân\n\n"
TWENTY = HEAD + "".join(
    f"{n}. Giao Đảng ủy phường Bà Ải công khai kết quả việc thứ {n}, báo cáo trước ngày {n:02d}/12/2026.\n"
    for n in range(1, 21)
)


@pytest.fixture
def order(house: SimpleNamespace) -> SimpleNamespace:
    clerk = signed_in(house.clerk)
    document = upload(clerk)
    fact = Fact.objects.of(document).filter(kind="assignment").earliest("start")
    return SimpleNamespace(house=house, clerk=clerk, document=document, fact=fact)


def give(order: SimpleNamespace, **sent: Any) -> int:
    told = {"words": "Rà soát", "due_on": "2026-12-30", "seen": "", **sent}
    return int(order.clerk.post(f"/reading/facts/{order.fact.pk}/issue/", told).status_code)


def roles(task: Task) -> dict[str, str]:
    return {one.unit.code: one.role for one in task.assignments.select_related("unit")}


def test_one_leads_with_partners(order: SimpleNamespace) -> None:
    assert give(order, unit="Đảng ủy phường Bà Ải", partners="Đảng ủy xã Đồng Rạng") == 302

    assert roles(Task.objects.get()) == {"ba": "lead", "do": "partner"}


def test_each_of_several_does_it(order: SimpleNamespace) -> None:
    assert give(order, unit="Đảng ủy phường Bà Ải\ndang uy xa dong rang") == 302

    assert roles(Task.objects.get()) == {"ba": "each", "do": "each"}


def test_126_communes_in_one_act(order: SimpleNamespace) -> None:
    for number in range(124):  # two are there
        make_unit(f"x{number}", "commune", f"Đảng ủy xã Thử {number}", order.house.units["tu"])

    assert give(order, group="commune") == 302

    task = Task.objects.get()
    assert task.mode == Task.Mode.EACH
    assert Assignment.objects.filter(task=task, role="each").count() == 126
    assert Audience.objects.filter(document=order.document, fact=order.fact).count() == 126
    assert verify() == []


def test_a_demand_is_given_once(order: SimpleNamespace) -> None:
    give(order, unit="Đảng ủy phường Bà Ải")
    decision = order.fact.decisions.get()

    assert give(order, unit="Đảng ủy phường Bà Ải", seen=decision.pk) == 422
    assert Task.objects.count() == 1


def test_the_same_demand_of_two_papers_is_one_task_with_two_sources(order: SimpleNamespace) -> None:
    give(order, words="Rà soát các vụ việc khiếu nại tồn đọng", unit="Đảng ủy phường Bà Ải")
    again = upload(order.clerk, PAPER.replace("15-KL", "22-KL"))
    fact = Fact.objects.of(again).filter(kind="assignment").earliest("start")
    page = order.clerk.get(f"/reading/{again.pk}/?fact={fact.pk}")
    task = Task.objects.get()
    assert page.context["same"] == [task]

    order.clerk.post(f"/reading/facts/{fact.pk}/join/", {"task": task.pk, "seen": ""})

    assert Task.objects.count() == 1
    assert [source.code for source in task.sources.all()] == ["15-KL/TU · 01", "22-KL/TU · 01"]
    assert fact.decisions.get().decision == "confirmed"
    assert Audience.objects.filter(document=again, unit=order.house.units["ba"], fact=fact).exists()
    assert verify() == []


def test_units_are_found_without_marks(order: SimpleNamespace) -> None:
    page = order.clerk.get("/reading/units/?q=ba ai").content.decode()

    assert "Đảng ủy phường Bà Ải" in page
    assert "Đồng Rạng" not in page


def test_twenty_tasks_in_one_act_with_what_is_missing(house: SimpleNamespace) -> None:
    clerk = signed_in(house.clerk)
    document = upload(clerk, TWENTY)
    actions.confirm_kind(document, "assignment", by=house.by["clerk"])
    page = clerk.get(f"/reading/{document.pk}/finish/")
    orders = page.context["orders"]
    assert len(orders) == 20
    missing = [str(one.label) for one in orders[0]["six"] if not one.filled]
    assert missing == ["trách nhiệm", "thẩm quyền", "sản phẩm"]

    sent: dict[str, Any] = {"give": [one["fact"].pk for one in orders]}
    for one in orders:
        form = one["form"]
        sent |= {form[name].html_name: form[name].value() or "" for name in form.fields}
    first = orders[0]["form"]

    # One of them is not right: none is given, and what was typed is kept.
    wrong = sent | {first["unit"].html_name: "Đảng ủy xã Không Có"}
    answer = clerk.post(f"/reading/{document.pk}/give/", wrong)
    assert answer.status_code == 422
    assert "Không Có" in answer.content.decode()
    assert not Task.objects.exists()

    answer = clerk.post(f"/reading/{document.pk}/give/", sent)
    assert answer.status_code == 302, answer.content.decode()
    assert Task.objects.count() == 20
    codes = [task.sources.get().code for task in Task.objects.order_by("id")]
    assert (codes[0], codes[-1]) == ("20-KL/TU · 01", "20-KL/TU · 20")
    assert clerk.get(f"/reading/{document.pk}/finish/").context["orders"] == []
    assert verify() == []


def test_twenty_tasks_are_asked_for_at_once(
    house: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    clerk = signed_in(house.clerk)
    document = upload(clerk, TWENTY)
    actions.confirm_kind(document, "assignment", by=house.by["clerk"])

    with django_assert_max_num_queries(45):
        clerk.get(f"/reading/{document.pk}/finish/")
