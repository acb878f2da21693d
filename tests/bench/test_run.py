"""`make bench`: rows that hold or not, and the file they are written to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import Row, run


def test_a_row_holds_on_the_target_itself() -> None:
    assert Row.at_least("reading.exact_f1", 0.80, "F1", 0.80).holds
    assert Row.at_most("reading.import_ms", 150, "ms", 150).holds


def test_a_row_beyond_its_target_does_not_hold() -> None:
    assert Row.at_least("reading.exact_f1", 0.79, "F1", 0.80).holds is False
    assert Row.at_most("reading.import_ms", 151, "ms", 150).holds is False


def test_a_row_without_target_neither_holds_nor_fails() -> None:
    row = Row.told("reading.facts", 476, "facts")

    assert (row.target, row.holds) == (None, None)


def test_results_hold_the_five_columns(tmp_path: Path) -> None:
    run.write([Row.at_most("reading.import_ms", 90.5, "ms", 150)], tmp_path / "results.json")

    assert json.loads((tmp_path / "results.json").read_text(encoding="utf-8")) == [
        {"name": "reading.import_ms", "value": 90.5, "unit": "ms", "target": 150, "holds": True}
    ]


@pytest.mark.parametrize(("target", "status"), [(150.0, 0), (50.0, 1)])
def test_a_missed_target_fails_the_run(
    target: float, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(
        run,
        "subjects",
        lambda chosen: {"reading": lambda: [Row.at_most("reading.import_ms", 90, "ms", target)]},
    )

    assert run.main([]) == status
    assert (tmp_path / "results.json").exists()


def test_a_part_leaves_the_results_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(
        run, "subjects", lambda chosen: {"reading": lambda: [Row.told("reading.facts", 1, "facts")]}
    )

    assert run.main(["reading"]) == 0
    assert not (tmp_path / "results.json").exists()


def test_a_part_that_is_written_leaves_the_rows_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "RESULTS", tmp_path / "results.json")
    run.write([Row.told("reading.facts", 1, "facts"), Row.told("pages.old", 2, "ms")], run.RESULTS)
    monkeypatch.setattr(run, "subjects", lambda chosen: {"pages": lambda: [Row.told("pages.new", 3, "ms")]})

    assert run.main(["--write", "pages"]) == 0
    assert [row["name"] for row in json.loads(run.RESULTS.read_text(encoding="utf-8"))] == [
        "reading.facts",
        "pages.new",
    ]


def test_a_name_that_measures_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no such bench: nonsense"):
        run.subjects(["nonsense"])
