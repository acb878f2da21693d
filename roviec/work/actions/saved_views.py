"""Lists that somebody wants to see again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models import User
from roviec.work.models import SavedView


@transaction.atomic
def save_view(user: User, *, by: Acting, name: str, query: str) -> SavedView:
    """Keep a list under a name. Refused "name_taken"."""
    if SavedView.objects.filter(account=user, name=name).exists():
        raise Refused("name_taken", _("A view is called “%(name)s” already."), name=name)
    view = SavedView.objects.create(account=user, name=name, query=query)
    record("view.saved", by=by, objects=[view], name=name, query=query)
    return view


@transaction.atomic
def drop_view(view: SavedView, *, by: Acting) -> None:
    """Take a list off the shelf; the journal keeps what it was."""
    record("view.dropped", by=by, objects=[view], before={"name": view.name, "query": view.query})
    view.delete()
