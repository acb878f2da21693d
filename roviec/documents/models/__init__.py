"""The rows of this room: stored files, documents and who they are for, frozen texts, facts and decisions."""

from roviec.documents.models.facts import Fact, FactDecision, FactQuerySet, Text, WholeRead
from roviec.documents.models.register import Audience, Document, DocumentQuerySet, File, Link

__all__ = [
    "Audience",
    "Document",
    "DocumentQuerySet",
    "Fact",
    "FactDecision",
    "FactQuerySet",
    "File",
    "Link",
    "Text",
    "WholeRead",
]
