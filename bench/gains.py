"""What a change of the reading wins and loses over the corpus, fact by fact of the key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from bench import score
from bench.score import Record

MISSED, MATCHED, EXACT = 0, 1, 2
LEVELS = ("missed", "matched", "exact")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A fact of a key: its document, kind and offsets."""

    stem: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Held:
    """How a set of readings stands to its keys: how far each fact of the key is had, and what is too many."""

    facts: Mapping[Place, int]
    extra: frozenset[Place]
    agree: int  # other fields that agree
    asked: int


@dataclass(frozen=True, slots=True)
class Change:
    """From one set of readings to another.

    `better` and `worse` are facts of the key, with the level (missed, matched, exact) before and after.
    """

    better: Mapping[Place, tuple[int, int]]
    worse: Mapping[Place, tuple[int, int]]
    extra_gone: frozenset[Place]
    extra_new: frozenset[Place]
    fields: int  # other fields that agree: more, or less

    def exact(self) -> int:
        """How many facts more (or less) are exact."""
        moves = chain(self.better.values(), self.worse.values())
        return sum((new == EXACT) - (old == EXACT) for old, new in moves)

    def nothing(self) -> bool:
        """Whether the scores are those from before."""
        return not (self.better or self.worse or self.extra_gone or self.extra_new or self.fields)


def held(keys: Mapping[str, Record], readings: Mapping[str, Record]) -> Held:
    """How the readings stand to the keys; a document without a reading counts as read empty."""
    facts: dict[Place, int] = {}
    extra: set[Place] = set()
    agree = asked = 0
    for stem, key in keys.items():
        judged = score.judge(key, readings.get(stem, {"facts": []}))
        for one in judged.values():
            facts.update((_place(stem, pair.key), EXACT if pair.exact else MATCHED) for pair in one.pairs)
            facts.update((_place(stem, fact), MISSED) for fact in one.missed)
            extra.update(_place(stem, fact) for fact in one.extra)
        counts = score.tally(judged)[score.ALL]
        agree, asked = agree + counts.agree, asked + counts.asked
    return Held(facts, frozenset(extra), agree, asked)


def change(old: Held, new: Held) -> Change:
    """What the new readings have over the old."""
    moves = {place: (level, new.facts.get(place, MISSED)) for place, level in old.facts.items()}
    return Change(
        better={place: move for place, move in moves.items() if move[1] > move[0]},
        worse={place: move for place, move in moves.items() if move[1] < move[0]},
        extra_gone=old.extra - new.extra,
        extra_new=new.extra - old.extra,
        fields=new.agree - old.agree,
    )


def _place(stem: str, fact: Record) -> Place:
    return Place(stem, fact["start"], fact["end"], fact["kind"])
