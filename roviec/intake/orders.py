"""Tasks as they will be given: prefilled from the facts, empty where the text says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Fact
from roviec.folding import fold_marks
from roviec.intake.deadlines import last_day
from roviec.intake.queries import doers
from roviec.orgs.models import Unit
from roviec.orgs.queries import match_units
from roviec.orgs.sight import units_below
from roviec.ui.forms import DayInput, dress
from roviec.work.actions import Given, Share
from roviec.work.models import Assignment, Task

MANY = 2  # from here on a kind of unit is offered as a group


@dataclass
class Register:
    """Units by the names people write, and the groups a task can be given to; each asked for once."""

    day: date
    committee: Unit
    found: dict[str, list[Unit]] = field(default_factory=dict)
    _groups: list[tuple[str, str]] | None = None

    def learn(self, names: Iterable[str]) -> None:
        """Look these names up, all at once."""
        new = set(names) - self.found.keys()
        if new:
            self.found |= match_units(new, self.day)

    def one(self, name: str) -> Unit | None:
        """The one unit of this name; None: no unit or more than one."""
        self.learn([name])
        units = self.found[name]
        near = [unit for unit in units if fold_marks(str(unit)) == fold_marks(name)] or units
        return near[0] if len(near) == 1 else None

    def groups(self) -> list[tuple[str, str]]:
        """The kinds of units under the committee of which there are several, with how many."""
        if self._groups is None:
            counted = self._below().values_list("kind").annotate(n=Count("pk")).order_by("kind")
            labels = dict(Unit.Kind.choices)
            self._groups = [
                (kind, _now("all %(n)s: %(kind)s") % {"n": n, "kind": labels[kind]})
                for kind, n in counted
                if n >= MANY
            ]
        return self._groups

    def group(self, kind: str) -> list[Unit]:
        """All units of a kind under the committee, by name."""
        return list(self._below().filter(kind=kind).by_name(self.day))

    def _below(self) -> Any:
        below = units_below({self.committee.pk}, self.day) - {self.committee.pk}
        return Unit.objects.alive(self.day).filter(pk__in=below)


class TaskForm(forms.Form):
    """An assignment as it will be given."""

    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), label=_("What"))
    unit = forms.CharField(
        required=False,
        max_length=40_000,
        label=_("Units, one a line"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "units"}),
    )
    group = forms.ChoiceField(required=False, label=_("Or a whole group"))
    mode = forms.ChoiceField(
        required=False,
        choices=[("", _("as many as there are: one leads, several do it each")), *Task.Mode.choices],
        label=_("How they share it"),
    )
    partners = forms.CharField(
        required=False,
        max_length=40_000,
        label=_("Partners, one a line"),
        widget=forms.Textarea(attrs={"rows": 1, "class": "units"}),
    )
    due_on = forms.DateField(required=False, widget=DayInput(), label=_("Deadline"))
    review_on = forms.DateField(required=False, widget=DayInput(), label=_("Look again on"))
    product = forms.CharField(required=False, max_length=500, label=_("Product"))
    accountable = forms.CharField(required=False, max_length=300, label=_("Who answers for it"))
    authority = forms.CharField(required=False, max_length=300, label=_("Who may decide, and what"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, register: Register, **more: Any) -> None:
        super().__init__(*given, **more)
        self.register = register
        group: Any = self.fields["group"]
        group.choices = [("", "—"), *register.groups()]
        dress(self)

    def clean_unit(self) -> list[Unit]:
        """The units of these names in the register."""
        return self._units("unit")

    def clean_partners(self) -> list[Unit]:
        """The units of these names in the register."""
        return self._units("partners")

    def _units(self, name: str) -> list[Unit]:
        names = lines(self.cleaned_data[name])
        self.register.learn(names)
        unknown = [one for one in names if self.register.one(one) is None]
        if unknown:
            raise forms.ValidationError(
                _("Not one unit of the register has this name today: %(names)s."),
                params={"names": "; ".join(f"“{one}”" for one in unknown)},
            )
        return [unit for one in names if (unit := self.register.one(one))]

    def clean(self) -> dict[str, Any]:
        """Somebody to do it; a deadline or a day to look again, one of them."""
        cleaned = super().clean() or {}
        if not cleaned.get("unit") and not cleaned.get("group") and "unit" not in self.errors:
            self.add_error("unit", _("Say which unit must do it."))
        if cleaned.get("due_on") and cleaned.get("review_on"):
            self.add_error("review_on", _("With a deadline there is no day to look again."))
        if not cleaned.get("due_on") and not cleaned.get("review_on"):
            self.add_error("review_on", _("Without a deadline, say when to look again."))
        return cleaned

    def shares(self) -> tuple[Share, ...]:
        """Who does what: one leads, or each of several for itself; partners beside."""
        asked = self.cleaned_data
        units = {unit.pk: unit for unit in asked["unit"]}
        if asked["group"]:
            units |= {unit.pk: unit for unit in self.register.group(asked["group"])}
        roles = Assignment.Role
        each = asked["mode"] == Task.Mode.EACH or (not asked["mode"] and len(units) > 1)
        doing = [Share(unit, role=roles.EACH if each else roles.LEAD) for unit in units.values()]
        beside = [Share(unit, role=roles.PARTNER) for unit in asked["partners"] if unit.pk not in units]
        return (*doing, *beside)

    def given(self, fact: Fact, held: Mapping[str, Any]) -> Given:
        """What the task says."""
        asked = self.cleaned_data
        return Given(
            words=asked["words"],
            giver_unit=self.register.committee,
            giver_words=str(held.get("assigner", "")),
            product=asked["product"],
            accountable_words=asked["accountable"],
            authority=asked["authority"],
            due_on=asked["due_on"],
            review_on=asked["review_on"],
        )


@dataclass(frozen=True, slots=True)
class Clear:
    """One of the six *rõ*: its name, whether it is filled."""

    label: str | Promise
    filled: bool


# Who, what, when, who answers, who may decide, which product: the order of the design language.
_SIX = (
    (_("who does it"), ("unit", "group")),
    (_("what"), ("words",)),
    (_("deadline"), ("due_on",)),
    (_("responsibility"), ("accountable",)),
    (_("who may decide"), ("authority",)),
    (_("product"), ("product",)),
)


def six(form: TaskForm) -> list[Clear]:
    """Which of the six *rõ* the task as written has."""
    return [Clear(label, any(form[name].value() for name in names)) for label, names in _SIX]


def can_be_given(form: TaskForm) -> bool:
    """Whether nothing must still be said: somebody to do it, and by when or when to look again."""
    return any(form[name].value() for name in ("unit", "group")) and any(
        form[name].value() for name in ("due_on", "review_on")
    )


def prefill(fact: Any, held: Mapping[str, Any], register: Register) -> dict[str, Any]:
    """The task as the fact has it; what the text does not say stays empty, and nobody unmatched is named."""
    words = str(held.get("action") or fact.quote)
    units = [unit for name in doers(held) if (unit := register.one(name))]
    partners = [unit for name in partners_of(held) if (unit := register.one(name))]
    return {
        "words": words[:1].upper() + words[1:],  # a clause becomes a sentence; the quote keeps its letter
        "unit": "\n".join(str(unit) for unit in units),
        "partners": "\n".join(str(unit) for unit in partners),
        "due_on": last_day(str(held.get("deadline", ""))),
        "seen": fact.decision_id,
    }


def partners_of(held: Mapping[str, Any]) -> list[str]:
    """The names of the partners, as written."""
    return [str(name) for name in held.get("partners", [])]


def lines(words: str) -> list[str]:
    """The names of a field with one a line."""
    return list(dict.fromkeys(" ".join(line.split()) for line in words.splitlines() if line.strip()))
