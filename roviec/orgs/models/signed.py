"""Rows that are only added: who wrote them, in which post, for whom, when."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone

from roviec.journal.acting import Acting
from roviec.orgs.models.accounts import User
from roviec.orgs.models.posts import Post


class Signed(models.Model):
    """A row signed by who wrote it. It is never changed; where it can be taken back it carries when."""

    by_account = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+"
    )  # None: the house itself
    by_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    for_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)  # the moment it came on record ("known at")

    class Meta:
        abstract = True


class Withdrawable(Signed):
    """A signed row that can be taken back; `withdrawn_at` None: it stands."""

    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


def signature(by: Acting) -> dict[str, Any]:
    """The columns of `Signed` for who acts."""
    return {"by_account_id": by.account, "by_post_id": by.post, "for_post_id": by.for_post}
