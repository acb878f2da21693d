"""Both tone styles over a whole document: `Tỉnh ủy khóa XVII` and `Tỉnh uỷ khoá XVII` are read alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vanban import read
from vanban.fold import fold_tone

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
STYLES = (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("khóa", "khoá"), ("Khóa", "Khoá"), ("thủy", "thuỷ"))


def facts(text: str) -> list[tuple[str, int, int, str]]:
    """Kind, place and fields of each fact, the fields in one tone style."""
    return [
        (fact.kind, fact.start, fact.end, fold_tone(json.dumps(dict(fact.fields), ensure_ascii=False)))
        for fact in read(text).facts
    ]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_tone_style_changes_no_fact(path: Path) -> None:
    new = path.read_bytes().decode("utf-8")
    old = new
    for one, other in STYLES:
        new, old = new.replace(other, one), old.replace(one, other)

    assert new != old
    assert facts(new) == facts(old)
