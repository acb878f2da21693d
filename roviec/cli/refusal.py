"""What the command refuses, and why a file or folder could not be opened."""

from __future__ import annotations

import errno
from typing import Any

from roviec.cli import words

_REASONS = {
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.EISDIR: "is_folder",
    errno.ENOSPC: "no_room",
    errno.EDQUOT: "no_room",
}


class Refused(Exception):
    """The command as called can't be carried out. `code` for callers, the message for people."""

    def __init__(self, code: str, message: str, **params: Any) -> None:
        super().__init__(message.format(**params))
        self.code = code
        self.params = params


def reason_of(error: OSError) -> str:
    """Why the system refused, in Vietnamese where we have the words."""
    reason = _REASONS.get(error.errno or 0)
    return words.REASONS[reason] if reason else (error.strerror or str(error))
