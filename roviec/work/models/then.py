"""The state's columns as the + rows say them, for a day and a moment (design §3.8).

This reads the rows alone, and stored columns only where no row says it (receipt, the first deadline): so it
is both how a past day is seen and what the stored columns are compared with.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    Expression,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from roviec.work.models.acts import Difficulty, Ended, Evidence, Extension, Pause, Request, Return


def columns_of(day: date, known_at: datetime | None) -> dict[str, Any]:
    """`then_<column>` for each of `states.COLUMNS`."""
    ended = _of_it(Ended).filter(_on_record(known_at), on__lte=day).order_by("id")
    product = _products(day, known_at)
    done = product.filter(_accepted(day, known_at)).order_by("dated_on", "id")
    pause = _of_it(Pause).filter(_on_record(known_at), _after(day, "to_day")).order_by("from_day", "id")
    return {
        "then_closed_on": Coalesce(_first(ended, "on"), _first(done, "dated_on")),
        "then_ending": Coalesce(
            _first(ended, "ending"),
            Case(When(Exists(done), then=Value("done")), default=Value("")),
            output_field=CharField(),
        ),
        "then_due_on": Coalesce(_first(_extensions(day, known_at), "new_due"), F("first_due_on")),
        "then_owner_received_on": _received(known_at),
        "then_suspended_from": _first(pause, "from_day"),
        "then_suspended_to": _first(pause, "to_day"),
        "then_stuck_since": _first(_difficulties(day, known_at), "since"),
        # Who waits for a decision and for acceptance at once waits for the decision.
        "then_waiting_since": Coalesce(
            _first(_requests(day, known_at), "on"),
            _first(product.exclude(_accepted(day, known_at)).order_by("id"), "on"),
        ),
        "then_returned_on": _first(_returns(day, known_at), "on"),
    }


def _of_it(rows: type[Model]) -> QuerySet[Model]:
    return rows._default_manager.filter(assignment=OuterRef("pk"))


def _first(rows: QuerySet[Model], column: str) -> Subquery:
    return Subquery(rows.values(column)[:1])


def _on_record(known_at: datetime | None) -> Q:
    """On record at the moment and not yet taken back; None: standing now."""
    if known_at is None:
        return Q(withdrawn_at=None)
    return Q(at__lte=known_at) & (Q(withdrawn_at=None) | Q(withdrawn_at__gt=known_at))


def _after(day: date, column: str, known_at: datetime | None = None, moment: str = "") -> Q:
    """What ended after the day or has not ended; or, by the moment, was not known to have ended."""
    held = Q(**{column: None}) | Q(**{f"{column}__gt": day})
    return held | Q(**{f"{moment}__gt": known_at}) if known_at and moment else held


def _returned(day: date, known_at: datetime | None) -> Q:
    back = Q(returned__on__lte=day)
    return back & Q(returned__at__lte=known_at) if known_at else back


def _products(day: date, known_at: datetime | None) -> QuerySet[Model]:
    """What was handed in and had not come back by the day."""
    return _of_it(Evidence).filter(_on_record(known_at)).exclude(_returned(day, known_at))


def _accepted(day: date, known_at: datetime | None) -> Q:
    """That nobody's acceptance is needed, or it was given."""
    given = Q(accepted_on__lte=day)
    if known_at:
        given &= Q(accepted_at__lte=known_at)
    return Q(assignment__task__needs_acceptance=False) | given


def _returns(day: date, known_at: datetime | None) -> QuerySet[Model]:
    """What came back, unless a newer product is in: the last one."""
    newer = Evidence.objects.filter(
        _on_record(known_at), assignment=OuterRef("evidence__assignment"), pk__gt=OuterRef("evidence")
    )
    known = Q(at__lte=known_at) if known_at else Q()
    back = Return.objects.filter(known, evidence__assignment=OuterRef("pk"), on__lte=day)
    return back.exclude(Exists(newer)).order_by("-id")


def _extensions(day: date, known_at: datetime | None) -> QuerySet[Model]:
    return _of_it(Extension).filter(_on_record(known_at), on__lte=day).order_by("-id")


def _difficulties(day: date, known_at: datetime | None) -> QuerySet[Model]:
    unsolved = _after(day, "solved_on", known_at, "solved_at")
    return _of_it(Difficulty).filter(_on_record(known_at), unsolved, since__lte=day).order_by("since", "id")


def _requests(day: date, known_at: datetime | None) -> QuerySet[Model]:
    undecided = _after(day, "decided_on", known_at, "decided_at")
    known = Q(at__lte=known_at) if known_at else Q()
    return _of_it(Request).filter(known, undecided, on__lte=day).order_by("on", "id")


def _received(known_at: datetime | None) -> Expression:
    """The day of receipt; receipt carries its moment on the row itself."""
    if known_at is None:
        return Case(default=F("owner_received_on"), output_field=DateField())
    return Case(When(owner_received_at__lte=known_at, then=F("owner_received_on")), output_field=DateField())
