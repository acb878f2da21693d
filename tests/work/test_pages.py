"""The page of a share: what it offers to whom, and what comes back."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from roviec.documents.models import Document
from roviec.work.actions import Given, Share, give_evidence, issue_task
from roviec.work.models import Assignment
from roviec.work.views import MANY
from tests.intake.test_path import signed_in
from tests.people import make_unit

TODAY = timezone.localdate()
DUE = TODAY + timedelta(30)


@pytest.fixture
def today(house: SimpleNamespace) -> Assignment:
    """A share given today."""
    given = Given(words="Rà soát khiếu nại", giver_unit=house.units["tu"], due_on=DUE)
    task = issue_task(given, by=house.by["clerk"], on=TODAY, shares=[Share(house.units["ba"])])
    return task.assignments.get()


def offered(client: object, share: Assignment) -> set[str]:
    told = client.get(f"/work/assignments/{share.pk}/").context  # type: ignore[attr-defined]
    return {offer.act.name for offer in (*told["of_the_unit"], *told["of_the_office"])}


def test_the_page_offers_what_the_reader_may_do(today: Assignment, house: SimpleNamespace) -> None:
    unit = {"progress", "difficulty", "ask_extension", "ask_change", "ask_refusal", "hand_down"}
    office = {"extend", "pause", "transfer", "end"}

    assert offered(signed_in(house.owner), today) == unit
    assert offered(signed_in(house.clerk), today) == unit | office
    assert offered(signed_in(house.leader), today) == unit | office
    assert offered(signed_in(house.inspector), today) == set()


def test_a_unit_asks_and_the_office_decides(today: Assignment, house: SimpleNamespace) -> None:
    unit, clerk = signed_in(house.owner), signed_in(house.clerk)
    page = f"/work/assignments/{today.pk}/"
    later = (DUE + timedelta(10)).isoformat()

    answer = unit.post(f"{page}ask-extension/", {"new_due": later, "reason": "Chờ số liệu"})
    assert answer.status_code == 302
    asked = today.requests.get()
    assert unit.post(f"/work/request/{asked.pk}/grant/").status_code == 404
    assert clerk.post(f"/work/request/{asked.pk}/grant/", {"opinion": "Đồng ý"}).status_code == 302

    today.refresh_from_db()
    assert today.due_on == DUE + timedelta(10)
    assert "Đồng ý".encode() in unit.get(page).content


def test_what_was_typed_is_kept_when_it_is_refused(today: Assignment, house: SimpleNamespace) -> None:
    told = {"new_due": TODAY.isoformat(), "reason": "Chờ số liệu", "document": "99-XX"}

    answer = signed_in(house.clerk).post(f"/work/assignments/{today.pk}/extend/", told)

    assert answer.status_code == 422
    [opened] = [offer for offer in answer.context["of_the_office"] if offer.opened]
    assert opened.form["reason"].value() == "Chờ số liệu"
    assert "document" in opened.form.errors


def test_the_document_is_found_by_its_symbol(today: Assignment, house: SimpleNamespace) -> None:
    Document.objects.create(
        title="Kết luận", symbol="15-KL/TU", committee=house.units["tu"], registered_at=timezone.now()
    )
    told = {"ending": "cancelled", "document": "15-kl/tu", "reason": "Không còn cần"}

    answer = signed_in(house.clerk).post(f"/work/assignments/{today.pk}/end/", told)

    assert answer.status_code == 302, [one.form.errors for one in answer.context["of_the_office"]]
    today.refresh_from_db()
    assert today.ending == "cancelled"


def test_who_tracks_confirms_for_themselves(today: Assignment, house: SimpleNamespace) -> None:
    today.tracker_post = house.posts["officer"]
    today.save()

    assert offered(signed_in(house.officer), today) == {"receive_as_tracker"}
    address = f"/work/assignments/{today.pk}/receive-as-tracker/"
    assert signed_in(house.owner).post(address).status_code == 404
    assert signed_in(house.officer).post(address).status_code == 302

    today.refresh_from_db()
    assert (today.tracker_received_on, today.owner_received_on) == (TODAY, None)


def test_126_units_are_a_board_that_asks_as_often_as_one_of_20(
    house: SimpleNamespace,
) -> None:
    units = [make_unit(f"x{n}", "commune", f"Đảng ủy xã số {n}", house.units["tu"]) for n in range(126)]
    given = Given(words="Niêm yết danh sách", giver_unit=house.units["tu"], due_on=DUE)
    shares = [Share(unit, role=Assignment.Role.EACH) for unit in units]
    task = issue_task(given, by=house.by["clerk"], on=TODAY, shares=shares)
    small = issue_task(given, by=house.by["clerk"], on=TODAY, shares=shares[:20])
    first = task.assignments.earliest("pk")
    told = {"dated_on": TODAY, "number": "09-BC/ĐU", "level": "Thành ủy"}
    give_evidence(first, by=house.by["clerk"], on=TODAY, **told)
    client = signed_in(house.clerk)

    with CaptureQueriesContext(connection) as of_20:
        client.get(f"/work/tasks/{small.pk}/")
    with CaptureQueriesContext(connection) as of_126:
        page = client.get(f"/work/tasks/{task.pk}/")

    assert len(of_126) == len(of_20)

    board = page.context["board"]
    assert (len(board.look), len(board.others), len(board.done)) == (125, 0, 1)
    assert (page.context["done"], page.context["all"]) == (1, 126)
    assert len(units) > MANY
    assert b"1/126" in page.content
    shown = client.get("/work/", {"task": task.pk, "show": "is_not_received"})
    assert shown.context["page"].total == 125
