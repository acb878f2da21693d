"""Taking files in: looked through for marks of secrecy, kept byte for byte, read, entered in the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.documents.actions import Incoming, freeze, keep, put_aside, register
from roviec.documents.models import Document, File
from roviec.errors import Refused
from roviec.intake import reading
from roviec.intake.models import Waiting
from roviec.intake.secrecy import is_secret
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models import Unit
from roviec.orgs.models.signed import signature


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
