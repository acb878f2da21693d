"""Names are read in time that grows with the text, also of texts made to be slow."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from vanban.page import Page

PageOf = Callable[..., Page]

SLOW = [
    " " * 100_000,
    "1" * 100_000,
    "Nguyễn " * 14_000,
    "các sở, " * 12_000,
    "Ban Chỉ đạo của " * 6_000,
    "Bí thư, " * 12_000,
    "Hội nghị tổng kết công tác " * 4_000,
    "Công ty đầu tư " * 7_000,
    "xã, phường, " * 8_000,
]


@pytest.mark.parametrize("text", SLOW, ids=lambda text: text[:12])
def test_names_are_read_in_time(page_of: PageOf, text: str) -> None:
    began = time.process_time()
    page_of("Thành phố. " + text)

    assert time.process_time() - began < 6
