"""Words as people type them who leave the marks out: one fold for search, names and lists."""

from __future__ import annotations

import unicodedata


def fold_marks(text: str) -> str:
    """Lower letters without marks, đ as d, single spaces.

    >>> fold_marks("Đảng ủy  phường Ô Chợ Dừa")
    'dang uy phuong o cho dua'
    """
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )
    return " ".join(bare.replace("đ", "d").replace("Đ", "D").lower().split())
