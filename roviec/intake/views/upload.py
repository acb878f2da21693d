"""Taking files in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from roviec.errors import Refused
from roviec.intake import actions
from roviec.intake.forms import UploadForm
from roviec.orgs.http import AuthedRequest, allow, office


@allow(office)
def upload(request: AuthedRequest) -> HttpResponse:
    """Take a file in; then its reading page."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            document = actions.take_in(
                asked["file"].chunks(),
                asked["file"].name,
                by=request.acting,
                no_secret=asked["no_secret"],
                audience=asked["audience"],
                note=asked["note"],
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("intake:reading", pk=document.pk)
    return render(request, "intake/upload.html", {"form": form}, status=422 if form.is_bound else 200)
