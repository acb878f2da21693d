"""Tables of targets: one figure for each row and period (facts.md, "Tables").

The head tells the columns: what is measured, its unit, and columns of values, each with its period or with
what it is (plan, result). A row without a value heads the rows under it ("Đến năm 2030").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from vanban.layout import Block
from vanban.page import Page
from vanban.rule import Found
from vanban.rules import figure_fields, numbers
from vanban.rules.task_tables import RULED, Cell, cells, head_of

_NUMBER = re.compile(r"^\W*(?:stt|tt|số tt|số thứ tự|#)\W*$", re.IGNORECASE)
_UNIT = re.compile(r"^\W*(?:đơn vị(?: tính)?|đvt|đv tính|đ/v tính|đv)\W*$", re.IGNORECASE)
_INDICATOR = re.compile(r"chỉ tiêu|tiêu chí|nội dung|mục tiêu|danh mục|chỉ số|lĩnh vực|tên", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_VALUE = re.compile(
    r"kế hoạch|thực hiện|ước|kết quả|mục tiêu|chỉ tiêu|giá trị|số lượng|số liệu|đến năm|giai đoạn|quý|"
    r"6 tháng|mức|năm|dự toán|đạt|tỷ lệ|so sánh",
    re.IGNORECASE,
)
_NO_VALUE = re.compile(r"ghi chú|cơ quan|đơn vị|chủ trì|phối hợp|thời gian|thời hạn|căn cứ", re.IGNORECASE)
_PLANNED = re.compile(r"kế hoạch|mục tiêu|chỉ tiêu|ước|dự kiến|dự toán|đến năm|phấn đấu", re.IGNORECASE)
_ACTUAL = re.compile(r"thực hiện|kết quả (?:thực hiện|đạt)|đạt được|hiện trạng|thực trạng", re.IGNORECASE)
_SPAN = re.compile(r"(20[0-9]{2})\s*[-/]\s*(20[0-9]{2})")
_NO_UNIT = re.compile(r"^(?:chỉ số|hệ số|xếp hạng)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((?P<unit>[^()]{1,30})\)\s*$")
_NOTE = re.compile(r"[≥≤><=~±]|[0-9]")


class Columns(NamedTuple):
    """What the columns of a table of targets hold, by index."""

    indicator: int
    unit: int | None
    values: tuple[int, ...]
    periods: tuple[str | None, ...]
    status: tuple[str | None, ...]


def find(page: Page) -> tuple[list[Found], set[int]]:
    """The figures of the tables of targets, and the identities of the blocks they were read from."""
    found: list[Found] = []
    inside: set[int] = set()
    columns: Columns | None = None
    section: str | None = None
    every: list[Found] | None = None
    for block in page.blocks:
        if block.kind != "row":
            columns = columns if block.kind == "furniture" else None
            continue
        row = cells(page.flat, block.start, block.end)
        head = _head(page, block, row)
        if head is not None:
            columns, section = head, _title_period(page, block)
            inside.add(id(block))
            continue
        if columns is None or RULED.match(page.flat[block.start : block.end]):
            continue
        inside.add(id(block))
        if every is None:
            every = numbers.of(page)
        figures = list(_row(page, row, columns, section, every))
        if not figures:
            section = _section(page, row) or section
        found.extend(figures)
    return found, inside


def _head(page: Page, block: Block, row: list[Cell]) -> Columns | None:
    """The columns, where the row is the head of a table of targets."""
    words = [page.flat[cell.start : cell.end] for cell in row]
    if len(words) < 2 or any(len(word) > 90 for word in words) or head_of(page.flat, row) is not None:
        return None
    indicator = next(
        (i for i, word in enumerate(words) if _INDICATOR.search(word) and not _NUMBER.match(word)), None
    )
    if indicator is None:
        return None
    unit = next((i for i, word in enumerate(words) if _UNIT.match(word)), None)
    values = tuple(
        i
        for i, word in enumerate(words)
        if i > indicator
        and i != unit
        and not _NO_VALUE.search(word)
        and (_YEAR.search(word) or _VALUE.search(word))
    )
    if not values or (
        unit is None and not any(_YEAR.search(words[i]) or _PLANNED.search(words[i]) for i in values)
    ):
        return None
    periods = tuple(_period(words[i]) for i in values)
    aims = bool(_PLANNED.search(words[indicator])) or _title_aims(page, block)
    return Columns(indicator, unit, values, periods, tuple(_status(words[i], aims=aims) for i in values))


def _period(words: str) -> str | None:
    span = _SPAN.search(words)
    if span is not None:
        return f"{span[1]}/{span[2]}"
    year = _YEAR.search(words)
    return year[0] if year else None


def _status(words: str, *, aims: bool) -> str:
    if _PLANNED.search(words):
        return "planned"
    if _ACTUAL.search(words):
        return "actual"
    return "planned" if aims else "actual"


def _above(page: Page, block: Block) -> Iterator[str]:
    """The words of the headings above a table, nearest first, and of the title."""
    for above in block.ancestors():
        yield page.flat[above.body : above.end]
    index = page.blocks.index(block)
    for before in reversed(page.blocks[max(0, index - 4) : index]):
        if before.kind in ("heading", "para", "title") and before.end - before.start < 260:
            yield page.flat[before.body : before.end]


def _title_aims(page: Page, block: Block) -> bool:
    return any(_PLANNED.search(words) for words in _above(page, block))


def _title_period(page: Page, block: Block) -> str | None:
    for words in _above(page, block):
        if "Kèm theo" in words or "ban hành" in words.lower():
            continue
        period = _period(words)
        if period:
            return period
    return None


def _section(page: Page, row: list[Cell]) -> str | None:
    """The period a row without values states for those under it."""
    for cell in row:
        period = _period(page.flat[cell.start : cell.end])
        if period:
            return period
    return None


def _row(
    page: Page, row: list[Cell], columns: Columns, section: str | None, every: list[Found]
) -> Iterator[Found]:
    if columns.indicator >= len(row) or row[columns.indicator].start == row[columns.indicator].end:
        return
    named = row[columns.indicator]
    start = named.start
    for place, index in enumerate(columns.values):
        if index >= len(row) or row[index].start == row[index].end:
            continue
        for value, end in _values(page, row[index], every):
            fields: dict[str, Any] = {
                name: value.fields[name] for name in ("value", "value_max", "total") if name in value.fields
            }
            unit = _unit(page, row, columns, value, end)
            if unit:
                fields["unit"] = unit
            signs = page.flat[max(row[index].start, value.start - 24) : value.start]
            fields["comparator"] = figure_fields.comparator(signs.lower(), page.flat[value.end : end])
            fields["status"] = columns.status[place]
            period = columns.periods[place] or section
            if period:
                fields["period"] = period
            fields["indicator"] = page.words(named.start, named.end)
            changed = _changed(fields["indicator"].lower())
            if changed:
                fields["change"] = changed
            yield Found(
                "figure", start if start >= 0 else _begin(page, row[index], value), end, fields, "figure.row"
            )
            start = -1


def _changed(indicator: str) -> str | None:
    if re.search(r"\b(?:tốc độ )?tăng(?: thêm| trung bình| bình quân|$)", indicator):
        return "increase"
    return "decrease" if re.search(r"(?:cắt giảm|(?:tỷ lệ|tỉ lệ|mức) giảm)", indicator) else None


def _values(page: Page, cell: Cell, every: list[Found]) -> Iterator[tuple[Found, int]]:
    """The numbers of a cell, one for each of its parts between semicolons, with where the part ends."""
    at = cell.start
    for part in page.flat[cell.start : cell.end].split(";"):
        end = at + len(part.rstrip())
        first = next((one for one in every if at <= one.start and one.end <= end), None)
        # Words with a number in them tell a state ("thuộc nhóm 3 nước"), no value.
        if first is not None and len(page.flat[at : first.start].strip()) <= 24:
            yield first, end
        at += len(part) + 1


def _begin(page: Page, cell: Cell, value: Found) -> int:
    """Where a value begins that stands alone: with its sign or word of comparison, after a semicolon."""
    start = max(cell.start, page.flat.rfind(";", cell.start, value.start) + 1)
    while page.flat[start] in " \t":
        start += 1
    return start


def _unit(page: Page, row: list[Cell], columns: Columns, value: Found, end: int) -> str | None:
    """The unit of a value: in its own cell, in the column of units, or in brackets behind the indicator."""
    after = page.flat[value.end : end].strip()
    if after.startswith("%"):
        return "%"
    if columns.unit is not None and columns.unit < len(row):
        cell = row[columns.unit]
        words = page.words(cell.start, cell.end)
        if words.startswith("%"):
            return "%"
        return None if not words or _NO_UNIT.match(words) else words.split("/")[0].strip()
    named = row[columns.indicator]
    bracket = _IN_BRACKETS.search(page.flat, named.start, named.end)
    if bracket is not None and not _NOTE.search(bracket["unit"]):
        unit = page.words(bracket.start("unit"), bracket.end("unit"))
        return "%" if unit.startswith("%") else unit
    if after:
        return page.words(value.end, end)
    return None
