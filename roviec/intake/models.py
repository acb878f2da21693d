"""What intake keeps for itself: files that wait for a person, and where each reader stands."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from roviec.documents.models import Document, Fact, File
from roviec.orgs.models import User
from roviec.orgs.models.signed import Signed


class Waiting(Signed):
    """A file that could not be read or whose marks only a person can judge; unregistered until then."""

    file = models.ForeignKey(File, models.PROTECT, related_name="waiting")
    file_name = models.CharField(_("file"), max_length=255)
    reason = models.CharField(max_length=40)
    detail = models.CharField(max_length=500, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name


class Place(models.Model):
    """Where a reader stands in a document, so that work goes on there and others see who is in it."""

    account = models.ForeignKey(User, models.PROTECT, related_name="places")
    document = models.ForeignKey(Document, models.PROTECT, related_name="places")
    fact = models.ForeignKey(Fact, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "document"], name="place_once")]
        indexes = [models.Index(fields=["document", "-at"], name="place_who_is_here")]

    def __str__(self) -> str:
        return f"{self.account_id} in {self.document_id}"
