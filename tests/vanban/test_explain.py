"""What made a fact can be told: rule, source, rows, and the reason of what stands elsewhere."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from vanban import Fact, read
from vanban.explain import explain

TEXTS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))


def one(text: str, kind: str) -> Fact:
    [fact] = [fact for fact in read(text).facts if fact.kind == kind]
    return fact


def test_a_document_tells_its_rule_and_the_row_of_its_type() -> None:
    told = explain(one("Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2026 của Bộ Chính trị.", "document"))

    assert told.rule == "document.symbol_party"
    assert told.source
    assert ("doc_types", "Chỉ thị") in [(row.table, row.words) for row in told.rows]
    assert [row for row in told.rows if not row.source] == []


def test_a_row_is_found_in_a_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2026 của Bộ Chính trị.")

    assert ("doc_types", "Chỉ thị") in [(row.table, row.words) for row in explain(one(text, "document")).rows]


def test_what_the_heading_gave_is_told_with_its_field() -> None:
    text = TEXTS[3].read_bytes().decode("utf-8")

    told = [explain(fact) for fact in read(text).facts if fact.kind == "assignment"]

    assert [one.basis["assignees"] for one in told if "assignees" in one.basis]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem[:2])
def test_every_fact_of_the_corpus_tells_its_rule(path: Path) -> None:
    told = [explain(fact) for fact in read(path.read_bytes().decode("utf-8")).facts]

    assert told
    assert [one for one in told if "." not in one.rule] == []
