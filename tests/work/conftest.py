"""A task of one commune, given on a Monday, due in thirty days; a document by which things end."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from roviec.documents.models import Document
from roviec.work.actions import Given, Share, issue_task
from roviec.work.models import Assignment

GIVEN = date(2026, 3, 2)
DUE = GIVEN + timedelta(30)


@pytest.fixture
def paper(house: SimpleNamespace) -> Document:
    """A document of the register."""
    return Document.objects.create(
        title="Kết luận", symbol="15-KL/TU", committee=house.units["tu"], registered_at=timezone.now()
    )


@pytest.fixture
def share(house: SimpleNamespace) -> Assignment:
    """The commune's share."""
    given = Given(words="Rà soát khiếu nại", product="Báo cáo", giver_unit=house.units["tu"], due_on=DUE)
    task = issue_task(given, by=house.by["clerk"], on=GIVEN, shares=[Share(house.units["ba"])])
    return task.assignments.get()
