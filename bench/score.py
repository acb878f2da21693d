"""How far a reading agrees with a key, as the contract of reading judges it ("How a reading is judged").

Per kind three figures: a match (spans overlap by half of their union), an exact match (the deciding
fields agree too), and over the matched pairs the share of the other fields that agree.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from vanban import KINDS

OVERLAP = 0.5
ALL = "all"
# What is asked of a matched pair beside what decides.
OTHER_FIELDS: Mapping[str, tuple[str, ...]] = {
    "document": ("issuer", "date"),
    "meeting": ("body", "term", "date"),
    "person": ("positions",),
    "figure": ("indicator", "comparator", "change", "period", "organization", "value_max"),
    "assignment": ("assigner", "partners", "about", "assignees"),
    "opinion": ("about",),
    "response": ("speaker",),
    "shortcoming": ("organization",),
    "decision": ("body", "subjects"),
}

Record = Mapping[str, Any]
Fields = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """What was counted of one kind; tallies add up."""

    key: int = 0
    found: int = 0
    span: int = 0
    exact: int = 0
    agree: int = 0
    asked: int = 0

    def add(self, other: Tally) -> None:
        """Count the other's documents too."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def span_f1(self) -> float:
        """F1 of the matches; 0 where nothing matches."""
        return 2 * self.span / (self.key + self.found) if self.span else 0.0

    @property
    def exact_f1(self) -> float:
        """F1 of the exact matches."""
        return 2 * self.exact / (self.key + self.found) if self.exact else 0.0

    @property
    def field_agreement(self) -> float | None:
        """Part of the other fields that agree; None where none was asked."""
        return self.agree / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Pair:
    """A fact of the key with the one read that matches it."""

    key: Record
    got: Record
    exact: bool


@dataclass(slots=True)
class Judged:
    """One reading against its key, one kind: the pairs, what was missed, what is too many."""

    pairs: list[Pair] = field(default_factory=list)
    missed: list[Record] = field(default_factory=list)
    extra: list[Record] = field(default_factory=list)


def judge(key: Record, reading: Record) -> dict[str, Judged]:
    """Each kind of the reading against the key."""
    return {kind: _pairs(kind, _of_kind(key, kind), _of_kind(reading, kind)) for kind in KINDS}


def tally(judged: Mapping[str, Judged]) -> dict[str, Tally]:
    """The counts of each kind, and of all kinds together under `all`."""
    counts = {kind: _count(kind, one) for kind, one in judged.items()}
    return {**counts, ALL: total(counts.values())}


def total(counts: Iterable[Tally]) -> Tally:
    """The sum of several tallies."""
    result = Tally()
    for one in counts:
        result.add(one)
    return result


def score(keys: Mapping[str, Record], readings: Mapping[str, Record]) -> dict[str, Tally]:
    """The tallies by kind over all documents of the keys; one without a reading counts as read empty."""
    result = {kind: Tally() for kind in (*KINDS, ALL)}
    for stem, key in keys.items():
        for kind, one in tally(judge(key, readings.get(stem, {"facts": []}))).items():
            result[kind].add(one)
    return result


def _of_kind(record: Record, kind: str) -> list[Record]:
    return [fact for fact in record["facts"] if fact["kind"] == kind]


def _pairs(kind: str, keys: Sequence[Record], found: Sequence[Record]) -> Judged:
    """Facts matched one to one, the greatest overlap first; of equal ones the later in the text."""
    likely = sorted(
        (
            (share, i, j)
            for (i, key), (j, got) in product(enumerate(keys), enumerate(found))
            if (share := _overlap(key, got)) >= OVERLAP
        ),
        reverse=True,
    )
    left, right = dict(enumerate(keys)), dict(enumerate(found))
    result = Judged()
    for _, i, j in likely:
        if i in left and j in right:
            key, got = left.pop(i), right.pop(j)
            result.pairs.append(Pair(key, got, _DECIDES[kind](key["fields"], got["fields"])))
    result.missed, result.extra = list(left.values()), list(right.values())
    return result


def _overlap(a: Record, b: Record) -> float:
    common = min(a["end"], b["end"]) - max(a["start"], b["start"])
    union = max(a["end"], b["end"]) - min(a["start"], b["start"])
    return max(0, common) / union if union else 0.0


def _count(kind: str, judged: Judged) -> Tally:
    pairs = judged.pairs
    counts = Tally(
        key=len(pairs) + len(judged.missed),
        found=len(pairs) + len(judged.extra),
        span=len(pairs),
        exact=sum(pair.exact for pair in pairs),
    )
    for pair, name in product(pairs, OTHER_FIELDS[kind]):
        a, b = pair.key["fields"].get(name), pair.got["fields"].get(name)
        if a not in (None, [], "") or b not in (None, [], ""):
            counts.asked += 1
            counts.agree += agree(a, b)
    return counts


def fold(value: object) -> str:
    """A string as it is compared.

    >>> fold("Ban  Thường Vụ")
    'ban thường vụ'
    """
    return " ".join(unicodedata.normalize("NFC", str(value)).casefold().split())


def same_name(a: object, b: object) -> bool:
    """Whether two names are the same, or one is the other with words added (two words at least).

    >>> same_name("Ban Thường vụ Thành ủy", "Thành ủy"), same_name("Hà Nội", "Nội")
    (True, False)
    """
    short, long = sorted((fold(a).split(), fold(b).split()), key=len)
    if len(short) < 2:
        return bool(short) and short == long
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def agree(a: object, b: object) -> bool:
    """Whether two values of a field agree: numbers equal, names the same, lists sharing half."""
    if isinstance(a, list) or isinstance(b, list):
        left, right = _as_list(a), _as_list(b)
        shared = sum(any(same_name(x, y) for y in right) for x in left)
        return 2 * shared >= max(len(left), len(right), 1)
    if a is None or b is None:
        return a is b
    if isinstance(a, int | float) and isinstance(b, int | float):
        return _same_number(a, b)
    return fold(a) == fold(b) or same_name(a, b)


def _as_list(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    return [value] if value else []


def _same_number(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(float(a) - float(b)) <= 1e-9 * max(1.0, abs(float(a)))


def _document(key: Fields, got: Fields) -> bool:
    if key.get("symbol"):
        return fold(key["symbol"]) == fold(got.get("symbol", ""))
    if key.get("type") != got.get("type"):
        return False
    if key.get("number") is not None:
        return bool(key["number"] == got.get("number"))
    return not key.get("title") or same_name(key["title"], got.get("title", ""))


def _meeting(key: Fields, got: Fields) -> bool:
    decides = "date" if key.get("ordinal") is None else "ordinal"
    return bool(key.get("type") == got.get("type") and key.get(decides) == got.get(decides))


def _person(key: Fields, got: Fields) -> bool:
    return fold(key.get("name", "")) == fold(got.get("name", ""))


def _figure(key: Fields, got: Fields) -> bool:
    return (
        _same_number(key.get("value"), got.get("value"))
        and _same_number(key.get("total"), got.get("total"))
        and fold(key.get("unit", "")) == fold(got.get("unit", ""))
        and key.get("status") == got.get("status")
    )


def _assignment(key: Fields, got: Fields) -> bool:
    wanted, found = key.get("assignees", []), got.get("assignees", [])
    who = not (wanted or found) or any(same_name(a, b) for a, b in product(wanted, found))
    return who and key.get("deadline") == got.get("deadline")


def _speech(key: Fields, got: Fields) -> bool:
    return key.get("type") == got.get("type") and fold(key.get("speaker", "")) == fold(got.get("speaker", ""))


def _shortcoming(key: Fields, got: Fields) -> bool:
    return True


def _decision(key: Fields, got: Fields) -> bool:
    return key.get("action") == got.get("action")


_DECIDES: Mapping[str, Callable[[Fields, Fields], bool]] = {
    "document": _document,
    "meeting": _meeting,
    "person": _person,
    "figure": _figure,
    "assignment": _assignment,
    "opinion": _speech,
    "response": _speech,
    "shortcoming": _shortcoming,
    "decision": _decision,
}
