"""Changes of this room: keeping files, registering documents, freezing texts, deciding facts."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.documents.models import Audience, Document, Fact, FactDecision, File, Text
from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models import Unit
from roviec.orgs.models.signed import signature


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that came and is not yet kept: it lies aside until somebody decides."""

    path: Path
    sha256: str
    size: int

    def wipe(self) -> None:
        """Let it go, contents first: a refused file must not be found on the disk."""
        if self.path.exists():
            with self.path.open("r+b") as bytes_of:
                bytes_of.write(b"\0" * self.size)
                bytes_of.flush()
                os.fsync(bytes_of.fileno())
            self.path.unlink()


def put_aside(chunks: Iterable[bytes]) -> Incoming:
    """Write what comes to a place aside, byte for byte, counting. Refused "too_large"."""
    aside = settings.FILES_DIR / "incoming"
    aside.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=aside)
    with os.fdopen(handle, "wb") as out:
        for chunk in chunks:
            size += len(chunk)
            if size > settings.LARGEST_FILE:
                break
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    incoming = Incoming(Path(name), digest.hexdigest(), size)
    if size > settings.LARGEST_FILE:
        incoming.wipe()
        megabytes = settings.LARGEST_FILE // 1_000_000
        raise Refused("too_large", _("The file is larger than %(mb)s MB."), mb=megabytes)
    return incoming


def keep(incoming: Incoming) -> File:
    """Keep a file for good under its sha256; the same bytes are kept once."""
    file, _made = File.objects.get_or_create(
        sha256=incoming.sha256, defaults={"size": incoming.size, "stored_at": timezone.now()}
    )
    if file.path.exists():
        incoming.path.unlink(missing_ok=True)
    else:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        incoming.path.replace(file.path)
        file.path.chmod(0o440)
    return file


@dataclass(frozen=True, slots=True)
class Head:
    """What the register holds of a document when it comes in; empty: not known."""

    title: str
    type: str = Document.Type.OTHER
    symbol: str = ""
    number: int | None = None
    issuer_words: str = ""
    issued_on: date | None = None
    note: str = ""
    audience: str = Document.Audience.ADDRESSEES
    part: tuple[int, int] | None = None


@transaction.atomic
def register(
    head: Head,
    *,
    by: Acting,
    committee: Unit,
    file: File,
    file_name: str,
    addressees: Iterable[Unit] = (),
) -> Document:
    """Enter a document that came in, in the committee's register.

    Refused "already_registered" for the same file or article in the same register.
    """
    start, end = head.part or (None, None)
    if Document.objects.filter(committee=committee, file=file, part_start=start).exists():
        raise Refused("already_registered", _("This very file is on record already."))
    document = Document.objects.create(
        committee=committee,
        title=head.title[:1000],
        type=head.type,
        symbol=head.symbol,
        number=head.number,
        issuer_words=head.issuer_words[:300],
        issued_on=head.issued_on,
        year=head.issued_on.year if head.issued_on else None,
        note=head.note,
        audience=head.audience,
        file=file,
        file_name=file_name[:255],
        part_start=start,
        part_end=end,
        received_at=timezone.now(),
        registered_at=timezone.now(),
    )
    named = Audience.objects.bulk_create(Audience(document=document, unit=unit) for unit in addressees)
    after = {"title": document.title, "symbol": document.symbol, "audience": document.audience}
    record("document.registered", by=by, objects=[document, file, *named], after=after, sha256=file.sha256)
    return document


@dataclass(frozen=True, slots=True)
class Found:
    """A fact as a reader found it."""

    kind: str
    start: int
    end: int
    quote: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    basis: Mapping[str, str] = field(default_factory=dict)
    rule: str = ""


@transaction.atomic
def freeze(
    file: File,
    body: str,
    *,
    by: Acting,
    reader: str,
    found: Iterable[Found],
    **about: Any,
) -> Text:
    """Keep the text that a reader made of a file, with its facts; the same text of the same reader once."""
    sha256 = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    text, made = Text.objects.get_or_create(
        file=file, reader=reader, sha256=sha256, defaults={"body": body, **about}
    )
    if made:
        facts = Fact.objects.bulk_create(
            Fact(
                text=text,
                kind=one.kind,
                start=one.start,
                end=one.end,
                quote=one.quote,
                fields=dict(one.fields),
                basis=dict(one.basis),
                rule=one.rule,
            )
            for one in found
        )
        record("text.frozen", by=by, objects=[text, file], reader=reader, sha256=sha256, facts=len(facts))
    return text


@transaction.atomic
def decide(
    fact: Fact,
    *,
    by: Acting,
    decision: str,
    seen: int | None,
    fields: Mapping[str, Any] | None = None,
    reason: str = "",
    reason_words: str = "",
) -> FactDecision:
    """Confirm a fact, set it aside with a reason, or open it again; `seen`: the decision that was seen last.

    Refused "changed_meanwhile" when somebody else decided since, "no_reason" to set aside without one.
    """
    # The row itself is locked, so two clerks cannot both go on from the same decision.
    fact = Fact.objects.select_for_update().get(pk=fact.pk)
    last = fact.decisions.order_by("-id").first()
    if (last.pk if last else None) != seen:
        raise Refused(
            "changed_meanwhile", _("Somebody else has just decided this. See what was decided, then go on.")
        )
    if decision == FactDecision.Decision.SET_ASIDE and not reason:
        raise Refused("no_reason", _("To set something aside, say why."))
    if reason == FactDecision.Reason.OTHER and not reason_words.strip():
        raise Refused("no_reason", _("To set something aside, say why."))
    kept = dict(fact.fields if fields is None else fields)
    made = FactDecision.objects.create(
        fact=fact,
        decision=decision,
        fields=kept,
        reason=reason if decision == FactDecision.Decision.SET_ASIDE else "",
        reason_words=reason_words.strip(),
        **signature(by),
    )
    before = {"decision": last.decision} if last else None
    record(
        f"fact.{decision}",
        by=by,
        objects=[fact, made],
        before=before,
        after={"decision": decision, "fields": kept, "reason": reason, "reason_words": reason_words},
        quote=fact.quote[:200],
    )
    return made
