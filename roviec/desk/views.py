"""My desk: what waits for me. The overview: what is late, stuck and due, and who must decide."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from roviec.desk.forms import DayForm
from roviec.desk.numbers import Number
from roviec.desk.overview import overview
from roviec.desk.waiting import desk_of
from roviec.orgs.http import AuthedRequest, allow, holders, overseers

UNITS_SHOWN = 15


@allow(holders)
def desk(request: AuthedRequest) -> HttpResponse:
    """Exceptions first: requests to decide, late, returned, stuck, near; then what is not yet received."""
    today = timezone.localdate()
    return render(request, "desk/desk.html", {"today": today, "desk": desk_of(request.user, today)})


def share(part: int, whole: int) -> Decimal | None:
    """Part of the whole in percent, rounded half up to one decimal; None of nothing (it is not 0 %)."""
    if not whole:
        return None
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


@allow(overseers)
def overview_page(request: AuthedRequest) -> HttpResponse:
    """The whole in two minutes, as of a day."""
    today = timezone.localdate()
    form = DayForm({"as_of": request.GET.get("as_of", today.isoformat())})
    asked = form.cleaned_data["as_of"] if form.is_valid() else None
    day = asked or today
    found = overview(request.user, day)
    told = {
        "form": form,
        "today": today,
        "day": day,
        "it": found,
        "units": found.units[: None if "all" in request.GET else UNITS_SHOWN],
        "more_units": "all" not in request.GET and len(found.units) > UNITS_SHOWN,
        "of_due": _of_due(found.now),
        "of_due_before": _of_due(found.before),
        "in_count": found.now["done"].count + found.now["open"].count,
        "of_all": share(found.now["done"].count, found.now["done"].count + found.now["open"].count),
        "programmes": [
            (line, share(_count(line.numbers, "done_of_due"), _count(line.numbers, "due")))
            for line in found.programmes
        ],
        "empty": not found.now["given"].count,
    }
    return render(request, "desk/overview.html", told, status=422 if form.errors else 200)


def _count(numbers: dict[str, Number], name: str) -> int:
    return numbers[name].count if name in numbers else 0


def _of_due(numbers: dict[str, Number]) -> Decimal | None:
    return share(_count(numbers, "done_of_due"), _count(numbers, "due"))
