"""The tables of the reading: bodies, posts, types, units, cues and their like, each row with its source.

The tables are text under `data/`, so that a person of the office can read and correct them; what their
columns and the keys of their sources mean stands in `data/SOURCES.md`. Nothing is read at import: each
table is loaded once, when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

__all__ = [
    "Abbreviation", "ActionVerb", "Body", "Cue", "DocType", "Furniture", "Issuer",
    "NamePart", "Place", "Post", "Unit", "UnitHead", "abbreviations", "action_verbs", "bodies",
    "cues", "doc_types", "fields", "furniture", "indicators", "issuers", "names", "places", "posts",
    "spellings", "unit_heads", "units", "words",
]  # fmt: skip

Row = TypeVar("Row")

_DATA = Path(__file__).with_name("data")


class Place(NamedTuple):
    """A province, city or former district; or, with kind `generic`, the word for a kind of place."""

    name: str
    kind: str
    since: str
    """ISO date from which it exists; empty when older than the table cares for."""
    until: str
    """Last ISO date on which it existed; empty when it still does."""
    successor: str
    source: str


class Body(NamedTuple):
    """The head with which the name of a body begins, and how the name may run on."""

    head: str
    kind: str
    abbr: tuple[str, ...]
    takes: tuple[str, ...]
    rank: int | None
    source: str


class Post(NamedTuple):
    """The words with which a position begins."""

    post: str
    abbr: tuple[str, ...]
    rank: int | None
    chairs: bool
    """Whether the holder commonly chairs and gives orders: the `đề nghị` of one is an assignment."""
    takes: tuple[str, ...]
    source: str


class NamePart(NamedTuple):
    """A family name or a middle word, never the whole name of a person."""

    part: str
    kind: str
    source: str


class DocType(NamedTuple):
    """A word for a type of document and the type it stands for in a record."""

    name: str
    type: str
    symbols: tuple[str, ...]
    abbr: tuple[str, ...]
    side: str
    source: str


class Issuer(NamedTuple):
    """A code of the issuer in a symbol, and the body it stands for."""

    code: str
    body: str
    side: str
    source: str


class Unit(NamedTuple):
    """A unit of measure or a noun of things counted."""

    unit: str
    kind: str
    abbr: tuple[str, ...]
    source: str


class UnitHead(NamedTuple):
    """A noun that is the whole unit, whatever stands behind it."""

    head: str
    keeps: tuple[str, ...]
    """Longer units that begin with it and are fixed compounds."""
    source: str


class Cue(NamedTuple):
    """Words that announce an assignment, a speech, a shortcoming, a decision and the like."""

    cue: str
    kind: str
    strength: str
    note: str
    source: str


class ActionVerb(NamedTuple):
    """A verb, or an adverb before verbs, with which an instruction begins."""

    verb: str
    kind: str
    source: str


class Furniture(NamedTuple):
    """Words of a web page that are no part of its article."""

    text: str
    kind: str
    source: str


class Word(NamedTuple):
    """A word that decides how far a name runs; what `kind` may be stands in the table's head."""

    word: str
    kind: str
    source: str


class Abbreviation(NamedTuple):
    """A short form and what it stands for; `context` where it may stand for several things."""

    short: str
    long: str
    context: str
    source: str


def _many(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _load(name: str, make: Callable[..., Row], columns: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows of `data/<name>.tsv`.

    Raises ValueError when the file's columns are not those of the row, or a line has too few or many.
    """
    lines = (_DATA / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    table = [line.split("\t") for line in lines if line and line[0] != "#"]
    if tuple(table[0]) != columns:
        raise ValueError(f"{name}.tsv: expected the columns {columns}, found {tuple(table[0])}")
    width = len(columns)
    for cells in table:
        if len(cells) != width:
            raise ValueError(f"{name}.tsv: expected {width} columns, found {len(cells)} in {cells}")
    return tuple([make(*cells) for cells in table[1:]])


@cache
def places() -> tuple[Place, ...]:
    """Provinces and cities now and before 1/7/2025, former districts of Hà Nội, words for places."""
    return _load("places", Place, ("name", "kind", "from", "to", "successor", "source"))


@cache
def bodies() -> tuple[Body, ...]:
    """Heads of names of bodies, from the centre to the cell."""

    def row(head: str, kind: str, abbr: str, takes: str, rank: str, source: str) -> Body:
        return Body(head, kind, _many(abbr), _many(takes), int(rank) if rank else None, source)

    return _load("bodies", row, Body._fields)


@cache
def posts() -> tuple[Post, ...]:
    """Posts and ranks, as they begin a position."""

    def row(post: str, abbr: str, rank: str, chairs: str, takes: str, source: str) -> Post:
        return Post(post, _many(abbr), int(rank) if rank else None, chairs == "yes", _many(takes), source)

    return _load("posts", row, Post._fields)


@cache
def names() -> tuple[NamePart, ...]:
    """Family names (`family`, `compound`) and middle words (`middle`)."""
    return _load("names", NamePart, NamePart._fields)


@cache
def fields() -> tuple[str, ...]:
    """Fields of work in names of departments and boards, in small letters."""
    return _load("fields", lambda field, source: field, ("field", "source"))


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of a kind that decide how far a name runs, longest first."""
    rows = _load("words", Word, Word._fields)
    return tuple(sorted((row.word for row in rows if row.kind == kind), key=len, reverse=True))


@cache
def doc_types() -> tuple[DocType, ...]:
    """Words for types of documents."""

    def row(name: str, type_: str, symbols: str, abbr: str, side: str, source: str) -> DocType:
        return DocType(name, type_, _many(symbols), _many(abbr), side, source)

    return _load("doc_types", row, DocType._fields)


@cache
def issuers() -> tuple[Issuer, ...]:
    """Codes of issuers in symbols."""
    return _load("issuers", Issuer, Issuer._fields)


@cache
def units() -> tuple[Unit, ...]:
    """Units of measure and nouns of things counted."""

    def row(unit: str, kind: str, abbr: str, source: str) -> Unit:
        return Unit(unit, kind, _many(abbr), source)

    return _load("units", row, Unit._fields)


@cache
def unit_heads() -> tuple[UnitHead, ...]:
    """Nouns that are the whole unit, whatever stands behind them."""

    def row(head: str, keeps: str, source: str) -> UnitHead:
        return UnitHead(head, _many(keeps), source)

    return _load("unit_heads", row, UnitHead._fields)


@cache
def indicators() -> tuple[str, ...]:
    """Nouns with which the name of an indicator begins."""
    return _load("indicators", lambda indicator, source: indicator, ("indicator", "source"))


@cache
def cues() -> tuple[Cue, ...]:
    """Cue words by kind."""
    return _load("cues", Cue, Cue._fields)


@cache
def action_verbs() -> tuple[ActionVerb, ...]:
    """Words with which an instruction begins."""
    return _load("action_verbs", ActionVerb, ActionVerb._fields)


@cache
def furniture() -> tuple[Furniture, ...]:
    """Lines and marks of web pages."""
    return _load("furniture", Furniture, Furniture._fields)


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """Short forms in running text."""
    return _load("abbreviations", Abbreviation, Abbreviation._fields)


def spellings(rows: Iterable[Row]) -> Iterable[tuple[str, Row]]:
    """Each phrase of each row with the row: what a gazetteer is built from.

    The phrase is the first column and the short forms beside it, where the row has some.
    """
    for row in rows:
        yield row[0], row  # type: ignore[index]
        for short in getattr(row, "abbr", ()):
            yield short, row
