"""A PDF to text, its pages without a text layer by recognition. All of it happens in child processes."""

from __future__ import annotations

import json
import re
import time
from typing import Any

from vanban.files import child, legacy, scan, syllables
from vanban.files.result import FileText, Limits, Unreadable
from vanban.files.scan import Recognised

_CHILD = "vanban.files.pdf_child"
_TAIL = 4096
_HUNGRY = ("MemoryError", "Cannot allocate memory", "failed to map segment")
_LINEARIZED = re.compile(rb"/Linearized\b.{0,200}?/L\s+([0-9]{1,12})\b", re.DOTALL)
HIDDEN_NOTE = "the words are those that the scanner put under its pictures"


def read(data: bytes, limits: Limits) -> FileText:
    """The text of a PDF.

    Raises Unreadable "truncated", "encrypted", "too_many_pages", "timeout", "too_large", "bomb", "no_text";
    for scanned pages also what `scan.recognise` raises.
    """
    _refuse_cut(data)
    found = json.loads(_child(data, "text", limits.pages, limits.chars, limits, limits.seconds))
    pages, encoding = _in_unicode(found["pages"])
    notes = []
    if found["dropped"]:
        notes.append("left out, repeated on most pages: " + " | ".join(found["dropped"])[:200])
    hidden = [number for number in found["hidden"] if _is_vietnamese(pages[number])]
    to_recognise = sorted({*found["pictures"], *found["hidden"]} - set(hidden))
    recognised = _recognise(data, to_recognise, limits)
    if hidden:
        notes.append(HIDDEN_NOTE)
    if to_recognise and len(to_recognise) < len(pages):
        notes.append(
            "recognised from pictures: pages " + ", ".join(str(number + 1) for number in to_recognise)[:200]
        )
    parts = [recognised.get(number) or Recognised(words) for number, words in enumerate(pages)]
    for number in hidden:
        parts[number] = Recognised(pages[number], scan.doubtful(pages[number]))
    whole, starts = scan.joined(parts)
    if not whole.text.strip():
        raise Unreadable("no_text", "The PDF holds no text, and no picture in which any could be recognised.")
    if to_recognise:
        notes.append(scan.NOTE)
    by_eye = len(to_recognise) + len(hidden)
    form = "scan" if by_eye > len(pages) / 2 else "pdf"
    return FileText(whole.text, form, encoding, by_eye > 0, whole.doubts, starts, tuple(notes))


def _refuse_cut(data: bytes) -> None:
    """A PDF says at its end that it ends there; pdfium would mend a cut one and show what pages are left."""
    linear = _LINEARIZED.search(data[:2048])
    if b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-_TAIL:] or (linear and int(linear[1]) > len(data)):
        raise Unreadable("truncated", "The PDF was cut off: its end is missing.")


def _child(data: bytes, work: str, first: int, second: int, limits: Limits, seconds: int) -> bytes:
    ended = child.run_python(
        _CHILD,
        [work, str(first), str(second)],
        data,
        seconds=seconds,
        memory=limits.memory,
        what="Reading the PDF",
    )
    if ended.status == child.REFUSED:
        refusal: dict[str, Any] = json.loads(ended.output)
        raise Unreadable(refusal["code"], refusal["sentence"])
    if ended.status < 0 or any(sign in ended.errors for sign in _HUNGRY):
        raise Unreadable(
            "bomb", "Reading the PDF needed more memory than is granted, or broke its reader: refused."
        )
    if "No module named 'pypdfium2'" in ended.errors:
        raise Unreadable("no_program", "PDFs need the Python package pypdfium2, which is not installed.")
    if ended.status:
        raise RuntimeError(f"the reader of PDFs failed: {ended.errors}")
    return ended.output


def _in_unicode(pages: list[str]) -> tuple[list[str], str | None]:
    """The pages with letters of old fonts turned into Unicode, judged over the whole document."""
    _, encoding = legacy.repair("\n".join(pages))
    return [legacy.CONVERT[encoding](page) for page in pages] if encoding else pages, encoding


def _is_vietnamese(page: str) -> bool:
    """Whether a scanner's own words are worth keeping: its engine was set to Vietnamese."""
    good, total = syllables.share(page)
    return total > 0.3 * len(page.split()) and good > 0.8 * total


def _recognise(data: bytes, numbers: list[int], limits: Limits) -> dict[int, Recognised]:
    if len(numbers) > limits.ocr_pages:
        raise Unreadable(
            "too_many_pages",
            f"The PDF has {len(numbers)} scanned pages; at most {limits.ocr_pages} are recognised.",
        )
    until = time.monotonic() + limits.ocr_seconds
    sheets = []
    for number in numbers:
        if time.monotonic() > until:
            raise Unreadable(
                "timeout", f"Recognising the pages took more than {limits.ocr_seconds} s and was stopped."
            )
        scan.tesseract()  # asked first: no page is drawn in vain
        picture = _child(data, "picture", number, scan.DPI, limits, limits.page_seconds)
        sheets += scan.recognise(picture, limits, limits.page_seconds)
    return dict(zip(numbers, scan.texts(sheets), strict=True))
