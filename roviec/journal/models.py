"""The journal's rows: entries, each carrying the hash of the one before, and what they touched."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries, the oldest first."""

    def of(self, row: models.Model) -> EntryQuerySet:
        """Those that touched this row."""
        return self.filter(objects_touched__kind=row._meta.label_lower, objects_touched__object=row.pk)


class Entry(models.Model):
    """One act: who, in which post, for whom, what, when, before and after.

    Only added (the database refuses change). Who is kept as plain numbers with the words beside them, not
    as foreign keys: the entry must stand for itself, and this room knows none of the others.
    """

    seq = models.BigIntegerField(_("number"), primary_key=True)  # from 1, without gaps
    at = models.DateTimeField(_("at"))
    by_account = models.BigIntegerField(_("account"), null=True)  # None: the house itself (a command)
    by_post = models.BigIntegerField(_("in the post"), null=True)
    for_post = models.BigIntegerField(_("on behalf of the post"), null=True)
    action = models.CharField(_("action"), max_length=64)
    payload = models.TextField(_("what"))  # canonical JSON, as hashed
    hash = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["action", "-seq"], name="journal_by_action")]

    def __str__(self) -> str:
        return f"{self.seq} {self.action}"


class EntryObject(models.Model):
    """A row that an entry touched: `kind` is its model's label, `object` its key."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="objects_touched")
    kind = models.CharField(max_length=64)
    object = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "kind", "object"], name="journal_once_an_entry")
        ]
        indexes = [models.Index(fields=["kind", "object", "entry"], name="journal_by_object")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object}"
