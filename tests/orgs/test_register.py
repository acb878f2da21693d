"""The register of units and the journal: page by page, to the last."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roviec.journal.acting import THE_HOUSE
from roviec.journal.actions import record
from roviec.journal.models import Entry
from roviec.orgs.models import Succession, SuccessionPart, Unit, UnitEdge
from roviec.ui.templatetags.ui import ACTS
from tests.intake.test_path import signed_in
from tests.people import make_unit


def merged(name: str, count: int, here: Unit, *, out: bool = False) -> None:
    """So many units that became this one; `out`: that it became."""
    became = Succession.objects.create(day=date(2025, 7, 1), document=f"NQ {name}")
    for number in range(count):
        other = make_unit(f"{name}{number}", "commune", f"Xã {name} {number}")
        old, new = (here, other) if out else (other, here)
        SuccessionPart.objects.create(succession=became, old=old, new=new, share="whole")


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


def test_a_units_page_asks_no_more_for_many_that_it_came_from(
    house: SimpleNamespace,
) -> None:
    client, here = signed_in(house.admin), make_unit("moi", "commune", "Đảng ủy xã Mới", house.units["tu"])
    merged("cu", 1, here)
    address = f"/orgs/units/{here.pk}/"
    with CaptureQueriesContext(connection) as for_one:
        client.get(address)
    merged("xua", 12, here)
    merged("nay", 12, here, out=True)
    UnitEdge.objects.create(line=UnitEdge.Line.STATE, child=here, parent=house.units["do"])

    with CaptureQueriesContext(connection) as for_many:
        page = client.get(address).content.decode()

    assert len(for_many) <= len(for_one) + 1  # what it went to, named: one query for all twelve
    for name in ("Thành ủy An Hải", "Đảng ủy xã Đồng Rạng", "Xã xua 11", "Xã nay 11"):
        assert f">{name}</a>" in page


def test_the_journal_goes_on(house: SimpleNamespace) -> None:
    for number in range(Entry.objects.count(), 130):
        record("view.saved", by=THE_HOUSE, name=str(number))

    assert goes_on(house, "/orgs/journal/", 130) == [50, 30]


def test_the_journal_says_acts_in_words(house: SimpleNamespace) -> None:
    record("view.saved", by=THE_HOUSE, name="Trễ")

    page = signed_in(house.admin).get("/orgs/journal/").content.decode()

    assert "view.saved" not in page
    assert f"<td>{ACTS['view.saved']}</td>" in page
