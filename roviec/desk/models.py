"""What was sent: the digest of a day, and the tokens of calendar feeds."""

from __future__ import annotations

from django.db import models

from roviec.orgs.models import User


class Digest(models.Model):
    """What an account was told on a working day; counts and links, no texts. Once a day."""

    account = models.ForeignKey(User, models.PROTECT, related_name="digests")
    day = models.DateField()
    lines = models.JSONField(default=list)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["account", "day"], name="digest_once_a_day")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.day}"


class FeedToken(models.Model):
    """A token that opens an account's calendar of deadlines; only its hash is kept, and it can be revoked."""

    account = models.ForeignKey(User, models.PROTECT, related_name="feed_tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.made_at}"
