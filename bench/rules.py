"""What each rule is worth: its hits by document, and what the corpus loses without it.

`make bench` writes the tables to bench/rules.md. A rule is deleted in turn: it is taken out of the
dispatch it stands in, and what it still finds is dropped where it is made.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

from bench import Row, corpus, gains
from bench.corpus import Keyed
from bench.gains import EXACT, Change, Held
from vanban.page import pages_of
from vanban.reader import read_without
from vanban.rule import Dispatch, Found
from vanban.rules import STAGES
from vanban.source import View

# Why a rule stands though the twelve documents lose nothing without it. Counts: real documents of 91 in which
# it found something, when this was written.
WHY = {
    "date.day_of_each_month": "gives what comes back its day (2 of 91)",
    "decision.enacted": "a decision told in the passive (4 of 91)",
    "document.symbol_open": "drafts and open numbers, `Số …-NQ/TW` (2 of 91)",
    "document.symbol_party_without_dash": "`06 HD/TW`: in none of 91, but a form of the field's own table",
    "document.symbol_standard": "standards, `TCVN 9001:2015` (1 of 91)",
    "figure.elliptic": "the second of two figures that share their noun (1 of 91)",
    "figure.index": "an index without a unit (1 of 91)",
    "meeting.congress": "congresses (9 of 91); the corpus has conferences only",
    "meeting.sitting": "sittings of councils and of the Assembly (10 of 91)",
    "meeting.titled": "conferences named by what they are held for (9 of 91)",
    "meeting.voters": "meetings with voters (4 of 91)",
    "number.of_total": "`43 trên tổng số 68`: in none of 91, but a form of the field's own table",
    "opinion.praise": "what a notice praises (5 of 91)",
    "response.explained": "answers told of a sitting (1 of 91)",
    "response.told": "opinions answered, in the passive (1 of 91, four times)",
    "shortcoming.difficulty": "difficulties named as such (1 of 91)",
    "shortcoming.symptom": "signs without a word of judgement (1 of 91)",
    "symbol.open": "the bare symbol of `document.symbol_open`",
    "symbol.party_without_dash": "the bare symbol of `document.symbol_party_without_dash`",
    "symbol.standard": "the bare symbol of `document.symbol_standard`",
}
TABLES = Path(__file__).with_name("rules.md")
FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Worth:
    """A rule, how often it finds something in which document, and what its loss changes."""

    rule: str
    hits: Mapping[str, int]
    change: Change


def measure() -> Iterator[Row]:
    """How many rules there are, how many hit one document, how many change nothing when they go."""
    documents = corpus.own()
    whole = without(documents, frozenset())
    found = hits(documents)
    worths = [worth(rule, documents, whole, found.get(rule, {})) for rule in sorted({*names(), *found})]
    frame = worth(FRAME, documents, whole, {})
    lines = tables(worths, frame, {one.stem: one.text for one in documents})
    TABLES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    yield Row.told("rules.all", len(worths), "rules")
    yield Row.told("rules.in_no_document", sum(not one.hits for one in worths), "rules")
    yield Row.told("rules.in_one_document", sum(len(one.hits) == 1 for one in worths), "rules")
    yield Row.told("rules.change_nothing", sum(one.change.nothing() for one in worths), "rules")
    yield Row.told("rules.exact_only_by_the_tree", -frame.change.exact(), "facts")


def worth(rule: str, documents: list[Keyed], whole: Held, found: Mapping[str, int]) -> Worth:
    """The rule with what the corpus loses (and wins) when it goes."""
    return Worth(rule, found, gains.change(whole, without(documents, frozenset((rule,)))))


def without(documents: list[Keyed], parts: frozenset[str]) -> Held:
    """How the readings stand to the keys with some parts of the reading left out."""
    with deleted(parts):
        readings = {one.stem: read_without(parts, one.text).to_json() for one in documents}
    return gains.held({one.stem: one.key for one in documents}, readings)


def modules() -> list[ModuleType]:
    """The modules of rules that a reading uses."""
    return [module for name, module in sorted(sys.modules.items()) if name.startswith("vanban.")]


def names() -> set[str]:
    """The names of all rules that stand in a list of a module."""
    return {rule.name for module in modules() for rule in getattr(module, "RULES", ())}


def dispatches() -> list[Dispatch]:
    """Each dispatch of the reading, once."""
    found = [value for module in modules() for value in vars(module).values() if isinstance(value, Dispatch)]
    return list({id(one): one for one in found}.values())


@contextmanager
def deleted(parts: frozenset[str]) -> Iterator[None]:
    """Take the rules of these names out of their dispatches, so that others may find what they found."""
    changed = {id(one): one for one in dispatches() if any(rule.name in parts for rule in one.rules)}
    whole = {key: dict(vars(one)) for key, one in changed.items()}
    try:
        for one in changed.values():
            one.__init__([rule for rule in one.rules if rule.name not in parts])  # type: ignore[misc]
        yield
    finally:
        for key, one in changed.items():
            vars(one).update(whole[key])


def hits(documents: list[Keyed]) -> dict[str, dict[str, int]]:
    """By rule and document the findings, those for other rules included.

    What a dispatch finds for a stage's own use counts too, where the stage gives nothing of that name.
    """
    given: defaultdict[str, Counter[str]] = defaultdict(Counter)
    inside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    find = Dispatch.find
    for one in documents:

        def counted(*asked: object, stem: str = one.stem) -> Iterator[Found]:
            for found in find(*asked):  # type: ignore[arg-type]
                inside[found.rule][stem] += 1
                yield found

        with patch.object(Dispatch, "find", counted):
            for page in pages_of(View(one.text), None):
                for stage in STAGES:
                    found = stage(page)
                    page.add(found)
                    for this in found:
                        given[this.rule][one.stem] += 1
    return {**inside, **given}


def tables(worths: list[Worth], frame: Worth, texts: Mapping[str, str]) -> Iterator[str]:
    """The tables as Markdown."""
    yield "# What each rule is worth\n"
    yield f"Written by `make bench` over the {len(texts)} invented documents of `tests/corpus`."
    yield "Each rule: in how many documents it finds something, how often; and without it, how many facts"
    yield "of the key are no longer exact, become exact, are no longer matched, become matched; how many"
    yield "more are read that the key has not; how many more of the other fields agree.\n"
    heads = "rule|documents|hits|exact lost|exact won|matched lost|matched won|too much|fields".split("|")
    yield f"| {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * (len(heads) - 1)}"
    yield from map(_row, worths)
    for title, chosen in (
        ("It finds something in one document only", [one for one in worths if len(one.hits) == 1]),
        ("It finds nothing in these documents", [one for one in worths if not one.hits]),
        ("Its loss changes nothing in these documents", [one for one in worths if one.change.nothing()]),
    ):
        yield f"\n## {title}\n"
        yield from (f"* `{one.rule}`{_where(one)}{_why(one)}" for one in chosen)
        if not chosen:
            yield "None."
    yield "\n## What only the tree got right\n"
    yield f"Without what headings and heads of lists say, exact {frame.change.exact():+d}. Lost:\n"
    for place, (old, _) in sorted(frame.change.worse.items()):
        if old == EXACT:
            words = " ".join(texts[place.stem][place.start : place.end].split())
            yield f"* {place.stem}, {place.kind}: {words[:100]}"


def _why(one: Worth) -> str:
    return f": {WHY.get(one.rule, 'not explained yet')}" if one.change.nothing() else ""


def _where(one: Worth) -> str:
    return f" ({', '.join(one.hits)})" if len(one.hits) == 1 else ""


def _row(one: Worth) -> str:
    moves = [*one.change.better.values(), *one.change.worse.values()]
    counts = [
        sum(old == EXACT > new for old, new in moves),
        sum(old < EXACT == new for old, new in moves),
        sum(old > new == 0 for old, new in moves),
        sum(old == 0 < new for old, new in moves),
    ]
    extra = len(one.change.extra_new) - len(one.change.extra_gone)
    figures = [len(one.hits), sum(one.hits.values()), *counts]
    return f"| `{one.rule}` | {' | '.join(map(str, figures))} | {extra:+d} | {one.change.fields:+d} |"
