"""Reading the journal: the chain checked, an object's story, the head that is printed and kept outside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from roviec.journal.chain import START, hash_of
from roviec.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain at some moment: how many entries there were, and the hash of the last."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq} {self.hash}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one entry. `kind` is altered, removed, inserted or cut_off."""

    kind: str
    seq: int
    words: str


def head() -> Head:
    """The end of the chain now; 0 and zeros where nothing was written."""
    last = Entry.objects.order_by("-seq").values_list("seq", "hash").first()
    return Head(*last) if last else Head(0, START)


def story(row: models.Model) -> list[tuple[Entry, dict[str, Any]]]:
    """The entries that touched this row, the oldest first, each with its payload."""
    return [(entry, json.loads(entry.payload)) for entry in Entry.objects.of(row)]


def verify(heads: Iterable[Head] = ()) -> list[Fault]:
    """What is wrong with the journal, in the order of its entries; nothing when it is whole.

    A chain that was forged anew from some entry on holds in itself: only a head noted outside before
    (on a report, in the daily file) finds that. So the more heads, the narrower the place.
    """
    known = {given.seq: given for given in heads if given.seq}
    faults: list[Fault] = []
    before, expected, agreed, forged = START, 1, 0, False
    for entry, touched in _entries():
        faults += _faults_of(entry, touched, before, expected)
        noted = known.get(entry.seq)
        if noted and noted.hash != entry.hash and not forged:
            forged = True
            words = f"entry {entry.seq} is not the one noted then: something after entry {agreed} was changed"
            faults.append(Fault("altered", entry.seq, words))
        elif noted and noted.hash == entry.hash:
            agreed = entry.seq
        before, expected = entry.hash, entry.seq + 1
    last = expected - 1
    lost = [seq for seq in known if seq > last]
    if lost:
        words = (
            f"the journal ends at {last}, a head noted {max(lost)}: {max(lost) - last} entries were cut off"
        )
        faults.append(Fault("cut_off", last + 1, words))
    return faults


def _entries() -> Iterator[tuple[Entry, Sequence[tuple[str, int]]]]:
    rows = Entry.objects.order_by("seq").prefetch_related("objects_touched")
    for entry in rows.iterator(chunk_size=2000):
        yield entry, [(one.kind, one.object) for one in entry.objects_touched.all()]


def _faults_of(
    entry: Entry, touched: Sequence[tuple[str, int]], before: str, expected: int
) -> Iterator[Fault]:
    """What this entry itself shows.

    An entry whose hash fits its own content on the true one before is untouched. Where numbers are
    missing the hash cannot fit, and the gap says why.
    """
    if entry.seq > expected:
        first, last = expected, entry.seq - 1
        yield Fault("removed", first, f"entries {first} to {last} are missing")
    elif entry.seq < expected:
        yield Fault("inserted", entry.seq, f"entry {entry.seq} stands before the first")
    elif hash_of(entry, touched, before) != entry.hash:
        kind = "inserted" if not _followed(entry) else "altered"
        yield Fault(
            kind, entry.seq, f"entry {entry.seq} is not what was written, or does not follow {expected - 1}"
        )


def _followed(entry: Entry) -> bool:
    """Whether the next entry was written upon this one's hash: then it was there, and its content changed."""
    following = Entry.objects.filter(seq=entry.seq + 1).prefetch_related("objects_touched").first()
    if following is None:
        return True
    touched = [(one.kind, one.object) for one in following.objects_touched.all()]
    return hash_of(following, touched, entry.hash) == following.hash
