"""Asks for the pages as unit, clerk and leader, in this process: server time without the network."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import quantiles

from django.db import connection
from django.db.utils import OperationalError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from bench.pages_seed import DOCUMENTS, EACH, PROGRAMMES, TASKS
from roviec.orgs.models import Unit, User
from roviec.work.models import Assignment

WHO = ("unit", "clerk", "leader")
TIMES = 20
BREAK_OFF = 6.0  # seconds a request: what takes longer counts as this long, and has missed every limit
PATIENCE = 1.5  # seconds a page and account: a slow page is measured fewer times
BROKEN_OFF = 503
Address = Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the house: its name in the rows, an address of it, the milliseconds it may take."""

    name: str
    address: Address
    limit: float = 100.0


def pages() -> Iterator[Page]:
    """Every page of records, most of them at several places; those that do not exist yet are left out."""
    past = (timezone.localdate() - timedelta(days=200)).isoformat()
    units = list(Unit.objects.filter(kind=Unit.Kind.COMMUNE).order_by("pk").values_list("pk", flat=True))
    yield Page("desk", _plain("desk:desk"))
    yield Page("overview", _plain("desk:overview"))
    yield Page("documents", _plain("documents:documents"))
    yield Page("document", _of("documents:document", DOCUMENTS))
    yield Page("tasks", _plain("work:tasks"))
    yield Page("tasks.late", _plain("work:tasks", "show=late"))
    yield Page("task", lambda chance: reverse("work:task", args=[chance.randrange(EACH) * 20 + 1]))
    yield Page("assignment", _a_share)
    yield Page("assignments", _plain("work:assignments"))
    for show in ("open", "late", "is_over", "is_stuck", "is_not_received", "is_soon", "due"):
        yield Page(f"assignments.{show}", _plain("work:assignments", f"show={show}"))
    yield Page(
        "assignments.unit",
        lambda chance: f"{reverse('work:assignments')}?unit={chance.choice(units)}&show=open",
    )
    yield Page(
        "assignments.programme",
        lambda chance: (
            f"{reverse('work:assignments')}?programme={chance.randrange(PROGRAMMES) + 1}&show=late"
        ),
    )
    yield Page(
        "assignments.document",
        lambda chance: f"{reverse('work:assignments')}?document={chance.randrange(DOCUMENTS) + 1}",
    )
    yield Page("assignments.words", _plain("work:assignments", "q=dân+vận&show=open"))
    yield Page("programmes", _plain("work:programmes"))
    yield Page("programme", _of("work:programme", PROGRAMMES))
    yield Page("targets", _plain("work:targets"))
    yield Page("reports", _plain("reports:reports"))
    yield Page(
        "reports.document",
        lambda chance: f"{reverse('reports:reports')}?document={chance.randrange(DOCUMENTS) + 1}",
    )
    yield Page("units", _plain("orgs:units"))
    yield Page("unit", lambda chance: reverse("orgs:unit", args=[chance.choice(units)]))
    yield Page("by_unit", _plain("reports:by_unit"))
    yield Page("by_unit.word", _plain("reports:by_unit_word"), 5000.0)
    yield Page("as_of.assignments.late", _plain("work:assignments", f"show=late&as_of={past}"), 1000.0)
    yield Page("as_of.tasks", _plain("work:tasks", f"as_of={past}"), 1000.0)
    yield Page("as_of.reports", _plain("reports:reports", f"as_of={past}"), 1000.0)
    yield Page("as_of.overview", _plain("desk:overview", f"as_of={past}"), 1000.0)


def _plain(name: str, query: str = "") -> Address:
    return lambda _chance: reverse(name) + (f"?{query}" if query else "")


def _of(name: str, most: int) -> Address:
    return lambda chance: reverse(name, args=[chance.randrange(most) + 1])


def _a_share(chance: random.Random) -> str:
    task = chance.randrange(TASKS) + 1
    return reverse("work:assignment", args=[Assignment.objects.filter(task=task).order_by("pk")[0].pk])


def ask() -> None:
    """Print a JSON line for each page: the worst of the three who ask."""
    clients = {}
    for who in WHO:
        clients[who] = Client()
        clients[who].force_login(
            User.objects.get(username=who), backend="django.contrib.auth.backends.ModelBackend"
        )
    for page in pages():
        found = [took for who in WHO if (took := _asked(page, clients[who]))]
        if found:
            told = {
                "name": page.name,
                "limit": page.limit,
                "p95_ms": max(one[0] for one in found),
                "cold_ms": max(one[1] for one in found),
                "queries": max(one[2] for one in found),
            }
            print(json.dumps(told), flush=True)


def _asked(page: Page, client: Client) -> tuple[float, float, int] | None:
    """p95 and the first request in ms, and the queries of one; None: not for this account, or not built."""
    chance = random.Random(page.name)
    try:
        address = page.address(chance)
    except NoReverseMatch:
        return None
    until = time.monotonic() + PATIENCE
    connection.close()  # the first is asked over a new connection, with nothing prepared
    first, status = _once(client, address)
    if status == 404:
        return None
    if status == BROKEN_OFF:
        return first, first, 0
    took: list[float] = []
    while len(took) < TIMES and time.monotonic() < until:
        one, status = _once(client, page.address(chance))
        if status != 404:
            took.append(one)
    with CaptureQueriesContext(connection) as said:
        _once(client, address)
    took = took or [first]
    return (quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else took[0], first, len(said))


def _break_off() -> None:
    """Let the database give up a statement after a while: one page without an index must not take the day."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        until = time.monotonic() + BREAK_OFF
        connection.connection.set_progress_handler(lambda: time.monotonic() > until, 100_000)
    else:
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {int(BREAK_OFF * 1000)}")


def _once(client: Client, address: str) -> tuple[float, int]:
    _break_off()
    begun = time.perf_counter()
    try:
        answer = client.get(address)
    except OperationalError:
        return BREAK_OFF * 1000, BROKEN_OFF
    if answer.status_code not in (200, 404):
        raise RuntimeError(f"{address} answers {answer.status_code}")
    return (time.perf_counter() - begun) * 1000, answer.status_code
