"""Handing in a product: its file goes through the same look for marks as every other."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roviec.errors import Refused
from roviec.intake import actions
from roviec.orgs.http import AuthedRequest, allow, readers
from roviec.orgs.sight import sight_of
from roviec.work.actions import give_evidence
from roviec.work.forms import EvidenceForm
from roviec.work.rules import may_work_on
from roviec.work.views import find_assignment, render_assignment


@allow(readers)
@require_POST
def evidence(request: AuthedRequest, pk: int) -> HttpResponse:
    """Give the product of an assignment; its file goes through the same look for marks as every other."""
    found = find_assignment(request, pk)
    if not may_work_on(sight_of(request.user), found):
        raise Http404
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        asked = dict(form.cleaned_data)
        upload, no_secret = asked.pop("file"), asked.pop("no_secret")
        try:
            file = (
                actions.take_in_product(upload.chunks(), upload.name, by=request.acting, no_secret=no_secret)
                if upload
                else None
            )
            give_evidence(
                found,
                by=request.acting,
                on=timezone.localdate(),
                file=file,
                file_name=upload.name if upload else "",
                **asked,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            asked_for = found.task.needs_acceptance
            told = (
                _("On record: it waits for acceptance.") if asked_for else _("On record: the task is done.")
            )
            messages.success(request, told)
            return redirect("work:assignment", pk=pk)
    return render_assignment(request, found, evidence_form=form)
