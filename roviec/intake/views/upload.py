"""Taking files in: one or several, each told how it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from roviec.documents.models import Document
from roviec.errors import Refused
from roviec.intake import actions
from roviec.intake.forms import UploadForm
from roviec.orgs.http import AuthedRequest, allow, office


@dataclass(frozen=True, slots=True)
class Taken:
    """How it went with one file: the document, or why not."""

    name: str
    document: Document | None = None
    refusal: Refused | None = None


@allow(office)
def upload(request: AuthedRequest) -> HttpResponse:
    """Take files in. One goes on to its reading page; of several each is told how it went."""
    form = UploadForm(request.POST or None, request.FILES or None)
    taken: list[Taken] = []
    if request.method == "POST" and form.is_valid():
        taken = [_take(request, file, form) for file in form.cleaned_data["file"]]
        if len(taken) == 1 and taken[0].document:
            return redirect("intake:reading", pk=taken[0].document.pk)
    refused = [one for one in taken if one.refusal]
    told = {
        "form": form,
        "taken": taken,
        "asked": any(one.refusal and one.refusal.code == "asks" for one in taken),
    }
    wrong = bool(refused) or (form.is_bound and not taken)
    return render(request, "intake/upload.html", told, status=422 if wrong else 200)


def _take(request: AuthedRequest, file: Any, form: UploadForm) -> Taken:
    asked = form.cleaned_data
    name = file.name or ""
    try:
        document = actions.take_in(
            file.chunks(),
            name,
            by=request.acting,
            no_secret=asked["no_secret"],
            audience=asked["audience"],
            note=asked["note"],
            surely=asked["surely"],
        )
    except Refused as refusal:
        return Taken(name, refusal=refusal)
    return Taken(name, document)
