"""Who acts: an account, in one of its posts, for itself or on behalf of another post."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, as every action takes it in `by`. `account` None: the house itself (a command, a job)."""

    account: int | None
    post: int | None = None
    name: str = ""  # the post in words, as it stands in the journal
    for_post: int | None = None
    for_name: str = ""


THE_HOUSE = Acting(account=None, name="roviec")
