"""Old Word files (.doc) and .rtf to text, by LibreOffice or antiword where the machine has them.

LibreOffice comes first although antiword is faster: it keeps the automatic numbers of lists, which are the
structure of an office document, and gives a .docx that is read like any other. antiword is the way where
only it is installed; its text lacks those numbers, and a note says so. Each runs as a bounded child with a
profile of its own, macros off and nothing fetched.
"""

from __future__ import annotations

import re
import struct
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from vanban.files import child, docx, legacy, rows
from vanban.files.ole import Container
from vanban.files.result import FileText, Limits, Unreadable

NUMBERS_NOTE = (
    "read by antiword: the automatic numbers of lists are not in the text; with LibreOffice they are"
)
_MISSING = "{kind} files need {programs}, and this machine has none (Debian: apt install {package})."
_ENCRYPTED = 0x0100  # of the flags in the head of a Word stream, [MS-DOC] FibBase
_MEMORY = 6_000_000_000  # LibreOffice reserves far more addresses than it uses
_OFFICE = ("soffice", "libreoffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link"><value>2</value></prop></item>
</oor:items>
"""


def read(data: bytes, form: str, limits: Limits) -> FileText:
    """The text of an old Word file (`form` "ole") or an RTF file ("rtf").

    Raises Unreadable "encrypted", "truncated", "wrong_type", "no_program", "timeout", "no_text".
    """
    notes = _refuse_rtf(data) if form == "rtf" else _refuse_ole(data)
    office = child.program(*_OFFICE)
    antiword = child.program("antiword") if form == "ole" else None
    if office is None and antiword is None:
        package = "libreoffice-writer-nogui" + (" or antiword" if form == "ole" else "")
        programs = "LibreOffice or antiword" if form == "ole" else "LibreOffice"
        raise Unreadable(
            "no_program", _MISSING.format(kind="." + _kind(form), programs=programs, package=package)
        )
    if office is not None:
        try:
            found = _by_office(office, data, form, limits)
            return FileText(found.text, _kind(form), found.encoding, notes=(*found.notes, *notes))
        except Unreadable as refusal:
            if antiword is None or refusal.code in ("no_text", "too_large"):
                raise
    assert antiword is not None
    text, encoding = legacy.repair(_by_antiword(antiword, data, limits))
    if not text.strip():
        raise Unreadable("no_text", "The Word file holds no text (perhaps only pictures of pages).")
    return FileText(text, "doc", encoding, notes=(NUMBERS_NOTE, *notes))


def _kind(form: str) -> str:
    return "rtf" if form == "rtf" else "doc"


def _refuse_rtf(data: bytes) -> tuple[str, ...]:
    # RTF is one group in braces; one that is not closed was cut off.
    if not data.rstrip(b"\0 \t\r\n").endswith(b"}"):
        raise Unreadable("truncated", "The RTF file was cut off: its last brace is missing.")
    return ()


def _refuse_ole(data: bytes) -> tuple[str, ...]:
    """Refuse what is no readable Word file; the notes on one that is."""
    container = Container(data)
    if container.has("EncryptedPackage", "EncryptionInfo"):
        raise Unreadable("encrypted", "The Office file is protected by a password.")
    if not container.has("WordDocument"):
        for name, kind in (("Workbook", "an Excel workbook"), ("Book", "an Excel workbook"),
                           ("PowerPoint Document", "a PowerPoint presentation"),
                           ("__properties_version1.0", "an Outlook message")):  # fmt: skip
            if container.has(name):
                raise Unreadable("wrong_type", f"The file is {kind}, not a Word document.")
        raise Unreadable("wrong_type", "The file is an old Office file, but not a Word document.")
    head = container.head("WordDocument", 12)
    if len(head) == 12 and struct.unpack_from("<H", head, 10)[0] & _ENCRYPTED:
        raise Unreadable("encrypted", "The Word file is protected by a password.")
    return (docx.MACRO_NOTE,) if container.has("Macros", "_VBA_PROJECT") else ()


def _by_office(office: str, data: bytes, form: str, limits: Limits) -> FileText:
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        place = Path(folder)
        settings = place / "profile" / "user"
        settings.mkdir(parents=True)
        (settings / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        given = place / f"given.{_kind(form)}"
        given.write_bytes(data)
        command = [office, f"-env:UserInstallation={(place / 'profile').as_uri()}"]
        command += ["--headless", "--norestore", "--nodefault", "--nolockcheck"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(given)]
        ended = child.run(
            command,
            seconds=limits.seconds,
            memory=max(limits.memory, _MEMORY),
            what="Converting by LibreOffice",
            environment={"HOME": folder, "TMPDIR": folder},
        )
        made = place / "given.docx"
        if ended.status or not made.exists():
            raise Unreadable("truncated", "LibreOffice cannot open the file: it is damaged or no document.")
        return docx.read(made.read_bytes(), limits)


def _by_antiword(antiword: str, data: bytes, limits: Limits) -> str:
    """Running text from antiword's plain output, tables from its DocBook: only that tells rows apart."""
    plain = _antiword([antiword, "-w", "0", "-m", "UTF-8.txt", "-"], data, limits)
    tables = _docbook_tables(_antiword([antiword, "-x", "db", "-"], data, limits))
    blocks = re.split(r"((?:^\|.*\|[ \t]*\n)+)", plain, flags=re.MULTILINE)
    drawn = blocks[1::2]
    whole = tables if len(tables) == len(drawn) else [_drawn_rows(block) for block in drawn]
    for index, table in enumerate(whole):
        blocks[2 * index + 1] = (
            rows.stack(table) if rows.is_letterhead(table) else rows.render(table)
        ) + "\n"
    # An empty line stands between all paragraphs here: it says nothing.
    return rows.tidy(re.sub(r"\n{2,}", "\n", "".join(blocks)))


def _antiword(command: list[str], data: bytes, limits: Limits) -> str:
    ended = child.run(command, data, seconds=limits.seconds, memory=limits.memory, what="Reading by antiword")
    if ended.status:
        raise Unreadable(
            "truncated", "antiword cannot open the file: it is damaged or of a kind it does not know."
        )
    return ended.output.decode("utf-8", "replace")


def _docbook_tables(book: str) -> list[list[list[str]]]:
    """The tables of the DocBook that antiword made; [] when it is not well formed."""
    try:
        # Made by antiword, which escapes what the document says; a document type would be its own.
        root = ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", book, count=1))  # noqa: S314
    except ElementTree.ParseError:
        return []
    return [
        [["".join(entry.itertext()).strip() for entry in row.iter("entry")] for row in table.iter("row")]
        for table in root.iter("informaltable")
    ]


def _drawn_rows(block: str) -> list[list[str]]:
    """Rows of a table drawn with bars: a line whose first cell is empty goes on with the row above."""
    found: list[list[str]] = []
    for line in block.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if found and not cells[0] and len(cells) == len(found[-1]):
            found[-1] = ["\n".join(filter(None, both)) for both in zip(found[-1], cells, strict=True)]
        else:
            found.append(cells)
    return found
