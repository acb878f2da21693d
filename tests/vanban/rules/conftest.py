"""A page read by the stages that names need."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vanban.page import Page, pages_of
from vanban.rules import bodies, dates, meetings, people
from vanban.source import View


def _page_of(text: str, published: str | None = None) -> Page:
    page = pages_of(View(text), published)[0]
    for stage in (dates.find, bodies.find, people.find, meetings.find):
        page.add(stage(page))
    return page


@pytest.fixture
def page_of() -> Callable[..., Page]:
    """The first article of a text with its days, bodies, persons, posts and meetings."""
    return _page_of
