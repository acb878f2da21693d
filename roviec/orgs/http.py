"""Requests of people who are signed in, and the rule that every page must have."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from roviec.journal.acting import Acting
from roviec.orgs.models import User
from roviec.orgs.sight import Sight, sight_of

P = ParamSpec("P")


class AuthedRequest(HttpRequest):
    """A request of somebody signed in, who acts in one post."""

    user: User
    acting: Acting


R = TypeVar("R", bound=HttpResponseBase)
View = Callable[Concatenate[AuthedRequest, P], R]


def allow(rule: Callable[[Sight], bool]) -> Callable[[View[P, R]], View[P, R]]:
    """Let in whom the rule lets in; for all others the page does not exist.

    Every view carries `allow` or `public`; a test refuses one without.
    """

    def wrap(view: View[P, R]) -> View[P, R]:
        @wraps(view)
        def guarded(request: AuthedRequest, *args: P.args, **kwargs: P.kwargs) -> R:
            if not rule(sight_of(request.user)):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.rule = rule  # type: ignore[attr-defined]
        return cast(View[P, R], guarded)

    return wrap


def public(view: Callable[..., R]) -> Callable[..., R]:
    """A page for everybody, signed in or not."""
    opened: Any = login_not_required(view)
    opened.rule = "public"
    return opened  # type: ignore[no-any-return]


def anyone(sight: Sight) -> bool:
    """Whoever is signed in."""
    return True


def holders(sight: Sight) -> bool:
    """Whoever holds a post today."""
    return bool(sight.posts)


def readers(sight: Sight) -> bool:
    """Posts that work with documents and tasks."""
    return sight.reads


def office(sight: Sight) -> bool:
    """Clerks and leaders of a committee."""
    return sight.office


def overseers(sight: Sight) -> bool:
    """Clerks, leaders and inspectors of a committee."""
    return sight.everything or bool(sight.overseen)


def administrators(sight: Sight) -> bool:
    """Administrators."""
    return sight.administers
