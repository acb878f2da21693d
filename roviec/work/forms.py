"""Forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.ui.forms import DayInput, dress


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
