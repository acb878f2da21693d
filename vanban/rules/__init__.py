"""The stages of reading in order. Each is given the page and what the stages before it found.

Kinds that begin with an underscore are for other rules (dates, bodies) and are no facts.
"""

from __future__ import annotations

from collections.abc import Callable

from vanban.page import Page
from vanban.rule import Found
from vanban.rules import (
    assignments,
    bodies,
    dates,
    decisions,
    documents,
    figures,
    judgements,
    meetings,
    people,
    shortcomings,
    speech,
    task_tables,
    title_case,
)

STAGES: tuple[Callable[[Page], list[Found]], ...] = (
    dates.find,
    bodies.find,
    people.find,
    title_case.find,
    documents.find,
    meetings.find,
    figures.find,
    assignments.find,
    task_tables.find,
    speech.find,
    judgements.find,
    decisions.find,
    shortcomings.find,
)
