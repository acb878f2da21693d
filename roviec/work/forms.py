"""Forms of this room."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Document
from roviec.orgs.models import Unit, User
from roviec.ui.forms import DayInput, dress
from roviec.work.models import Programme, Task
from roviec.work.queries import COUNTED


class ListForm(forms.Form):
    """What a list of assignments is narrowed by. Every figure of a report is such a form, filled in."""

    q = forms.CharField(required=False, max_length=200, label=_("Words of the task"))
    show = forms.ChoiceField(required=False, label=_("State"))
    unit = forms.ModelChoiceField(Unit.objects.none(), required=False, label=_("Unit"))
    document = forms.ModelChoiceField(Document.objects.none(), required=False, label=_("Document"))
    programme = forms.ModelChoiceField(
        Programme.objects.all(), required=False, label=_("Programme"), empty_label=_("Every programme")
    )
    task = forms.ModelChoiceField(Task.objects.none(), required=False, widget=forms.HiddenInput)
    counting = forms.BooleanField(required=False, widget=forms.HiddenInput, label=_("Without partners"))
    as_of = forms.DateField(required=False, widget=DayInput(), label=_("As of"))

    def __init__(self, *given: Any, user: User, day: date, **more: Any) -> None:
        super().__init__(*given, **more)
        choices = [(one.name, one.label) for one in COUNTED.values()]
        show = self.fields["show"]
        assert isinstance(show, forms.ChoiceField)
        show.choices = [("", _("Every state")), *choices]
        for name, rows, empty in (
            ("unit", Unit.objects.visible_to(user).alive(day).by_name(day), _("Every unit")),
            ("document", Document.objects.visible_to(user), _("Every document")),
            ("task", Task.objects.visible_to(user), None),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset, field.empty_label = rows, empty
        dress(self)


class ReceiveForm(forms.Form):
    """The day of receipt."""

    on = forms.DateField(widget=DayInput(), label=_("Received on"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        dress(self)


class EvidenceForm(forms.Form):
    """The product: number, date and receiving level, or its file."""

    number = forms.CharField(required=False, max_length=120, label=_("Number and symbol of the product"))
    dated_on = forms.DateField(widget=DayInput(), label=_("Dated"))
    level = forms.CharField(required=False, max_length=200, label=_("Sent to"))
    words = forms.CharField(required=False, max_length=500, label=_("What it is"))
    file = forms.FileField(required=False, label=_("Photo or file"))
    no_secret = forms.BooleanField(required=False, label=_("I state that the file holds no state secret"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        dress(self)


class ReturnForm(forms.Form):
    """Why a product is returned."""

    reason = forms.CharField(max_length=1000, label=_("Reason"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        dress(self)
