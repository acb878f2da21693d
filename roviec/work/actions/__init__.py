"""Changes of this room, a file for each part of a task's life."""

from roviec.work.actions.course import extend, pause, report_progress, resume, withdraw
from roviec.work.actions.difficulties import answer_difficulty, raise_difficulty
from roviec.work.actions.endings import (
    end,
    hand_over,
    hand_to_successors,
    open_of_old_units,
    transfer,
)
from roviec.work.actions.evidence import (
    accept_evidence,
    give_evidence,
    grade_evidence,
    return_evidence,
    withdraw_evidence,
)
from roviec.work.actions.issue import Given, Share, add_source, hand_down, issue_task, next_ordinal
from roviec.work.actions.receive import receive
from roviec.work.actions.requests import ask, deny, grant, is_stale, take_back
from roviec.work.actions.settle import rebuild

__all__ = [
    "Given",
    "Share",
    "accept_evidence",
    "add_source",
    "answer_difficulty",
    "ask",
    "deny",
    "end",
    "extend",
    "give_evidence",
    "grade_evidence",
    "grant",
    "hand_down",
    "hand_over",
    "hand_to_successors",
    "is_stale",
    "issue_task",
    "next_ordinal",
    "open_of_old_units",
    "pause",
    "raise_difficulty",
    "rebuild",
    "receive",
    "report_progress",
    "resume",
    "return_evidence",
    "take_back",
    "transfer",
    "withdraw",
    "withdraw_evidence",
]
