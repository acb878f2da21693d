"""`roviec read`: documents in, what they say out, each with the words it came from.

The one place of the command line that calls the reading library; no database, no Django.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roviec.cli import words
from roviec.cli.inputs import find_inputs, refuse_same_stem
from roviec.cli.outputs import open_folder, to_line, write_record
from roviec.cli.refusal import Refused, reason_of
from roviec.cli.say import plain, say_note
from vanban import read
from vanban.explain import explain as explain_fact
from vanban.files import FileText, Unreadable, open_text

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller asked for. `published` is None when the documents say their own day."""

    names: Sequence[str]
    as_json: bool = False
    out: Path | None = None
    published: date | None = None
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One document, read: its record, and the file with the text that the record's offsets count in."""

    path: Path
    record: Mapping[str, Any]
    file: FileText

    def notes(self) -> list[str]:
        """What a person should know of the file, in Vietnamese."""
        notes = [say_note(note) for note in self.file.notes]
        return [words.OCR, *notes] if self.file.ocr else notes


def parse_day(value: str) -> date:
    """The day of `2021-03-25` or `25/3/2021`.

    Raises Refused "bad_day".
    """
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(value, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise Refused("bad_day", words.BAD_DAY, value=value)


def run(wanted: Wanted) -> int:
    """Read the files and give the results out; the exit status: 1 when a file could not be read, else 0.

    Files are read one after the other and each result given at once, so that many need no more room
    than one. Raises Refused before anything is written.
    """
    inputs = find_inputs(wanted.names)
    if wanted.out:
        refuse_same_stem(inputs.files)
        open_folder(wanted.out)
    for sentence in [*inputs.remarks, *inputs.faults]:
        _complain(sentence)
    give = _giver(wanted)
    failed, done, facts = len(inputs.faults), 0, 0
    for path in inputs.files:
        document = _read_or_complain(path, wanted)
        if document is None or not give(document):
            failed += 1
        else:
            done += 1
            facts += len(document.record["facts"])
    if failed or done > 1:
        sentence = words.SUMMARY_FAILED if failed else words.SUMMARY
        _complain(sentence.format(read=done, facts=facts, failed=failed))
    return 1 if failed else 0


def read_document(path: Path, *, published: date | None = None, explain: bool = False) -> Document:
    """Open and read one file; with `explain` each fact carries its rule, the rule's source, rows and basis.

    The record is that of the contract; where the file itself needs a person's eye it says so under
    `file`. Raises Unreadable.
    """
    try:
        file = open_text(path)
    except OSError as error:  # the disk failed under it; a missing table of ours is another matter
        raise Unreadable("failed", reason_of(error)) from error
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    reading = read(file.text, source=name, published=published)
    record = reading.to_json()
    if explain:
        for told, fact in zip(record["facts"], reading.facts, strict=True):
            why = explain_fact(fact)
            rows = [row._asdict() for row in why.rows]
            told |= {"rule": why.rule, "source": why.source, "rows": rows, "basis": dict(why.basis)}
    if file.ocr or file.notes or file.doubts:
        doubts = [{"start": doubt.start, "end": doubt.end, "why": doubt.why} for doubt in file.doubts]
        record["file"] = {"form": file.form, "ocr": file.ocr, "notes": list(file.notes), "doubts": doubts}
    return Document(path, record, file)


def _read_or_complain(path: Path, wanted: Wanted) -> Document | None:
    try:
        return read_document(path, published=wanted.published, explain=wanted.explain)
    except Unreadable as error:
        _complain(words.UNREADABLE.format(path=path, reason=_why(error)))
    except Exception as error:  # a fault of ours in one document must not cost the others
        _complain(words.OUR_FAULT.format(path=path, fault=_place_of(error)))
    return None


# Refusals of which the code says all; the others name a program, a size, a part.
_SAID_BY_CODE = {"missing", "not_a_file", "denied", "empty", "no_text"}


def _why(error: Unreadable) -> str:
    reason = words.FILE_REASONS.get(error.code)
    if reason and error.code in _SAID_BY_CODE:
        return reason
    return words.WITH_DETAIL.format(reason=reason, detail=error) if reason else str(error)


def _place_of(error: Exception) -> str:
    """What went wrong and where, on one line, for the report."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f", {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}: {error}{where}"


def _giver(wanted: Wanted) -> Callable[[Document], bool]:
    """How a result is given out: a file, a JSON line, or a table. False: it could not be written."""
    if wanted.out:
        return partial(_write, folder=wanted.out, as_json=wanted.as_json)
    if wanted.as_json:
        return _print_line
    # Imported here: the two others need none of it.
    from roviec.cli.table import open_console

    return partial(_print_table, console=open_console(sys.stdout), explain=wanted.explain)


def _print_table(document: Document, *, console: Console, explain: bool) -> bool:
    from roviec.cli.table import Places, print_record

    file = document.file
    doubts = [(doubt.start, doubt.end, doubt.why) for doubt in file.doubts]
    places = Places(file.text, file.pages, doubts)
    print_record(console, document.record, places, notes=document.notes(), explain=explain)
    return True


def _write(document: Document, *, folder: Path, as_json: bool) -> bool:
    try:
        path = write_record(folder, document.path.stem, document.record)
    except OSError as error:
        _complain(words.NOT_WRITTEN.format(path=document.path, reason=reason_of(error)))
        return False
    if as_json:
        return _print_line(document)
    _remark(document)
    count = len(document.record["facts"])
    print(words.WRITTEN.format(source=document.path, path=path, facts=count), flush=True)
    return True


def _print_line(document: Document) -> bool:
    _remark(document)
    print(to_line(document.record), flush=True)
    return True


def _remark(document: Document) -> None:
    """Say what the table would say of the file, beside the results that have no place for it."""
    for note in document.notes():
        _complain(words.UNREADABLE.format(path=document.path, reason=f"{words.NOTE.lower()}: {note}"))


def _complain(sentence: str) -> None:
    print(f"roviec: {plain(sentence)}", file=sys.stderr)
