"""What the head of every page shows: the rooms one may enter, the post one acts in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import ResolverMatch
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.orgs.acting import post_of
from roviec.orgs.http import administrators, holders, overseers, readers
from roviec.orgs.models import Unit, User
from roviec.orgs.sight import Sight, sight_of


@dataclass(frozen=True, slots=True)
class Room:
    """A room in the menu: its namespace, its first page, who may enter."""

    namespace: str
    url: str
    label: str | Promise
    rule: Callable[[Sight], bool]
    icon: str


BAR = 5
# Rooms not yet built are not in the menu.
ROOMS = (
    Room("desk", "desk:desk", _("My desk"), holders, "home"),
    Room("documents", "documents:documents", _("Documents"), readers, "doc"),
    Room("work", "work:assignments", _("Tasks"), readers, "list"),
    Room("overview", "desk:overview", _("Overview"), overseers, "eye"),
    Room("reports", "reports:reports", _("Reports"), readers, "xls"),
    Room("orgs", "orgs:units", _("Organisation"), holders, "tree"),
    Room("journal", "orgs:journal", _("Journal"), administrators, "hist"),
)


def _here(match: ResolverMatch | None) -> str:
    """Of which room a page is: the one whose first page it is, else that of its namespace."""
    if match is None:
        return ""
    return next((room.namespace for room in ROOMS if room.url == match.view_name), match.namespace)


def house(request: HttpRequest) -> dict[str, Any]:
    """`rooms`, `bar` and `more` of the phone, `here` (of which room the page is), `post`, `post_unit`,
    `held`, `now`, `committee`.
    """
    match = request.resolver_match
    told: dict[str, Any] = {
        "here": _here(match),
        "now": timezone.localtime(),
        "committee": settings.COMMITTEE_NAME,
    }
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return told
    sight = sight_of(user)
    post = post_of(user)
    rooms = [room for room in ROOMS if room.rule(sight)]
    told["rooms"] = rooms
    # The phone's bar holds five: where there are more rooms, the fifth opens the rest.
    told["bar"], told["more"] = (rooms, []) if len(rooms) <= BAR else (rooms[: BAR - 1], rooms[BAR - 1 :])
    told["sight"] = sight
    told["post"] = post
    told["held"] = sight.held
    if post:
        told["post_unit"] = Unit.objects.named(timezone.localdate()).get(pk=post.unit_id)
    return told
