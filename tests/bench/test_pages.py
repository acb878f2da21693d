"""The bench of pages: its rows, and what fills the databases, tried with a few rows."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from bench import pages


def test_a_page_over_its_time_is_named_by_its_row() -> None:
    told = {"name": "desk", "limit": 100.0, "p95_ms": 312.4, "cold_ms": 900.0, "queries": 14}

    [p95, cold, queries] = pages.rows_of("sqlite", json.dumps(told))

    assert (p95.name, p95.target, p95.holds) == ("pages.sqlite.desk.p95_ms", 100.0, False)
    assert (cold.holds, queries.name, queries.value) == (None, "pages.sqlite.desk.queries", 14)


@pytest.mark.parametrize(
    ("address", "named"), [("", ["sqlite"]), ("postgresql://x@y/z", ["sqlite", "postgresql"])]
)
def test_postgresql_is_measured_where_it_is_named(
    address: str, named: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROVIEC_BENCH_POSTGRESQL", address)

    assert [name for name, _address in pages.databases()] == named


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same shape with a thousandth of the rows: that it fills is tried, nothing is measured."""
    from bench import pages_seed as seed

    small = {"TASKS": 400, "EACH": 20, "DOCUMENTS": 10, "BIG": 1500, "LEADS": 380, "PARTNERS": 40}
    small |= {"PROGRESS": 9000, "TARGETS": 252, "VALUES": 504, "USERS": 50}
    for name, value in small.items():
        monkeypatch.setattr(seed, name, value)
    monkeypatch.setattr(seed, "ALL", 1500 + 20 * seed.COMMUNES + 380 + 40)
    yield


@pytest.mark.django_db(transaction=True)
def test_what_fills_the_database_fits_the_schema_of_today(few: None) -> None:
    from django.utils import timezone

    from bench import pages_seed
    from roviec.work.models import Assignment
    from roviec.work.queries import COUNTED

    pages_seed.make()

    today = timezone.localdate()
    assert Assignment.objects.count() == pages_seed.ALL
    for name in ("open", "late", "done", "ended_otherwise"):
        plain = COUNTED[name].rows(Assignment.objects.all(), today).count()
        assert plain == COUNTED[name].rows(Assignment.objects.as_of(today), today).count() > 0, name
