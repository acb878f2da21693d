"""The ruled lines of a scanned page: found, so that its tables have cells again, and wiped out.

Tesseract drops words that stand near lines, rows of a table among them. A line here is a run of dark dots
longer than any stroke of a letter; under a slight skew it comes as a staircase of runs, which are joined.
Plain Python on the bytes of a grey picture (PGM).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

_HEAD = re.compile(rb"P5 ([0-9]{1,6}) ([0-9]{1,6}) 255\n")
_DARK = 140
_SHADES = bytes(0x23 if shade < _DARK else 0x20 for shade in range(256))
_INCHES = 0.3  # a shorter run may be a stroke, a dash or a bar of a large letter
_MOST_RUNS = 200_000  # a photograph, not a table


@dataclass(slots=True)
class Line:
    """A line in dots: from one end to the other, level or `upright`. Rows count from the top."""

    upright: bool
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A grey picture and its lines; `slope`: by how many rows the page sinks for each dot to the right."""

    data: bytes
    lines: list[Line]
    slope: float | None


def without_lines(picture: bytes, dpi: int) -> Picture:
    """The picture without its ruled lines, and these. What is no PGM comes back as it is, with none."""
    head = _HEAD.match(picture)
    if head is None:
        return Picture(picture, [], None)
    width, height = int(head[1]), int(head[2])
    dots = bytearray(picture[head.end() :])
    shades = bytes(dots.translate(_SHADES))
    least = int(dpi * _INCHES)
    level = _runs([shades[row * width : (row + 1) * width] for row in range(height)], least)
    upright = _runs([shades[column::width] for column in range(width)], least)
    if len(level) + len(upright) > _MOST_RUNS:
        return Picture(picture, [], None)
    _wipe(dots, width, height, level, upright)
    lines = [Line(False, x0, y0, x1, y1) for y0, x0, y1, x1 in _joined(level)]
    slopes = [(line.y1 - line.y0) / (line.x1 - line.x0) for line in lines if line.x1 - line.x0 > width / 4]
    lines += [Line(True, x0, y0, x1, y1) for x0, y0, x1, y1 in _joined(upright)]
    return Picture(head[0] + bytes(dots), lines, median(slopes) if slopes else None)


def _runs(strips: list[bytes], least: int) -> list[tuple[int, int, int]]:
    """(strip, begin, end) of each dark run in rows or columns."""
    long = re.compile(rb"#{%d,}" % least)
    return [(number, *found.span()) for number, strip in enumerate(strips) for found in long.finditer(strip)]


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[float, float, float, float]]:
    """Runs that lie beside each other as one line: (strip at its begin, begin, strip at its end, end)."""
    open_: list[list[tuple[int, int, int]]] = []
    done: list[list[tuple[int, int, int]]] = []
    for run in runs:
        strip, begin, end = run
        still = [group for group in open_ if strip - group[-1][0] <= 2]
        done += [group for group in open_ if strip - group[-1][0] > 2]
        open_ = still
        for group in open_:
            # Its newest runs tell where the staircase has come to.
            if any(begin <= other[2] + 8 and end >= other[1] - 8 for other in group[-3:]):
                group.append(run)
                break
        else:
            open_.append([run])
    found = []
    for group in done + open_:
        first, last = min(group, key=lambda run: run[1]), max(group, key=lambda run: run[2])
        found.append((float(first[0]), float(first[1]), float(last[0]), float(last[2])))
    return found


def _wipe(
    dots: bytearray,
    width: int,
    height: int,
    level: list[tuple[int, int, int]],
    upright: list[tuple[int, int, int]],
) -> None:
    """Make the runs white, and the grey fringe at their sides."""
    for row, begin, end in level:
        for beside in range(max(row - 1, 0), min(row + 2, height)):
            dots[beside * width + begin : beside * width + end] = b"\xff" * (end - begin)
    for column, begin, end in upright:
        for beside in range(max(column - 1, 0), min(column + 2, width)):
            dots[begin * width + beside : (end - 1) * width + beside + 1 : width] = b"\xff" * (end - begin)
