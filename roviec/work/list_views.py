"""The lists: shares of units, tasks, the same as a table of Excel; views that are kept; suggestions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roviec.errors import Refused
from roviec.orgs.http import AuthedRequest, allow, readers
from roviec.ui.pages import page_of
from roviec.work.actions.saved_views import drop_view as drop
from roviec.work.actions.saved_views import save_view as save
from roviec.work.filters import ListForm, SaveViewForm
from roviec.work.lists import in_order, rows_of, tasks_of, together, with_what_is_shown
from roviec.work.models import SavedView
from roviec.work.picking import OFFERED, Choices, asked_of, documents_for, typed_in, units_for
from roviec.work.queries import clear_of
from roviec.work.sheets import EXCEL, MOST, assignments_sheet
from roviec.work.words import chip


def day_of(form: ListForm, today: date) -> date:
    """The day that the page is as of: the one asked for, else today."""
    asked: date | None = form.cleaned_data.get("as_of") if form.is_valid() else None
    return asked or today


@allow(readers)
def assignments(request: AuthedRequest) -> HttpResponse:
    """The shares of units, narrowed and sorted; as of a day."""
    today = timezone.localdate()
    form = ListForm(request.GET, user=request.user, day=today)
    if answer := _turned_away(request, form, "assignments"):
        return answer
    day = day_of(form, today)
    rows = with_what_is_shown(in_order(rows_of(form, request.user, day), form), day)
    page = page_of(rows, request.GET.get("page"))
    told = _shelf(request, form, "assignments") | {
        "day": day,
        "today": today,
        "page": page,
        "rows": [(row, chip(row, day)) for row in (one.then for one in page.rows)],
    }
    return render(request, "work/assignments.html", told)


@allow(readers)
def tasks(request: AuthedRequest) -> HttpResponse:
    """One row a task: how many of its units are done, its worst state, its six *rõ*."""
    today = timezone.localdate()
    form = ListForm(request.GET, user=request.user, day=today)
    if answer := _turned_away(request, form, "tasks"):
        return answer
    day = day_of(form, today)
    page = page_of(tasks_of(form, request.user, day).prefetch_related("sources"), request.GET.get("page"))
    shares = together(page.rows, request.user, day)
    told = _shelf(request, form, "tasks") | {
        "day": day,
        "today": today,
        "page": page,
        "rows": [(task, shares[task.pk], clear_of(task)) for task in page.rows],
    }
    return render(request, "work/tasks.html", told)


def _turned_away(request: AuthedRequest, form: ListForm, place: str) -> HttpResponse | None:
    """The page with what is wrong; or, after typing, on to the address that says the same with keys."""
    if not form.is_valid():
        told = {"form": form, "day": timezone.localdate(), "place": place}
        return render(request, f"work/{place}.html", told, status=422)
    if typed_in(form):
        return redirect(f"{reverse(f'work:{place}')}?{asked_of(form)}")
    return None


def _shelf(request: AuthedRequest, form: ListForm, place: str) -> dict[str, Any]:
    """What both lists show above their rows."""
    query = str(asked_of(form))
    return {
        "form": form,
        "place": place,
        "query": query,
        "narrowed": form.narrows(),
        "views": SavedView.objects.filter(account=request.user),
        "save_form": SaveViewForm(initial={"query": query, "place": place}),
    }


@allow(readers)
def assignments_xlsx(request: AuthedRequest) -> HttpResponse:
    """The list as a table of Excel, all pages of it. Refused "too_many" where it would not fit."""
    today = timezone.localdate()
    form = ListForm(request.GET, user=request.user, day=today)
    if not form.is_valid():
        return HttpResponse(status=422)
    day = day_of(form, today)
    rows = rows_of(form, request.user, day)
    if rows.order_by()[: MOST + 1].count() > MOST:
        raise Refused("too_many", _("More than %(most)s rows. Narrow the list first."), most=MOST)
    answer = HttpResponse(
        assignments_sheet(with_what_is_shown(in_order(rows, form), day), day), content_type=EXCEL
    )
    answer["Content-Disposition"] = f'attachment; filename="nhiem-vu-{day:%Y-%m-%d}.xlsx"'
    return answer


@allow(readers)
@require_POST
def save_view(request: AuthedRequest) -> HttpResponse:
    """Keep this list under a name."""
    form = SaveViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A view needs a name."))
        return redirect("work:assignments")
    asked = form.cleaned_data
    address = f"{reverse('work:' + asked['place'])}?{asked['query']}"
    try:
        save(request.user, by=request.acting, name=asked["name"], query=address)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Kept. You find it above the list."))
    return redirect(address)


@allow(readers)
@require_POST
def drop_view(request: AuthedRequest, pk: int) -> HttpResponse:
    """Forget a kept view; one's own only."""
    view = get_object_or_404(SavedView.objects.filter(account=request.user), pk=pk)
    drop(view, by=request.acting)
    messages.success(request, _("“%(name)s” is no longer kept.") % {"name": view.name})
    return redirect("work:assignments")


@allow(readers)
def suggest_units(request: AuthedRequest) -> HttpResponse:
    """Names of units that fit what is being typed."""
    return _suggested(request, units_for(request.user, timezone.localdate()))


@allow(readers)
def suggest_documents(request: AuthedRequest) -> HttpResponse:
    """Documents that fit what is being typed, of those that the reader may know of."""
    return _suggested(request, documents_for(request.user))


def _suggested(request: AuthedRequest, choices: Choices[Any]) -> HttpResponse:
    words = next((value for name, value in request.GET.items() if name.endswith("_words")), "")
    words = str(words).strip()
    found = choices.find(words)[:OFFERED] if len(words) > 1 else ()
    return HttpResponse(format_html_join("", '<option value="{}"></option>', ((str(row),) for row in found)))
