"""A rule: literal heads that call it, a pattern that decides, a builder that makes the value.

Rules are dispatched in one pass: the words of a sentence are read once, each word calls the rules
one of whose heads begins there, and only those try their pattern at that place. So the cost of a
text grows with its words, not with the number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_DIGITS = "0123456789"
_WORD = re.compile(r"[^\W_]+|%")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: a span of the view, a kind, fields; `basis` says why a field has its value."""

    kind: str
    start: int
    end: int
    fields: Mapping[str, Any]
    rule: str
    basis: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape of one kind.

    `heads`     words (lower case, folded) one of which stands where the pattern begins;
                "#" stands for a number
    `pattern`   tried at the head with `re.Pattern.match`
    `build`     from match to fields; None: it only looks alike
    `examples`  texts it must find something in; `passes_by` texts it must not
    """

    name: str
    kind: str
    heads: tuple[str, ...]
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Mapping[str, Any] | None]
    source: str
    examples: tuple[str, ...] = ()
    passes_by: tuple[str, ...] = ()
    group: str | int = 0  # the group of the pattern that is the span

    def at(self, text: str, start: int, end: int) -> Found | None:
        """What it finds beginning at `start`, reading no further than `end`."""
        match = self.pattern.match(text, start, end)
        if match is None or match.end() == start:
            return None
        fields = self.build(match)
        if fields is None:
            return None
        return Found(self.kind, match.start(self.group), match.end(self.group), fields, self.name)


class Dispatch:
    """Rules by the first word of their heads. Order of the rules is their order of preference."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        by_word: dict[str, list[tuple[str, Rule]]] = {}
        for rule in self.rules:
            for head in rule.heads:
                first = _WORD.match(head)
                word = first[0] if first else head
                # What is found already need not be looked for again.
                by_word.setdefault(word, []).append(("" if head == word else head, rule))
        numbers = [("", rule) for _, rule in by_word.pop("#", ())]
        begun = [word for word in by_word if word[0].isdigit()]
        self._by_word = by_word | {
            number: [*by_word.get(number, ()), *numbers] for number in {*begun, *_DIGITS} if numbers
        }
        self._heads: re.Pattern[str] | None = None

    def find(self, text: str, lower: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """What the rules find between `start` and `end`, in order, none overlapping another of its kind.

        At one place the longest finding holds, then the earlier rule. `lower` is `text` in lower case.
        """
        stop = len(text) if end is None else end
        free: dict[str, int] = {}
        if self._heads is None:
            self._heads = self._any_head()
        for match in self._heads.finditer(lower, start, stop):
            at = match.start()
            # A word glued to what stands before `start` begins there all the same.
            if at > start and lower[at - 1].isalnum() and match[0].isalnum():
                continue
            best: dict[str, Found] = {}
            for head, rule in self._by_word[match[0]]:
                if (head and not lower.startswith(head, at)) or at < free.get(rule.kind, 0):
                    continue
                found = rule.at(text, at, stop)
                if found and (rule.kind not in best or found.end > best[rule.kind].end):
                    best[rule.kind] = found
            for kind, found in best.items():
                free[kind] = found.end
                yield found

    def _any_head(self) -> re.Pattern[str]:
        """The first words of all heads, longest first. Compiled when the first text is read.

        Digits stand one by one: a set among the words would keep `re` from leaping to their first letters.
        """
        words = sorted(self._by_word, key=len, reverse=True)
        ends = {word: r"(?![^\W_])" if word.isalnum() and word not in _DIGITS else "" for word in words}
        return re.compile("|".join(re.escape(word) + end for word, end in ends.items()))
