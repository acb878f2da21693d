"""Which files are meant by the names on the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roviec.cli.inputs import find_inputs, refuse_same_stem
from roviec.cli.refusal import Refused


def make(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Kế hoạch", encoding="utf-8")
    return [folder / name for name in names]


def test_a_folder_means_its_documents_by_name_at_any_depth(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.docx", "sub/c.PDF", ".hidden.txt", ".git/d.txt")

    found = find_inputs([str(tmp_path)])

    assert found.files == [tmp_path / "a.docx", tmp_path / "b.txt", tmp_path / "sub" / "c.PDF"]
    assert found.faults == []


def test_what_is_no_document_in_a_folder_is_named(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "photo.jpg")

    [remark] = find_inputs([str(tmp_path)]).remarks

    assert "photo.jpg" in remark


def test_a_file_named_by_itself_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    [path] = make(tmp_path, "cong-van")

    assert find_inputs([str(path)]).files == [path]


def test_files_stay_in_the_order_given(tmp_path: Path) -> None:
    first, second = make(tmp_path, "b.txt", "a.txt")

    assert find_inputs([str(first), str(second)]).files == [first, second]


def test_a_missing_file_costs_no_other(tmp_path: Path) -> None:
    [path] = make(tmp_path, "a.txt")

    found = find_inputs([str(tmp_path / "nowhere.txt"), str(path)])

    assert found.files == [path]
    [fault] = found.faults
    assert "nowhere.txt" in fault


def test_an_empty_name_is_not_the_folder_one_stands_in() -> None:
    found = find_inputs([""])

    assert (found.files, len(found.faults)) == ([], 1)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    named, inside = find_inputs([str(tmp_path / "pipe.txt")]), find_inputs([str(tmp_path)])

    assert (named.files, len(named.faults)) == ([], 1)
    assert inside.files == []


def test_a_folder_without_documents_is_a_fault(tmp_path: Path) -> None:
    assert len(find_inputs([str(tmp_path)]).faults) == 1


def test_a_folder_that_contains_itself_is_walked_once(tmp_path: Path) -> None:
    [path] = make(tmp_path, "a.txt")
    (tmp_path / "again").symlink_to(tmp_path)

    assert find_inputs([str(tmp_path)]).files == [path]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/kh.txt", "b/kh.txt"),
        ("kh.txt", "kh.docx"),
        # one file on a disk that does not tell capitals from small letters
        ("KH.txt", "kh.docx"),
        # composed and decomposed
        ("k\u1ebf.txt", "ke\u0302\u0301.docx"),
        ("kh.txt", "kh.txt"),
    ],
)
def test_two_files_of_one_stem_are_refused(first: str, second: str) -> None:
    with pytest.raises(Refused) as caught:
        refuse_same_stem([Path(first), Path(second)])

    assert caught.value.code == "same_stem"


def test_stems_that_differ_after_a_point_are_two(tmp_path: Path) -> None:
    refuse_same_stem([Path("kh.1.txt"), Path("kh.2.txt")])
