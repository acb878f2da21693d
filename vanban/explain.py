"""Why a fact was read as it was: its rule and where that is written, rows of tables, reasons of fields."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from vanban import tables
from vanban.fold import fold_tone
from vanban.gazetteer import Gazetteer, Words
from vanban.record import Fact


class Row(NamedTuple):
    """A row of a table whose words stand in the quote; keys of sources stand in data/SOURCES.md."""

    table: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What made a fact. `source` is empty for a rule that only joins what others found."""

    rule: str
    source: str
    rows: tuple[Row, ...]
    basis: Mapping[str, str]


def explain(fact: Fact) -> Explanation:
    """Which rule made a fact, by which source, and which rows its words have in the tables of its kind.

    What a heading, the head of a list or another sentence gave stands in `basis`, by field.

    >>> from vanban import read
    >>> told = explain(read("Căn cứ Nghị quyết số 15-NQ/TW, ngày 05/5/2022 của Bộ Chính trị.").facts[0])
    >>> told.rule, [(row.table, row.words) for row in told.rows][0]
    ('document.symbol_party', ('doc_types', 'Nghị quyết'))
    """
    return Explanation(fact.rule, _sources().get(fact.rule, ""), _rows(fact), dict(fact.basis))


# Which tables the rules of a kind ask.
_TABLES: Mapping[str, tuple[str, ...]] = {
    "document": ("doc_types", "bodies"),
    "meeting": ("bodies",),
    "person": ("posts", "bodies", "names"),
    "figure": ("units", "bodies"),
    "assignment": ("cues", "action_verbs", "posts", "bodies"),
    "opinion": ("cues",),
    "response": ("cues",),
    "shortcoming": ("cues",),
    "decision": ("cues", "doc_types"),
}
_LOAD: Mapping[str, Callable[[], Iterable[Any]]] = {
    "doc_types": tables.doc_types,
    "bodies": tables.bodies,
    "posts": tables.posts,
    "names": tables.names,
    "units": tables.units,
    "cues": tables.cues,
    "action_verbs": tables.action_verbs,
}


@cache
def _gazetteer(table: str) -> Gazetteer[Any]:
    return Gazetteer(tables.spellings(_LOAD[table]()), ignore_case=True)


def _rows(fact: Fact) -> tuple[Row, ...]:
    """Of rows that share words the longest holds, then the one of the table asked first."""
    words = Words(fold_tone(unicodedata.normalize("NFC", fact.quote)), folded=True)
    hits = [
        (hit.end - hit.start, -order, hit.start, hit.end, Row(table, str(hit.value[0]), hit.value.source))
        for order, table in enumerate(_TABLES[fact.kind])
        for hit in _gazetteer(table).find(words)
    ]
    kept: list[tuple[int, int, Row]] = []
    for _, _, start, end, row in sorted(hits, reverse=True):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, row))
    return tuple(dict.fromkeys(row for _, _, row in sorted(kept)))


@cache
def _sources() -> dict[str, str]:
    """Where each rule is written, by its name. All rules are known once a text has been read."""
    modules = [module for name, module in sys.modules.items() if name.startswith("vanban.rules.")]
    return {rule.name: rule.source for module in modules for rule in getattr(module, "RULES", ())}
