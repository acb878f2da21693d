"""Lists as tables of Excel. Every cell is written as what it is; words never become formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from roviec.work.models import AssignmentQuerySet
from roviec.work.words import chip

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 20_000  # rows; more take longer than a page may
Cell = str | int | date | None


def book_of(
    title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int], foot: str = ""
) -> bytes:
    """A sheet with a title, a head that stays in view, the rows, and a line at the foot."""
    out = BytesIO()
    # In memory row by row: 31 MB for 100,000 rows.
    book = Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "right"})
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
    for column, words in enumerate(head):
        sheet.write_string(2, column, words, bold)
    sheet.freeze_panes(3, 1)
    last = 2
    for last, row in enumerate(rows, 3):
        for column, cell in enumerate(row):
            _write(sheet, last, column, cell, plain, day)
    if foot:
        sheet.write_string(last + 2, 0, foot)
    book.close()
    return out.getvalue()


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, plain: Format, day: Format) -> None:
    if cell is None or cell == "":
        return  # not known stays empty, never 0
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, plain)
    else:
        sheet.write_string(row, column, cell, plain)


def assignments_sheet(rows: AssignmentQuerySet, day: date) -> bytes:
    """The list of assignments as of a day."""
    head = [
        _("Task"), _("Code"), _("Unit"), _("Role"), _("Product"), _("Given on"), _("Deadline"), _("State"),
        _("Programme"),
    ]  # fmt: skip
    told = (
        (
            row.task.words,
            ", ".join(source.code for source in row.task.sources.all()),
            str(row.unit),
            str(row.get_role_display()),
            row.task.product,
            row.opened_on,
            row.then.due_on,
            chip(row, day).words,
            row.programme.name if row.programme else "",
        )
        for row in rows.iterator(chunk_size=1000)
    )
    title = _("Tasks of units as of %(day)s") % {"day": f"{day:%d/%m/%Y}"}
    return book_of(title, head, told, (60, 22, 36, 12, 24, 12, 12, 22, 40))
