"""What all tests of the house share: units, posts, accounts of each kind; a journal that can be emptied."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

DAY = date(2026, 3, 2)  # a Monday


@pytest.fixture(autouse=True)
def _files_aside(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """Each test that touches the database keeps its files apart."""
    if "db" not in request.fixturenames and "transactional_db" not in request.fixturenames:
        yield
        return
    from django.test import override_settings

    with override_settings(FILES_DIR=tmp_path / "files"):
        yield
    shutil.rmtree(tmp_path / "files", ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def _the_journal_can_be_emptied() -> None:
    """Between tests that commit tables are emptied; the journal refuses that, so its triggers step aside."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    triggers = importlib.import_module("roviec.journal.migrations.0002_refuse_change")
    flush = BaseDatabaseOperations.execute_sql_flush

    def stepping_aside(self: Any, sql_list: Any) -> None:
        vendor = self.connection.vendor
        with self.connection.cursor() as cursor:
            for statement in triggers.dropping(vendor):
                cursor.execute(statement)
        flush(self, sql_list)
        with self.connection.cursor() as cursor:
            for statement in triggers.creating(vendor):
                cursor.execute(statement)

    BaseDatabaseOperations.execute_sql_flush = stepping_aside  # type: ignore[method-assign]


@pytest.fixture
def house(db: None) -> SimpleNamespace:
    """A committee with its office, two communes, and an account of each kind. Posts, no persons' names.

    `house.clerk` and the like are users; `house.by["clerk"]` is who acts; `house.units["ba"]` a unit.
    """
    from tests.people import make_house

    return make_house()
