"""Nobody gets in unsigned; who is signed in acts in one post."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from roviec.orgs.acting import acting_of
from roviec.orgs.models import User


class SignedInOnly(LoginRequiredMiddleware):
    """Sends who is not signed in to the door, and a first password to be changed; sets `request.acting`."""

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Before the view."""
        turned_away = super().process_view(request, view_func, view_args, view_kwargs)
        if turned_away is not None or not isinstance(request.user, User):
            return turned_away
        request.acting = acting_of(request.user)  # type: ignore[attr-defined]
        changing = (reverse("orgs:password"), reverse("orgs:sign_out"), reverse("orgs:language"))
        if request.user.must_change_password and request.path not in changing:
            return redirect("orgs:password")
        return None
