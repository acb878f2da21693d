"""From a text to its facts: structure first, then phrases, then clauses, then what they share."""

from __future__ import annotations

from datetime import date

from vanban.page import Page, pages_of
from vanban.record import KINDS, Article, Fact, Reading
from vanban.rule import Found
from vanban.source import View


def read(text: str, *, source: str = "", published: date | None = None) -> Reading:
    """Read one text into facts, each with the words it came from.

    `published` is the day of the (first) article where the caller knows it; years and periods are
    resolved from it. The same text and day give the same reading.

    >>> reading = read("Nghị quyết số 15-NQ/TW, ngày 05/5/2022 của Bộ Chính trị.")
    >>> reading.facts[0].fields["symbol"]
    '15-NQ/TW'
    """
    return read_without(frozenset(), text, source=source, published=published)


def read_without(
    parts: frozenset[str], text: str, *, source: str = "", published: date | None = None
) -> Reading:
    """Read with some parts left out, to learn what each is worth: names of rules, or `frame`.

    What a rule left out finds is dropped where it is made, so that no later rule sees it; without
    `frame` a heading or a list's head says nothing for what lies under it.
    """
    # Here, not above: some 450 patterns are compiled with the rules, at the first text and not at import.
    from vanban.rules import STAGES

    pages = pages_of(View(text), published.isoformat() if published else None)
    facts: list[Fact] = []
    for page in pages:
        page.without = parts
        for stage in STAGES:
            page.add(found for found in stage(page) if found.rule not in parts)
        facts.extend(_fact(text, page, found) for kind in KINDS for found in page.of(kind))
    facts.sort(key=lambda fact: (fact.start, -fact.end, fact.kind))
    first = pages[0]
    return Reading(
        source=source,
        title=first.title,
        published=first.published,
        document_type=first.header.type if first.header else "news",
        facts=tuple(facts),
        articles=tuple(_article(page) for page in pages),
        header=first.header.to_json() if first.header else None,
    )


def _fact(text: str, page: Page, found: Found) -> Fact:
    start, end = page.view.place(found.start, found.end)
    said = {name: value for name, value in found.fields.items() if value not in (None, "", [], ())}
    return Fact(found.kind, start, end, text[start:end], said, found.basis, found.rule)


def _article(page: Page) -> Article:
    start, end = page.view.place(page.start, page.end)
    return Article(start, end, page.title, page.published)
