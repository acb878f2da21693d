"""The pages at the full size of design §6, on both databases.

The rows are made once (some five minutes and 6 GB each) and kept in ROVIEC_BENCH_DATA (default var/bench);
PostgreSQL is measured where ROVIEC_BENCH_POSTGRESQL names an empty or already filled database. Each page is
asked for by three accounts, of whom the slowest counts; a page over its time is named by its row.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import Row

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("ROVIEC_BENCH_DATA") or ROOT / "var" / "bench")


def measure() -> Iterator[Row]:
    """Rows `pages.<database>.<page>.p95_ms`, `.cold_ms` and `.queries`."""
    for database, address in databases():
        stamp = DATA / f"{database}.made"
        if not stamp.exists():
            _child("make", address)
            stamp.touch()
        for line in _child("measure", address).splitlines():
            yield from rows_of(database, line)


def databases() -> Iterator[tuple[str, str]]:
    """Those that can be measured here, with their addresses; SQLite has none."""
    yield "sqlite", ""
    if address := os.environ.get("ROVIEC_BENCH_POSTGRESQL"):
        yield "postgresql", address


def rows_of(database: str, line: str) -> Iterator[Row]:
    """The rows of one page, from the line that its process printed."""
    told = json.loads(line)
    name = f"pages.{database}.{told['name']}"
    yield Row.at_most(f"{name}.p95_ms", round(told["p95_ms"], 1), "ms", told["limit"])
    yield Row.told(f"{name}.cold_ms", round(told["cold_ms"], 1), "ms")
    if told["queries"]:  # a page that was broken off has no number
        yield Row.told(f"{name}.queries", told["queries"], "queries")


def _child(what: str, address: str) -> str:
    DATA.mkdir(parents=True, exist_ok=True)
    house = {"ROVIEC_MODE": "demo", "ROVIEC_DATA": str(DATA), "ROVIEC_DATABASE": address}
    done = subprocess.run(
        [sys.executable, "-m", "bench.pages_run", what],
        env=os.environ | house,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout
