"""My desk: what waits for me."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from roviec.documents.models import Document
from roviec.orgs.http import AuthedRequest, allow, holders
from roviec.orgs.sight import sight_of
from roviec.work.lists import with_what_is_shown
from roviec.work.models import Assignment
from roviec.work.words import chip

SHOWN = 10


@allow(holders)
def desk(request: AuthedRequest) -> HttpResponse:
    """Exceptions first: late, returned, near; then what is not yet received; the newest documents."""
    today = timezone.localdate()
    sight = sight_of(request.user)
    mine = Assignment.objects.visible_to(request.user)
    if not sight.everything:
        mine = mine.filter(unit__in=sight.own_units or sight.units) | mine.filter(owner_post__in=sight.posts)
    blocks = [
        (name, mine.in_state(state, today).counting())
        for name, state in (
            ("over", "over"),
            ("late", "late"),
            ("returned", "returned"),
            ("remind", "remind"),
            ("not_received", "not_received"),
        )
    ]
    told = {
        "today": today,
        "sight": sight,
        "blocks": [
            (name, rows.count(), [(row, chip(row, today)) for row in with_what_is_shown(rows, today)[:SHOWN]])
            for name, rows in blocks
        ],
        "documents": Document.objects.visible_to(request.user)[:5] if sight.reads else [],
        "open": mine.open(today).counting().count(),
    }
    return render(request, "desk/desk.html", told)
