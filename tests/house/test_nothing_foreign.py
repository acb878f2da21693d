"""Nothing in the repository names another host, a path of one machine, or who or what wrote it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Addresses that are names, not places to fetch from: XML's own, and those that licences carry.
NAMES = re.compile(
    r"https?://(?:127\.0\.0\.1|localhost|testserver|www\.w3\.org|schemas\.|openoffice\.org/2001|scripts\.sil\.org"
    r"|github\.com/bettergui)"
)
ADDRESS = re.compile(r"https?://[a-z0-9-]+\.[a-z]", re.IGNORECASE)
OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:home/[a-z]|root/|Users/[A-Z]|work/(?:main|shared|dev)\b)")
# Texts and documents that speak of the outside world, and are data.
DATA = ("examples/", "tests/", "vanban/data/", "bench/", "docs/adr/")


def lines() -> list[tuple[str, str]]:
    """Every line of every text file of ours but data and locks."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = []
    for name in listed.splitlines():
        path = ROOT / name
        if name.startswith(DATA) or name.endswith((".lock", ".woff2", ".png", ".mo", ".docx")):
            continue
        if path.is_file():
            found += [(name, line) for line in path.read_text(encoding="utf-8").splitlines()]
    return found


def test_no_file_names_another_host() -> None:
    named = [(name, line) for name, line in lines() if ADDRESS.search(NAMES.sub("", line))]

    assert named == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert [(name, line) for name, line in lines() if OF_A_MACHINE.search(line)] == []
