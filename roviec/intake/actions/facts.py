"""Deciding about facts: confirm, all of a kind, add what was missed, replace, merge, undo, whole read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.documents.actions import decide
from roviec.documents.models import Document, Fact, FactDecision, Text, WholeRead
from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models.signed import signature

Decision = FactDecision.Decision
LONGEST = 20_000  # characters of a fact; a longer stretch is no single statement


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text that a person says is a fact. `quote`: the words the person saw there."""

    kind: str
    start: int
    end: int
    quote: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def confirm(
    fact: Fact, *, by: Acting, seen: int | None, fields: Mapping[str, Any] | None = None
) -> FactDecision:
    """Confirm a fact as read, or with the person's edits."""
    return decide(fact, by=by, decision=Decision.CONFIRMED, seen=seen, fields=fields)


@transaction.atomic
def confirm_kind(document: Document, kind: str, *, by: Acting) -> int:
    """Confirm all of a kind that still wait in the document; what others decided meanwhile stays theirs.

    Gives how many. Refused "none_waits".
    """
    these = Fact.objects.of(document).filter(kind=kind)
    locked = list(Fact.objects.select_for_update().filter(pk__in=list(these.values_list("pk", flat=True))))
    held = {fact.pk: fact for fact in these.with_decision()}
    waiting = [fact for fact in locked if held[fact.pk].decided == Decision.OPEN]  # type: ignore[attr-defined]
    if not waiting:
        raise Refused("none_waits", _("None of this kind waits any more."))
    signed = signature(by)
    now = timezone.now()
    made = FactDecision.objects.bulk_create(
        FactDecision(fact=fact, decision=Decision.CONFIRMED, fields=fact.fields, **{**signed, "at": now})
        for fact in waiting
    )
    record(
        "facts.confirmed",
        by=by,
        objects=[document, *waiting, *made],
        after={"decision": Decision.CONFIRMED, "kind": kind, "count": len(made)},
    )
    return len(made)


@transaction.atomic
def add_fact(document: Document, text: Text, part: Part, *, by: Acting) -> Fact:
    """Add what the machine missed. It waits to be confirmed like every other.

    Refused "no_person", "moved" when the text does not read so there, "outside", "there_already".
    """
    _check(document, text, part)
    if text.facts.filter(kind=part.kind, start=part.start, end=part.end).exists():
        raise Refused("there_already", _("These very words are in the list already, as the same kind."))
    made = _make(text, part, by=by)
    record("fact.added", by=by, objects=[document, made], after=_told(made))
    return made


@transaction.atomic
def replace_fact(
    fact: Fact, parts: Sequence[Part], *, by: Acting, seen: int | None, document: Document
) -> list[Fact]:
    """Put one or more facts in the place of one: its ends moved, its kind changed, split in two.

    The old one is set aside as misread and names what came of it. Refused as by `decide`, `add_fact`.
    """
    text = fact.text
    for part in parts:
        _check(document, text, part)
    _set_aside(fact, by=by, seen=seen)
    made = [_make(text, part, by=by, made_of=fact) for part in parts]
    record(
        "fact.replaced",
        by=by,
        objects=[document, fact, *made],
        before=_told(fact),
        after={"made": [_told(one) for one in made]},
    )
    return made


@transaction.atomic
def merge_facts(
    fact: Fact, other: Fact, *, by: Acting, seen: int | None, seen_other: int | None, document: Document
) -> Fact:
    """Make one fact of two of the same kind: from the first word of both to the last.

    What the first does not say is taken from the second; lists are joined. Refused as `replace_fact`,
    and "not_alike".
    """
    if fact.kind != other.kind or fact.text_id != other.text_id or fact.pk == other.pk:
        raise Refused("not_alike", _("Only two items of the same kind can be merged."))
    start, end = min(fact.start, other.start), max(fact.end, other.end)
    part = Part(fact.kind, start, end, fact.text.body[start:end], _joined(fact.fields, other.fields))
    _check(document, fact.text, part)
    _set_aside(other, by=by, seen=seen_other)
    _set_aside(fact, by=by, seen=seen)
    made = _make(fact.text, part, by=by, made_of=fact)
    record("fact.merged", by=by, objects=[document, fact, other, made], before=_told(fact), after=_told(made))
    return made


@transaction.atomic
def undo_last(document: Document, *, by: Acting) -> Fact:
    """Take back the last decision that this person made here and that still holds; gives its fact.

    Where it was replaced, what was put in its place is set aside again. Refused "nothing_to_undo".
    """
    facts: Any = Fact.objects.of(document).with_decision()
    facts = facts.exclude(decided=Decision.OPEN)
    own = FactDecision.objects.filter(pk__in=facts.values("decision_id"), by_account=by.account)
    # What came of a replaced fact was set aside with the undoing; opening it again is not meant.
    own = own.exclude(fact__made_of__isnull=False, decision=Decision.SET_ASIDE).select_related("fact")
    last = own.order_by("-id").first()
    if by.account is None or last is None:
        raise Refused("nothing_to_undo", _("There is no decision of yours in this document to take back."))
    decide(last.fact, by=by, decision=Decision.OPEN, seen=last.pk)
    made_of_it: Any = Fact.objects.filter(made_of=last.fact).with_decision()
    for made in made_of_it.filter(decided=Decision.OPEN):
        _set_aside(made, by=by, seen=made.decision_id)
        inside = {"fact__kind": made.kind, "fact__start__gte": made.start, "fact__end__lte": made.end}
        merged = own.filter(reason=FactDecision.Reason.MISREAD, pk__lt=last.pk, **inside).first()
        if merged:  # the other of two that were merged
            decide(merged.fact, by=by, decision=Decision.OPEN, seen=merged.pk)
    return last.fact


@transaction.atomic
def state_whole_read(document: Document, text: Text, *, by: Acting) -> WholeRead:
    """State that the whole text was read and that nothing more is in it. Refused "still_waiting", "read"."""
    facts: Any = Fact.objects.of(document).with_decision()
    waiting = facts.filter(decided=Decision.OPEN).count()
    if waiting:
        raise Refused(
            "still_waiting", _("%(count)s items still wait: confirm them or set them aside."), count=waiting
        )
    if document.whole_reads.filter(text=text, withdrawn_at=None).exists():
        raise Refused("read", _("It is on record already that the whole text was read."))
    made = WholeRead.objects.create(document=document, text=text, **signature(by))
    record("document.whole_read", by=by, objects=[document, text, made], after={"facts": facts.count()})
    return made


@transaction.atomic
def withdraw_whole_read(whole: WholeRead, *, by: Acting) -> WholeRead:
    """Take back that the whole text was read. Refused "withdrawn"."""
    whole = WholeRead.objects.select_for_update().get(pk=whole.pk)
    if whole.withdrawn_at:
        raise Refused("withdrawn", _("This was taken back already."))
    whole.withdrawn_at = timezone.now()
    whole.save(update_fields=["withdrawn_at"])
    record("document.whole_read_withdrawn", by=by, objects=[whole.document, whole])
    return whole


def _check(document: Document, text: Text, part: Part) -> None:
    """Refuse a stretch that is not in the text as the person saw it, or not in this document's article."""
    lo, hi = document.part_start or 0, len(text.body) if document.part_end is None else document.part_end
    if not lo <= part.start < part.end <= hi or part.end - part.start > LONGEST:
        raise Refused("outside", _("The words chosen do not lie within this document."))
    if text.body[part.start : part.end] != part.quote:
        raise Refused("moved", _("The text does not read so there. Choose the words once more."))
    if part.kind not in Fact.Kind.values:
        raise Refused("no_kind", _("Say what kind it is."))


def _make(text: Text, part: Part, *, by: Acting, made_of: Fact | None = None) -> Fact:
    if by.account is None:
        raise Refused("no_person", _("Only a person adds to what was read."))
    return Fact.objects.create(
        text=text,
        kind=part.kind,
        start=part.start,
        end=part.end,
        quote=part.quote,
        fields=dict(part.fields),
        origin=Fact.Origin.ADDED,
        added_by_id=by.account,
        made_of=made_of,
    )


def _set_aside(fact: Fact, *, by: Acting, seen: int | None) -> None:
    decide(
        fact, by=by, decision=Decision.SET_ASIDE, seen=seen, reason=FactDecision.Reason.MISREAD,
        reason_words=_("replaced by hand"),
    )  # fmt: skip


def _told(fact: Fact) -> dict[str, Any]:
    return {"kind": fact.kind, "start": fact.start, "end": fact.end, "quote": fact.quote[:200]}


def _joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    joined = {**other, **one}
    for name in one.keys() & other.keys():
        if isinstance(one[name], list):
            joined[name] = list(dict.fromkeys(_all(one[name], other[name])))
    return joined


def _all(*lists: Iterable[Any]) -> Iterable[Any]:
    for each in lists:
        yield from each
