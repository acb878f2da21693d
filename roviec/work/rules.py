"""Who may act on what one may see. Seeing itself is `visible_to`."""

from __future__ import annotations

from roviec.orgs.sight import Sight
from roviec.work.models import Assignment


def may_work_on(sight: Sight, assignment: Assignment) -> bool:
    """Receive, report, give evidence: the unit's own posts, the named owner, and the office for others (with
    a trace).
    """
    own = assignment.unit_id in sight.own_units or assignment.owner_post_id in sight.posts
    return own or sight.office


def may_judge(sight: Sight, assignment: Assignment) -> bool:
    """Return, grade, decide requests: the office, for units other than one's own."""
    return sight.office and assignment.unit_id not in sight.own_units


def may_track(sight: Sight, assignment: Assignment) -> bool:
    """Confirm receipt as who tracks it: the post that is named, for itself."""
    return assignment.tracker_post_id in sight.posts
