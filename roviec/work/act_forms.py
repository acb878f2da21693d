"""Forms of the acts on an assignment. Documents and units are typed, not chosen from a list of thousands."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Document
from roviec.orgs.models import Unit, User
from roviec.orgs.queries import find_units, match_units
from roviec.ui.forms import DayInput, dress
from roviec.work.models import Assignment


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ActForm(forms.Form):
    """A form that knows for whom and on which day it is filled in."""

    def __init__(self, *given: Any, user: User, today: date, prefix: str, **more: Any) -> None:
        # Many of them stand on one page: the prefix keeps their identifiers apart; the names carry none.
        super().__init__(*given, **more | {"auto_id": f"{prefix}_%s"})
        self.user, self.today = user, today
        for name in ("on", "as_of", "since", "from_day"):
            if name in self.fields:
                self.fields[name].initial = today
        dress(self)

    def _document(self, name: str) -> Document | None:
        """The document whose number and symbol were typed, of those the user sees."""
        words = self.cleaned_data[name].strip()
        if not words:
            return None
        found = list(Document.objects.visible_to(self.user).filter(symbol__iexact=words)[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(gettext("More than one document has this number and symbol."))
        raise ValidationError(gettext("No document of the register has this number and symbol."))

    def _unit(self, name: str) -> Unit | None:
        """The one unit of this name; nothing is guessed."""
        words = self.cleaned_data[name].strip()
        found = match_units([words], self.today)[words] if words else []
        return found[0] if len(found) == 1 else None

    def _one_of(self, name: str) -> Unit:
        """The unit of this name, or the only one whose name holds these words."""
        words = self.cleaned_data[name]
        found = list(find_units(words, self.today)[:4])
        unit = self._unit(name) or (found[0] if len(found) == 1 else None)
        if unit:
            return unit
        if found:
            names = "; ".join(str(one) for one in found[:3])
            raise ValidationError(gettext("Several units fit: %(names)s. Write more.") % {"names": names})
        raise ValidationError(gettext("No unit has this name today."))


class NothingForm(ActForm):
    """Nothing to fill in."""


class ReasonForm(ActForm):
    """Why."""

    reason = forms.CharField(max_length=1000, widget=_area(2), label=_("Reason"))


class ProgressForm(ActForm):
    """How far it is."""

    words = forms.CharField(max_length=4000, widget=_area(3), label=_("How far it is"))
    as_of = forms.DateField(widget=DayInput(), label=_("As of the day"))


class DifficultyForm(ActForm):
    """Where it is stuck, since when, who must decide."""

    where = forms.CharField(max_length=1000, widget=_area(2), label=_("Where it is stuck"))
    since = forms.DateField(widget=DayInput(), label=_("Since"))
    decider_words = forms.CharField(max_length=300, label=_("Who must decide"))

    def clean(self) -> dict[str, Any]:
        """With the unit of that name, if one has it."""
        told = super().clean() or {}
        if "decider_words" in told:
            told["decider"] = self._unit("decider_words")
        return told


class DueForm(ActForm):
    """A new deadline, and why."""

    new_due = forms.DateField(widget=DayInput(), label=_("New deadline"))
    reason = forms.CharField(max_length=500, widget=_area(2), label=_("Reason"))


class ExtendForm(DueForm):
    """A new deadline, why, and by which document if by one."""

    document = forms.CharField(required=False, max_length=80, label=_("By document (number and symbol)"))

    def clean_document(self) -> Document | None:
        """The document of this number and symbol."""
        return self._document("document")


class ChangeForm(ActForm):
    """What should be different; empty: as it is."""

    words = forms.CharField(required=False, max_length=4000, widget=_area(2), label=_("The task, rather"))
    product = forms.CharField(required=False, max_length=500, label=_("The product, rather"))
    reason = forms.CharField(max_length=1000, widget=_area(2), label=_("Reason"))


class PauseForm(ActForm):
    """From when to when it rests, and why."""

    from_day = forms.DateField(widget=DayInput(), label=_("From"))
    to_day = forms.DateField(required=False, widget=DayInput(), label=_("Runs again on (empty: until told)"))
    reason = forms.CharField(max_length=500, widget=_area(2), label=_("Reason"))


class EndForm(ActForm):
    """How it ends, by which document, why."""

    ending = forms.ChoiceField(
        choices=[
            (one.value, one.label) for one in (Assignment.Ending.SUPERSEDED, Assignment.Ending.CANCELLED)
        ],
        label=_("How it ends"),
    )
    document = forms.CharField(max_length=80, label=_("By document (number and symbol)"))
    reason = forms.CharField(max_length=1000, widget=_area(2), label=_("Reason"))

    def clean_document(self) -> Document | None:
        """The document of this number and symbol."""
        return self._document("document")


class TransferForm(ActForm):
    """To which unit it goes, by which document, why."""

    unit = forms.CharField(max_length=300, label=_("To the unit (its name)"))
    document = forms.CharField(max_length=80, label=_("By document (number and symbol)"))
    reason = forms.CharField(max_length=1000, widget=_area(2), label=_("Reason"))

    def clean_unit(self) -> Unit:
        """The one unit of this name."""
        return self._one_of("unit")

    def clean_document(self) -> Document | None:
        """The document of this number and symbol."""
        return self._document("document")


class GradeForm(ActForm):
    """A mark, and what is to be said of it."""

    mark = forms.TypedChoiceField(
        coerce=int, choices=[(n, str(n)) for n in range(5, 0, -1)], label=_("Mark, 1 to 5")
    )
    words = forms.CharField(required=False, max_length=1000, label=_("Remark"))


class AnswerForm(ActForm):
    """What was decided."""

    words = forms.CharField(max_length=1000, widget=_area(2), label=_("What was decided"))


class GrantForm(ActForm):
    """An opinion, and the document where something ends by it."""

    opinion = forms.CharField(required=False, max_length=1000, label=_("Opinion"))
    document = forms.CharField(required=False, max_length=80, label=_("By document (number and symbol)"))

    def clean_document(self) -> Document | None:
        """The document of this number and symbol."""
        return self._document("document")


class DenyForm(ActForm):
    """Why not."""

    opinion = forms.CharField(max_length=1000, widget=_area(2), label=_("Reason"))


class HandDownForm(ActForm):
    """What is handed on, to which unit below, by when."""

    words = forms.CharField(max_length=4000, widget=_area(2), label=_("What must be done"))
    unit = forms.CharField(max_length=300, label=_("Unit below (its name)"))
    due_on = forms.DateField(widget=DayInput(), label=_("Deadline"))
    product = forms.CharField(required=False, max_length=500, label=_("Product"))

    def clean_unit(self) -> Unit:
        """The one unit of this name."""
        return self._one_of("unit")
