"""The locks install the same everywhere and tell no machine's addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_address_and_hashes_every_package(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    packages = [number for number, line in enumerate(lines) if "==" in line]

    assert packages, "an empty lock installs nothing"
    assert not [line for line in lines if "://" in line]
    assert not [lines[number] for number in packages if "--hash=sha256:" not in lines[number + 1]]


def test_the_development_lock_holds_the_very_versions_of_the_other() -> None:
    def versions(name: str) -> set[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return {line.split()[0] for line in lines if "==" in line}

    assert versions("requirements.lock") <= versions("requirements-dev.lock")
