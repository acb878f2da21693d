"""How a form's fields are dressed: Bootstrap's classes, errors tied to their field."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    """A day: the browser's own picker, filled in as it wants it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """As of which day; empty: today. Days that no office has papers of are refused, not computed with."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            widget=DayInput(),
            label=_("As of"),
            validators=[MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 1, 1))],
        )


def dress(form: forms.BaseForm) -> None:
    """Give every field of the form its class, by what kind it is."""
    for name, field in form.fields.items():
        widget = field.widget
        if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
            kind = "form-check-input"
        elif isinstance(widget, forms.Select):
            kind = "form-select"
        else:
            kind = "form-control"
        widget.attrs["class"] = f"{widget.attrs.get('class', '')} {kind}".strip()
        if form.is_bound and form.errors.get(name):
            widget.attrs["class"] += " is-invalid"
