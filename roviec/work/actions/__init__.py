"""Changes of this room, a file for each part of a task's life."""

from roviec.work.actions.evidence import (
    accept_evidence,
    give_evidence,
    grade_evidence,
    return_evidence,
    withdraw_evidence,
)
from roviec.work.actions.issue import Given, Share, add_source, issue_task, next_ordinal
from roviec.work.actions.receive import receive

__all__ = [
    "Given",
    "Share",
    "accept_evidence",
    "add_source",
    "give_evidence",
    "grade_evidence",
    "issue_task",
    "next_ordinal",
    "receive",
    "return_evidence",
    "withdraw_evidence",
]
