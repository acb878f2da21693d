"""What is measured: one module a subject, each with `measure() -> Iterable[Row]`; `make bench` runs all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measured value. `target` and `holds` are None where there is nothing to reach.

    Made by `at_least`, `at_most` or `told`, so that `holds` never disagrees with the two numbers.
    """

    name: str
    value: float
    unit: str
    target: float | None = None
    holds: bool | None = None

    @classmethod
    def at_least(cls, name: str, value: float, unit: str, target: float) -> Row:
        """A value that holds from the target upwards.

        >>> Row.at_least("reading.documents_per_minute", 2500, "documents/min", 3000).holds
        False
        """
        return cls(name, value, unit, target, value >= target)

    @classmethod
    def at_most(cls, name: str, value: float, unit: str, target: float) -> Row:
        """A value that holds up to the target.

        >>> Row.at_most("reading.import_ms", 150, "ms", 150).holds
        True
        """
        return cls(name, value, unit, target, value <= target)

    @classmethod
    def told(cls, name: str, value: float, unit: str) -> Row:
        """A value without a target."""
        return cls(name, value, unit)
