"""Ruled tables of a page: from lines and stretches to rows of cells.

Seen are tables whose cells are parted by drawn lines, merged cells included. Not seen as such: tables with
level lines only or none (their lines come out with a tab at each wide gap), and lines drawn inside form
objects.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from vanban.files.paper import Rule, Stretch

_NEAR = 3.0  # points within which two lines are one, or touch
_MOST_LINES = 3_000


@dataclass(slots=True)
class Table:
    """A table: where it stands, where its columns are parted, and what its cells say."""

    top: float
    bottom: float
    columns: list[float]
    rows: list[list[str]]


def find(stretches: list[Stretch], rules: list[Rule]) -> tuple[list[Table], list[Stretch]]:
    """The tables of a page from the top down, and the stretches that stand in none."""
    tables: list[Table] = []
    for group in _groups(rules[:_MOST_LINES]):
        columns = _lines([rule.at for rule in group if rule.upright])
        levels = _lines([rule.at for rule in group if not rule.upright])
        if len(columns) < 3 or len(levels) < 2:
            continue  # one column is a frame round text
        inside = [each for each in stretches if _is_inside(each, columns, levels)]
        if not inside:
            continue
        taken = set(map(id, inside))
        stretches = [each for each in stretches if id(each) not in taken]
        rows = _rows(inside, columns, levels, group)
        tables.append(Table(levels[-1], levels[0], columns, rows))
    return sorted(tables, key=lambda table: -table.top), stretches


def _groups(rules: list[Rule]) -> list[list[Rule]]:
    """Lines that touch, directly or by others, together."""
    leader = list(range(len(rules)))

    def find_leader(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    upright = sorted((index for index, rule in enumerate(rules) if rule.upright), key=lambda i: rules[i].at)
    places = [rules[index].at for index in upright]
    for index, level in enumerate(rules):
        if level.upright:
            continue
        first, last = bisect_right(places, level.start - _NEAR), bisect_right(places, level.end + _NEAR)
        for other in upright[first:last]:
            if rules[other].start - _NEAR <= level.at <= rules[other].end + _NEAR:
                leader[find_leader(other)] = find_leader(index)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for index, rule in enumerate(rules):
        groups[find_leader(index)].append(rule)
    return [group for group in groups.values() if len(group) > 4]


def _lines(places: list[float]) -> list[float]:
    """Places in order, those near each other made one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _is_inside(each: Stretch, columns: list[float], levels: list[float]) -> bool:
    middle, height = (each.x0 + each.x1) / 2, each.y + each.size / 4
    return columns[0] < middle < columns[-1] and levels[0] < height < levels[-1]


def _rows(
    inside: list[Stretch], columns: list[float], levels: list[float], rules: list[Rule]
) -> list[list[str]]:
    cells: dict[tuple[int, int], list[Stretch]] = defaultdict(list)
    anchor = _anchors(columns, levels, rules)
    for each in inside:
        column = bisect_right(columns, (each.x0 + each.x1) / 2) - 1
        row = bisect_right(levels, each.y + each.size / 4) - 1
        cells[anchor[row, column]].append(each)
    rows = []
    last = len(columns) - 2
    for row in range(len(levels) - 2, -1, -1):
        if {anchor[row, column] for column in range(last + 1)} == {(row, 0)} and last:
            rows.append([_words(cells[row, 0])])  # one cell over the whole width
        else:
            rows.append([_words(cells.get((row, column), [])) for column in range(last + 1)])
    return [row for row in rows if any(row)]


def _anchors(
    columns: list[float], levels: list[float], rules: list[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the grid the place at the upper left of the cell it belongs to."""
    upright = [rule for rule in rules if rule.upright]
    level = [rule for rule in rules if not rule.upright]
    anchor: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(levels) - 2, -1, -1):
        height = (levels[row] + levels[row + 1]) / 2
        for column in range(len(columns) - 1):
            middle = (columns[column] + columns[column + 1]) / 2
            left, above = (row, column - 1), (row + 1, column)
            if column and not _stands(upright, columns[column], height):
                anchor[row, column] = anchor[left]
            elif above in anchor and not _stands(level, levels[row + 1], middle):
                anchor[row, column] = anchor[above]
            else:
                anchor[row, column] = (row, column)
    return anchor


def _stands(rules: list[Rule], at: float, across: float) -> bool:
    return any(
        abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= across <= rule.end + _NEAR for rule in rules
    )


def _words(cell: list[Stretch]) -> str:
    """The words of a cell, line after line."""
    lines: list[list[Stretch]] = []
    for each in sorted(cell, key=lambda one: -one.y):
        if lines and abs(lines[-1][0].y - each.y) < each.size * 0.45:
            lines[-1].append(each)
        else:
            lines.append([each])
    return " ".join(one.text for line in lines for one in sorted(line, key=lambda each: each.x0))
