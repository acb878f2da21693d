"""Taking files in, and turning confirmed facts into the rooms' records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.documents.actions import Incoming, decide, freeze, keep, put_aside, register
from roviec.documents.models import Document, Fact, FactDecision, File
from roviec.errors import Refused
from roviec.intake import reading
from roviec.intake.models import Waiting
from roviec.intake.secrecy import is_secret
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models import Unit
from roviec.orgs.models.signed import signature
from roviec.work.actions import Given, Share, issue_task
from roviec.work.models import Task


def take_in(
    chunks: Iterable[bytes], name: str, *, by: Acting, no_secret: bool, audience: str = "", note: str = ""
) -> Document:
    """Take a file in: look for marks of secrecy, keep it byte for byte, read it, enter it in the register.

    Refused "no_register", "not_stated", "too_large", "secret" (the file is wiped), "unreadable" (it waits
    for a person), "already_registered". Reading is done before the transaction: on SQLite that would hold
    up every writer.
    """
    committee = Unit.objects.filter(posts_overseeing=by.post).first() if by.post else None
    if committee is None:
        raise Refused("no_register", _("The post you act in keeps no register of documents."))
    if not no_secret:
        raise Refused("not_stated", _("State that the file holds no state secret."))
    incoming = put_aside(chunks)
    try:
        file_text = reading.open_file(incoming.path, name)
        if is_secret(file_text.text):
            _refuse_secret(incoming, by=by)
        read = reading.read(file_text, name)
    except reading.Unreadable as error:
        _wait(incoming, name, error, by=by)
        raise Refused(
            "unreadable", _("%(name)s cannot be read: it waits for a person."), name=name
        ) from error
    except Exception:  # a fault of ours: nobody knows what the file holds, so nothing of it stays
        incoming.wipe()
        raise
    with transaction.atomic():
        file = keep(incoming)
        head = replace(read.head, note=note, audience=audience or read.head.audience)
        document = register(head, by=by, committee=committee, file=file, file_name=name)
        freeze(file, read.text, by=by, reader=reading.READER, found=read.found, **read.about)
    return document


def take_in_product(chunks: Iterable[bytes], name: str, *, by: Acting, no_secret: bool) -> File:
    """Keep the file of a product. Refused "not_stated", "too_large", "secret"; a picture is kept as it is."""
    if not no_secret:
        raise Refused("not_stated", _("State that the file holds no state secret."))
    incoming = put_aside(chunks)
    try:
        text = reading.open_file(incoming.path, name).text
    except reading.Unreadable:
        text = ""
    if is_secret(text):
        _refuse_secret(incoming, by=by)
    return keep(incoming)


@transaction.atomic
def _write_refusal(by: Acting) -> None:
    record("file.refused", by=by)  # time, person and that it was refused: nothing else


def _refuse_secret(incoming: Incoming, *, by: Acting) -> None:
    incoming.wipe()
    _write_refusal(by)
    raise Refused(
        "secret", _("The file carries a mark of secrecy. It was refused and wiped; nothing of it is kept.")
    )


@transaction.atomic
def _wait(incoming: Incoming, name: str, error: reading.Unreadable, *, by: Acting) -> None:
    file = keep(incoming)
    waiting = Waiting.objects.create(
        file=file, file_name=name[:255], reason=error.code, detail=str(error)[:500], **signature(by)
    )
    record("file.waits", by=by, objects=[waiting, file], reason=error.code)


@transaction.atomic
def confirm(
    fact: Fact, *, by: Acting, seen: int | None, fields: dict[str, object] | None = None
) -> FactDecision:
    """Confirm a fact as read, or with the person's edits."""
    return decide(fact, by=by, decision=FactDecision.Decision.CONFIRMED, seen=seen, fields=fields)


@transaction.atomic
def confirm_and_issue(
    fact: Fact,
    given: Given,
    *,
    by: Acting,
    on: date,
    seen: int | None,
    document: Document,
    shares: Sequence[Share],
) -> Task:
    """Confirm an assignment and give the task in one act.

    Refused as by `decide` and `issue_task`, and "not_an_order".
    """
    if fact.kind != Fact.Kind.ASSIGNMENT:
        raise Refused("not_an_order", _("Only an assignment becomes a task."))
    last = fact.decisions.order_by("-id").first()
    if last is None or last.decision != FactDecision.Decision.CONFIRMED:
        decide(fact, by=by, decision=FactDecision.Decision.CONFIRMED, seen=seen)
    elif last.pk != seen:
        raise Refused(
            "changed_meanwhile", _("Somebody else has just decided this. See what was decided, then go on.")
        )
    return issue_task(given, by=by, on=on, shares=shares, document=document, fact=fact)
