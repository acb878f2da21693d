"""Signing in, choosing a post, the register of units, the journal without contents."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from roviec.journal.models import Entry
from roviec.journal.queries import head
from roviec.orgs import actions
from roviec.orgs.forms import OwnPasswordForm, PasswordForm, SignInForm, UnitSearchForm
from roviec.orgs.http import AuthedRequest, administrators, allow, anyone, holders, public
from roviec.orgs.models import Unit, UnitEdge
from roviec.orgs.models.periods import holds_on
from roviec.orgs.models.units import UnitQuerySet
from roviec.orgs.queries import children_of, find_units, parents_of
from roviec.ui.pages import page_of


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"


@public
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """User name and password; whoever guesses too often waits."""
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        return redirect(_next(request))
    status = 422 if form.is_bound else 200
    return render(request, "orgs/sign_in.html", {"form": form, "next": _next(request)}, status=status)


def locked_out(request: HttpRequest, credentials: dict[str, Any], *args: Any) -> HttpResponse:
    """After too many wrong passwords of this account from this address."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "orgs/locked_out.html", {"minutes": minutes}, status=429)


@allow(anyone)
@require_POST
def sign_out(request: AuthedRequest) -> HttpResponse:
    """Leave."""
    logout(request)
    return redirect("orgs:sign_in")


@allow(anyone)
@sensitive_post_parameters()
def password(request: AuthedRequest) -> HttpResponse:
    """A new password, at once after the first sign-in; later on behind the old one."""
    asks = PasswordForm if request.user.must_change_password else OwnPasswordForm
    form = asks(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_password(request.user, by=request.acting, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        return redirect("desk:desk")
    status = 422 if form.is_bound else 200
    return render(request, "orgs/password.html", {"form": form}, status=status)


@public
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose Vietnamese or English; kept in a cookie."""
    answer = redirect(_next(request))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=31_536_000,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return answer


@allow(holders)
@require_POST
def act_in(request: AuthedRequest) -> HttpResponse:
    """Choose the post to act in."""
    wanted = request.POST.get("post", "")
    actions.act_in(request.user, by=request.acting, post_id=int(wanted) if wanted.isdecimal() else 0)
    return redirect(_next(request))


@allow(holders)
def units(request: AuthedRequest) -> HttpResponse:
    """The register of units: found by name, or from the top."""
    today = timezone.localdate()
    form = UnitSearchForm(request.GET or None)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = find_units(words, today) if words else _tops(today)
    visible = found.filter(pk__in=Unit.objects.visible_to(request.user).values("pk"))
    page = page_of(visible, request.GET.get("page"))
    return render(request, "orgs/units.html", {"form": form, "page": page, "words": words, "day": today})


def _tops(day: date) -> UnitQuerySet:
    """The units that stand under no other."""
    under = UnitEdge.objects.filter(holds_on(day)).values("child")
    return Unit.objects.alive(day).exclude(pk__in=under).by_name(day)


@allow(holders)
def unit(request: AuthedRequest, pk: int) -> HttpResponse:
    """One unit: its names, what stands over and under it, what became of it."""
    today = timezone.localdate()
    found = get_object_or_404(Unit.objects.visible_to(request.user).named(today), pk=pk)
    page = page_of(children_of(found, today), request.GET.get("page"))
    told = {
        "unit": found,
        "names": found.names.all(),
        "parents": parents_of(found, today),
        "page": page,
        "came_from": found.successions_in.select_related("succession").prefetch_related(
            Prefetch("old", Unit.objects.named(today))
        )[:200],
        "went_to": found.successions_out.select_related("succession").prefetch_related(
            Prefetch("new", Unit.objects.named(today))
        )[:200],
    }
    return render(request, "orgs/unit.html", told)


@allow(administrators)
def journal(request: AuthedRequest) -> HttpResponse:
    """The journal without contents: number, time, action."""
    entries = Entry.objects.order_by("-seq").only("seq", "at", "action")
    page = page_of(entries, request.GET.get("page"))
    return render(request, "orgs/journal.html", {"page": page, "head": head()})
