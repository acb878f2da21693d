"""What a user may see: worked out once a request, used by every `visible_to`.

Rights are today's, also on a page seen as of another day: so the clock is asked here and nowhere below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from roviec.orgs.models import Holding, Post, Unit, User

Role = Post.Role
READERS = frozenset({Role.CLERK, Role.LEADER, Role.HEAD, Role.FOCAL, Role.OFFICER, Role.INSPECTOR})
OFFICE = frozenset({Role.CLERK, Role.LEADER})  # who may act for the committee
UNIT = frozenset({Role.HEAD, Role.FOCAL})  # who may act for a unit


@dataclass(frozen=True, slots=True)
class Sight:
    """What follows from the posts a user holds today."""

    posts: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    units: frozenset[int] = frozenset()  # own ones and all below, whose records are seen
    own_units: frozenset[int] = frozenset()  # those for which the user may act
    overseen: frozenset[int] = frozenset()  # committees whose records are seen whole, with all below
    everything: bool = False  # every record of the city's or province's committee
    held: tuple[Post, ...] = field(default=(), compare=False)

    @property
    def reads(self) -> bool:
        """Whether documents for all are for this user: not for delegates, administrators and the like."""
        return bool(self.roles & READERS)

    @property
    def office(self) -> bool:
        """Whether the user may act for a committee: register, confirm, assign, decide."""
        return bool(self.roles & OFFICE)

    @property
    def administers(self) -> bool:
        """Whether accounts, units and settings are the user's."""
        return Role.ADMIN in self.roles


NOTHING = Sight()


def sight_of(user: User | AnonymousUser) -> Sight:
    """What this user sees today; kept on the user, so worked out once a request. Four queries at most."""
    if not isinstance(user, User) or not user.is_active:
        return NOTHING
    kept: Sight | None = getattr(user, "_sight", None)
    if kept is None:
        kept = _work_out(user, timezone.localdate())
        user._sight = kept  # type: ignore[attr-defined]
    return kept


def _work_out(user: User, today: date) -> Sight:
    holdings = Holding.objects.on(today).filter(person=user.person_id)
    posts = tuple(
        holding.post
        for holding in holdings.select_related("post__unit", "post__committee").order_by("post_id")
    )
    own = {post.unit_id for post in posts if post.role in UNIT}
    overseen = {post.committee for post in posts if post.committee}
    everything = any(unit.kind == Unit.Kind.COMMITTEE for unit in overseen)
    below = units_below({unit.pk for unit in overseen if unit.kind != Unit.Kind.COMMITTEE}, today)
    return Sight(
        posts=frozenset(post.pk for post in posts),
        roles=frozenset(post.role for post in posts),
        units=units_below(own, today) | below,
        own_units=frozenset(own),
        overseen=below,
        everything=everything,
        held=posts,
    )


def units_below(roots: Iterable[int], day: date, line: str = "") -> frozenset[int]:
    """The roots and every unit under them on this day, on one line or on all. One query.

    Anchored at the roots: the whole tree is never walked (0.1 ms of 5,000 nodes; a general tree 11 ms).
    """
    anchors = list(roots)
    if not anchors:
        return frozenset()
    marks = ", ".join(["%s"] * len(anchors))
    on_line = "AND e.line = %s" if line else ""
    walk = f"""
        WITH RECURSIVE below(id) AS (
            SELECT id FROM orgs_unit WHERE id IN ({marks})
            UNION
            SELECT e.child_id FROM orgs_unitedge e JOIN below b ON e.parent_id = b.id
            WHERE (e.from_day IS NULL OR e.from_day <= %s) AND (e.to_day IS NULL OR e.to_day > %s) {on_line}
        ) SELECT id FROM below"""  # noqa: S608 - only marks are put in
    with connection.cursor() as cursor:
        cursor.execute(walk, [*anchors, day, day, *([line] if line else [])])
        return frozenset(row[0] for row in cursor.fetchall())
