"""Every rule of every module finds something in each of its examples, and nothing in its counter-examples."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

import vanban.rules
from vanban.page import Page, pages_of
from vanban.rule import Dispatch, Found, Rule
from vanban.rules import STAGES
from vanban.rules.shape import Shape
from vanban.source import View

Finder = Callable[[Page], list[Found]]


def modules() -> Iterator[ModuleType]:
    for module in pkgutil.iter_modules(vanban.rules.__path__):
        yield importlib.import_module(f"vanban.rules.{module.name}")


def all_rules() -> list[tuple[Rule | Shape, Finder | None]]:
    """Each rule with the `find` of its module, where it has one."""
    return [
        (rule, getattr(module, "find", None))
        for module in modules()
        for rule in getattr(module, "RULES", ())
        if isinstance(rule, Rule | Shape)
    ]


def found_by(rule: Rule | Shape, find: Finder | None, text: str) -> list[str]:
    """The words that the rule finds in a text after the stages before it; a rule of no stage, alone."""
    view = View(text)
    if find is None and isinstance(rule, Rule):
        return [view.text[one.start : one.end] for one in Dispatch([rule]).find(view.text, view.text.lower())]
    words = []
    for page in pages_of(view, None):
        for stage in [*STAGES, *([find] if find and find not in STAGES else [])]:
            page.add(stage(page))
        words += [page.words(one.start, one.end) for one in page.of(rule.kind) if one.rule == rule.name]
    return words


EXAMPLES = [(rule, find, text) for rule, find in all_rules() for text in rule.examples]
COUNTER_EXAMPLES = [(rule, find, text) for rule, find in all_rules() for text in rule.passes_by]


def name_of(value: object) -> str:
    if callable(value) or value is None:
        return "find"
    return value.name if isinstance(value, Rule | Shape) else str(value)[:40]


@pytest.mark.parametrize(("rule", "find", "text"), EXAMPLES, ids=name_of)
def test_a_rule_finds_its_example(rule: Rule | Shape, find: Finder | None, text: str) -> None:
    assert found_by(rule, find, text)


@pytest.mark.parametrize(("rule", "find", "text"), COUNTER_EXAMPLES, ids=name_of)
def test_a_rule_passes_by_its_counter_example(rule: Rule | Shape, find: Finder | None, text: str) -> None:
    assert found_by(rule, find, text) == []


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule, _ in all_rules()]

    assert len(names) == len(set(names))


def test_every_rule_has_a_source_and_an_example() -> None:
    assert [rule.name for rule, _ in all_rules() if not rule.source or not rule.examples] == []
