"""The fields of a fact for people: label, value, why it has that value; and the form that edits them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Fact
from roviec.intake import values
from roviec.ui.forms import dress


@dataclass(frozen=True, slots=True)
class Shown:
    """One field: empty words are what the text does not say."""

    label: str | Promise
    words: str
    basis: str


# The fields of the contract of reading, in the order they are shown.
LABELS: dict[str, Any] = {
    "assigner": _("Given by"),
    "assignees": _("Who does it"),
    "partners": _("Partners"),
    "action": _("What"),
    "deadline": _("Deadline"),
    "deadline_text": _("Deadline as written"),
    "recurring": _("Recurs"),
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
# What each kind should say; a card shows these even where the text does not say them.
EXPECTED = {
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
# What each kind may say besides.
_POSSIBLE = {
    "assignment": ("partners", "action", "about"),
    "figure": ("total", "comparator", "change", "organization"),
    "document": ("type", "number", "issuer", "title"),
    "meeting": ("type", "term"),
    "opinion": ("type", "about"),
    "response": ("type",),
    "decision": ("action", "subjects"),
}
_BASES = {"another mention in the same article": _("another mention in the same article")}


def shown_fields(fact: Fact, held: Mapping[str, Any]) -> list[Shown]:
    """What the fact says as it stands, then what its kind should say and the text does not."""
    names = [name for name in LABELS if name in held or name in EXPECTED.get(fact.kind, ())]
    names += [name for name in held if name not in LABELS]
    return [
        Shown(
            LABELS.get(name, name),
            values.said(fact.kind, name, held.get(name)),
            _basis(fact, name, held.get(name)),
        )
        for name in names
    ]


def _basis(fact: Fact, name: str, value: Any) -> str:
    """Why the field has its value: what a person wrote has no other reason."""
    if value != fact.fields.get(name):
        return _now("written by hand")
    basis = str(fact.basis.get(name, ""))
    return str(_BASES.get(basis, basis))


class FieldsForm(forms.Form):
    """The fields of one fact, as people write them; an empty one is what the text does not say."""

    prefix = "f"  # the page holds other forms with a field of the same name
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, fact: Fact, held: Mapping[str, Any], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fact, self.held = fact, dict(held)
        self.fields["seen"].initial = getattr(fact, "decision_id", None)
        known = {*EXPECTED.get(fact.kind, ()), *_POSSIBLE.get(fact.kind, ()), *held} & LABELS.keys()
        for name in [name for name in LABELS if name in known and name != "recurring"]:
            self.fields[name] = _field(fact.kind, name, self.held.get(name))
        dress(self)

    def clean(self) -> dict[str, Any]:
        """Times and numbers are understood as people write them here."""
        cleaned = super().clean() or {}
        for name in values.DAYS & cleaned.keys():
            self._understand(
                cleaned, name, values.understood_time, _("Write it as 30/12/2026, 12/2026 or 2026.")
            )
        for name in values.NUMBERS & cleaned.keys():
            self._understand(cleaned, name, values.understood_number, _("Write a number, as 6.482,91."))
        return cleaned

    def _understand(self, cleaned: dict[str, Any], name: str, understand: Any, help_words: Any) -> None:
        words = cleaned.get(name)
        if not words or words == values.said(self.fact.kind, name, self.held.get(name)):
            cleaned[name] = self.held.get(name) if words else ""
            return
        try:
            cleaned[name] = understand(words)
        except ValueError:
            self.add_error(name, help_words)

    def as_fields(self) -> dict[str, Any]:
        """The fields as they are kept: nothing empty, lists as lists, what is not shown as it was."""
        kept = {name: value for name, value in self.held.items() if name not in self.fields}
        for name in self.fields:
            value = self.cleaned_data.get(name)
            if name == "seen" or value in (None, "", []):
                continue
            kept[name] = _listed(value) if name in values.LISTS else value
        return kept


def _listed(words: str) -> list[str]:
    return [" ".join(one.split()) for one in words.replace("\n", ";").split(";") if one.strip()]


def _field(kind: str, name: str, value: Any) -> forms.Field:
    words = values.said(kind, name, value)
    more: dict[str, Any] = {"required": False, "label": LABELS[name]}
    if (kind, name) in values.CHOICES:
        return forms.ChoiceField(
            choices=[("", _("the text does not say")), *values.CHOICES[kind, name]], initial=value, **more
        )
    if name in values.LISTS:
        more["help_text"] = _("Several are parted by a semicolon.")
    if name in ("action", "title", *values.LISTS):
        area = forms.Textarea(attrs={"rows": 1 + len(words) // 60})
        return forms.CharField(widget=area, initial=words, max_length=5000, **more)
    return forms.CharField(initial=words, max_length=1000, **more)
