"""Reads a Vietnamese administrative document into facts, each with the words it came from.

Text in, facts out: no clock, no network, no database. `read` is the door; `vanban.files` makes text
of files.
"""

from vanban.reader import read
from vanban.record import KINDS, Article, Fact, Reading

__all__ = ["KINDS", "Article", "Fact", "Reading", "read"]
