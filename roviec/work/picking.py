"""Choosing one of very many by typing: a unit, a document. No page carries the whole register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar, cast
from urllib.parse import urlencode

from django import forms
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.documents.models import Document
from roviec.folding import fold_marks
from roviec.orgs.models import Unit, User
from roviec.orgs.queries import find_units

M = TypeVar("M", bound=Model)
OFFERED = 12


@dataclass(frozen=True, slots=True)
class Choices(Generic[M]):
    """What may be chosen: all of it for a key, found by words for typing; the address that suggests."""

    all: QuerySet[M]
    find: Callable[[str], QuerySet[M]]
    suggest: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What came back: the key in the address, the words in the field, the choice among several."""

    key: str
    words: str | None
    choice: str


def units_for(user: User, day: date) -> Choices[Unit]:
    """Units by name; those that have ended can still be opened by their key."""
    seen = Unit.objects.visible_to(user)
    return Choices(
        seen.named(day),
        lambda words: find_units(words, day).filter(pk__in=seen.values("pk")),
        "work:suggest_units",
    )


def documents_for(user: User) -> Choices[Document]:
    """Documents by their symbol, or by words of the title."""
    seen = Document.objects.visible_to(user)
    return Choices(seen, lambda words: _documents(seen, words), "work:suggest_documents")


def _documents(seen: QuerySet[Document], words: str) -> QuerySet[Document]:
    exact = seen.filter(symbol__iexact=words.strip())
    if exact.exists():
        return exact
    for word in words.split():
        seen = seen.filter(Q(symbol__icontains=word) | Q(title__icontains=word))
    return seen


class PickInput(forms.Widget):
    """A field to type in with suggestions beneath; the key goes beside it, hidden."""

    template_name = "work/widgets/pick.html"
    suggest = ""
    shown: tuple[str, str] | None = None  # the key and the name of what is chosen
    offered: tuple[tuple[int, str], ...] = ()  # several are called so

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Typed:
        """The three inputs as one value."""
        return Typed(data.get(name) or "", data.get(f"{name}_words"), data.get(f"{name}_choice") or "")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the chosen name, or the words that were typed."""
        context = super().get_context(name, None, attrs)
        typed = value.words if isinstance(value, Typed) else None
        key, words = self.shown or ("", typed or "")
        return context | {"key": key, "words": words, "suggest": self.suggest, "offered": self.offered}

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The label is that of the words."""
        return id_


class PickField(forms.Field):
    """One of very many; `choices_are` is set by the form, since they depend on who asks."""

    widget = PickInput
    choices_are: Choices[Any] | None = None

    def clean(self, value: Typed | None) -> Any:
        """The row chosen by key or found by words; several of one name are offered, none is guessed."""
        if value is None or self.choices_are is None:
            return None
        row = self._by_key(value.choice) if value.choice else self._by_key(value.key)
        if row is not None and (value.choice or value.words in (None, str(row))):
            return self._chosen(row)
        if not (value.words or "").strip():
            return None if value.words is not None or not value.key else self._refuse()
        return self._by_words((value.words or "").strip())

    def _by_key(self, key: str) -> Any:
        assert self.choices_are
        return self.choices_are.all.filter(pk=int(key)).first() if _is_key(key) else None

    def _by_words(self, words: str) -> Any:
        assert self.choices_are
        found = list(self.choices_are.find(words)[: OFFERED + 1])
        same = [row for row in found if fold_marks(str(row)) == fold_marks(words)]
        if len(found) == 1 or len(same) == 1:
            return self._chosen((same or found)[0])
        if not found:
            raise forms.ValidationError(_("Nothing on record is called “%(words)s”.") % {"words": words})
        self._widget().offered = tuple((row.pk, str(row)) for row in found[:OFFERED])
        raise forms.ValidationError(_("Several fit these words. Choose one, or write more."))

    def _chosen(self, row: Any) -> Any:
        self._widget().shown = (str(row.pk), str(row))
        return row

    def _refuse(self) -> Any:
        raise forms.ValidationError(_("This choice is not there."))

    def _widget(self) -> PickInput:
        return cast(PickInput, self.widget)  # on the class it is the widget's type, here its instance

    def let_choose(self, choices: Choices[Any]) -> None:
        """Say what may be chosen."""
        self.choices_are = choices
        self._widget().suggest = choices.suggest


def _is_key(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) < 16


@dataclass
class Asked:
    """What a valid form asks for, as the address of its page: keys instead of typed words."""

    parts: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return urlencode(self.parts)


def asked_of(form: forms.Form) -> Asked:
    """The filled fields of a valid form."""
    parts = {}
    for name, value in form.cleaned_data.items():
        if value in (None, "", False):
            continue
        if isinstance(value, Model):
            parts[name] = str(value.pk)
        elif isinstance(value, date):
            parts[name] = value.isoformat()
        else:
            parts[name] = "on" if value is True else str(value)
    return Asked(parts)


def typed_in(form: forms.Form) -> bool:
    """Whether words were typed into a field that chooses: then the page has an address without them."""
    return any(
        f"{name}_words" in form.data for name, one in form.fields.items() if isinstance(one, PickField)
    )


UNIT_HELP = gettext_lazy("Part of the name, with or without marks")
DOCUMENT_HELP = gettext_lazy("Symbol or words of the title")
