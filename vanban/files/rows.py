"""A table as text: cells joined by a tab, rows by a newline, the one shape for every kind of file.

A cell that spans columns is followed by the empty places it covers, so that each column keeps its
number; a row that is one cell over the whole width is a line without tabs. What a cell merged
downwards says stands in its first row, and its places below are empty.

The letterhead and the signature of an office document are typed as a table without borders, but are
no table: their cells stand under each other, the left column first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# What only a letterhead or a signature block says (Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP, Phụ lục I).
MOTTO = re.compile(r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:OÀ|ÒA) XÃ HỘI|Độc lập\s*[-–]\s*Tự do", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^[ \t]*(?:Nơi nhận\b|Kính gửi\b|(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?)\s+[A-ZĐ])", re.MULTILINE
)


_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)


def is_letterhead(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells are a letterhead or signature block: few rows, two columns, its fixed words."""
    if not rows or len(rows) > 4 or any(sum(bool(cell.strip()) for cell in row) > 2 for row in rows):
        return False
    return any(MOTTO.search(cell) or _SIGNATURE.search(cell) for row in rows for cell in row)


def stack(rows: Sequence[Sequence[str]]) -> str:
    """The cells of a letterhead under each other, their own lines kept, column after column."""
    width = max((len(row) for row in rows), default=0)
    columns = ([row[i].strip() for row in rows if i < len(row) and row[i].strip()] for i in range(width))
    return "\n".join(cell for column in columns for cell in column)


def flat(cell: str) -> str:
    """The words of one cell on one line."""
    return " ".join(cell.split())


def render(rows: Sequence[Sequence[str]]) -> str:
    """The rows as lines. A table of one column keeps the lines of its cells: it is a frame round text.

    >>> render([["TT", "Nhiệm vụ"], ["1", "Rà soát,\\nbổ sung"], ["II. Nhóm khác"]])
    'TT\\tNhiệm vụ\\n1\\tRà soát, bổ sung\\nII. Nhóm khác'
    """
    framed = all(len(row) <= 1 for row in rows)
    lines = (row[0].strip() if framed and row else "\t".join(map(flat, row)) for row in rows)
    return "\n".join(line for line in lines if line.strip())


def tidy(text: str) -> str:
    """Lines without outer spaces, at most one empty line on end, none at the ends."""
    lines: list[str] = []
    for line in text.split("\n"):
        # Tabs stay at the ends of a row: they are its empty cells.
        kept = line.strip(" \r\f\v\u00a0") if line.strip() else ""
        if kept or (lines and lines[-1]):
            lines.append(kept)
    return "\n".join(lines).strip("\n")


def numeral(number: int, form: str) -> str:
    """A number of an automatic list, by the name Word gives its form.

    >>> numeral(4, "upperRoman"), numeral(28, "lowerLetter"), numeral(3, "decimalZero")
    ('IV', 'bb', '03')
    """
    if form in ("lowerLetter", "upperLetter") and number > 0:
        # After z Word doubles the letter: aa, bb, cc.
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 40)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        return _roman(number).lower() if form == "lowerRoman" else _roman(number)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
