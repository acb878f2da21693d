"""Forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.ui.forms import DayInput, dress


class DayForm(forms.Form):
    """As of which day."""

    as_of = forms.DateField(required=False, widget=DayInput(), label=_("As of"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        dress(self)
