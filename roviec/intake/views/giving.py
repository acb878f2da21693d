"""Giving tasks from confirmed assignments, one by one or all of a document in one act."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from roviec.errors import Refused
from roviec.intake import actions
from roviec.intake.actions import Order
from roviec.intake.forms import JoinForm
from roviec.intake.orders import TaskForm, lines
from roviec.intake.queries import held_fields, open_desk, to_give
from roviec.intake.views.deciding import find
from roviec.intake.views.reading import back, on, register_of, show, show_finish
from roviec.orgs.http import AuthedRequest, allow, office
from roviec.orgs.queries import find_units
from roviec.work.models import Task

FOUND = 12  # units offered while one types


@allow(office)
def units(request: AuthedRequest) -> HttpResponse:
    """Units of the register whose name holds the words, with or without marks."""
    words = request.GET.get("q", "").strip()
    found = find_units(words, timezone.localdate())[:FOUND] if len(words) > 1 else []
    return render(request, "intake/_units.html", {"found": found, "words": words})


@allow(office)
@require_POST
def issue(request: AuthedRequest, pk: int) -> HttpResponse:
    """Confirm an assignment and give it as a task to its units."""
    fact, document = find(request, pk)
    today = timezone.localdate()
    form = TaskForm(request.POST, register=register_of(request))
    if form.is_valid():
        shares = form.shares()
        try:
            task = actions.confirm_and_issue(
                fact,
                form.given(fact, held_fields([fact])[fact.pk]),
                by=request.acting,
                on=today,
                seen=form.cleaned_data["seen"],
                document=document,
                shares=shares,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            doing = [share for share in shares if share.role != "partner"]
            named = {"unit": doing[0].unit, "code": task.sources.get().code, "count": len(doing)}
            one, many = _("Given to %(unit)s as %(code)s."), _("Given to %(count)s units as %(code)s.")
            messages.success(request, (one if len(doing) == 1 else many) % named)
            return on(document, fact, request.POST.get("show", ""))
    desk = open_desk(request.user, document.pk, str(fact.pk), today=today)
    return show(request, desk, task_form=form)


@allow(office)
@require_POST
def join(request: AuthedRequest, pk: int) -> HttpResponse:
    """Make this document another source of a task on record that asks for the same."""
    fact, document = find(request, pk)
    form = JoinForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("That was not understood. Nothing was changed."))
        return back(document, fact)
    task = get_object_or_404(Task.objects.visible_to(request.user), pk=form.cleaned_data["task"])
    try:
        source = actions.join_task(
            fact,
            task,
            by=request.acting,
            on=timezone.localdate(),
            seen=form.cleaned_data["seen"],
            document=document,
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return back(document, fact)
    messages.success(request, _("Joined: the task has %(code)s as a source too.") % {"code": source.code})
    return on(document, fact, request.POST.get("show", ""))


@allow(office)
@require_POST
def give_all(request: AuthedRequest, pk: int) -> HttpResponse:
    """Give the chosen tasks of a document in one act: all of them, or none."""
    today = timezone.localdate()
    desk = open_desk(request.user, pk, today=today)
    register = register_of(request)
    facts = to_give(desk.document)
    held = held_fields(facts)
    chosen = set(request.POST.getlist("give"))
    register.learn(
        name
        for fact in facts
        for field in ("unit", "partners")
        for name in lines(request.POST.get(f"t{fact.pk}-{field}", ""))
    )
    forms = [
        (fact, TaskForm(request.POST, prefix=f"t{fact.pk}", register=register))
        for fact in facts
        if str(fact.pk) in chosen
    ]
    if not forms:
        messages.error(request, _("Choose at least one task to give."))
        return redirect("intake:finish", pk=pk)
    right = [form.is_valid() for _fact, form in forms]  # every form says what is wrong, not only the first
    if all(right):
        orders = [
            Order(fact, form.given(fact, held[fact.pk]), form.shares(), form.cleaned_data["seen"])
            for fact, form in forms
        ]
        try:
            made = actions.issue_many(orders, by=request.acting, on=today, document=desk.document)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            said = ngettext("%(n)s task was given.", "%(n)s tasks were given.", len(made))
            messages.success(request, said % {"n": len(made)})
            return redirect("intake:finish", pk=pk)
    return show_finish(request, desk, forms)
