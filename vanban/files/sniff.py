"""What a file is, by its first bytes; its name is only compared afterwards."""

from __future__ import annotations

from pathlib import PurePath

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
# What an office sends besides; refused with a word on what it is.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"SQLite format 3\0", "a database"),
    (b"%!PS", "a PostScript file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"MIME-Version:", "a mail or .mht file (save the page as .html)"),
    (b"<?mso-application", "a Word 2003 XML file (save it as .docx)"),
)
_ENDINGS = {
    "txt": "txt", "text": "txt", "md": "txt", "html": "html", "htm": "html", "xhtml": "html", "docx": "docx",
    "docm": "docx", "dotx": "docx", "dotm": "docx", "pdf": "pdf", "doc": "ole", "dot": "ole", "rtf": "rtf",
    "png": "image", "jpg": "image", "jpeg": "image", "tif": "image", "tiff": "image",
}  # fmt: skip
_SPOKEN = {"txt": "a text", "html": "a web page", "docx": "a Word file (.docx)", "pdf": "a PDF",
           "ole": "a Word file (.doc)", "rtf": "an RTF file", "image": "a picture"}  # fmt: skip


def form(data: bytes) -> str:
    """pdf, zip, ole, rtf, image, text, or the words for what else it is ("a RAR archive").

    Readers of PDF grant junk before the header, up to 1,024 bytes; only a scanner's or mailer's does.
    """
    if b"%PDF-" in data[:1024] and not data.startswith((b"PK", _OLE)):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(_OLE):
        return "ole"
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if data.startswith(_IMAGES):
        return "image"
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        return "a picture, sound or film"
    for magic, name in _OTHERS:
        # Two letters may begin a text; a program or picture has zero bytes soon after.
        if data.startswith(magic) and (len(magic) > 2 or b"\0" in data[:200]):
            return name
    return "text"


def surprise(name: str, form: str) -> str | None:
    """A note when the ending of the name says another form than the content has."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    expected = _ENDINGS.get(ending)
    if expected is None or expected == form:
        return None
    return f"named .{ending} but is {_SPOKEN[form]}"
