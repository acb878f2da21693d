"""Stored files, the register of documents, who each is for, how they hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from roviec.orgs.models import Post, Term, Unit
from roviec.orgs.sight import Sight, sight_of

if TYPE_CHECKING:
    from pathlib import Path

    from django.contrib.auth.models import AnonymousUser

    from roviec.orgs.models import User


class FileQuerySet(models.QuerySet["File"]):
    """Stored files."""

    def visible_to(self, user: User | AnonymousUser) -> FileQuerySet:
        """Those of documents that the user may read whole; of a page with two articles, only if both."""
        of_file = Document.objects.filter(file=OuterRef("pk"))
        readable = Document.objects.readable_by(user).values("pk")
        return self.filter(Exists(of_file), ~Exists(of_file.exclude(pk__in=readable)))


class File(models.Model):
    """The bytes of a file, kept once, as they came."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField(_("size"))
    stored_at = models.DateTimeField(_("stored at"))

    objects = FileQuerySet.as_manager()

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def path(self) -> Path:
        """Where its bytes lie; two letters a folder, so that none grows large."""
        return settings.FILES_DIR / self.sha256[:2] / self.sha256[2:4] / self.sha256


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents of the register."""

    def visible_to(self, user: User | AnonymousUser) -> DocumentQuerySet:
        """Those the user may know of: all that may be read whole, and those a passage of which is shown."""
        sight = sight_of(user)
        named = Audience.objects.filter(document=OuterRef("pk")).for_sight(sight)
        return self.filter(_open_to(user) | Exists(named))

    def readable_by(self, user: User | AnonymousUser) -> DocumentQuerySet:
        """Those the user may read whole."""
        sight = sight_of(user)
        named = Audience.objects.filter(document=OuterRef("pk"), fact=None).for_sight(sight)
        return self.filter(_open_to(user) | Exists(named))


def _open_to(user: User | AnonymousUser) -> Q:
    sight = sight_of(user)
    if not sight.reads:
        return Q(pk__in=[])
    if sight.everything:  # but a document for named posts is for them alone
        return Q(audience__in=[Document.Audience.ALL, Document.Audience.ADDRESSEES])
    own = Q(committee__in=sight.overseen, audience=Document.Audience.ADDRESSEES)
    return Q(audience=Document.Audience.ALL) | own


class Document(models.Model):
    """A document of the register: received, or the committee's own."""

    class Direction(models.TextChoices):
        """Where it came from."""

        INCOMING = "incoming", _("incoming")
        OWN = "own", _("own")

    class Audience(models.TextChoices):
        """Whom it is for (design §1)."""

        ALL = "all", _("everyone")
        ADDRESSEES = "addressees", _("its addressees")
        NAMED = "named", _("named posts only")

    class Type(models.TextChoices):
        """What it is; the values are those of the contract of reading, and news."""

        RESOLUTION = "resolution", _("resolution")
        DIRECTIVE = "directive", _("directive")
        CONCLUSION = "conclusion", _("conclusion")
        REGULATION = "regulation", _("regulation")
        RULE = "rule", _("rule")
        DECISION = "decision", _("decision")
        PROGRAMME = "programme", _("programme")
        PLAN = "plan", _("plan")
        PROJECT = "project", _("project")
        REPORT = "report", _("report")
        SUBMISSION = "submission", _("submission")
        NOTICE = "notice", _("notice")
        GUIDANCE = "guidance", _("guidance")
        LAW = "law", _("law")
        DISPATCH = "dispatch", _("official letter")
        DRAFT = "draft", _("draft")
        NEWS = "news", _("news")
        OTHER = "other", _("other document")

    # In whose register it stands: that committee's clerks, leaders and inspectors see it whole.
    committee = models.ForeignKey(Unit, models.PROTECT, related_name="register")
    direction = models.CharField(max_length=8, choices=Direction, default=Direction.INCOMING)
    type = models.CharField(_("type"), max_length=12, choices=Type, default=Type.OTHER)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    symbol = models.CharField(_("number and symbol"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=1000)
    issuer = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="documents_issued")
    issuer_words = models.CharField(_("issuing body"), max_length=300, blank=True)  # as the document says it
    decided_by = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="documents_decided"
    )
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="documents")
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    received_at = models.DateTimeField(_("received at"), null=True, blank=True)
    incoming_no = models.PositiveIntegerField(_("own incoming number"), null=True, blank=True)
    incoming_year = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(_("note of the giver"), blank=True)
    audience = models.CharField(
        _("whom it is for"), max_length=10, choices=Audience, default=Audience.ADDRESSEES
    )
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="documents")
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    # The article that this document is, in characters of the file's text; None: the whole file.
    part_start = models.PositiveIntegerField(null=True, blank=True)
    part_end = models.PositiveIntegerField(null=True, blank=True)
    registered_at = models.DateTimeField()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-registered_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "file"], condition=Q(part_start=None), name="document_whole_file_once"
            ),
            models.UniqueConstraint(fields=["committee", "file", "part_start"], name="document_article_once"),
            models.UniqueConstraint(
                fields=["committee", "incoming_year", "incoming_no"], name="document_incoming_no_once"
            ),
            models.CheckConstraint(
                condition=Q(part_start=None, part_end=None) | Q(part_end__gt=F("part_start")),
                name="document_part_not_turned_round",
            ),
        ]
        indexes = [
            models.Index(fields=["symbol"], name="document_symbol"),
            models.Index(fields=["-registered_at", "-id"], name="document_newest"),
        ]

    def __str__(self) -> str:
        return self.symbol or self.title


class AudienceQuerySet(models.QuerySet["Audience"]):
    """Who documents are for."""

    def for_sight(self, sight: Sight) -> AudienceQuerySet:
        """Those rows that name one of the user's posts, or a unit whose records the user sees."""
        return self.filter(Q(unit__in=sight.units) | Q(post__in=sight.posts))


class Audience(models.Model):
    """A unit or post that a document is for: whole, or one passage of it (`fact`)."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="audience_rows")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    fact = models.ForeignKey("documents.Fact", models.PROTECT, null=True, blank=True, related_name="+")

    objects = AudienceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, post__isnull=False) | Q(unit__isnull=False, post=None),
                name="audience_unit_or_post",
            ),
            models.UniqueConstraint(
                fields=["document", "unit", "post", "fact"], nulls_distinct=False, name="audience_once"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "document"], name="audience_unit"),
            models.Index(fields=["post", "document"], name="audience_post"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} for {self.unit_id or self.post_id}"


class Link(models.Model):
    """How one document stands to another; `to` None: cited, not yet on file."""

    class Kind(models.TextChoices):
        """What it does to the other."""

        CARRIES_OUT = "carries_out", _("carries out")
        AMENDS = "amends", _("amends")
        REPLACES = "replaces", _("replaces")
        CITES = "cites", _("cites")

    source = models.ForeignKey(Document, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=12, choices=Kind)
    to = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="linked_from")
    to_words = models.CharField(_("as cited"), max_length=300, blank=True)
    fact = models.ForeignKey("documents.Fact", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(to=None, to_words=""), name="link_leads_somewhere"),
            models.UniqueConstraint(
                fields=["source", "kind", "to", "to_words"], nulls_distinct=False, name="link_once"
            ),
        ]
        indexes = [models.Index(fields=["to_words"], name="link_as_cited")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.to_id or self.to_words}"
