"""Writing the journal: one entry an action, in the action's own transaction, last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.utils import timezone

from roviec.journal.acting import Acting
from roviec.journal.chain import START, canonical, hash_of
from roviec.journal.models import Entry, EntryObject

_LOCK = 7_106_522_603  # any number that nobody else takes: one writer at the end of the chain


def record(
    action: str,
    *,
    by: Acting,
    objects: Iterable[models.Model] = (),
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    **said: Any,
) -> Entry:
    """Write one entry: who did what to which rows, with what stood before and after; other words in `said`.

    Call it last in the action, inside its transaction: from here to the commit nobody else can write.
    Raises RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{action}: an action is one transaction, and this is none")
    _take_the_end()
    last = Entry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, START)
    touched = sorted({(row._meta.label_lower, int(row.pk)) for row in objects})
    entry = Entry(
        seq=last[0] + 1,
        at=timezone.now(),
        by_account=by.account,
        by_post=by.post,
        for_post=by.for_post,
        action=action,
        payload=canonical(_payload(by, before, after, said)),
    )
    entry.hash = hash_of(entry, touched, last[1])
    entry.save(force_insert=True)
    EntryObject.objects.bulk_create(EntryObject(entry=entry, kind=kind, object=key) for kind, key in touched)
    return entry


def _take_the_end() -> None:
    """Let others wait for the end of the chain until this transaction ends.

    SQLite's IMMEDIATE transactions are alone already; two of PostgreSQL would both read the same last hash.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _payload(
    by: Acting, before: dict[str, Any] | None, after: dict[str, Any] | None, said: dict[str, Any]
) -> dict[str, Any]:
    payload: dict[str, Any] = {"by": by.name} if by.name else {}
    if by.for_name:
        payload["for"] = by.for_name
    if before is not None:
        payload["before"] = before
    if after is not None:
        payload["after"] = after
    return payload | said
