"""`roviec read` as a person and as a script call it, on documents invented here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from roviec.cli import main, read
from roviec.cli.refusal import Refused

PLAN = """THÀNH ỦY SÔNG LÂM
*
Số 15-KH/TU
Sông Lâm, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
rà soát danh sách đơn vị

1. Giao Ban Tổ chức Thành ủy chủ trì, phối hợp với Văn phòng Thành ủy rà soát, xong trước ngày 20/3/2026.
2. Yêu cầu Ủy ban Kiểm tra Thành ủy báo cáo kết quả thực hiện Nghị quyết số 11-NQ/TU ngày 04/6/2025.
"""
KEYS = {"source", "title", "published", "document_type", "facts"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def plan(folder: Path) -> Path:
    path = folder / "kh15.txt"
    path.write_bytes(PLAN.encode())
    return path


@pytest.fixture
def letter(folder: Path) -> Path:
    path = folder / "cv7.txt"
    path.write_bytes("Kính gửi: Đảng ủy phường Hạ Lâm\nĐề nghị báo cáo trước ngày 10/4/2026.\n".encode())
    return path


def run(*arguments: str | Path, text: bool = True) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "roviec", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=text, timeout=120, check=False)


def test_a_table_names_the_document_and_its_words(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["read", str(plan)])

    shown = capsys.readouterr()
    assert (status, shown.err) == (0, "")
    assert shown.out.startswith("kh15.txt · kế hoạch · 5/1/2026 · ")
    assert "11-NQ/TU" in shown.out


def test_json_is_one_object_a_line_as_the_contract_has_it(
    plan: Path, letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["read", "--json", str(plan), str(letter)])

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert status == 0
    assert (first["source"], second["source"]) == ("kh15.txt", "cv7.txt")
    assert first.keys() >= KEYS
    assert first["document_type"] == "plan"
    assert first["facts"], "the plan assigns and cites"
    assert [fact for fact in first["facts"] if PLAN[fact["start"] : fact["end"]] != fact["quote"]] == []
    assert {frozenset(fact) for fact in first["facts"]} == {
        frozenset({"kind", "start", "end", "quote", "fields"})
    }


def test_explain_adds_rule_and_basis_to_each_fact(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "--json", "--explain", str(plan)])

    facts = json.loads(capsys.readouterr().out)["facts"]
    assert [fact for fact in facts if not fact["rule"]] == []
    assert {row["table"] for fact in facts for row in fact["rows"]} & {"bodies", "cues", "units"}
    assert all(isinstance(fact["basis"], dict) for fact in facts)


def test_out_writes_one_file_a_document_named_by_its_stem(
    folder: Path, plan: Path, letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["read", "--out", str(tmp_path / "out"), str(folder)])

    assert status == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["cv7.json", "kh15.json"]
    written = json.loads((tmp_path / "out" / "kh15.json").read_text(encoding="utf-8"))
    main(["read", "--json", str(plan)])
    assert written == json.loads(capsys.readouterr().out.splitlines()[-1])


def test_two_of_one_stem_are_refused_before_anything_is_written(
    folder: Path, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "kh15.txt").write_text("Kế hoạch", encoding="utf-8")

    status = main(["read", "--out", str(tmp_path / "out"), str(folder)])

    assert status == 2
    assert "kh15" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_day_given_is_the_day_of_a_document_that_says_none(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for written in ("2026-03-25", "25/3/2026"):
        main(["read", "--json", "--published", written, str(letter)])
        assert json.loads(capsys.readouterr().out)["published"] == "2026-03-25"


@pytest.mark.parametrize("value", ["31/02/2026", "hôm nay", "2026", ""])
def test_a_day_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(Refused) as caught:
        read.parse_day(value)

    assert caught.value.code == "bad_day"


def test_an_unreadable_file_costs_no_other(
    folder: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = folder / "anh.pdf"
    bad.write_bytes(b"\x00\x01\x02" * 400)

    status = main(["read", "--json", str(bad), str(folder / "mat.txt"), str(plan)])

    shown = capsys.readouterr()
    assert status == 1
    assert json.loads(shown.out)["source"] == "kh15.txt"
    assert "anh.pdf" in shown.err
    assert "mat.txt" in shown.err
    assert "Traceback" not in shown.err


def test_why_a_file_is_refused_is_said_in_the_words_of_the_office(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rong.txt").write_bytes(b"")

    main(["read", str(folder / "rong.txt")])

    assert "tệp rỗng" in capsys.readouterr().err


def test_a_missing_table_of_the_library_is_not_taken_for_a_missing_document(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(text: str, **given: object) -> object:
        raise FileNotFoundError(2, "No such file or directory", "bodies.tsv")

    monkeypatch.setattr(read, "read", stumble)

    assert main(["read", str(plan)]) == 1
    told = capsys.readouterr().err
    assert "lỗi của chương trình" in told
    assert "bodies.tsv" in told


def test_a_fault_of_the_library_is_told_and_costs_no_other(
    plan: Path, letter: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    true_read = read.read

    def stumble(text: str, **given: object) -> object:
        if given["source"] == "kh15.txt":
            raise ZeroDivisionError("division by zero")
        return true_read(text, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(read, "read", stumble)

    status = main(["read", "--json", str(plan), str(letter)])

    shown = capsys.readouterr()
    assert status == 1
    assert json.loads(shown.out)["source"] == "cv7.txt"
    assert "kh15.txt" in shown.err
    assert "ZeroDivisionError" in shown.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--out", "", "x"],
        ["read", "--published", "x", "y"],
        ["read", "--colour", "x"],
        ["reed"],
    ],
)
def test_a_wrong_call_is_told_in_a_sentence(arguments: list[str]) -> None:
    answer = run(*arguments)

    assert answer.returncode == 2
    assert answer.stdout == ""
    assert "roviec: " in answer.stderr
    assert "Traceback" not in answer.stderr


def test_help_needs_no_file() -> None:
    assert run().stdout.startswith("Cách dùng: ")
    assert "--published" in run("read", "--help").stdout


def test_vietnamese_comes_out_whatever_the_system_speaks(plan: Path) -> None:
    command = [sys.executable, "-m", "roviec", "read", "--json", str(plan)]
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    answer = subprocess.run(command, capture_output=True, env=environment, timeout=120, check=True)

    assert "Nghị quyết số 11-NQ/TU" in answer.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    for number in range(40):
        (folder / f"{number}.txt").write_text(PLAN * 5, encoding="utf-8")
    command = [sys.executable, "-m", "roviec", "read", "--json", str(folder)]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read().decode("utf-8")

    assert told == ""


def test_a_full_disk_is_told_in_a_sentence(plan: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        answer = subprocess.run(
            [sys.executable, "-m", "roviec", "read", str(plan)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
        )

    assert answer.returncode == 1
    assert "hết chỗ trên đĩa" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert "Exception ignored" not in answer.stderr
