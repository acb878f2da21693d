"""Everything said on the screen has its Vietnamese, compiled and committed."""

from __future__ import annotations

import importlib.util
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_builder", ROOT / "locale" / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ROOMS = [path.parent.name for path in sorted((ROOT / "roviec").glob("*/apps.py"))]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_nothing_without_vietnamese_and_its_words_are_compiled(room: str) -> None:
    build = builder()
    catalog = build.build(ROOT / "roviec" / room, {})
    compiled = BytesIO()
    build.write_mo(compiled, catalog)

    if len(catalog):
        assert build.missing(catalog) == []
        committed = build.po_of(ROOT / "roviec" / room).with_suffix(".mo").read_bytes()
        assert compiled.getvalue() == committed, "run `make messages`"
