"""The fields of a fact for people: label, value, why it has that value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Fact


@dataclass(frozen=True, slots=True)
class Shown:
    """One field: empty words are what the text does not say."""

    label: str | Promise
    words: str
    basis: str


# The fields of the contract of reading, in the order they are shown.
_LABELS: dict[str, Any] = {
    "assigner": _("Given by"),
    "assignees": _("Who does it"),
    "partners": _("Partners"),
    "action": _("What"),
    "deadline": _("Deadline"),
    "deadline_text": _("Deadline as written"),
    "about": _("Under"),
    "type": _("Kind"),
    "number": _("Number"),
    "symbol": _("Number and symbol"),
    "issuer": _("Issuing body"),
    "title": _("Title"),
    "ordinal": _("Which time"),
    "body": _("Body"),
    "term": _("Term"),
    "date": _("Day"),
    "name": _("Name"),
    "positions": _("Posts"),
    "indicator": _("Indicator"),
    "value": _("Value"),
    "value_max": _("Up to"),
    "total": _("Of"),
    "unit": _("Unit of measure"),
    "comparator": _("Meant as"),
    "change": _("Change"),
    "status": _("Planned or actual"),
    "period": _("Period"),
    "organization": _("Organisation"),
    "speaker": _("Speaker"),
    "subjects": _("Matters"),
    "carries_out": _("Carries out"),
}
_EXPECTED = {
    "assignment": ("assigner", "assignees", "deadline"),
    "figure": ("indicator", "value", "unit", "status", "period"),
    "document": ("symbol", "date"),
    "meeting": ("ordinal", "body", "date"),
    "person": ("name", "positions"),
    "opinion": ("speaker",),
    "response": ("speaker",),
    "shortcoming": ("organization",),
    "decision": ("body",),
}


def shown_fields(fact: Fact) -> list[Shown]:
    """What the fact says, then what its kind should say and the text does not."""
    names = [name for name in _LABELS if name in fact.fields or name in _EXPECTED.get(fact.kind, ())]
    names += [name for name in fact.fields if name not in _LABELS]
    return [
        Shown(_LABELS.get(name, name), _words(fact.fields.get(name)), str(fact.basis.get(name, "")))
        for name in names
    ]


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return "" if value is None else str(value)
