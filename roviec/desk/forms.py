"""Forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms

from roviec.ui.forms import DayField, dress


class DayForm(forms.Form):
    """As of which day."""

    as_of = DayField()

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        dress(self)
