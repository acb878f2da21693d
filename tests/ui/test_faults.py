"""What a reader sees when something fails: in Vietnamese, and with nothing but the page itself."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from roviec.ui import views
from roviec.ui.templatetags.ui import ACTS

ROOMS = Path(__file__).resolve().parents[2] / "roviec"


# "Needs nothing but itself: the database may be what broke": this test is given no database.
def test_the_page_of_our_fault_asks_no_database() -> None:
    answer = views.broken(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Rõ Việc" in answer.content.decode()


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_our_words(house: SimpleNamespace) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.clerk)

    answer = client.post(reverse("orgs:sign_out"))

    assert answer.status_code == 403
    assert '<html lang="vi"' in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize(
    "name", ["work:assignments", "work:tasks", "reports:reports", "reports:by_unit", "desk:overview"]
)
def test_a_day_out_of_all_bounds_breaks_no_page(house: SimpleNamespace, name: str, day: str) -> None:
    client = Client()
    client.force_login(house.leader)

    assert client.get(reverse(name), {"as_of": day}).status_code in (200, 422)


def test_each_act_of_the_journal_has_words() -> None:
    written = {
        act
        for path in ROOMS.rglob("*.py")
        for act in re.findall(r'\brecord\(\s*"([a-z_.]+)"', path.read_text("utf-8"))
    }

    assert len(written) > 20
    assert sorted(written - ACTS.keys()) == []
