"""The state of a document's tasks: as a page, and the same figures as Word."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from roviec.journal.queries import head
from roviec.orgs.acting import post_of
from roviec.orgs.http import AuthedRequest, allow, readers
from roviec.reports.figures import figures
from roviec.reports.forms import ScopeForm
from roviec.reports.word import progress_page

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@allow(readers)
def reports(request: AuthedRequest) -> HttpResponse:
    """The figures as of a day, each a link to the list it counts."""
    form = ScopeForm(request.GET or None, user=request.user)
    valid = form.is_valid()
    day = (form.cleaned_data.get("as_of") if valid else None) or timezone.localdate()
    document = form.cleaned_data.get("document") if valid else None
    scope = {"document": document.pk} if document else {}
    told = {
        "form": form,
        "day": day,
        "today": timezone.localdate(),
        "document": document,
        "figures": figures(request.user, day, **scope),
    }
    return render(request, "reports/reports.html", told, status=200 if valid or not form.is_bound else 422)


@allow(readers)
def progress_word(request: AuthedRequest) -> HttpResponse:
    """The same figures as a Word page; always in Vietnamese, as Party papers are."""
    form = ScopeForm(request.GET, user=request.user)
    if not form.is_valid():
        return HttpResponse(status=422)
    day = form.cleaned_data["as_of"] or timezone.localdate()
    document = form.cleaned_data["document"]
    scope = {"document": document.pk} if document else {}
    post = post_of(request.user)
    today = timezone.localdate()
    with override("vi"):
        page = progress_page(
            figures(request.user, day, **scope),
            base=request.build_absolute_uri("/").rstrip("/"),
            day=day,
            head=head(),
            told={
                "superior": settings.COMMITTEE_NAME.upper(),
                "issuer": post.unit.name_on(today).upper() if post else "",
                "place_and_day": f"ngày {today:%d} tháng {today:%m} năm {today:%Y}",
                "subject": _("state of the tasks of %(document)s") % {"document": document}
                if document
                else _("state of all tasks"),
            },
        )
    answer = HttpResponse(page, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="bao-cao-{day:%Y-%m-%d}.docx"'
    return answer
