"""Forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.orgs.models import User
from roviec.ui.forms import DayField, dress
from roviec.work.models import Programme
from roviec.work.picking import DOCUMENT_HELP, PickField, documents_for


class ScopeForm(forms.Form):
    """Of which document or programme, as of which day."""

    document = PickField(required=False, label=_("Document"), help_text=DOCUMENT_HELP)
    programme = forms.ModelChoiceField(
        Programme.objects.all(), required=False, label=_("Programme"), empty_label=_("Every programme")
    )
    as_of = DayField()

    def __init__(self, *given: Any, user: User, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["document"]
        assert isinstance(field, PickField)
        field.let_choose(documents_for(user))
        dress(self)

    def scope(self) -> dict[str, int]:
        """What the figures are narrowed to, as the list's form names it."""
        chosen = {name: self.cleaned_data.get(name) for name in ("document", "programme")}
        return {name: row.pk for name, row in chosen.items() if row}

    def subject(self) -> str:
        """The words for it; empty: everything."""
        named = (self.cleaned_data.get("document"), self.cleaned_data.get("programme"))
        return ", ".join(str(row) for row in named if row)

    def day(self) -> Any:
        """As of which day."""
        return self.cleaned_data.get("as_of") or timezone.localdate()
