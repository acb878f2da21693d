"""What stands on a page, wherever it was read: stretches of words and ruled lines, each with its place.

Places are in points (72 to the inch) from the lower left corner of the page as it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

BREAKS = 1.7  # a gap of so many letter heights ends a stretch; words set flush stay well under it


@dataclass(slots=True)
class Stretch:
    """Words in one line with no wide gap in them; `y` is the line they stand on, `size` their height."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: at `at` from `start` to `end`, in y when `upright`, else in x."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """A page as found."""

    width: float
    height: float
    stretches: list[Stretch]
    rules: list[Rule]
    letters: int = 0
    strange: int = 0  # letters that mean nothing: the font hides what they are
    pictured: float = 0.0  # the part of the page that pictures cover
    unseen: bool = False  # the words are not drawn: a scanner put them under its picture


def ruled_off(rules: list[Rule], left: float, right: float, y: float) -> bool:
    """Whether an upright rule stands between two letters of a line."""
    if right - left < 2:
        return False
    return any(
        rule.upright and left - 1 <= rule.at <= right + 1 and rule.start <= y <= rule.end for rule in rules
    )
