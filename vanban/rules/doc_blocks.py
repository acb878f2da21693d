"""Which block of a page an offset lies in, and where the words around it may reach."""

from __future__ import annotations

from bisect import bisect_right

from vanban.layout import Block
from vanban.page import Page


class Blocks:
    """The blocks of a page by offset; `first` is the first that is no furniture."""

    def __init__(self, page: Page) -> None:
        self._blocks = page.blocks
        self._starts = [block.start for block in page.blocks]
        self.first = next((block for block in page.blocks if block.kind != "furniture"), None)

    def of(self, at: int) -> Block | None:
        """The block an offset lies in; None between blocks."""
        index = bisect_right(self._starts, at) - 1
        return self._blocks[index] if index >= 0 and at < self._blocks[index].end else None

    def kind(self, at: int) -> str:
        """The kind of that block; empty between blocks."""
        block = self.of(at)
        return block.kind if block else ""

    def bounds(self, page: Page, at: int) -> tuple[int, int]:
        """Where the words of the block or of the table's cell begin and end."""
        block = self.of(at)
        if block is None:
            return at, at
        start, end = block.body, block.end
        if block.kind == "row":
            for mark in "|\t":
                start = max(start, page.flat.rfind(mark, start, at) + 1)
                cell = page.flat.find(mark, at, end)
                end = cell if cell >= 0 else end
        return start, end
