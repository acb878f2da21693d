"""The acts of this room: a file each."""

from roviec.intake.actions.facts import (
    Part,
    add_fact,
    confirm,
    confirm_kind,
    merge_facts,
    replace_fact,
    state_whole_read,
    undo_last,
    withdraw_whole_read,
)
from roviec.intake.actions.files import take_in, take_in_product
from roviec.intake.actions.tasks import Order, confirm_and_issue, issue_many, join_task

__all__ = [
    "Order",
    "Part",
    "add_fact",
    "confirm",
    "confirm_and_issue",
    "confirm_kind",
    "issue_many",
    "join_task",
    "merge_facts",
    "replace_fact",
    "state_whole_read",
    "take_in",
    "take_in_product",
    "undo_last",
    "withdraw_whole_read",
]
