"""The rows of this room: programmes and targets, tasks, assignments, and what was done about them."""

from roviec.work.models.acts import (
    Difficulty,
    Ended,
    Evidence,
    Extension,
    Grade,
    Pause,
    Progress,
    Request,
    Return,
)
from roviec.work.models.assignments import Assignment, AssignmentQuerySet
from roviec.work.models.programmes import Indicator, Period, Programme, Target, Value
from roviec.work.models.tasks import SavedView, Task, TaskQuerySet, TaskSource

__all__ = [
    "Assignment",
    "AssignmentQuerySet",
    "Difficulty",
    "Ended",
    "Evidence",
    "Extension",
    "Grade",
    "Indicator",
    "Pause",
    "Period",
    "Programme",
    "Progress",
    "Request",
    "Return",
    "SavedView",
    "Target",
    "Task",
    "TaskQuerySet",
    "TaskSource",
    "Value",
]
