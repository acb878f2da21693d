"""Forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Document, FactDecision
from roviec.folding import fold_marks
from roviec.orgs.models import Unit
from roviec.orgs.queries import match_units
from roviec.ui.forms import DayInput, dress


class UploadForm(forms.Form):
    """A file, whom it is for, and the statement that it is no secret."""

    file = forms.FileField(label=_("File"))
    audience = forms.ChoiceField(
        choices=Document.Audience.choices, initial=Document.Audience.ADDRESSEES, label=_("Whom it is for")
    )
    note = forms.CharField(required=False, max_length=1000, label=_("Note of the giver"))
    no_secret = forms.BooleanField(label=_("I state that the file holds no state secret"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        dress(self)


class DecisionForm(forms.Form):
    """What is decided about a fact, upon which decision."""

    decision = forms.ChoiceField(choices=FactDecision.Decision.choices)
    seen = forms.IntegerField(required=False)
    reason = forms.ChoiceField(choices=[("", ""), *FactDecision.Reason.choices], required=False)
    reason_words = forms.CharField(required=False, max_length=500)


class TaskForm(forms.Form):
    """An assignment as it will be given: prefilled from the fact, empty where the text says nothing."""

    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), label=_("What"))
    unit = forms.CharField(max_length=300, label=_("Unit"), widget=forms.TextInput(attrs={"list": "units"}))
    due_on = forms.DateField(required=False, widget=DayInput(), label=_("Deadline"))
    review_on = forms.DateField(required=False, widget=DayInput(), label=_("Look again on"))
    product = forms.CharField(required=False, max_length=500, label=_("Product"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, day: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.day = day
        dress(self)

    def clean_unit(self) -> Unit:
        """The one unit of this name in the register."""
        words = self.cleaned_data["unit"]
        found = match_units([words], self.day)[words]
        if len(found) != 1:
            near = [unit for unit in found if fold_marks(str(unit)) == fold_marks(words)]
            if len(near) != 1:
                raise forms.ValidationError(
                    _("No unit of the register has this name today.")
                    if not found
                    else _("More than one unit has this name: write the whole one.")
                )
            found = near
        return found[0]

    def clean(self) -> dict[str, Any]:
        """A deadline or a day to look again; one of them."""
        cleaned = super().clean() or {}
        if cleaned.get("due_on") and cleaned.get("review_on"):
            self.add_error("review_on", _("With a deadline there is no day to look again."))
        if not cleaned.get("due_on") and not cleaned.get("review_on"):
            self.add_error("review_on", _("Without a deadline, say when to look again."))
        return cleaned
