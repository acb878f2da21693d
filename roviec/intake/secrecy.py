"""Marks of secrecy: what refuses a file, what only asks a person."""

from __future__ import annotations

import re

# Law on the Protection of State Secrets 2018, article 8: three degrees; a mark stands alone on its line
# in the head of the first page.
_ALONE = re.compile(r"^[\W_]*(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)[\W_]*$")
_ANYWHERE = re.compile(r"\b(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)\b")
_HEAD_LINES = 25


def is_secret(text: str) -> bool:
    """Whether the head of the first page carries a mark: then the file is refused and wiped.

    >>> is_secret("THÀNH ỦY HÀ NỘI\\n\\nTỐI MẬT\\n")
    True
    >>> is_secret("Công tác bảo vệ bí mật nhà nước")
    False
    """
    lines = [line for line in text.splitlines() if line.strip()][:_HEAD_LINES]
    return any(_ALONE.match(line) for line in lines)


def asks(text: str) -> bool:
    """Whether the words stand elsewhere, so that a person is asked once more."""
    return bool(_ANYWHERE.search(text))
