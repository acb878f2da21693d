"""Bytes of a text file to characters, without touching line breaks.

For UTF-8 the text is exactly `data.decode("utf-8")`, a byte order mark included, so that offsets are
those anybody else would count.
"""

from __future__ import annotations

import codecs
import contextlib

from vanban.files import legacy, syllables
from vanban.files.result import Unreadable

_SPELLS = 0.8  # the share of words with marks that must be Vietnamese before an old encoding is believed
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\x0b\x0c\r\x1a\x1b") | {0x7F}


def decode(data: bytes) -> tuple[str, str]:
    """The characters and the name of the encoding: utf-8, utf-16, tcvn3, vni, windows-1258, windows-1252.

    Raises Unreadable "binary", "truncated" or "encoding" (bytes that fit no one encoding; says where).
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, "utf-16"), "utf-16"
    if guess := _unmarked_utf16(data):
        return _utf16(data, guess), "utf-16"
    _refuse_binary(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)
    unicode, encoding = legacy.repair(text)
    return unicode, encoding or "utf-8"


def _utf16(data: bytes, encoding: str) -> str:
    if len(data) % 2:
        raise Unreadable("truncated", "The text is UTF-16 with half a character at its end: it was cut off.")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        code = "truncated" if error.end >= len(data) - 1 else "encoding"
        raise Unreadable(code, f"The text is UTF-16 but broken at byte {error.start}.") from None
    if "\0" in text:
        raise Unreadable("binary", "The file begins like UTF-16 text but holds binary data.")
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """The byte order when the text is UTF-16 without a mark: every other byte of a Latin text is 0 or 1."""
    head = data[:4000]
    if len(data) % 2 or len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[0::2], head[1::2]
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if sum(byte in (0, 1, 3, 0x1E, 0x20) for byte in high) >= 0.97 * len(high) and low.count(0) == 0:
            return name
    return None


def _refuse_binary(data: bytes) -> None:
    at = data.find(b"\0")
    if at >= 0:
        raise Unreadable("binary", f"The file is not text: byte {at} is zero.")
    head = data[:100_000]
    if sum(map(head.count, _CONTROLS)) > 0.01 * len(head):
        raise Unreadable("binary", "The file is not text: it holds control characters throughout.")


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    wide, stray = _utf8_evidence(data)
    if error.reason == "unexpected end of data" and (wide or error.start == len(data) - 1 < 3):
        raise Unreadable("truncated", "The text is UTF-8 with half a letter at its end: it was cut off.")
    if wide > stray:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            "encoding",
            f"The text is UTF-8, but not at byte {error.start} (line {line}): two encodings are mixed in it.",
        )
    return _one_byte(data, error.start)


def _utf8_evidence(data: bytes) -> tuple[int, int]:
    """Letters of more than one byte that are whole, and bytes that fit nowhere, in the first 2 MB."""
    text = data[:2_000_000].decode("utf-8", "replace")
    stray = text.count("\ufffd")
    return len(text) - stray - sum(text.count(chr(code)) for code in range(128)), stray


def _one_byte(data: bytes, start: int) -> tuple[str, str]:
    western = legacy.western(data)
    readings = [("tcvn3", legacy.from_tcvn3(western)), ("vni", legacy.from_vni(western))]
    with contextlib.suppress(UnicodeDecodeError):
        readings.insert(0, ("windows-1258", data.decode("cp1258")))
    rated = []
    for encoding, text in readings:
        good, total = syllables.share(text)
        rated.append((good / total if total else 0.0, encoding, text))
    rate, encoding, text = max(rated, key=lambda item: item[0])
    if rate >= _SPELLS:
        return text, encoding
    if syllables.share(western)[1] == 0:
        return western, "windows-1252"  # only dashes and quotes are not ASCII
    line = data.count(b"\n", 0, start) + 1
    raise Unreadable(
        "encoding",
        f"The bytes from {start} (line {line}) on spell nothing in UTF-8, TCVN3, VNI or Windows-1258.",
    )
