"""The report by unit: page, Word and Excel agree to the unit, and every number opens its list."""

from __future__ import annotations

import re
import zipfile
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from roviec.journal.queries import head
from roviec.work.actions import Given, Share, give_evidence, issue_task
from roviec.work.models import Assignment
from tests.intake.test_path import signed_in

TODAY = timezone.localdate()
PAGE = "/reports/by-unit/"


@pytest.fixture
def work(house: SimpleNamespace) -> None:
    """Two overdue tasks of both communes; the first commune has done one of them."""
    given = Given(words="Rà soát", giver_unit=house.units["tu"], due_on=TODAY - timedelta(days=5))
    shares = [Share(house.units["ba"], role="each"), Share(house.units["do"], role="each")]
    for _n in range(2):
        issue_task(given, by=house.by["clerk"], on=TODAY - timedelta(days=30), shares=shares)
    first = Assignment.objects.filter(unit=house.units["ba"]).earliest("pk")
    give_evidence(first, by=house.by["owner"], on=TODAY, dated_on=TODAY, number="9-BC/ĐU", level="Thành ủy")


def test_every_number_opens_the_list_that_it_counts(house: SimpleNamespace, work: None) -> None:
    client = signed_in(house.clerk)
    told = client.get(PAGE).context

    table = {str(row.unit): [figure.count for figure in row.figures] for row in told["rows"]}
    assert table == {"Đảng ủy phường Bà Ải": [2, 1, 1, 1, 0], "Đảng ủy xã Đồng Rạng": [2, 0, 0, 2, 0]}
    figures = [figure for row in told["rows"] for figure in row.figures] + list(told["totals"])
    for figure in figures:
        assert client.get(figure.address).context["page"].total == figure.count, figure.query


def test_page_word_and_excel_agree_to_the_unit(house: SimpleNamespace, work: None) -> None:
    client = signed_in(house.clerk)
    told = client.get(PAGE).context
    numbers = [[str(row.unit), *(figure.count for figure in row.figures)] for row in told["rows"]]

    sheet = client.get(reverse("reports:by_unit_xlsx")).content
    cells = CalamineWorkbook.from_filelike(BytesIO(sheet)).get_sheet_by_index(0).to_python()
    word = client.get(reverse("reports:by_unit_word")).content
    parts = zipfile.ZipFile(BytesIO(word))
    text, foot = (
        re.sub(
            r"<[^>]+>", " ", "".join(parts.read(name).decode() for name in parts.namelist() if kind in name)
        )
        for kind in ("word/document", "word/footer")
    )

    assert [[row[0], *map(int, row[1:])] for row in cells[3:5]] == numbers
    for row in numbers:
        assert " ".join(map(str, row)) in " ".join(text.split())
    assert str(head()) in foot


def test_a_unit_counts_itself_alone(house: SimpleNamespace, work: None) -> None:
    told = signed_in(house.stranger).get(PAGE).context

    assert [str(row.unit) for row in told["rows"]] == ["Đảng ủy xã Đồng Rạng"]


def test_a_document_is_chosen_by_typing(house: SimpleNamespace, work: None) -> None:
    answer = signed_in(house.clerk).get(PAGE, {"document_words": "không có"})

    assert answer.status_code == 422
    assert "không có" in answer.content.decode()
