"""The register, a document's page, the original as an attachment."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from roviec.documents.models import Document, Fact, File
from roviec.documents.queries import tally, text_of
from roviec.journal.queries import story
from roviec.orgs.http import AuthedRequest, allow, readers
from roviec.ui.pages import page_of


@allow(readers)
def documents(request: AuthedRequest) -> HttpResponse:
    """The register: what the reader may know of, the newest first."""
    found = Document.objects.visible_to(request.user)
    page = page_of(found, request.GET.get("page"))
    return render(request, "documents/documents.html", {"page": page})


@allow(readers)
def document(request: AuthedRequest, pk: int) -> HttpResponse:
    """One document: what the register knows, its text or the passages that are for the reader."""
    found = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    whole = Document.objects.readable_by(request.user).filter(pk=pk).exists()
    facts = list(Fact.objects.visible_to(request.user).of(found).with_decision())
    told = {
        "document": found,
        "whole": whole,
        "text": text_of(found) if whole else None,
        "facts": facts,
        "tally": tally(facts),
        "story": story(found) if whole else [],
    }
    return render(request, "documents/document.html", told)


@allow(readers)
def original(request: AuthedRequest, pk: int) -> HttpResponseBase:
    """The file as it came, always as an attachment: nothing of it runs in this site's name."""
    found = get_object_or_404(Document.objects.readable_by(request.user), pk=pk)
    if found.file is None or not File.objects.visible_to(request.user).filter(pk=found.file.pk).exists():
        raise Http404
    return FileResponse(
        found.file.path.open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type="application/octet-stream",
    )
