"""Pages of the house itself: not found, broken, alive."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What does not exist, and what a reader may not see: one page, so that nothing is told apart."""
    return render(request, "ui/404.html", status=404)


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """A form that came back too late or from elsewhere (`reason`: why, in words for the log)."""
    return render(request, "ui/403.html", status=403)


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault. Needs nothing but itself: the database may be what broke."""
    return HttpResponse(render_to_string("ui/500.html"), status=500)


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    """For the machine that watches: the process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


alive.rule = "public"  # type: ignore[attr-defined]
