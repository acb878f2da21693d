"""The title of a document whose head is in capitals, with names as its own text writes them."""

from __future__ import annotations

import re

from vanban.page import Page
from vanban.rule import Found

_SHORTEST = 5  # characters: shorter names are parts of words


def find(page: Page) -> list[Found]:
    """Nothing is found: the page's title gets the capitals of the persons and bodies named in the text."""
    if page.header is None or not page.title:
        return []
    names = {str(one.fields["name"]) for kind in ("person", "_body") for one in page.of(kind)}
    names |= {page.words(one.start, one.end) for one in page.of("_post")}
    for name in sorted(names, key=lambda name: (len(name), name)):
        if len(name) >= _SHORTEST and not name.islower() and not name.isupper():
            page.title = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, page.title, flags=re.IGNORECASE)
    return []
