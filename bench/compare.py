"""`python -m bench.compare OLD [NEW]`: facts won and lost over the corpus by a change of the reading.

OLD and NEW are each a revision of git or a folder of readings (`roviec read --out`); without NEW the
working tree is read. Exit status 1 when a fact that was exact is lost.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from bench import corpus, gains
from bench.gains import EXACT, LEVELS, Change, Place
from bench.score import Record

_READ = """
import json, pathlib, sys
from vanban import read
texts = {path.stem: path.read_bytes().decode("utf-8") for path in pathlib.Path(sys.argv[1]).glob("*.txt")}
json.dump({stem: read(text).to_json() for stem, text in texts.items()}, sys.stdout)
"""


def readings_of(what: str | None) -> dict[str, Record]:
    """The readings of the corpus in a folder, or by a revision, or (None) by the working tree."""
    if what is None:
        return _read_by(corpus.ROOT)
    if Path(what).is_dir():
        return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in Path(what).glob("*.json")}
    archive = ["git", "archive", "--format=tar", what, "vanban"]
    packed = subprocess.run(archive, cwd=corpus.ROOT, stdout=subprocess.PIPE, check=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(packed)) as tar:
            tar.extractall(folder, filter="data")
        return _read_by(Path(folder))


def _read_by(root: Path) -> dict[str, Record]:
    """The readings by the library that stands at `root`: it comes first where the child looks for it."""
    command = [sys.executable, "-c", _READ, str(corpus.OWN)]
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, check=True, timeout=600)
    readings: dict[str, Record] = json.loads(done.stdout)
    return readings


def told(change: Change, texts: Mapping[str, str]) -> Iterator[str]:
    """The change for people: what is lost, what is won, what is read too much, one fact a line."""
    for title, moves in (("lost", change.worse), ("won", change.better)):
        for place, (old, new) in sorted(moves.items()):
            yield f"{title:<5} {LEVELS[old]} -> {LEVELS[new]}  {_words(place, texts)}"
    for title, places in (("extra, new", change.extra_new), ("extra, gone", change.extra_gone)):
        yield from (f"{title}  {_words(place, texts)}" for place in sorted(places))
    too_much = len(change.extra_new) - len(change.extra_gone)
    yield (
        f"{len(change.better)} won, {len(change.worse)} lost, exact {change.exact():+d}; "
        f"read too much {too_much:+d}; fields that agree {change.fields:+d}"
    )


def _words(place: Place, texts: Mapping[str, str]) -> str:
    words = " ".join(texts[place.stem][place.start : place.end].split())
    return f"{place.stem} {place.kind} {place.start}: {words[:90]}"


def main(asked: Sequence[str]) -> int:
    """Compare, print, and give the exit status."""
    if not 1 <= len(asked) <= 2:
        print(__doc__)
        return 2
    documents = corpus.own()
    keys = {one.stem: one.key for one in documents}
    old, new = (readings_of(what) for what in (asked[0], asked[1] if len(asked) > 1 else None))
    change = gains.change(gains.held(keys, old), gains.held(keys, new))
    for line in told(change, {one.stem: one.text for one in documents}):
        print(line)
    return int(any(was == EXACT for was, _ in change.worse.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
