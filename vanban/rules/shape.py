"""A shape: a named rule whose finding needs more than one pattern, with its examples.

A `Rule` is one pattern. Names of bodies, positions and persons are read by small grammars; what such a
grammar can say is listed as shapes, so that each has a name, a source, examples and counter-examples, and
a finding tells which shape it has (`Found.rule`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of one kind. `examples` must give a finding of this name, `passes_by` none."""

    name: str
    kind: str
    source: str
    examples: tuple[str, ...]
    passes_by: tuple[str, ...] = ()
