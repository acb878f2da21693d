"""The set-up says plainly what a machine lacks. Each test gives `make` a PATH with one thing wrong."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def make_needs(path: Path) -> subprocess.CompletedProcess[str]:
    make = shutil.which("make")
    assert make, "the tests need make"
    return subprocess.run(
        [make, "needs"],
        cwd=ROOT,
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def put_python(folder: Path, body: str) -> None:
    python = folder / "python3"
    python.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    python.chmod(0o755)


def test_says_that_python_is_missing(tmp_path: Path) -> None:
    answer = make_needs(tmp_path)

    assert answer.returncode != 0
    assert answer.stderr.startswith("Missing: python3. Install Python 3.11 or newer")


def test_says_that_python_is_too_old(tmp_path: Path) -> None:
    put_python(tmp_path, 'case "$2" in *version_info*) exit 1;; esac')

    answer = make_needs(tmp_path)

    assert answer.returncode != 0
    assert answer.stderr.startswith("Too old: python3 is older than 3.11.")


def test_says_that_venv_is_missing_as_on_a_bare_debian(tmp_path: Path) -> None:
    put_python(tmp_path, 'case "$2" in *ensurepip*) echo "No module named ensurepip" >&2; exit 1;; esac')

    answer = make_needs(tmp_path)

    assert answer.returncode != 0
    assert answer.stderr.startswith("Missing: the modules venv and ensurepip of python3")
    assert "apt install python3-venv" in answer.stderr


def test_says_nothing_when_all_is_there(tmp_path: Path) -> None:
    put_python(tmp_path, "exit 0")

    answer = make_needs(tmp_path)

    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_help_lists_the_targets_that_are_promised() -> None:
    make = shutil.which("make")
    assert make

    listed = subprocess.run(
        [make, "help"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    ).stdout

    for target in ("setup", "test", "help", "demo", "bench", "check", "lock"):
        assert f"make {target}\t" in listed
