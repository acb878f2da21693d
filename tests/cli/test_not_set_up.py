"""A house without its settings says so in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys


def test_a_missing_secret_is_told_in_a_sentence() -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ROVIEC_", "DJANGO_"))}

    done = subprocess.run(
        [sys.executable, "-m", "roviec", "journal", "verify"],
        env={**kept, "ROVIEC_MODE": "site"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("roviec: chưa cài đặt xong: ROVIEC_SECRET")
    assert "Traceback" not in done.stderr
