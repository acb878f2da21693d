"""Forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Document
from roviec.orgs.models import User
from roviec.ui.forms import DayInput, dress


class ScopeForm(forms.Form):
    """Of which document, as of which day."""

    document = forms.ModelChoiceField(
        Document.objects.none(), required=False, label=_("Document"), empty_label=_("Every document")
    )
    as_of = forms.DateField(required=False, widget=DayInput(), label=_("As of"))

    def __init__(self, *given: Any, user: User, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["document"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Document.objects.visible_to(user)
        dress(self)
