"""Writers who meet: each act is one link of the chain, none is lost, none is written twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from roviec.journal.acting import THE_HOUSE
from roviec.journal.actions import record
from roviec.journal.models import Entry
from roviec.journal.queries import verify
from roviec.orgs.models import WorkField

WRITERS, ACTS = 8, 10


def act(writer: int) -> None:
    """Read, write, record: ten times."""
    try:
        for number in range(ACTS):
            with transaction.atomic():
                WorkField.objects.count()
                made = WorkField.objects.create(code=f"{writer}-{number}", name="x")
                record("test.written", by=THE_HOUSE, objects=[made])
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_leave_a_whole_chain() -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(act, range(WRITERS)))

    assert Entry.objects.count() == WorkField.objects.count() == WRITERS * ACTS
    assert verify() == []
