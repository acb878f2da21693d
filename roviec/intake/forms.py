"""Forms of this room."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Document, Fact, FactDecision
from roviec.ui.forms import dress


class FilesInput(forms.ClearableFileInput):
    """A field into which several files are chosen or dropped; the browser does both by itself."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """All of them, each looked at as one file is."""
        files = data if isinstance(data, list | tuple) else [data]
        one = super().clean
        return [one(file, initial) for file in files or [None]]


class UploadForm(forms.Form):
    """Files, whom they are for, and the statement that they are no secret."""

    file = FilesField(label=_("Files"))
    audience = forms.ChoiceField(
        choices=Document.Audience.choices, initial=Document.Audience.ADDRESSEES, label=_("Whom it is for")
    )
    note = forms.CharField(required=False, max_length=1000, label=_("Note of the giver"))
    no_secret = forms.BooleanField(label=_("I state that no file holds a state secret"))
    surely = forms.BooleanField(
        required=False,
        label=_("I have looked at the words MẬT in these files: they are no mark of secrecy"),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        dress(self)


class DecisionForm(forms.Form):
    """What is decided about a fact, upon which decision; `show`: the kind that is shown."""

    decision = forms.ChoiceField(choices=FactDecision.Decision.choices)
    seen = forms.IntegerField(required=False)
    reason = forms.ChoiceField(choices=[("", ""), *FactDecision.Reason.choices], required=False)
    reason_words = forms.CharField(required=False, max_length=500)


class PartForm(forms.Form):
    """A stretch of the text as somebody chose it: by its place and words, or by words that stand once."""

    quote = forms.CharField(strip=False, max_length=20_000, label=_("Words of the text"))
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=Fact.Kind.choices, label=_("Kind"))

    def __init__(self, *given: Any, body: str = "", within: tuple[int, int] = (0, 0), **more: Any) -> None:
        super().__init__(*given, **more)
        self.body, self.within = body, within
        self.fields["quote"].widget = forms.Textarea(attrs={"rows": 3})
        dress(self)

    def clean(self) -> dict[str, Any]:
        """Where the words stand: nothing is guessed when they stand nowhere, or more than once."""
        cleaned = super().clean() or {}
        words = (cleaned.get("quote") or "").split()
        if not words:
            return cleaned
        # Line ends and spaces may differ from the text's own: a browser sends its own kind.
        pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
        start = cleaned.get("start")
        if start is not None:
            found = [pattern.match(self.body, start, self.within[1])]
        else:
            found = [*islice(pattern.finditer(self.body, *self.within), 2)]
        places = [match for match in found if match]
        if not places:
            self.add_error("quote", _("These words do not stand in the text, letter for letter."))
        elif len(places) > 1:
            self.add_error("quote", _("These words stand more than once: take more of the sentence."))
        else:
            cleaned |= {"start": places[0].start(), "quote": places[0][0]}
        return cleaned


class CutForm(forms.Form):
    """Where a fact is split: the place, or the words with which the second part begins."""

    seen = forms.IntegerField(required=False)
    at = forms.IntegerField(required=False)
    words = forms.CharField(required=False, max_length=500, label=_("The second part begins with"))

    def place(self, fact: Fact) -> int | None:
        """The place in the text; None where the words do not say it."""
        asked = self.cleaned_data
        at = asked["at"]
        if at is None and asked["words"]:
            at = fact.text.body.find(asked["words"], fact.start + 1, fact.end)
        return at if at is not None and fact.start < at < fact.end else None


class MergeForm(forms.Form):
    """With which fact another is merged, upon which decisions."""

    other = forms.IntegerField()
    seen = forms.IntegerField(required=False)
    seen_other = forms.IntegerField(required=False)


class JoinForm(forms.Form):
    """Which task a demand is joined to, upon which decision."""

    task = forms.IntegerField()
    seen = forms.IntegerField(required=False)


class KindForm(forms.Form):
    """A kind, and upon which decision it is given to a fact."""

    kind = forms.ChoiceField(choices=Fact.Kind.choices)
    seen = forms.IntegerField(required=False)
