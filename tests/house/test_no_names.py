"""No rule and no table names a person or an event: what is read was never written into the reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("vanban/**/*.py"), *ROOT.glob("vanban/**/*.tsv")])


def named() -> set[str]:
    """Persons of more than one syllable and meetings with a number, as the keys of the corpus name them."""
    names = set()
    for path in ROOT.glob("tests/corpus/*.json"):
        for fact in json.loads(path.read_text("utf-8"))["facts"]:
            if fact["kind"] == "person" and " " in fact["fields"]["name"]:
                names.add(fact["fields"]["name"])
            elif fact["kind"] == "meeting" and fact["fields"].get("ordinal"):
                names.add(fact["quote"])
    return names


def test_the_corpus_names_persons_and_meetings() -> None:
    assert len(named()) > 20


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_names_of_the_corpus_stand_in_no_source(path: Path) -> None:
    text = path.read_text("utf-8")

    assert sorted(name for name in named() if name in text) == []
