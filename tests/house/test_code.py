"""What holds for all code of the house: who imports whom, how long things are, examples that run."""

from __future__ import annotations

import ast
import doctest
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ("vanban", "roviec/cli", "bench")  # the rooms of the product need Django started
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def modules(*packages: str) -> list[Path]:
    """All modules but migrations, which Django writes."""
    found = (path for package in packages for path in (ROOT / package).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(tree: ast.AST) -> Iterator[str]:
    """The root names of what a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module).partition(".")[0]


@pytest.mark.parametrize("path", modules("vanban"), ids=name_of)
def test_the_library_needs_only_python_but_for_opening_files(path: Path) -> None:
    if ROOT / "vanban" / "files" in path.parents:
        allowed = {*sys.stdlib_module_names, "vanban", "pypdfium2"}
    else:
        allowed = {*sys.stdlib_module_names, "vanban"}

    assert set(imported(ast.parse(path.read_text(encoding="utf-8")))) <= allowed


@pytest.mark.parametrize("path", modules("vanban", "roviec", "bench", "tests"), ids=name_of)
def test_no_file_and_no_function_is_too_long(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    functions = [
        (node.name, node.end_lineno - node.lineno + 1)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]

    assert source.count("\n") <= LONGEST_FILE
    assert [name for name, lines in functions if lines > LONGEST_FUNCTION] == []


# `__main__` runs the command when it is imported, and holds no example.
@pytest.mark.parametrize(
    "path", [path for path in modules(*EXAMPLES) if path.name != "__main__.py"], ids=name_of
)
def test_the_examples_in_docstrings_run(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_reading_from_the_command_line_loads_no_django() -> None:
    code = "import sys, roviec.cli.read, roviec.cli.table; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False).returncode == 0
