"""The state of the tasks, in all and by unit: as a page, and the same figures as Word and Excel."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from roviec.journal.queries import head
from roviec.orgs.acting import post_of
from roviec.orgs.http import AuthedRequest, allow, readers
from roviec.reports.figures import by_unit, figures
from roviec.reports.forms import ScopeForm
from roviec.reports.word import by_unit_word_page, progress_page
from roviec.work.picking import asked_of, typed_in
from roviec.work.sheets import EXCEL, book_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@allow(readers)
def reports(request: AuthedRequest) -> HttpResponse:
    """The figures as of a day, each a link to the list it counts."""
    form = ScopeForm(request.GET, user=request.user)
    if answer := _turned_away(request, form, "reports"):
        return answer
    told = _told(form) | {"figures": figures(request.user, form.day(), **form.scope())}
    return render(request, "reports/reports.html", told)


@allow(readers)
def by_unit_page(request: AuthedRequest) -> HttpResponse:
    """The figures of each unit, each a link to the list it counts."""
    form = ScopeForm(request.GET, user=request.user)
    if answer := _turned_away(request, form, "by_unit"):
        return answer
    rows, totals = by_unit(request.user, form.day(), **form.scope())
    return render(request, "reports/by_unit.html", _told(form) | {"rows": rows, "totals": totals})


def _turned_away(request: AuthedRequest, form: ScopeForm, page: str) -> HttpResponse | None:
    """The page with what is wrong; or, after typing, on to the address that says the same with keys."""
    if not form.is_valid():
        today = timezone.localdate()
        told = {"form": form, "day": today, "today": today, "query": ""}
        return render(request, f"reports/{page}.html", told, status=422)
    if typed_in(form):
        return redirect(f"{reverse(f'reports:{page}')}?{asked_of(form)}")
    return None


def _told(form: ScopeForm) -> dict[str, Any]:
    return {
        "form": form,
        "day": form.day(),
        "today": timezone.localdate(),
        "subject": form.subject(),
        "query": str(asked_of(form)),
    }


@allow(readers)
def progress_word(request: AuthedRequest) -> HttpResponse:
    """The same figures as a Word page; always in Vietnamese, as Party papers are."""
    form = ScopeForm(request.GET, user=request.user)
    if not form.is_valid():
        return HttpResponse(status=422)
    with override("vi"):
        page = progress_page(
            figures(request.user, form.day(), **form.scope()),
            base=request.build_absolute_uri("/").rstrip("/"),
            day=form.day(),
            head=head(),
            told=_paper_head(request, form),
        )
    return _file(page, WORD, f"bao-cao-{form.day():%Y-%m-%d}.docx")


@allow(readers)
def by_unit_word(request: AuthedRequest) -> HttpResponse:
    """The figures of each unit as a Word page."""
    form = ScopeForm(request.GET, user=request.user)
    if not form.is_valid():
        return HttpResponse(status=422)
    with override("vi"):
        rows, totals = by_unit(request.user, form.day(), **form.scope())
        page = by_unit_word_page(
            rows,
            totals,
            base=request.build_absolute_uri("/").rstrip("/"),
            day=form.day(),
            head=head(),
            told=_paper_head(request, form),
        )
    return _file(page, WORD, f"bao-cao-don-vi-{form.day():%Y-%m-%d}.docx")


@allow(readers)
def by_unit_xlsx(request: AuthedRequest) -> HttpResponse:
    """The same figures as a table of Excel, with the day and the journal's head."""
    form = ScopeForm(request.GET, user=request.user)
    if not form.is_valid():
        return HttpResponse(status=422)
    rows, totals = by_unit(request.user, form.day(), **form.scope())
    table: list[list[str | int]] = [[str(row.unit), *(one.count for one in row.figures)] for row in rows]
    day = f"{form.day():%d/%m/%Y}"
    page = book_of(
        _("Figures by unit, as of %(day)s") % {"day": day},
        [_("Unit"), *(str(one.label) for one in totals)],
        [*table, [_("Sum"), *(one.count for one in totals)]],
        (44, 14, 14, 14, 14, 14),
        foot=_("Journal: %(head)s") % {"head": head()},
    )
    return _file(page, EXCEL, f"so-lieu-don-vi-{form.day():%Y-%m-%d}.xlsx")


def _paper_head(request: AuthedRequest, form: ScopeForm) -> dict[str, str]:
    """What stands above the text of a Party paper."""
    post, today = post_of(request.user), timezone.localdate()
    subject = form.subject()
    return {
        "superior": settings.COMMITTEE_NAME.upper(),
        "issuer": post.unit.name_on(today).upper() if post else "",
        "place_and_day": f"ngày {today:%d} tháng {today:%m} năm {today:%Y}",
        "subject": _("state of the tasks of %(document)s") % {"document": subject}
        if subject
        else _("state of all tasks"),
    }


def _file(page: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(page, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
