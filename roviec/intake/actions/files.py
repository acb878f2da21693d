"""Taking files in: looked through for marks of secrecy, kept byte for byte, read, entered in the register."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from roviec.documents.actions import Incoming, freeze, keep, put_aside, register
from roviec.documents.models import Document, File
from roviec.errors import Refused
from roviec.intake import reading
from roviec.intake.models import Waiting
from roviec.intake.secrecy import asks, is_secret
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models import Unit
from roviec.orgs.models.signed import signature

FORGOTTEN = 3600  # seconds after which nobody is still sending or reading a file that lies aside


def sweep(now: float) -> int:
    """Wipe what a crash left lying aside unjudged: nobody knows what it holds. Gives how many files."""
    swept = 0
    for path in (settings.FILES_DIR / "incoming").glob("*"):
        known = path.stat()
        if path.is_file() and known.st_mtime < now - FORGOTTEN:
            Incoming(path, "", known.st_size).wipe()
            swept += 1
    return swept


def take_in(
    chunks: Iterable[bytes],
    name: str,
    *,
    by: Acting,
    no_secret: bool,
    audience: str = "",
    note: str = "",
    surely: bool = False,
) -> Document:
    """Take a file in: look for marks of secrecy, keep it byte for byte, read it, enter it in the register.

    Refused "no_register", "not_stated", "too_large", "secret" (the file is wiped), "asks" (the word of a
    mark stands elsewhere, and the person did not say `surely`; the file is wiped), "unreadable" (it waits
    for a person), "already_registered". Reading is done before the transaction: on SQLite that would hold
    up every writer.
    """
    committee = Unit.objects.filter(posts_overseeing=by.post).first() if by.post else None
    if committee is None:
        raise Refused("no_register", _("The post you act in keeps no register of documents."))
    if not no_secret:
        raise Refused("not_stated", _("State that the file holds no state secret."))
    sweep(time.time())
    incoming = put_aside(chunks)
    try:
        file_text = reading.open_file(incoming.path, name)
        if is_secret(file_text.text):
            _refuse_secret(incoming, by=by)
        if asks(file_text.text) and not surely:
            incoming.wipe()
            raise Refused("asks", _("The word MẬT stands in this file. Look at it, then state what it is."))
        read = reading.read(file_text, name)
    except reading.Unreadable as error:
        _wait(incoming, name, error, by=by)
        raise Refused(
            "unreadable", _("%(name)s cannot be read: it waits for a person."), name=name
        ) from error
    except Refused:
        raise
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
    sweep(time.time())
    incoming = put_aside(chunks)
    try:
        text = reading.open_file(incoming.path, name).text
    except reading.Unreadable:
        text = ""
    except Exception:  # a fault of ours: nobody knows what the file holds, so nothing of it stays
        incoming.wipe()
        raise
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
