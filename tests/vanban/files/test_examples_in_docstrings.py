from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import vanban.files

MODULES = [
    "vanban.files",
    *(f"vanban.files.{module.name}" for module in pkgutil.iter_modules(vanban.files.__path__)),
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
