"""The one error of the house that people see: the rules of the office do not allow it."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """The rules of the office do not allow it. `code` for callers, the message (translated) for people."""

    def __init__(self, code: str, message: str, **params: Any) -> None:
        super().__init__(message % params if params else str(message))
        self.code = code
        self.params = params
