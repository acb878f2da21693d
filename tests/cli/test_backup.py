"""A backup restored elsewhere gives the same counts and a journal that verifies; a spoilt one is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILL = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "roviec.settings"
import django
django.setup()
from pathlib import Path
from roviec.cli.demo import ACCOUNTS, _account
from roviec.documents.models import Document
from roviec.intake.actions import take_in
from roviec.journal.acting import THE_HOUSE
from roviec.orgs.acting import acting_of
from roviec.orgs.imports import import_units
from roviec.orgs.models import User
import_units(Path("examples/hanoi"), by=THE_HOUSE)
_account(ACCOUNTS[0])
clerk = acting_of(User.objects.get(username="clerk"))
paper = Path("examples/documents/ket_luan_giao_ban_quy.txt")
take_in([paper.read_bytes()], paper.name, by=clerk, no_secret=True)
"""


def call(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ROVIEC_MODE": "demo", "ROVIEC_DATA": str(data), "PYTHONPATH": str(ROOT)}
    environment.pop("ROVIEC_DATABASE", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def roviec(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return call(data, "-m", "roviec", *arguments)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small house with a document, and its backup."""
    place = tmp_path_factory.mktemp("backup")
    assert roviec(place / "house", "migrate").returncode == 0
    filled = call(place / "house", "-c", FILL)
    assert filled.returncode == 0, filled.stderr
    answer = roviec(place / "house", "backup", str(place / "kept"))
    assert answer.returncode == 0, answer.stderr
    return place / "house", place / "kept"


def test_restored_elsewhere_the_same_counts_and_a_journal_that_verifies(
    kept: tuple[Path, Path], tmp_path: Path
) -> None:
    house, folder = kept
    head = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["head"]
    heads = tmp_path / "heads"
    heads.write_text(f"{head[0]} {head[1]}\n", encoding="utf-8")

    answer = roviec(tmp_path / "elsewhere", "restore", str(folder))

    assert answer.returncode == 0, answer.stderr
    assert "documents.document 1" in answer.stdout and "documents.file 1" in answer.stdout
    checked = roviec(tmp_path / "elsewhere", "journal", "verify", "--heads", str(heads))
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.splitlines()[-1] == f"{head[0]} {head[1]}"
    [original] = [path for path in (house / "files").rglob("*") if path.is_file()]
    restored = tmp_path / "elsewhere" / original.relative_to(house)
    assert restored.read_bytes() == original.read_bytes()
    assert roviec(tmp_path / "elsewhere", "ready").stdout == "sẵn sàng\n"


def test_a_house_with_records_is_not_overwritten(kept: tuple[Path, Path]) -> None:
    house, folder = kept

    answer = roviec(house, "restore", str(folder))

    assert answer.returncode == 2
    assert "đã có dữ liệu" in answer.stderr


def test_a_folder_that_holds_something_is_no_place_for_a_backup(kept: tuple[Path, Path]) -> None:
    house, folder = kept

    answer = roviec(house, "backup", str(folder))

    assert answer.returncode == 2
    assert "không trống" in answer.stderr


@pytest.mark.parametrize("what", ["altered", "missing", "broken off"])
def test_a_spoilt_backup_is_refused_and_leaves_nothing(
    kept: tuple[Path, Path], tmp_path: Path, what: str
) -> None:
    import shutil

    folder = tmp_path / "spoilt"
    shutil.copytree(kept[1], folder)
    [original] = [path for path in (folder / "files").rglob("*") if path.is_file()]
    if what == "altered":
        original.chmod(0o600)
        original.write_bytes(original.read_bytes() + b".")
    elif what == "missing":
        original.unlink()
    else:
        (folder / "manifest.json").unlink()

    answer = roviec(tmp_path / "elsewhere", "restore", str(folder))

    assert answer.returncode == 2
    assert not (tmp_path / "elsewhere" / "files").exists()


def test_a_house_that_is_not_migrated_is_not_ready(tmp_path: Path) -> None:
    answer = roviec(tmp_path / "new", "ready")

    assert answer.returncode == 1
    assert "roviec migrate" in answer.stdout
