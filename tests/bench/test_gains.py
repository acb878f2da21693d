"""Gains and losses of a change, and rules taken out one by one."""

from __future__ import annotations

from typing import Any

from bench import compare, corpus, gains, rules
from bench.gains import EXACT, MATCHED, MISSED, Place
from vanban import read
from vanban.reader import read_without


def record(*names: tuple[int, str]) -> dict[str, Any]:
    return {
        "facts": [
            {"kind": "person", "start": at, "end": at + 9, "fields": {"name": name}} for at, name in names
        ]
    }


KEYS = {"a": record((0, "An"), (20, "Bình"), (40, "Chi"))}


def test_a_change_tells_what_is_won_and_lost() -> None:
    old = gains.held(KEYS, {"a": record((0, "An"), (20, "Bính"))})
    new = gains.held(KEYS, {"a": record((20, "Bình"), (40, "Chí"), (60, "Dung"))})

    change = gains.change(old, new)

    assert change.worse == {Place("a", 0, 9, "person"): (EXACT, MISSED)}
    assert change.better == {
        Place("a", 20, 29, "person"): (MATCHED, EXACT),
        Place("a", 40, 49, "person"): (MISSED, MATCHED),
    }
    assert change.extra_new == {Place("a", 60, 69, "person")}
    assert change.exact() == 0


def test_the_same_readings_change_nothing() -> None:
    held = gains.held(KEYS, {"a": record((0, "An"))})

    assert gains.change(held, held).nothing()


def test_a_change_is_told_with_the_words() -> None:
    change = gains.change(gains.held(KEYS, {"a": record((0, "An"))}), gains.held(KEYS, {}))

    lines = list(compare.told(change, {"a": "Trần\nAn là người đầu"}))

    assert lines[0] == "lost  exact -> missed  a person 0: Trần An l"


def test_a_rule_left_out_finds_nothing_and_stands_again_after() -> None:
    text = "Sáng 28/11/2020, Ban Thường vụ Thành ủy họp. Nghị quyết số 15-NQ/TW được quán triệt."
    part = frozenset({"symbol.party", "document.symbol_party"})
    with rules.deleted(part):
        without = read_without(part, text)

    assert "15-NQ/TW" not in [fact.fields.get("symbol") for fact in without.facts]
    assert "15-NQ/TW" in [fact.fields.get("symbol") for fact in read(text).facts]


def test_without_the_frame_an_item_does_not_know_the_doer_of_its_heading() -> None:
    text = next(one.text for one in corpus.own() if one.stem.startswith("07"))

    whole, bare = read(text), read_without(frozenset({"frame"}), text)

    assert sum("assigner" in fact.fields for fact in whole.facts) > sum(
        "assigner" in fact.fields for fact in bare.facts
    )


def test_every_name_of_a_finding_is_counted() -> None:
    [document] = [one for one in corpus.own() if one.stem.startswith("04")]

    found = rules.hits([document])

    assert {fact.rule for fact in document.reading().facts} <= found.keys()
    assert all(set(by) == {document.stem} for by in found.values())
