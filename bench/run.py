"""`make bench`: run every module of `bench` that has `measure()`, print the rows, write results.json.

Exit status 1 when a target is missed. Names after the command choose modules: `python -m bench.run reading`;
with `--write` before them their rows take the place of the old ones in results.json.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import bench
from bench import Row

RESULTS = Path(__file__).with_name("results.json")

Measure = Callable[[], Iterable[Row]]


def subjects(chosen: Sequence[str] = ()) -> dict[str, Measure]:
    """The `measure` of each module, by name; of those in `chosen` only, when there are any.

    Raises ValueError for a chosen name that measures nothing.
    """
    found: dict[str, Measure] = {}
    for module in pkgutil.iter_modules(bench.__path__):
        if module.name == "run" or (chosen and module.name not in chosen):
            continue
        measure = getattr(importlib.import_module(f"bench.{module.name}"), "measure", None)
        if measure is not None:
            found[module.name] = measure
    if unknown := set(chosen) - found.keys():
        raise ValueError(f"no such bench: {', '.join(sorted(unknown))}")
    return found


def as_line(row: Row) -> str:
    """The row for people, its target and whether it holds at the end."""
    value = f"{row.name:<44} {row.value:>12,.4g} {row.unit}"
    if row.target is None:
        return value
    return f"{value}  (target {row.target:,g}: {'holds' if row.holds else 'MISSED'})"


def write(rows: Sequence[Row], path: Path) -> None:
    """Write the rows, one a line, so that a change of one number is a change of one line."""
    lines = ",\n".join(json.dumps(asdict(row), ensure_ascii=False) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def others(chosen: Sequence[str], path: Path) -> list[Row]:
    """The rows on file of subjects that are not measured now."""
    found = [Row(**told) for told in json.loads(path.read_text(encoding="utf-8"))]
    return [row for row in found if row.name.partition(".")[0] not in chosen]


def main(chosen: Sequence[str]) -> int:
    """Measure what is chosen (nothing: all) and write it down; a part only when `--write` stands first."""
    keep = bool(chosen) and chosen[0] == "--write"
    chosen = chosen[1:] if keep else chosen
    rows: list[Row] = []
    for measure in subjects(chosen).values():
        for row in measure():
            print(as_line(row), flush=True)
            rows.append(row)
    if not chosen:
        write(rows, RESULTS)
    elif keep:
        write([*others(chosen, RESULTS), *rows], RESULTS)
    missed = [row for row in rows if row.holds is False]
    print(f"{len(rows)} measured, {len(missed)} targets missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
