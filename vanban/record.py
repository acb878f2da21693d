"""What reading a document yields: facts, articles, header, and the record they make.

The record is fixed by the contract of reading (nine kinds of fact; offsets are Python string
indices into the original text, end exclusive; `quote == text[start:end]` always).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KINDS = (
    "document",
    "meeting",
    "person",
    "figure",
    "assignment",
    "opinion",
    "response",
    "shortcoming",
    "decision",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the text says that an office would otherwise retype, with the words it came from.

    `basis` says for a field why it has its value where the words of the quote alone do not ("year
    from the sentence before"); `rule` names the rule that made it.
    """

    kind: str
    start: int
    end: int
    quote: str
    fields: Mapping[str, Any]
    basis: Mapping[str, str] = field(default_factory=dict)
    rule: str = ""

    def to_json(self) -> dict[str, Any]:
        """The fact as the contract writes it, without basis and rule."""
        return {
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "fields": dict(self.fields),
        }


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a text: where it stands, its title, its day (ISO; None: not known)."""

    start: int
    end: int
    title: str | None
    published: str | None

    def to_json(self) -> dict[str, Any]:
        """The article as the contract writes it."""
        return {"start": self.start, "end": self.end, "title": self.title, "published": self.published}


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read. `header` is None for a text that is no issued document (news)."""

    source: str
    title: str | None
    published: str | None
    document_type: str
    facts: tuple[Fact, ...]
    articles: tuple[Article, ...]
    header: Mapping[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """The record of the contract: `articles` only when there are several, `header` when there is one."""
        record: dict[str, Any] = {
            "source": self.source,
            "title": self.title,
            "published": self.published,
            "document_type": self.document_type,
        }
        if self.header is not None:
            record["header"] = dict(self.header)
        if len(self.articles) > 1:
            record["articles"] = [article.to_json() for article in self.articles]
        record["facts"] = [fact.to_json() for fact in self.facts]
        return record
