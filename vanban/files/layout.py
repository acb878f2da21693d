"""A page as lines in reading order, and what repeats on the pages left out.

The letterhead and the signature stand side by side on paper; here their left column comes
first, as in `rows`. Lines of one paragraph stay lines; an empty line parts what a wider gap parts. Pages set
in two columns throughout, as in a newspaper, are not told apart: office documents have none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from vanban.files import rows, ruled_tables
from vanban.files.paper import Page, Stretch
from vanban.files.ruled_tables import Table

_DATE = re.compile(r"\bngày\b.{0,60}\b(?:năm|tháng)\b")
_RECIPIENTS = re.compile(r"^\s*Nơi nhận\b")
_PAGE_NUMBER = re.compile(
    r"^[-–—\s]*(?:trang|page)?\s*([0-9]{1,4})(?:\s*/\s*[0-9]{1,4})?[-–—\s]*$", re.IGNORECASE
)
_MARGIN = 0.14  # of the page's height: heads and feet stand within it
_EDGE = 3  # lines at the top and bottom that may be heads and feet


@dataclass(slots=True)
class Line:
    """A line of the page, or a whole table: its words and where it stands."""

    text: str
    y: float
    size: float
    table: Table | None = None


@dataclass(slots=True)
class Sheet:
    """A page laid out."""

    width: float
    height: float
    lines: list[Line] = field(default_factory=list)


def lay_out(page: Page) -> Sheet:
    """The lines and tables of a page from the top down."""
    tables, loose = ruled_tables.find(page.stretches, page.rules)
    lines = [Line(rows.render(table.rows), table.top, 0, table) for table in tables if not _is_layout(table)]
    for table in tables:
        if _is_layout(table):
            lines.append(Line(rows.stack(table.rows), table.top, 0))
    for block in (_letterhead, _signature):
        taken, found = block(loose, page)
        lines += found
        loose = [each for each in loose if id(each) not in taken]
    lines += _lines(loose)
    return Sheet(page.width, page.height, sorted(lines, key=lambda line: -line.y))


def _is_layout(table: Table) -> bool:
    return rows.is_letterhead(table.rows)


def _lines(stretches: list[Stretch]) -> list[Line]:
    """Stretches at one height are a line, parted by a tab: a wide gap told them apart."""
    lines: list[list[Stretch]] = []
    for each in sorted(stretches, key=lambda one: -one.y):
        if lines and abs(lines[-1][0].y - each.y) < max(lines[-1][0].size, each.size) * 0.4:
            lines[-1].append(each)
        else:
            lines.append([each])
    found = []
    for line in lines:
        line.sort(key=lambda one: one.x0)
        text = line[0].text
        for before, after in pairwise(line):
            text += ("\t" if after.x0 - before.x1 > after.size * 1.5 else " ") + after.text
        found.append(Line(text, line[0].y, max(one.size for one in line)))
    return found


def _letterhead(stretches: list[Stretch], page: Page) -> tuple[set[int], list[Line]]:
    """The two columns at the head of a page that bears the motto: bodies and number, motto and date."""
    mottos = [each for each in stretches if rows.MOTTO.search(each.text) and each.y > page.height * 0.6]
    if not mottos:
        return set(), []
    motto = max(mottos, key=lambda each: each.y)
    region = [each for each in stretches if each.y < motto.y + motto.size * 1.5]
    left: list[Stretch] = []
    right: list[Stretch] = []
    dated = False
    for each in sorted(region, key=lambda one: -one.y):
        column = left if each.x1 < motto.x0 else right
        # The title below is set over the middle of the page, across both columns or after the date.
        across = each.x0 < max((one.x1 for one in left), default=0) or (each.x0 + each.x1) / 2 < motto.x0
        if column is right and across and each.y > motto.y + each.size / 2:
            continue  # a head of the page above the letterhead
        if (column is right and (across or (dated and each.y < right[-1].y - each.size * 2))) or (
            column and column[-1].y - each.y > each.size * 4
        ):
            break
        column.append(each)
        dated |= column is right and _DATE.search(each.text) is not None
    if not left or not right or max(each.x1 for each in left) > min(each.x0 for each in right):
        return set(), []
    return _side_by_side(left, right)


def _signature(stretches: list[Stretch], page: Page) -> tuple[set[int], list[Line]]:
    """The list of recipients at the left and the signature at the right, to the end of the page."""
    heads = [each for each in stretches if _RECIPIENTS.match(each.text)]
    if not heads:
        return set(), []
    head = min(heads, key=lambda each: each.y)
    region = [each for each in stretches if each.y <= head.y + head.size * 0.7]
    left = [each for each in region if each.x0 < head.x0 + page.width * 0.25]
    right = [each for each in region if each.x0 >= head.x0 + page.width * 0.25]
    if not right or max(each.x1 for each in left) > min(each.x0 for each in right) + 2:
        return set(), []
    # The signature may begin a line or two above: only lines that stand in its column alone.
    edge = max(each.x1 for each in left)
    for each in sorted((one for one in stretches if one.y > head.y + head.size * 0.7), key=lambda one: one.y):
        if each.x0 <= edge or each.y - right[-1].y > 3 * each.size:
            break
        if each.text.upper() != each.text:
            break
        right.append(each)
    return _side_by_side(left, right)


def _side_by_side(left: list[Stretch], right: list[Stretch]) -> tuple[set[int], list[Line]]:
    """Two columns as lines, the left one's first; all stand at the head of the block, in order."""
    top = max(each.y for each in (*left, *right))
    lines = _lines(left) + _lines(right)
    found = [
        Line(line.text, top - index * 0.01, 0 if index else line.size) for index, line in enumerate(lines)
    ]
    return {id(each) for each in (*left, *right)}, found


def without_furniture(sheets: list[Sheet]) -> list[str]:
    """Take heads, feet and page numbers out of the sheets; what the heads and feet said."""
    _drop_numbers(sheets)
    shapes = [
        [(shape, line) for line in _edges(sheet) for shape in _shapes(sheet, line, number)]
        for number, sheet in enumerate(sheets, 1)
    ]
    counts = Counter(shape for found in shapes for shape in {shape for shape, _ in found})
    # "The same on most pages": twice may be chance.
    repeated = {shape for shape, count in counts.items() if count >= 3 and count > len(sheets) / 2}
    said: dict[str, None] = {}
    for sheet, found in zip(sheets, shapes, strict=True):
        dropped = [line for shape, line in found if shape in repeated]
        said |= {line.text: None for line in dropped}
        sheet.lines = [line for line in sheet.lines if line not in dropped]
    _drop_numbers(sheets)  # those that stood under a head
    return list(said)[:5]


def _edges(sheet: Sheet) -> list[Line]:
    """The lines that may be a head or foot: the outermost few, within the margins."""
    outer = {id(line): line for line in (*sheet.lines[:_EDGE], *sheet.lines[-_EDGE:])}
    low, high = sheet.height * _MARGIN, sheet.height * (1 - _MARGIN)
    return [line for line in outer.values() if line.table is None and not low < line.y < high]


def _shapes(sheet: Sheet, line: Line, number: int) -> set[str]:
    """What makes two heads the same: the side of the page and their words, the page's own number aside."""
    side = "top " if line.y > sheet.height / 2 else "foot "
    words = side + " ".join(line.text.split())
    places = re.finditer(rf"(?<![0-9]){number}(?![0-9])", words)
    return {words, *(f"{words[: place.start()]}#{words[place.end() :]}" for place in places)}


def _drop_numbers(sheets: list[Sheet]) -> None:
    found: list[tuple[Sheet, Line, int]] = []
    for index, sheet in enumerate(sheets):
        for line in {id(one): one for one in (*sheet.lines[:1], *sheet.lines[-1:])}.values():
            number = _PAGE_NUMBER.match(line.text)
            if number and line in _edges(sheet):
                found.append((sheet, line, int(number[1]) - index))
    if not found:
        return
    # Numbers of pages run with the pages; a lone number must be its page's own.
    offset, count = Counter(shift for _, _, shift in found).most_common(1)[0]
    if offset != 1 and count < 3:
        return
    for sheet, line, shift in found:
        if shift == offset:
            sheet.lines.remove(line)


def texts_of(sheets: list[Sheet]) -> list[str]:
    """The text of each page; a table goes on over the end of a page."""
    _join_tables(sheets)
    return [_page_text(sheet) for sheet in sheets]


def _page_text(sheet: Sheet) -> str:
    pitches = [above.y - below.y for above, below in pairwise(sheet.lines) if above.size]
    usual = median([pitch for pitch in pitches if pitch > 4] or [0])
    out: list[str] = []
    above: Line | None = None
    for line in sheet.lines:
        if above is not None and above.size and line.size and usual and above.y - line.y > usual * 1.25:
            out.append("")
        out.append(line.text)
        above = line
    return "\n".join(line for line in out)


def _join_tables(sheets: list[Sheet]) -> None:
    """A table that goes on overleaf: its repeated head is dropped, a row cut in two is one again."""
    for sheet, following in pairwise(sheets):
        if not sheet.lines or not following.lines:
            continue
        last, first = sheet.lines[-1], following.lines[0]
        if last.table is None or first.table is None or not _same_columns(last.table, first.table):
            continue
        above, below = last.table.rows, first.table.rows
        if below and above and below[0] == _head(sheets, last):
            below.pop(0)
        if below and above and len(below[0]) == len(above[-1]) > 1 and _is_rest(below[0]) and above[-1][0]:
            cut = below.pop(0)
            above[-1] = [" ".join(filter(None, both)) for both in zip(above[-1], cut, strict=True)]
        last.text, first.text = rows.render(above), rows.render(below)
        first.table.rows = below or [[""]]
        following.lines = [line for line in following.lines if line.text]


def _is_rest(row: list[str]) -> bool:
    """Whether a row is the rest of one cut by the page's end: no number, and few words or mid-sentence."""
    few = 2 * sum(map(bool, row)) < len(row)
    return not row[0] and (few or any(cell[:1].islower() for cell in row))


def _head(sheets: list[Sheet], last: Line) -> list[str]:
    """The first row of the table that ends in `last`, on whatever page it began."""
    head = last.table.rows[0] if last.table else []
    for sheet in sheets:
        for line in sheet.lines:
            if line.table is not None and last.table is not None and _same_columns(line.table, last.table):
                return line.table.rows[0]
    return head


def _same_columns(one: Table, other: Table) -> bool:
    if len(one.columns) != len(other.columns):
        return False
    return all(abs(a - b) < 5 for a, b in zip(one.columns, other.columns, strict=True))
