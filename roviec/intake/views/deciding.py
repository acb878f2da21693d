"""What is decided about facts. Each answers with the page of the next one that waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roviec.documents.actions import decide
from roviec.documents.models import Document, Fact, FactDecision, Text
from roviec.documents.queries import text_of
from roviec.errors import Refused
from roviec.intake import actions
from roviec.intake.actions import Part
from roviec.intake.fields import FieldsForm
from roviec.intake.forms import CutForm, DecisionForm, KindForm, MergeForm, PartForm
from roviec.intake.queries import held_fields, open_desk
from roviec.intake.views.reading import back, on, show
from roviec.orgs.http import AuthedRequest, allow, office


def find(request: AuthedRequest, pk: int) -> tuple[Fact, Document]:
    """A fact the reader sees, with the document it stands in."""
    seen = Fact.objects.visible_to(request.user).select_related("text").with_decision()
    fact = get_object_or_404(seen, pk=pk)
    for document in Document.objects.readable_by(request.user).filter(file=fact.text.file_id):
        if document.part_start is None or document.part_start <= fact.start < (document.part_end or 0):
            return fact, document
    raise Http404


def _readable(request: AuthedRequest, pk: int) -> tuple[Document, Text]:
    document = get_object_or_404(Document.objects.readable_by(request.user), pk=pk)
    text = text_of(document)
    if text is None:
        raise Http404
    return document, text


def _not_understood(request: AuthedRequest, document: Document, fact: Fact | None) -> HttpResponse:
    messages.error(request, _("That was not understood. Nothing was changed."))
    return back(document, fact, _kind(request))


def _kind(request: AuthedRequest) -> str:
    """The kind that is shown; it stays shown after the act."""
    return request.POST.get("show", "")


def _try(request: AuthedRequest, act: Callable[[], Any]) -> Any | None:
    """What the act gives; None where it was refused: the rule is said on the next page."""
    try:
        return act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None


@allow(office)
@require_POST
def decide_fact(request: AuthedRequest, pk: int) -> HttpResponse:
    """Confirm a fact, set it aside with a reason, or open it again; then the next that waits."""
    fact, document = find(request, pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _not_understood(request, document, fact)
    asked = form.cleaned_data
    held = held_fields([fact])[fact.pk]  # edits of before are kept when it is opened or confirmed again
    made = _try(request, lambda: decide(fact, by=request.acting, fields=held, **asked))
    if made is None or asked["decision"] == FactDecision.Decision.OPEN:
        return back(document, fact, _kind(request))
    return on(document, fact, _kind(request))


@allow(office)
@require_POST
def edit(request: AuthedRequest, pk: int) -> HttpResponse:
    """Confirm a fact with its fields as the person says them."""
    fact, document = find(request, pk)
    form = FieldsForm(request.POST, fact=fact, held=held_fields([fact])[fact.pk])
    if form.is_valid():
        try:
            actions.confirm(fact, by=request.acting, seen=form.cleaned_data["seen"], fields=form.as_fields())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return on(document, fact, _kind(request))
    desk = open_desk(request.user, document.pk, str(fact.pk), _kind(request), today=timezone.localdate())
    return show(request, desk, fields_form=form)


@allow(office)
@require_POST
def decide_kind(request: AuthedRequest, pk: int) -> HttpResponse:
    """Confirm all of a kind that still wait."""
    document, _text = _readable(request, pk)
    form = KindForm(request.POST)
    if not form.is_valid():
        return _not_understood(request, document, None)
    count = _try(
        request, lambda: actions.confirm_kind(document, form.cleaned_data["kind"], by=request.acting)
    )
    if count:
        label = Fact.Kind(form.cleaned_data["kind"]).label
        messages.success(request, _("Confirmed: %(count)s · %(kind)s.") % {"count": count, "kind": label})
    return back(document)


@allow(office)
@require_POST
def add(request: AuthedRequest, pk: int) -> HttpResponse:
    """Add what the machine missed; it is then in hand, to be filled in and confirmed."""
    document, text = _readable(request, pk)
    form = _part_form(request, document, text)
    if form.is_valid():
        part = _part(form)
        try:
            fact = actions.add_fact(document, text, part, by=request.acting)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return back(document, fact)
    desk = open_desk(request.user, pk, today=timezone.localdate())
    return show(request, desk, part_form=form)


@allow(office)
@require_POST
def move(request: AuthedRequest, pk: int) -> HttpResponse:
    """Move the ends of a fact: another stretch of the text takes its place."""
    fact, document = find(request, pk)
    form = _part_form(request, document, fact.text)
    if not form.is_valid():
        for faults in form.errors.values():
            messages.error(request, " ".join(str(fault) for fault in faults))
        return back(document, fact)
    part = _part(form)
    kept = Part(fact.kind, part.start, part.end, part.quote, held_fields([fact])[fact.pk])
    return _replaced(request, fact, document, [kept])


@allow(office)
@require_POST
def retype(request: AuthedRequest, pk: int) -> HttpResponse:
    """Change the kind of a fact. Its fields were those of another kind: the new one begins with none."""
    fact, document = find(request, pk)
    form = KindForm(request.POST)
    if not form.is_valid() or form.cleaned_data["kind"] == fact.kind:
        return _not_understood(request, document, fact)
    kind = form.cleaned_data["kind"]
    return _replaced(
        request,
        fact,
        document,
        [Part(kind, fact.start, fact.end, fact.quote, _first_fields(kind, fact.quote))],
    )


@allow(office)
@require_POST
def cut(request: AuthedRequest, pk: int) -> HttpResponse:
    """Split a fact in two; both keep its fields, to be put right before they are confirmed."""
    fact, document = find(request, pk)
    form = CutForm(request.POST)
    at = form.place(fact) if form.is_valid() else None
    if at is None:
        messages.error(request, _("Say where the second part begins, within the words of the item."))
        return back(document, fact)
    body, held = fact.text.body, held_fields([fact])[fact.pk]
    parts = []
    for start, end in ((fact.start, at), (at, fact.end)):
        words = body[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        fields = held | ({"action": body[start:end]} if "action" in held else {})
        parts.append(Part(fact.kind, start, end, body[start:end], fields))
    return _replaced(request, fact, document, parts)


def _replaced(request: AuthedRequest, fact: Fact, document: Document, parts: list[Part]) -> HttpResponse:
    seen = _seen(request)
    made = _try(
        request, lambda: actions.replace_fact(fact, parts, by=request.acting, seen=seen, document=document)
    )
    return back(document, made[0] if made else fact, _kind(request))


def _seen(request: AuthedRequest) -> int | None:
    asked = request.POST.get("seen", "")
    return int(asked) if asked.isdecimal() and len(asked) < 19 else None


@allow(office)
@require_POST
def merge(request: AuthedRequest, pk: int) -> HttpResponse:
    """Merge a fact with another of its kind."""
    fact, document = find(request, pk)
    form = MergeForm(request.POST)
    if not form.is_valid():
        return _not_understood(request, document, fact)
    asked = form.cleaned_data
    other, where = find(request, asked.pop("other"))
    if where != document:
        raise Http404
    made = _try(
        request,
        lambda: actions.merge_facts(fact, other, by=request.acting, document=document, **asked),
    )
    return back(document, made or fact, _kind(request))


@allow(office)
@require_POST
def undo(request: AuthedRequest, pk: int) -> HttpResponse:
    """Take back one's own last decision in the document; its fact is then in hand."""
    document, _text = _readable(request, pk)
    fact = _try(request, lambda: actions.undo_last(document, by=request.acting))
    return back(document, fact)


@allow(office)
@require_POST
def whole_read(request: AuthedRequest, pk: int) -> HttpResponse:
    """State that the whole text was read, or take that back."""
    document, text = _readable(request, pk)
    stated = document.whole_reads.filter(text=text, withdrawn_at=None).first()
    if request.POST.get("withdraw") and stated:
        _try(request, lambda: actions.withdraw_whole_read(stated, by=request.acting))
    elif request.POST.get("stated"):
        _try(request, lambda: actions.state_whole_read(document, text, by=request.acting))
    else:
        messages.error(request, _("State first that the whole text was read."))
    return redirect("intake:finish", pk=pk)


def _part_form(request: AuthedRequest, document: Document, text: Text) -> PartForm:
    end = len(text.body) if document.part_end is None else document.part_end
    return PartForm(request.POST, body=text.body, within=(document.part_start or 0, end))


def _part(form: PartForm) -> Part:
    asked = form.cleaned_data
    start, quote, kind = asked["start"], asked["quote"], asked["kind"]
    return Part(kind, start, start + len(quote), quote, _first_fields(kind, quote))


def _first_fields(kind: str, quote: str) -> dict[str, Any]:
    """What a fact of this kind begins with: an assignment asks for what its words say."""
    return {"action": quote} if kind == Fact.Kind.ASSIGNMENT else {}
