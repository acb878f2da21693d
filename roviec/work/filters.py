"""What a list is narrowed by, and how it is sorted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.orgs.models import User, WorkField
from roviec.ui.forms import DayField, dress
from roviec.work.models import Programme, Task
from roviec.work.picking import DOCUMENT_HELP, UNIT_HELP, PickField, documents_for, units_for
from roviec.work.queries import COUNTED

SORTS = (
    ("", _("Usual: open ones by deadline, all by newest")),
    ("due", _("Nearest deadline first")),
    ("-due", _("Latest deadline first")),
    ("-given", _("Newest first")),
    ("given", _("Oldest first")),
)


class ListForm(forms.Form):
    """What a list of assignments is narrowed by. Every figure of a report is such a form, filled in.

    What is seldom asked for stands in `rare`: the page folds it away.
    """

    rare = ("programme", "field", "urgency", "decider", "sort", "as_of")

    q = forms.CharField(required=False, max_length=200, label=_("Words of the task"))
    show = forms.ChoiceField(required=False, label=_("State"))
    unit = PickField(required=False, label=_("Unit"), help_text=UNIT_HELP)
    document = PickField(required=False, label=_("Document"), help_text=DOCUMENT_HELP)
    programme = forms.ModelChoiceField(
        Programme.objects.all(), required=False, label=_("Programme"), empty_label=_("Every programme")
    )
    field = forms.ModelChoiceField(
        WorkField.objects.all(), required=False, label=_("Field"), empty_label=_("Every field")
    )
    urgency = forms.ChoiceField(
        required=False, label=_("Urgency"), choices=[("", _("Any urgency")), *Task.Urgency.choices]
    )
    decider = PickField(required=False, label=_("Stuck; to be decided by"), help_text=UNIT_HELP)
    sort = forms.ChoiceField(required=False, label=_("Order"), choices=SORTS)
    task = forms.ModelChoiceField(Task.objects.none(), required=False, widget=forms.HiddenInput)
    counting = forms.BooleanField(required=False, widget=forms.HiddenInput, label=_("Without partners"))
    as_of = DayField()

    def __init__(self, *given: Any, user: User, day: date, **more: Any) -> None:
        super().__init__(*given, **more)
        choices = [(one.name, one.label) for one in COUNTED.values()]
        show, task = self.fields["show"], self.fields["task"]
        assert isinstance(show, forms.ChoiceField) and isinstance(task, forms.ModelChoiceField)
        show.choices = [("", _("Every state")), *choices]
        task.queryset = Task.objects.visible_to(user)
        for name, may in (
            ("unit", units_for(user, day)),
            ("decider", units_for(user, day)),
            ("document", documents_for(user)),
        ):
            field = self.fields[name]
            assert isinstance(field, PickField)
            field.let_choose(may)
        dress(self)

    def narrows(self) -> bool:
        """Whether anything but the day and the order is asked for."""
        kept = ("as_of", "counting", "sort")
        return any(value for name, value in self.cleaned_data.items() if name not in kept)

    def often(self) -> list[forms.BoundField]:
        """The fields that are always in view."""
        return [field for field in self.visible_fields() if field.name not in self.rare]

    def seldom(self) -> list[forms.BoundField]:
        """Those that are folded away."""
        return [field for field in self.visible_fields() if field.name in self.rare]

    def rare_asked(self) -> bool:
        """Whether one that is folded away is filled in, so that it is shown."""
        return any(self.cleaned_data.get(name) for name in self.rare) if self.is_valid() else True


class SaveViewForm(forms.Form):
    """A name for the list as it is."""

    name = forms.CharField(max_length=120, label=_("Name of this view"))
    query = forms.CharField(max_length=900, required=False, widget=forms.HiddenInput)
    place = forms.ChoiceField(choices=[("assignments", ""), ("tasks", "")], widget=forms.HiddenInput)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        dress(self)
