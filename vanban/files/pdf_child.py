"""What runs in the child process: a PDF on standard input, JSON or a picture on standard output.

    python -m vanban.files.pdf_child text MOST_PAGES MOST_CHARS
    python -m vanban.files.pdf_child picture PAGE DPI

Exit status 0; `child.REFUSED` with {"code", "sentence"} as output when the file is refused.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pypdfium2

from vanban.files import child, layout, pdf_page
from vanban.files.paper import Page
from vanban.files.result import Unreadable

_MOST_DOTS = 40_000_000  # a picture of a page; A4 at 300 dpi has 8.7 million
_SCARCE = 8  # letters: fewer beside a picture are a page number, not the page's text
_STAMP = 300  # letters: fewer on a picture of the whole page are the stamp of a digital signature


def _open(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Unreadable("encrypted", "The PDF is protected by a password.") from None
        raise Unreadable(
            "truncated", "The PDF is damaged or was cut off: its table of pages cannot be read."
        ) from None


def text(data: bytes, most_pages: int, most_chars: int) -> dict[str, Any]:
    """The text of each page; which pages are pictures, on which the words are unseen; what was dropped."""
    document = _open(data)
    if len(document) > most_pages:
        raise Unreadable(
            "too_many_pages", f"The PDF has {len(document):,} pages; at most {most_pages:,} are read."
        )
    sheets: list[layout.Sheet] = []
    pictures: list[int] = []
    hidden: list[int] = []
    length = 0
    for number in range(len(document)):
        page = _page(document, number)
        found = pdf_page.read(page)
        page.close()
        if _is_picture(found):
            pictures.append(number)
            found.stretches = []
        elif found.unseen:
            hidden.append(number)
        sheets.append(layout.lay_out(found))
        length += found.letters
        if length > most_chars:
            raise Unreadable("too_large", f"The text is longer than {most_chars:,} characters.")
    dropped = layout.without_furniture(sheets)
    return {"pages": layout.texts_of(sheets), "pictures": pictures, "hidden": hidden, "dropped": dropped}


def _page(document: Any, number: int) -> Any:
    try:
        return document[number]
    except pypdfium2.PdfiumError:
        raise Unreadable("truncated", f"The PDF is damaged: its page {number + 1} cannot be read.") from None


def _is_picture(page: Page) -> bool:
    """Whether the page's words are in a picture, or hidden behind a font that says nothing."""
    if page.letters < _SCARCE:
        return page.pictured > 0.3
    if page.letters < _STAMP and page.pictured > 0.8 and not page.unseen:
        return True
    return page.strange > 0.2 * page.letters


def picture(data: bytes, number: int, dpi: int) -> bytes:
    """One page as a grey picture (PGM), at `dpi` or, if it is huge, below."""
    page = _page(_open(data), number)
    width, height = page.get_size()
    scale = min(dpi / 72, (_MOST_DOTS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    head = f"P5 {bitmap.width} {bitmap.height} 255\n".encode()
    dots = memoryview(bitmap.buffer).cast("B")
    lines = (
        bytes(dots[row * bitmap.stride : row * bitmap.stride + bitmap.width]) for row in range(bitmap.height)
    )
    return head + b"".join(lines)


def main(arguments: list[str]) -> int:
    """Do one of the two works."""
    data = sys.stdin.buffer.read()
    first, second = int(arguments[1]), int(arguments[2])
    try:
        if arguments[0] == "picture":
            sys.stdout.buffer.write(picture(data, first, second))
        else:
            sys.stdout.buffer.write(json.dumps(text(data, first, second)).encode())
    except Unreadable as refusal:
        sys.stdout.buffer.write(json.dumps({"code": refusal.code, "sentence": str(refusal)}).encode())
        return child.REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
