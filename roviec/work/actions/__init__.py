"""Changes of this room, a file for each part of a task's life."""

from roviec.work.actions.evidence import give_evidence, return_evidence
from roviec.work.actions.issue import Given, Share, issue_task, next_ordinal
from roviec.work.actions.receive import receive

__all__ = ["Given", "Share", "give_evidence", "issue_task", "next_ordinal", "receive", "return_evidence"]
