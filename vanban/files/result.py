"""What opening a file yields, what bounds it, and how it refuses."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds within which a file is read; beyond one of them it is refused, never half read.

    Sizes are bytes, times seconds. `memory` and `seconds` hold for a child process (PDF, OCR, .doc),
    `page_seconds` for the recognition of one page.
    """

    bytes: int = 100_000_000
    inflated: int = 300_000_000  # of a .docx, unpacked
    ratio: int = 200  # unpacked to packed; ordinary .docx files stay under 40
    chars: int = 20_000_000
    pages: int = 2_000
    ocr_pages: int = 300
    seconds: int = 120
    page_seconds: int = 90
    ocr_seconds: int = 1_800
    memory: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that recognition may have got wrong: a person looks at `text[start:end]`.

    `why`: "roman_numeral", "symbol" (numbers of documents) or "low_confidence".
    """

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, and how it was come by.

    `form`      txt, html, docx, pdf, doc, rtf or scan, told by the content, not by the name
    `encoding`  of bytes that are text: utf-8, utf-16, windows-1258, windows-1252, tcvn3, vni;
                for other forms only tcvn3 or vni, when the letters were those of such fonts
    `ocr`       at least one page was recognised from a picture
    `pages`     where each page begins in `text` (.pdf and scans; else empty)
    `notes`     what a person should know: parts left out, a name that says otherwise
    """

    text: str
    form: str
    encoding: str | None = None
    ocr: bool = False
    doubts: tuple[Doubt, ...] = ()
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def noting(self, *notes: str) -> FileText:
        """The same with further notes."""
        return replace(self, notes=(*self.notes, *notes))


class Unreadable(Exception):
    """The file cannot be read. `code` for callers, the sentence for people.

    missing, not_a_file, denied, empty, binary, encoding, truncated, encrypted, too_large, too_many_pages,
    bomb, wrong_type, no_program, no_text, timeout.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str]]:
        return type(self), (self.code, str(self))
