"""The old container of Office files (.doc, .xls, encrypted .docx): is it whole, and what is in it.

Only as much of [MS-CFB] as tells a cut file from a whole one and names its streams. A cut .doc would
otherwise be read up to where it ends, and nobody would know.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from vanban.files.result import Unreadable

_FREE = 0xFFFFFFFF
_LAST = 0xFFFFFFFA  # above it a number is a mark, not a sector
_MOST_SECTORS = 1_000_000


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of the container: its name, its first sector, its length."""

    name: str
    sector: int
    length: int


class Container:
    """A container of Office, checked to be whole. Unreadable "truncated" when it is not."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._shift: int = struct.unpack_from("<H", data, 30)[0]
            if self._shift not in (9, 12):
                raise _cut()
            self._table = self._sectors()
            self.streams = self._directory()
        except (struct.error, IndexError):
            raise _cut() from None
        last = max((at for at, following in enumerate(self._table) if following != _FREE), default=-1)
        if self._place(last) >= len(data):
            raise _cut()

    def has(self, *names: str) -> bool:
        """Whether a stream or storage of one of these names is in it."""
        return any(stream.name in names for stream in self.streams)

    def head(self, name: str, length: int) -> bytes:
        """The first bytes of a stream that is long enough to have sectors of its own; b"" for others."""
        for stream in self.streams:
            if stream.name == name and stream.length >= 4096:
                return self._data[self._place(stream.sector) :][:length]
        return b""

    def _place(self, sector: int) -> int:
        return (sector + 1) << self._shift

    def _sectors(self) -> list[int]:
        """For each sector the one that follows it in its stream."""
        count, further = (
            struct.unpack_from("<I", self._data, 44)[0],
            struct.unpack_from("<I", self._data, 68)[0],
        )
        places = list(struct.unpack_from("<109I", self._data, 76))
        numbers = 1 << (self._shift - 2)
        while further < _LAST and len(places) < count + 109:
            more = struct.unpack_from(f"<{numbers}I", self._data, self._place(further))
            places += more[:-1]
            further = more[-1]
        table: list[int] = []
        for place in places[:count]:
            if place >= _LAST or len(table) > _MOST_SECTORS:
                raise _cut()
            table += struct.unpack_from(f"<{numbers}I", self._data, self._place(place))
        return table

    def _directory(self) -> list[Stream]:
        streams: list[Stream] = []
        sector = struct.unpack_from("<I", self._data, 48)[0]
        seen: set[int] = set()
        while sector < _LAST and sector not in seen:
            seen.add(sector)
            place = self._place(sector)
            for at in range(place, place + (1 << self._shift), 128):
                size, kind = struct.unpack_from("<HB", self._data, at + 64)
                if kind:
                    name = self._data[at : at + max(min(size, 64) - 2, 0)].decode("utf-16-le", "replace")
                    streams.append(Stream(name, *struct.unpack_from("<II", self._data, at + 116)))
            sector = self._table[sector]
        return streams


def _cut() -> Unreadable:
    return Unreadable("truncated", "The file is an old Office file that is damaged or was cut off.")
