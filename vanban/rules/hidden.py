"""Blocks that hold no facts: furniture of the page, recipients and signature."""

from __future__ import annotations

from vanban.layout import Block

_LONGEST_RECIPIENT = 260


def is_hidden(block: Block) -> bool:
    """Whether the block holds no facts. A long paragraph after a signature is another paper in one file."""
    if block.kind == "closing":
        return block.end - block.start < _LONGEST_RECIPIENT
    return block.kind == "furniture"
