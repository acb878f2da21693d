"""What stands on one page of a PDF: stretches of words and ruled lines, each with its place.

Runs in the child process (`pdf_child`). Places are in points from the lower left corner of the page as it is
shown, whatever way it is turned. Words inside form objects are seen, lines drawn inside them are not.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from vanban.files.paper import BREAKS, Page, Rule, Stretch, ruled_off

_THIN = 3.0  # a filled box no thicker is a ruled line
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}  # pdfium marks a hyphen at the end of a line so
_MOST_PATHS = 20_000  # a drawing, not a table


class _Frame:
    """From the page's own space to the page as shown."""

    def __init__(self, page: Any) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turn = page.get_rotation()
        wide, high = self.right - self.left, self.top - self.bottom
        self.width, self.height = (high, wide) if self.turn in (90, 270) else (wide, high)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown."""
        if self.turn == 90:
            return y - self.bottom, self.right - x
        if self.turn == 180:
            return self.right - x, self.top - y
        if self.turn == 270:
            return self.top - y, x - self.left
        return x - self.left, y - self.bottom


def read(page: Any) -> Page:
    """The stretches and rules of a page of pypdfium2."""
    frame = _Frame(page)
    rules, pictured, unseen = _objects(page, frame)
    text = page.get_textpage()
    try:
        found = Page(frame.width, frame.height, [], rules, pictured=pictured, unseen=unseen)
        found.stretches = list(_stretches(text, frame, found))
    finally:
        text.close()
    return found


def _letters(text: Any, frame: _Frame) -> Iterator[tuple[str, float, float, float, float]]:
    """Each letter: itself, left and right, the line it stands on, its height; "\\n" at the end of a line."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (0x0A, 0x0D):
            yield "\n", 0, 0, 0, 0
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        left, bottom = frame.place(box.left, box.bottom)
        right, top = frame.place(box.right, box.top)
        if code < 0x20 and code not in _HYPHENS:
            code = 0xFFFD  # no letter: counted as strange
        letter = _HYPHENS.get(code) or (
            chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        )
        yield letter, min(left, right), max(left, right), frame.place(x.value, y.value)[1], abs(top - bottom)


def _stretches(text: Any, frame: _Frame, page: Page) -> Iterator[Stretch]:
    now: Stretch | None = None
    space = False
    for letter, x0, x1, y, size in _letters(text, frame):
        if letter.isspace():
            space = True
            if letter == "\n" and now is not None:
                yield now
                now = None
            continue
        page.letters += 1
        page.strange += letter == "\ufffd" or letter < " " or "\ue000" <= letter <= "\uf8ff"
        if (
            now is not None
            and _goes_on(now, x0, y, size)
            and not ruled_off(page.rules, now.x1, x0, y + size / 3)
        ):
            now.text += " " + letter if space else letter
            now.x1, now.size = max(now.x1, x1), max(now.size, size)
        else:
            if now is not None:
                yield now
            now = Stretch(letter, x0, x1, y, size)
        space = False
    if now is not None:
        yield now


def _goes_on(now: Stretch, x0: float, y: float, size: float) -> bool:
    high = max(now.size, size)
    # A raised or lowered figure stays in its line; pdfium gives letters in the order they were drawn.
    return abs(y - now.y) < high * 0.45 and -high * 0.5 < x0 - now.x1 < high * BREAKS


def _objects(page: Any, frame: _Frame) -> tuple[list[Rule], float, bool]:
    rules: list[Rule] = []
    pictured, paths, drawn, hidden = 0.0, 0, False, False
    for thing in page.get_objects(max_depth=2):
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH and thing.level == 0:
            paths += 1
            if paths <= _MOST_PATHS:
                rules += _rules(thing, frame)
        elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            # Added up: some scanners cut a page into strips.
            pictured += (right - left) * (top - bottom) / max(frame.width * frame.height, 1)
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
            hidden |= mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            drawn |= mode != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    return (rules if paths <= _MOST_PATHS else []), pictured, hidden and not drawn


def _rules(path: Any, frame: _Frame) -> Iterator[Rule]:
    """The upright and level lines that a path draws: strokes, and filled boxes too thin to be areas."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    for points in _outlines(path, frame):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        if wide <= _THIN and high > _THIN:
            yield Rule(True, (min(xs) + max(xs)) / 2, min(ys), max(ys))
        elif high <= _THIN and wide > _THIN:
            yield Rule(False, (min(ys) + max(ys)) / 2, min(xs), max(xs))
        elif stroke.value:
            for (ax, ay), (bx, by) in pairwise(points):
                if abs(ax - bx) < 1 < abs(ay - by):
                    yield Rule(True, ax, min(ay, by), max(ay, by))
                elif abs(ay - by) < 1 < abs(ax - bx):
                    yield Rule(False, ay, min(ax, bx), max(ax, bx))


def _outlines(path: Any, frame: _Frame) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path as shown; parts with curves are none of ours."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(min(pdfium.FPDFPath_CountSegments(path), 4000)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(frame.place(*matrix.on_point(x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
