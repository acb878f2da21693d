"""The pages of this room."""

from roviec.intake.views.deciding import (
    add,
    cut,
    decide_fact,
    decide_kind,
    edit,
    merge,
    move,
    retype,
    undo,
    whole_read,
)
from roviec.intake.views.evidence import evidence
from roviec.intake.views.giving import give_all, issue, join, units
from roviec.intake.views.reading import finish, reading
from roviec.intake.views.upload import upload

__all__ = [
    "add",
    "cut",
    "decide_fact",
    "decide_kind",
    "edit",
    "evidence",
    "finish",
    "give_all",
    "issue",
    "join",
    "merge",
    "move",
    "reading",
    "retype",
    "undo",
    "units",
    "upload",
    "whole_read",
]
