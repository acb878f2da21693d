"""Frozen texts, the facts found in them, and what people decided about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.documents.models.register import Audience, Document, File
from roviec.orgs.models.signed import Signed, Withdrawable
from roviec.orgs.sight import sight_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from roviec.orgs.models import User


class Text(models.Model):
    """The text of a file as one reader made it; frozen. A better reader makes a new one."""

    file = models.ForeignKey(File, models.PROTECT, related_name="texts")
    reader = models.CharField(max_length=60)  # name and version
    sha256 = models.CharField(max_length=64)
    body = models.TextField()
    ocr = models.BooleanField(default=False)
    pages = models.JSONField(default=list)  # where each page begins, in characters
    notes = models.JSONField(default=list)  # what a person should know of the file
    doubts = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["file", "id"]
        constraints = [
            models.UniqueConstraint(fields=["file", "reader", "sha256"], name="text_once_a_reader")
        ]

    def __str__(self) -> str:
        return f"{self.file_id} by {self.reader}"


class FactQuerySet(models.QuerySet["Fact"]):
    """Facts, in the order of the text."""

    def visible_to(self, user: User | AnonymousUser) -> FactQuerySet:
        """Those of documents the user may read whole, and the passages that are for the user."""
        holder = Document.objects.filter(
            Q(part_start=None) | Q(part_start__lte=OuterRef("start"), part_end__gt=OuterRef("start")),
            file=OuterRef("text__file"),
        )
        readable = holder.filter(pk__in=Document.objects.readable_by(user).values("pk"))
        shown = Audience.objects.filter(fact=OuterRef("pk")).for_sight(sight_of(user))
        return self.filter(Exists(readable) | Exists(shown))

    def of(self, document: Document) -> FactQuerySet:
        """Those of this document, in its newest text."""
        newest = Text.objects.filter(file=document.file_id).order_by("-id").values("pk")[:1]
        facts = self.filter(text__in=Subquery(newest))
        if document.part_start is not None:
            facts = facts.filter(start__gte=document.part_start, start__lt=document.part_end)
        return facts

    def with_decision(self) -> FactQuerySet:
        """With `decided` (confirmed, set_aside, or open) and the key of the decision that holds."""
        last = FactDecision.objects.filter(fact=OuterRef("pk")).order_by("-id")
        return self.annotate(
            decision_id=Subquery(last.values("pk")[:1]),
            decided=models.functions.Coalesce(
                Subquery(last.values("decision")[:1]), models.Value(FactDecision.Decision.OPEN.value)
            ),
        )


class Fact(models.Model):
    """Something a text says, with its span; proposed until a person decides. Only added."""

    class Kind(models.TextChoices):
        """The nine kinds of the contract of reading."""

        DOCUMENT = "document", _("Document")
        MEETING = "meeting", _("Meeting")
        PERSON = "person", _("Person")
        FIGURE = "figure", _("Figure")
        ASSIGNMENT = "assignment", _("Assignment")
        OPINION = "opinion", _("Opinion")
        RESPONSE = "response", _("Response")
        SHORTCOMING = "shortcoming", _("Shortcoming")
        DECISION = "decision", _("Decision")

    class Origin(models.TextChoices):
        """Whether the machine read it or a person added it."""

        READ = "read", _("read")
        ADDED = "added", _("added")

    text = models.ForeignKey(Text, models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=12, choices=Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    fields = models.JSONField(default=dict)
    basis = models.JSONField(default=dict)
    rule = models.CharField(max_length=120, blank=True)
    origin = models.CharField(max_length=5, choices=Origin, default=Origin.READ)
    added_by = models.ForeignKey("orgs.User", models.PROTECT, null=True, blank=True, related_name="+")
    made_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="made_into")

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["text", "start", "-end", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="fact_holds_something"),
            models.CheckConstraint(
                condition=Q(origin="read", added_by=None) | Q(origin="added", added_by__isnull=False),
                name="fact_added_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["text", "start"], name="fact_in_order")]

    def __str__(self) -> str:
        return self.quote[:80]


class FactDecision(Signed):
    """What a person decided about a fact; only added, the last holds."""

    class Decision(models.TextChoices):
        """What was decided; `open` takes a decision back."""

        CONFIRMED = "confirmed", _("confirmed")
        SET_ASIDE = "set_aside", _("set aside")
        OPEN = "open", _("waiting")

    class Reason(models.TextChoices):
        """Why it was set aside, in the order of the keys 1 to 6."""

        JOINED = "joined", _("already joined")
        REPEATED = "repeated", _("repeats another")
        NOT_FOLLOWED = "not_followed", _("need not be followed")
        MISREAD = "misread", _("misread by the machine")
        OUT_OF_SCOPE = "out_of_scope", _("out of scope")
        OTHER = "other", _("other, in words")

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="decisions")
    decision = models.CharField(max_length=9, choices=Decision)
    fields = models.JSONField(default=dict)  # as confirmed, after the person's edits
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    reason_words = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["fact", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision="set_aside", reason="") & ~Q(reason="other", reason_words=""),
                name="factdecision_set_aside_has_a_reason",
            )
        ]
        indexes = [models.Index(fields=["fact", "-id"], name="factdecision_last")]

    def __str__(self) -> str:
        return f"{self.fact_id} {self.decision}"


class WholeRead(Withdrawable):
    """A person states that the whole text of a document was read."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="whole_reads")
    text = models.ForeignKey(Text, models.PROTECT, related_name="whole_reads")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "text"], condition=Q(withdrawn_at=None), name="wholeread_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} read"
