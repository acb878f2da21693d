"""The register of units and the journal: page by page, to the last."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from roviec.journal.acting import THE_HOUSE
from roviec.journal.actions import record
from roviec.journal.models import Entry
from roviec.orgs.models import Unit
from roviec.ui.templatetags.ui import ACTS
from tests.intake.test_path import signed_in
from tests.people import make_unit


def goes_on(house: SimpleNamespace, address: str, total: int) -> list[int]:
    """How many rows stand on the first page and on the last; they lead to one another."""
    client = signed_in(house.admin)
    last = (total + 49) // 50
    parting = "&" if "?" in address else "?"
    first_page, last_page = client.get(address), client.get(f"{address}{parting}page={last}")

    assert first_page.context["page"].total == last_page.context["page"].total == total
    assert "page=2" in first_page.content.decode()
    assert f"page={last - 1}" in last_page.content.decode()
    assert f"page={last + 1}" not in last_page.content.decode()
    return [len(answer.context["page"].rows) for answer in (first_page, last_page)]


@pytest.fixture
def many(house: SimpleNamespace) -> list[Unit]:
    """Sixty units below the committee."""
    return [make_unit(f"x{n}", "commune", f"Đảng ủy xã Thử {n}", house.units["tu"]) for n in range(60)]


def test_the_units_below_one_go_on(house: SimpleNamespace, many: list[Unit]) -> None:
    assert goes_on(house, f"/orgs/units/{house.units['tu'].pk}/", 65) == [50, 15]


def test_what_was_found_goes_on_with_the_same_words(house: SimpleNamespace, many: list[Unit]) -> None:
    assert goes_on(house, "/orgs/units/?q=xa+thu", 60) == [50, 10]


def test_units_at_the_top_go_on(house: SimpleNamespace) -> None:
    for number in range(60):
        make_unit(f"t{number}", "other", f"Cơ quan {number}")

    assert goes_on(house, "/orgs/units/", 61) == [50, 11]


def test_the_journal_goes_on(house: SimpleNamespace) -> None:
    for number in range(Entry.objects.count(), 130):
        record("view.saved", by=THE_HOUSE, name=str(number))

    assert goes_on(house, "/orgs/journal/", 130) == [50, 30]


def test_the_journal_says_acts_in_words(house: SimpleNamespace) -> None:
    record("view.saved", by=THE_HOUSE, name="Trễ")

    page = signed_in(house.admin).get("/orgs/journal/").content.decode()

    assert "view.saved" not in page
    assert f"<td>{ACTS['view.saved']}</td>" in page
