"""What reading costs and how well it reads: speed, start, growth with the length, memory, scores."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from statistics import median

from bench import Row, corpus, score
from bench.corpus import Keyed
from vanban import read

DOCUMENT = 5_000  # characters
RUNS = 7
LONG, SHORT = 2_000_000, 50_000
# No rule may be misled into long searching by 100 kB of one thing; ordinary text of that length
# takes less than half of this.
HOSTILE, HOSTILE_SECONDS = 100_000, 2.0
_HOSTILE: Mapping[str, str] = {
    "spaces": " ",
    "no_break_spaces": "\u00a0",
    "digits": "7",
    "commas": ",",
    "semicolons": "; ",
    "full_stops": ".",
    "hyphens": "-",
    "brackets": "(",
    "quotation_marks": '"',
    "tabs": "\t",
    "newlines": "\n",
    "bars": "|",
    "capitals": "A",
    "small_letters": "a",
    "names": "Nguyễn ",
    "numbers": "1.000 ",
    "slashes": "1/2/",
    "symbols": "15-NQ/TW ",
    "cues": "yêu cầu ",
    "bodies": "Ban Thường vụ ",
    "posts": "Phó Chủ tịch, ",
    "markers": "1. a) - ",
    "marks": "e\u0301",
    "soft_hyphens": "\u00ad",
    "counts": "5 xã, ",
    "percentages": "12,5% ",
}


def measure() -> Iterator[Row]:
    """All rows of the reading."""
    yield from speed()
    yield from start()
    yield from growth()
    yield from hostile()
    yield from scores("corpus", corpus.own(), judged=False)
    real = corpus.real()
    if not real:
        print("no real texts beside the project: reading.key is not measured")
    else:
        yield from scores("key", real, judged=True)


def speed() -> Iterator[Row]:
    """Documents of 5,000 characters in a minute, by the processor and by the clock; tables warm."""
    texts = [corpus.of_length(one.text, DOCUMENT) for one in corpus.own()]
    for text in texts:
        read(text)
    runs = [_timed(lambda: [read(text) for text in texts]) for _ in range(RUNS)]
    cpu, wall = (median(run[n] for run in runs) for n in (0, 1))
    yield Row.at_least("reading.documents_per_minute", round(60 * len(texts) / cpu), "documents/min", 3000)
    yield Row.told(
        "reading.documents_per_minute_by_the_clock", round(60 * len(texts) / wall), "documents/min"
    )


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    gc.collect()
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def start() -> Iterator[Row]:
    """From nothing to the library imported, and to the first document read (its tables with it)."""
    imported, first = [], []
    for _ in range(RUNS):
        a, b = _child("import time; t = time.perf_counter()\nimport vanban; i = time.perf_counter()", _FIRST)
        imported.append(a)
        first.append(b)
    yield Row.at_most("reading.import_ms", round(1000 * median(imported), 1), "ms", 150)
    yield Row.told("reading.first_document_ms", round(1000 * median(first), 1), "ms")


_FIRST = """
from bench import corpus
text = corpus.own()[0].text
u = time.perf_counter(); vanban.read(text)
print(i - t, time.perf_counter() - u)
"""
_GROWN = """
import resource, time, vanban
from bench import corpus
vanban.read(corpus.own()[0].text)
text = corpus.together({length}){change}
t = time.process_time(); reading = vanban.read(text)
print(time.process_time() - t, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(reading.facts))
"""


def _child(*code: str) -> list[float]:
    """The numbers that a fresh process prints."""
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(code)],
        cwd=corpus.ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=600,
    )
    return [float(word) for word in done.stdout.split()]


def growth() -> Iterator[Row]:
    """Time for a character of two million over that of fifty thousand; and on one single line."""
    for name, change in (
        ("reading.linear_to_2m", ""),
        ("reading.linear_to_2m_one_line", '.replace("\\n", " ")'),
    ):
        short = median(_child(_GROWN.format(length=SHORT, change=change))[0] for _ in range(3))
        seconds, megabytes, facts = _child(_GROWN.format(length=LONG, change=change))
        yield Row.at_most(name, round((seconds / LONG) / (short / SHORT), 3), "times", 1.5)
        yield Row.told(f"{name}.seconds", round(seconds, 2), "s")
        yield Row.told(f"{name}.memory", round(megabytes), "MB")
        yield Row.told(f"{name}.facts", facts, "facts")


def hostile() -> Iterator[Row]:
    """The seconds for 100 kB of one thing over and over: each, and the worst."""
    for name, unit in _HOSTILE.items():
        text = (unit * HOSTILE)[:HOSTILE]
        seconds = _timed(lambda text=text: read(text))[0]  # type: ignore[misc]
        yield Row.at_most(f"reading.hostile.{name}", round(seconds, 3), "s", HOSTILE_SECONDS)


def scores(name: str, texts: list[Keyed], *, judged: bool) -> Iterator[Row]:
    """Scores overall and by kind; with `judged` against what is to be reached on the real texts."""
    keys = {one.stem: one.key for one in texts}
    readings = {one.stem: one.reading().to_json() for one in texts}
    counts = score.score(keys, readings)
    yield Row.told(f"reading.{name}.texts", len(texts), "texts")
    yield Row.told(f"reading.{name}.facts", counts[score.ALL].key, "facts")
    for kind, count in sorted(counts.items(), key=lambda one: one[0] != score.ALL):
        overall = kind == score.ALL
        named = f"reading.{name}" if overall else f"reading.{name}.{kind}"
        agreement = count.field_agreement
        yield _row(f"{named}.span_f1", count.span_f1, 0.90 if judged and overall else None)
        exact = 0.80 if overall else 0.70 if count.key >= 30 else None
        yield _row(f"{named}.exact_f1", count.exact_f1, exact if judged else None)
        if agreement is not None:
            yield _row(f"{named}.field_agreement", agreement, 0.80 if judged and overall else None)


def _row(name: str, value: float, target: float | None) -> Row:
    value = round(value, 3)
    return Row.told(name, value, "of 1") if target is None else Row.at_least(name, value, "of 1", target)
