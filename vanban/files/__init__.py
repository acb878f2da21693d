"""Files to text: the door is `open_text` for a file, `open_bytes` for an upload.

Every file is read whole or refused with `Unreadable`, in bounded time and memory. Heavy readers are
imported when a file needs them.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from vanban.files import sniff
from vanban.files.result import Doubt, FileText, Limits, Unreadable

__all__ = ["Doubt", "FileText", "Limits", "Unreadable", "open_bytes", "open_text"]

_DEFAULT = Limits()


def open_text(path: Path | str, *, limits: Limits = _DEFAULT) -> FileText:
    """The text of a file, whatever its form. Raises Unreadable; a huge file is refused before it is read."""
    path = Path(path)
    return open_bytes(_bytes(path, limits), path.name, limits=limits)


def open_bytes(data: bytes, name: str = "", *, limits: Limits = _DEFAULT) -> FileText:
    """The text of a file's bytes. Its `name` serves only to note an ending that says otherwise.

    >>> open_bytes("Kết luận số 15-KL/TU".encode(), "kl.txt").text
    'Kết luận số 15-KL/TU'
    """
    if len(data) > limits.bytes:
        raise _too_large(len(data), limits)
    if not data:
        raise Unreadable("empty", "The file is empty: it has no bytes.")
    found, form = _read(data, limits)
    if len(found.text) > limits.chars:
        raise Unreadable("too_large", f"The text is longer than {limits.chars:,} characters.")
    if not found.text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise Unreadable("no_text", "The file holds nothing but white space.")
    note = sniff.surprise(name, form)
    return found.noting(note) if note else found


def _read(data: bytes, limits: Limits) -> tuple[FileText, str]:
    """The text, and the form that the ending of the name is compared with."""
    form = sniff.form(data)
    if form == "zip":
        from vanban.files import docx

        return docx.read(data, limits), "docx"
    if form == "pdf":
        from vanban.files import pdf

        return pdf.read(data, limits), "pdf"
    if form == "image":
        from vanban.files import scan

        return scan.read(data, limits), "image"
    if form in ("ole", "rtf"):
        from vanban.files import doc

        return doc.read(data, form, limits), form
    if form == "text":
        return _plain(data)
    raise Unreadable("wrong_type", f"The file is {form}, not a document that can be read.")


def _plain(data: bytes) -> tuple[FileText, str]:
    from vanban.files import encodings, html, legacy

    try:
        text, encoding = encodings.decode(data)
    except Unreadable:
        # A page may say itself that it is Western; a text cannot.
        if not html.is_html(legacy.western(data[:4000])):
            raise
        text, encoding = html.decode(data)
    if html.is_html(text[:4000]):
        return html.read(text, encoding), "html"
    notes = (legacy.CAPITAL_NOTE,) if encoding == "tcvn3" else ()
    return FileText(text, "txt", encoding, notes=notes), "txt"


def _bytes(path: Path, limits: Limits) -> bytes:
    """The bytes of an ordinary file; a folder, pipe or device is refused, not waited for."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise _cannot_open(path, error) from None
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode):
        os.close(handle)
        raise Unreadable("not_a_file", f"{path.name} is not a file (perhaps a folder, a pipe or a device).")
    with os.fdopen(handle, "rb") as file:
        if state.st_size > limits.bytes:
            raise _too_large(state.st_size, limits)
        data = file.read(limits.bytes + 1)  # it may grow while it is read
    return data


def _cannot_open(path: Path, error: OSError) -> Unreadable:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Unreadable("missing", f"There is no file {path}.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Unreadable("denied", f"The file {path} may not be read by this user.")
    return Unreadable("not_a_file", f"{path} cannot be opened as a file: {error.strerror}.")


def _too_large(size: int, limits: Limits) -> Unreadable:
    return Unreadable("too_large", f"The file has {size:,} bytes; at most {limits.bytes:,} are read.")
