"""Whether our scorer counts as the one that lies beside the real texts."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from itertools import product
from types import ModuleType
from typing import Any

from bench import Row, corpus, score
from bench.corpus import Keyed, Record
from bench.score import Tally
from vanban import KINDS


def measure() -> Iterator[Row]:
    """In how many documents and kinds the two differ: none; nothing where there is no other scorer."""
    other = _other()
    if other is None:
        print("no scorer beside the project: bench.score is not compared")
        return
    cases = list(product([*corpus.own(), *corpus.real()], KINDS))
    differ = sum(_ours(one, kind) != _theirs(other, one, kind) for one, kind in cases)
    yield Row.told("scorers.compared", len(cases), "documents and kinds")
    yield Row.at_most("scorers.differ", differ, "documents and kinds", 0)


def _other() -> ModuleType | None:
    path = corpus.REAL / "score.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location("beside_score", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _ours(one: Keyed, kind: str) -> Tally:
    return score.tally(score.judge(one.key, one.reading().to_json()))[kind]


def _theirs(other: Any, one: Keyed, kind: str) -> Tally:
    keys, found = (_of_kind(record, kind) for record in (one.key, one.reading().to_json()))
    pairs = [(keys[i]["fields"], found[j]["fields"]) for i, j in other.pair(keys, found)]
    asked = [
        other.agree_field(key.get(name), got.get(name))
        for (key, got), name in product(pairs, other.FIELDS[kind])
        if any(fields.get(name) not in (None, [], "") for fields in (key, got))
    ]
    exact = sum(bool(other.AGREE[kind](*pair)) for pair in pairs)
    return Tally(len(keys), len(found), len(pairs), exact, sum(asked), len(asked))


def _of_kind(record: Record, kind: str) -> list[Record]:
    return [fact for fact in record["facts"] if fact["kind"] == kind]
