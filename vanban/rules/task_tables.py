"""Tables of tasks: a head that names the columns, and a row for each assignment.

A row is one line of the text, its cells parted by tabs (Word, Excel) or bars (pages of the web). What
each column holds is read from the words of its head; a table without such a head is no task table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from vanban.page import Page
from vanban.rule import Found
from vanban.rules import names
from vanban.rules.frame import Frame, frames
from vanban.sentences import clauses

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("number", r"^\W*(?:stt|tt|số tt|số thứ tự|#)\W*$"),
        ("partners", r"phối hợp"),
        (
            "deadline",
            r"thời gian|thời hạn|tiến độ|hạn (?:hoàn thành|báo cáo|chót)|ngày hoàn thành|"
            r"hoàn thành trước|kỳ hạn",
        ),
        ("product", r"sản phẩm|kết quả|hình thức"),
        (
            "assignees",
            r"chủ trì|(?:đơn vị|cơ quan|bộ phận|tổ chức|cá nhân|người)\s+(?:thực hiện|phụ trách|"
            r"chịu trách nhiệm|tham mưu|đầu mối|được giao)|phụ trách|phân công|trách nhiệm|"
            r"đầu mối|đơn vị",
        ),
        ("action", r"nội dung|nhiệm vụ|công việc|tên|hoạt động|việc|giải pháp|đề án"),
        ("note", r"ghi chú"),
    )
)
RULED = re.compile(r"^[\s|:+-]*$")
_LATER = re.compile(r"(?P<month>0?[1-9]|1[0-2])\s*/\s*(?P<year>20[0-9]{2})$")
_YEAR = re.compile(r"(?:năm\s+)?(?P<year>20[0-9]{2})$", re.IGNORECASE)
_DAY = re.compile(r"(?P<day>[0-9]{1,2})\s*[/.-]\s*(?P<month>[0-9]{1,2})(?:\s*[/.-]\s*(?P<year>20[0-9]{2}))?$")


class Cell(NamedTuple):
    """A cell of a row: its words' place, without outer spaces; empty where start equals end."""

    start: int
    end: int


def cells(flat: str, start: int, end: int) -> list[Cell]:
    """The cells of a row, by tabs, or by bars where there are no tabs."""
    mark = "\t" if "\t" in flat[start:end] else "|"
    found: list[Cell] = []
    at = start
    for index in [*(i for i in range(start, end) if flat[i] == mark), end]:
        left, right = at, index
        while left < right and flat[left] in " \t|":
            left += 1
        while right > left and flat[right - 1] in " \t|":
            right -= 1
        found.append(Cell(left, right))
        at = index + 1
    if mark == "|":
        found = found[1 if found and found[0].start == found[0].end else 0 :]
        found = (
            found[:-1]
            if found and found[-1].start == found[-1].end and flat[start:end].rstrip().endswith("|")
            else found
        )
    return found


def head_of(flat: str, row: list[Cell]) -> list[str] | None:
    """What each column of a task table holds, read from the row of its head; None: it is no such head."""
    columns = []
    for cell in row:
        words = flat[cell.start : cell.end]
        columns.append(
            next((name for name, pattern in _COLUMNS if len(words) < 90 and pattern.search(words)), "")
        )
    named = set(columns)
    if "action" in named and named & {"assignees", "deadline"} and len(row) >= 2:
        return columns
    return None


def find(page: Page) -> list[Found]:
    """One assignment for each row of each task table, in order."""
    found: list[Found] = []
    columns: list[str] | None = None
    frame = Frame()
    merged: dict[str, Any] = {}  # who leads and helps in the rows above: merged cells are filled once
    for block, above in frames(page):
        if block.kind != "row":
            columns = None if block.kind != "heading" else columns
            continue
        row = cells(page.flat, block.start, block.end)
        head = head_of(page.flat, row)
        if head is not None:
            columns, frame, merged = head, above, {}
        elif columns is not None and not RULED.match(page.flat[block.start : block.end]):
            for one in _assignment(page, row, columns, frame, merged):
                merged = {"assignees": one.fields["assignees"]} if "assignees" in one.fields else {}
                found.append(one)
    return found


def _assignment(
    page: Page, row: list[Cell], columns: list[str], frame: Frame, merged: dict[str, Any]
) -> Iterator[Found]:
    named = {name: cell for name, cell in zip(columns, row, strict=False) if name and cell.start < cell.end}
    action = named.get("action")
    filled = [cell for cell in row if cell.start < cell.end]
    # A row with one cell, or without lead, time and product, heads the rows under it.
    if (
        action is None
        or len(filled) < 2
        or not named.keys() & {"assignees", "deadline", "product", "partners"}
    ):
        return
    start, end = filled[0].start, filled[-1].end
    fields: dict[str, Any] = {"action": page.words(action.start, action.end)}
    for name in ("assignees", "partners"):
        cell = named.get(name)
        if cell is not None:
            fields[name] = names_in_cell(page, cell)
    basis: dict[str, str] = {}
    if "assignees" not in fields and frame.assignees:
        fields["assignees"], basis["assignees"] = list(frame.assignees), frame.basis.get("assignees", "")
    elif "assignees" not in fields and "assignees" in columns and merged:
        fields.update(merged)
        basis = dict.fromkeys(merged, "ô gộp ở dòng trên")
    if frame.assigner:
        fields["assigner"] = frame.assigner
    if frame.about:
        fields["about"] = frame.about
    if "deadline" in named:
        iso = time_in_cell(page, named["deadline"])
        if iso:
            fields["deadline"] = iso
    elif frame.deadline is not None:
        fields["deadline"], basis["deadline"] = frame.deadline.iso, frame.basis.get("deadline", "đoạn dẫn")
    if "product" in named:
        fields["product"] = page.words(named["product"].start, named["product"].end)
    yield Found("assignment", start, end, fields, "assignment.row", basis)


_ACTS = re.compile(
    r",?\s+(?:chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp|tham mưu|chủ động|tổ chức|thực hiện)"
)
_WITHIN = re.compile(
    r",?\s*(?:trong phạm vi|theo)\s[^;]*?(?:của mình|được giao|được phân công)", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?:có )?liên quan|trực thuộc|khác|thuộc ")
_SPLIT = re.compile(
    r"[,;]\s*(?:và\s+)?|\s+và\s+"
    r"(?=(?:các|cơ quan|đơn vị|sở|ủy ban|ubnd|đảng ủy|hội|đoàn|ban|chi|công an|bộ)\s)",
    re.IGNORECASE,
)


def _doers_of_clauses(page: Page, cell: Cell) -> list[str]:
    """The doers of a cell that says what each does (`Sở A chủ trì …; Sở B và các xã tổ chức …`)."""
    found: list[str] = []
    for start, end in clauses(page.flat, cell.start, cell.end):
        found.extend(name.text for name in names.doers(page, start, end)[0])
    return list(dict.fromkeys(found))


def names_in_cell(page: Page, cell: Cell) -> list[str]:
    """The names a cell lists: those known where they fill it, else its parts at semicolons and commas."""
    row = names.row(page, cell.start, cell.end)
    if row and row[-1].end >= cell.end - 2:
        return [name.text for name in row]
    if row and _ACTS.match(page.lower, row[-1].end, cell.end):
        return _doers_of_clauses(page, cell)
    parts = re.split(r"\s*;\s*|\s+-\s+", page.words(cell.start, cell.end))
    if len(parts) == 1 and row:
        rest = _WITHIN.sub("", page.flat[row[-1].end : cell.end])
        more = [part.strip(" .,;") for part in _SPLIT.split(rest)]
        own = [name.text for name in row]
        if more and _GOES_ON.match(more[0]):
            own[-1] = f"{own[-1]} {more.pop(0)}"
        return [*own, *(part for part in more if part)]
    return [part.strip(" .,;") for part in parts if part.strip(" .,;")]


_OPEN = re.compile(r"và (?:các|những) (?:năm|quý|tháng) (?:tiếp theo|sau)|các năm tiếp theo")


def time_in_cell(page: Page, cell: Cell) -> str | None:
    """The deadline of a time cell; there no cue is needed. None where no end is set: `Thường xuyên`,
    `theo lộ trình`, `Năm 2025 và các năm tiếp theo`.
    """
    times = page.within("_date", cell.start, cell.end)
    if _OPEN.search(page.lower, cell.start, cell.end):
        return None
    words = " ".join(page.flat[cell.start : cell.end].split()).rstrip(" .;")
    short = _LATER.search(words)
    day = _DAY.search(words)
    if times:
        return str(times[-1].fields["iso"]) or None
    if day and int(day["month"]) <= 12 and int(day["day"]) <= 31:
        iso = f"{int(day['month']):02d}-{int(day['day']):02d}"
        year = day["year"] or (page.published or "")[:4]
        return f"{year}-{iso}" if year else f"--{iso}"
    if short:
        return f"{short['year']}-{int(short['month']):02d}"
    year_alone = _YEAR.fullmatch(words)
    return year_alone["year"] if year_alone else None
