"""A quarter played by hand, seen on six days at two moments; the figures are written out by hand.

Five shares of one programme of work, given on Monday 5 January 2026 to five units, due as in `PLAN`. What
happens, by the day it holds and the day it came on record where that is another day:

    A  due 30/01  product of 28/01, handed in 28/01; returned 05/02; product of 10/02, handed in 10/02
    B  due 30/01  extended on 29/01 to 27/02; product of 25/02, handed in late, on 05/03
    C  due 27/02  stuck from 10/02, told on 12/02; answered 20/02; product of 02/03; taken back on 09/03
    D  due 27/02  transferred on 16/02 to E's neighbour F, by a document; F hands in on 20/03
    E  due 30/01  rests from 20/01 to 02/03; ended as cancelled on 16/03
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone

from roviec.documents.models import Document
from roviec.orgs.models import Unit
from roviec.work import actions
from roviec.work.actions import Given, Share, issue_task
from roviec.work.checks import differing, not_in_the_journal
from roviec.work.models import Assignment, Progress
from tests.intake.test_path import signed_in
from tests.people import make_unit

GIVEN = date(2026, 1, 5)
PLAN = {
    "A": date(2026, 1, 30),
    "B": date(2026, 1, 30),
    "C": date(2026, 2, 27),
    "D": date(2026, 2, 27),
    "E": date(2026, 1, 30),
}


@contextmanager
def on(day: date, hour: int = 9) -> Iterator[date]:
    """As if it were this day: every moment that is written comes from `timezone.now`."""
    local = datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())

    class Stopped(datetime):
        """A clock that stands."""

        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return local.astimezone(tz or UTC)

    with patch("django.utils.timezone.datetime", Stopped):
        yield day


def end_of(day: date) -> datetime:
    """The last moment of the day, local time."""
    return datetime.combine(day, time(23, 59), tzinfo=timezone.get_default_timezone())


@pytest.fixture
def quarter(house: SimpleNamespace) -> SimpleNamespace:
    """The quarter, played through the actions on its days."""
    tu, clerk, owner = house.units["tu"], house.by["clerk"], house.by["owner"]
    units: dict[str, Unit] = {
        name: make_unit(f"u{name}", "commune", f"Đảng ủy xã {name}", tu) for name in "ABCDEF"
    }
    paper = Document.objects.create(
        title="Kết luận", symbol="15-KL/TU", committee=tu, registered_at=timezone.now()
    )
    told = {"number": "09-BC/ĐU", "level": "Thành ủy"}
    rows: dict[str, Assignment] = {}
    with on(GIVEN) as day:
        for name, due in PLAN.items():
            given = Given(words=f"Việc {name}", giver_unit=tu, due_on=due)
            task = issue_task(given, by=clerk, on=day, shares=[Share(units[name])])
            rows[name] = task.assignments.get()
            actions.receive(rows[name], by=owner, on=day)
    with on(date(2026, 1, 20)) as day:
        rest = {"from_day": day, "to_day": date(2026, 3, 2), "reason": "Chờ văn bản mới"}
        actions.pause(rows["E"], by=clerk, on=day, **rest)
    with on(date(2026, 1, 28)) as day:
        first = actions.give_evidence(rows["A"], by=owner, on=day, dated_on=day, **told)
    with on(date(2026, 1, 29)) as day:
        actions.extend(rows["B"], by=clerk, on=day, new_due=date(2026, 2, 27), reason="Chờ số liệu")
    with on(date(2026, 2, 5)) as day:
        actions.return_evidence(first, by=clerk, on=day, reason="Thiếu phụ lục")
    with on(date(2026, 2, 10)) as day:
        actions.give_evidence(rows["A"], by=owner, on=day, dated_on=day, **told)
    with on(date(2026, 2, 12)) as day:
        where = {"where": "Chưa có mặt bằng", "since": date(2026, 2, 10), "decider_words": "UBND"}
        stuck = actions.raise_difficulty(rows["C"], by=owner, on=day, **where)
    with on(date(2026, 2, 16)) as day:
        to = {"unit": units["F"], "document": paper, "reason": "Chuyển địa bàn"}
        rows["F"] = actions.transfer(rows["D"], by=clerk, on=day, **to)
    with on(date(2026, 2, 20)) as day:
        actions.answer_difficulty(stuck, by=clerk, on=day, words="Dùng nhà văn hóa")
    with on(date(2026, 3, 2)) as day:
        wrong = actions.give_evidence(rows["C"], by=owner, on=day, dated_on=day, **told)
    with on(date(2026, 3, 5)) as day:
        actions.give_evidence(rows["B"], by=owner, on=day, dated_on=date(2026, 2, 25), **told)
    with on(date(2026, 3, 9)) as day:
        actions.withdraw_evidence(wrong, by=owner, on=day, reason="Nhầm việc")
    with on(date(2026, 3, 16)) as day:
        actions.end(rows["E"], by=clerk, on=day, ending="cancelled", document=paper, reason="Không còn cần")
    with on(date(2026, 3, 20)) as day:
        actions.give_evidence(rows["F"], by=owner, on=day, dated_on=day, **told)
    return SimpleNamespace(rows=rows, house=house, units=units)


# The state of each share: on this day, by what is known now (at the end of March).
NOW = {
    date(2026, 1, 19): "A:on_track B:on_track C:on_track D:on_track E:on_track",
    date(2026, 1, 31): "A:ended B:on_track C:on_track D:on_track E:paused",
    date(2026, 2, 7): "A:over B:on_track C:on_track D:on_track E:paused",
    date(2026, 2, 18): "A:ended B:on_track C:stuck D:ended E:paused F:not_received",
    date(2026, 3, 4): "A:ended B:ended C:over D:ended E:over F:over",
    date(2026, 3, 31): "A:ended B:ended C:over D:ended E:ended F:ended",
}
# The same days, by what was on record at the end of that very day.
THEN = {
    date(2026, 1, 19): "A:on_track B:on_track C:on_track D:on_track E:on_track",
    date(2026, 1, 31): "A:ended B:on_track C:on_track D:on_track E:paused",
    date(2026, 2, 7): "A:over B:on_track C:on_track D:on_track E:paused",
    date(2026, 2, 18): "A:ended B:on_track C:stuck D:ended E:paused F:not_received",
    # B's product of 25/02 was not on record yet; C's product of 02/03 was, and stood.
    date(2026, 3, 4): "A:ended B:over C:ended D:ended E:over F:over",
    date(2026, 3, 31): "A:ended B:ended C:over D:ended E:ended F:ended",
}
# Late, due (without those ended otherwise), done, done of due; on the day by what is known now.
FIGURES = {
    date(2026, 1, 19): (0, 0, 0, 0),
    date(2026, 1, 31): (0, 2, 1, 1),  # due: A and E, which rests; B was extended
    date(2026, 2, 7): (1, 2, 0, 0),
    date(2026, 2, 18): (0, 2, 1, 1),
    date(2026, 3, 4): (3, 5, 2, 2),  # D left the count, F came into it
    date(2026, 3, 31): (1, 4, 3, 3),  # E left it too
}


def states_on(day: date, known_at: datetime | None = None) -> str:
    rows = Assignment.objects.as_of(day, known_at).filter(opened_on__lte=day).select_related("task", "unit")
    names = [(str(row.unit)[-1], row.state(day).name) for row in rows.with_state(day)]
    asked = [(str(row.unit)[-1], row.state_name) for row in rows.with_state(day)]  # type: ignore[attr-defined]
    assert names == asked
    return " ".join(f"{unit}:{name}" for unit, name in sorted(names))


def test_the_quarter_on_six_days_by_what_is_known_now(quarter: SimpleNamespace) -> None:
    assert {day: states_on(day) for day in NOW} == NOW


def test_the_quarter_on_six_days_by_what_was_known_then(quarter: SimpleNamespace) -> None:
    assert {day: states_on(day, end_of(day)) for day in THEN} == THEN


def test_before_its_evening_nothing_of_a_day_is_known(quarter: SimpleNamespace) -> None:
    """B's late entry came on record on 5 March at nine: an hour before, it was late."""
    early = datetime(2026, 3, 5, 8, tzinfo=timezone.get_default_timezone())
    rows = Assignment.objects.filter(pk=quarter.rows["B"].pk)

    assert rows.as_of(date(2026, 3, 5), early).late(date(2026, 3, 5)).exists()
    assert not rows.as_of(date(2026, 3, 5)).late(date(2026, 3, 5)).exists()


def test_the_figures_of_the_quarter(quarter: SimpleNamespace) -> None:
    found = {}
    for day in FIGURES:
        rows = Assignment.objects.as_of(day).filter(opened_on__lte=day)
        due = rows.due_by(day)
        found[day] = (rows.late(day).count(), due.count(), rows.done(day).count(), due.done(day).count())

    assert found == FIGURES


def test_the_list_shows_the_same_figures_on_its_page(quarter: SimpleNamespace) -> None:
    client: Client = signed_in(quarter.house.clerk)

    for day, (late, due, done, done_of_due) in FIGURES.items():
        shown = tuple(
            client.get("/work/", {"show": show, "as_of": day.isoformat()}).context["page"].total
            for show in ("late", "due", "done", "done_of_due")
        )
        assert shown == (late, due, done, done_of_due), day


def test_what_is_stored_is_what_the_rows_say(quarter: SimpleNamespace) -> None:
    """The columns that pages read, compared with the same worked out anew from the rows."""
    day = date(2026, 3, 31)
    assert list(differing(day)) == []
    Assignment.objects.filter(pk=quarter.rows["B"].pk).update(due_on=date(2026, 1, 30))
    assert [row.pk for row in differing(day)] == [quarter.rows["B"].pk]
    assert actions.rebuild(differing(day), by=quarter.house.by["clerk"], on=day) == 1
    assert list(differing(day)) == []
    assert Assignment.objects.get(pk=quarter.rows["B"].pk).due_on == date(2026, 2, 27)


def test_the_journal_knows_of_every_row(quarter: SimpleNamespace) -> None:
    assert not_in_the_journal() == []
    share = quarter.rows["C"]
    beside = Progress.objects.create(assignment=share, words="…", as_of=date(2026, 3, 31))
    assert not_in_the_journal() == [beside]
