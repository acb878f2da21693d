"""What the head of every page shows: the rooms one may enter, the post one acts in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.orgs.acting import post_of
from roviec.orgs.http import administrators, holders, readers
from roviec.orgs.models import Unit, User
from roviec.orgs.sight import Sight, sight_of


@dataclass(frozen=True, slots=True)
class Room:
    """A room in the menu: its namespace, its first page, who may enter."""

    namespace: str
    url: str
    label: str | Promise
    rule: Callable[[Sight], bool]
    icon: str = ""  # rooms with an icon stand in the phone's bar too


# Rooms not yet built are not in the menu.
ROOMS = (
    Room("desk", "desk:desk", _("My desk"), holders, "home"),
    Room("documents", "documents:documents", _("Documents"), readers, "doc"),
    Room("work", "work:assignments", _("Tasks"), readers, "list"),
    Room("reports", "reports:reports", _("Reports"), readers, "xls"),
    Room("orgs", "orgs:units", _("Organisation"), holders, "tree"),
    Room("journal", "orgs:journal", _("Journal"), administrators, "hist"),
)


def house(request: HttpRequest) -> dict[str, Any]:
    """`rooms`, `here` (namespace), `post`, `post_unit`, `held`, `now`, `committee`."""
    match = request.resolver_match
    here = match.namespace if match else ""
    told: dict[str, Any] = {"here": here, "now": timezone.localtime(), "committee": settings.COMMITTEE_NAME}
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return told
    sight = sight_of(user)
    post = post_of(user)
    told["rooms"] = [room for room in ROOMS if room.rule(sight)]
    told["sight"] = sight
    told["post"] = post
    told["held"] = sight.held
    if post:
        told["post_unit"] = Unit.objects.named(timezone.localdate()).get(pk=post.unit_id)
    return told
