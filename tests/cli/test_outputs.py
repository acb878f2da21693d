"""Results on disk: whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from roviec.cli import outputs
from roviec.cli.refusal import Refused

RECORD = {"source": "kh15.txt", "title": "Kế hoạch", "facts": []}


def test_writes_one_line_with_the_letters_as_they_are(tmp_path: Path) -> None:
    path = outputs.write_record(tmp_path, "kh15", RECORD)

    assert path == tmp_path / "kh15.json"
    assert path.read_text(encoding="utf-8") == '{"source": "kh15.txt", "title": "Kế hoạch", "facts": []}\n'


def test_a_stem_with_points_keeps_them(tmp_path: Path) -> None:
    assert outputs.write_record(tmp_path, "kh.2026.ban-1", RECORD).name == "kh.2026.ban-1.json"


def test_others_may_read_the_result_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        path = outputs.write_record(tmp_path, "kh15", RECORD)
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o777 == 0o640


def test_a_write_broken_off_leaves_the_older_result_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs.write_record(tmp_path, "kh15", RECORD)

    def full(self: Path, *given: object, **more: object) -> None:
        with self.open("w") as half:
            half.write('{"source": "kh')
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)

    with pytest.raises(OSError, match="No space"):
        outputs.write_record(tmp_path, "kh15", {"source": "new", "facts": []})

    assert [path.name for path in tmp_path.iterdir()] == ["kh15.json"]
    assert json.loads((tmp_path / "kh15.json").read_text(encoding="utf-8")) == RECORD


def test_a_letter_that_has_no_utf8_does_not_break_the_line() -> None:
    assert outputs.to_line({"title": "a\ud800b"}) == '{"title": "a?b"}'


def test_makes_the_folder_and_those_above_it(tmp_path: Path) -> None:
    outputs.open_folder(tmp_path / "a" / "b")

    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")

    for path in (tmp_path / "out", tmp_path / "out" / "below"):
        with pytest.raises(Refused) as caught:
            outputs.open_folder(path)
        assert caught.value.code == "out_not_folder"


def test_a_folder_that_takes_no_file_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        outputs.open_folder(Path("/proc/self"))  # also root can make no file there

    assert caught.value.code == "out_not_writable"
