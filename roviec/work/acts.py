"""The acts on an assignment and on its rows: who may, when it fits, its form, what it does.

Each has an address of its own (`urls.py`) and a row in the test of who may what; the page offers those that
the reader may do and that fit what stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.orgs.http import office, readers
from roviec.orgs.sight import Sight
from roviec.work import act_forms as forms
from roviec.work import actions
from roviec.work.models import Assignment, Difficulty, Evidence, Extension, Progress, Request
from roviec.work.rules import may_judge, may_track, may_work_on

Row = Assignment | Evidence | Request | Difficulty | Extension | Progress
ENDED = ("superseded", "cancelled", "transferred")


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `on`: the rows it is done on; `fits(row, day)`: whether the page offers it."""

    name: str
    label: str | Promise
    done: str | Promise
    icon: str
    on: type[Row]
    form: type[forms.ActForm]
    may: Callable[[Sight, Assignment], bool]
    fits: Callable[[Any, date], bool]
    do: Callable[..., Any]
    hint: str | Promise = ""

    @property
    def rule(self) -> Callable[[Sight], bool]:
        """Who may come to its address at all."""
        return office if self.may is may_judge else readers


def _ask(kind: str) -> Callable[..., Any]:
    def ask(row: Assignment, *, by: Any, on: date, reason: str, **new: Any) -> Any:
        if "new_due" in new:
            new = {"due_on": new["new_due"].isoformat()}
        return actions.ask(row, by=by, on=on, kind=kind, reason=reason, new=new)

    return ask


def _open(row: Assignment, day: date) -> bool:
    return not row.closed_on


def _runs(row: Assignment, day: date) -> bool:
    return not row.closed_on and not _rests(row, day)


def _rests(row: Assignment, day: date) -> bool:
    held = row.suspended_from is not None and (row.suspended_to is None or row.suspended_to > day)
    return held and not row.closed_on


def _stands(row: Evidence, day: date) -> bool:
    """A product that counts: not taken back, not returned, its share not ended otherwise."""
    return not row.withdrawn_at and not hasattr(row, "returned") and row.assignment.ending not in ENDED


def _awaits(row: Evidence, day: date) -> bool:
    return _stands(row, day) and row.assignment.task.needs_acceptance and row.accepted_on is None


def _undecided(row: Request, day: date) -> bool:
    return not row.decision


OF_THE_UNIT = (
    Act(
        "progress",
        _("Report progress"),
        _("On record."),
        "edit",
        Assignment,
        forms.ProgressForm,
        may_work_on,
        _open,
        actions.report_progress,
    ),
    Act(
        "difficulty",
        _("Tell a difficulty"),
        _("On record. It stands as stuck until it is answered."),
        "stuck",
        Assignment,
        forms.DifficultyForm,
        may_work_on,
        lambda row, day: not row.closed_on and row.stuck_since is None,
        actions.raise_difficulty,
        _("It stays late if it is late: a difficulty does not move the deadline."),
    ),
    Act(
        "ask_extension",
        _("Ask for a later deadline"),
        _("Asked. It waits for its decision."),
        "cal",
        Assignment,
        forms.DueForm,
        may_work_on,
        lambda row, day: not row.closed_on and row.due_on is not None,
        _ask("extension"),
    ),
    Act(
        "ask_change",
        _("Propose a change"),
        _("Asked. It waits for its decision."),
        "neq",
        Assignment,
        forms.ChangeForm,
        may_work_on,
        _open,
        _ask("change"),
    ),
    Act(
        "ask_refusal",
        _("Refuse the task"),
        _("Asked. It waits for its decision."),
        "x",
        Assignment,
        forms.ReasonForm,
        may_work_on,
        lambda row, day: not row.closed_on and row.owner_received_on is None,
        _ask("refusal"),
        _("Possible only before receipt."),
    ),
    Act(
        "ask_correction",
        _("Ask to correct the product"),
        _("Asked. It waits for its decision."),
        "neq",
        Assignment,
        forms.ReasonForm,
        may_work_on,
        lambda row, day: row.ending == "done",
        _ask("correction"),
    ),
    Act(
        "hand_down",
        _("Hand on to a unit below"),
        _("Handed on. The share itself closes on its own product."),
        "tree",
        Assignment,
        forms.HandDownForm,
        may_work_on,
        _open,
        actions.hand_down,
    ),
    Act(
        "receive_as_tracker",
        _("Receive as who tracks it"),
        _("Received."),
        "check",
        Assignment,
        forms.NothingForm,
        may_track,
        lambda row, day: not row.closed_on and row.tracker_received_on is None,
        lambda row, **told: actions.receive(row, as_tracker=True, **told),
    ),
)

OF_THE_OFFICE = (
    Act(
        "extend",
        _("Extend"),
        _("The deadline was moved. The first one stays in view."),
        "cal",
        Assignment,
        forms.ExtendForm,
        may_judge,
        _open,
        actions.extend,
    ),
    Act(
        "pause",
        _("Let it rest"),
        _("It rests. Meanwhile it is not late."),
        "lock",
        Assignment,
        forms.PauseForm,
        may_judge,
        _runs,
        actions.pause,
    ),
    Act(
        "resume",
        _("Let it run again"),
        _("It runs again from today."),
        "right",
        Assignment,
        forms.NothingForm,
        may_judge,
        _rests,
        actions.resume,
    ),
    Act(
        "transfer",
        _("Transfer to another unit"),
        _("Transferred. Its history stays with the old unit."),
        "unit",
        Assignment,
        forms.TransferForm,
        may_judge,
        _open,
        actions.transfer,
    ),
    Act(
        "end",
        _("End it otherwise than done"),
        _("Ended. From today it is counted beside the plan."),
        "x",
        Assignment,
        forms.EndForm,
        may_judge,
        _open,
        actions.end,
    ),
)

OF_A_PRODUCT = (
    Act(
        "accept_evidence",
        _("Accept"),
        _("Accepted. The task is done."),
        "check",
        Evidence,
        forms.NothingForm,
        may_judge,
        _awaits,
        actions.accept_evidence,
    ),
    Act(
        "return_evidence",
        _("Return"),
        _("Returned with the reason. The task is open again."),
        "return",
        Evidence,
        forms.ReasonForm,
        may_judge,
        _stands,
        actions.return_evidence,
    ),
    Act(
        "grade_evidence",
        _("Grade"),
        _("The mark is on record; the last one holds."),
        "star",
        Evidence,
        forms.GradeForm,
        may_judge,
        _stands,
        actions.grade_evidence,
    ),
    Act(
        "withdraw_evidence",
        _("Take back"),
        _("Taken back. The task is open again."),
        "x",
        Evidence,
        forms.ReasonForm,
        may_work_on,
        _stands,
        actions.withdraw_evidence,
    ),
)

OF_A_DIFFICULTY = (
    Act(
        "answer_difficulty",
        _("Answer"),
        _("Answered. It is not stuck any more."),
        "check",
        Difficulty,
        forms.AnswerForm,
        may_judge,
        lambda row, day: row.solved_on is None and row.withdrawn_at is None,
        actions.answer_difficulty,
    ),
)

OF_A_REQUEST = (
    Act(
        "grant",
        _("Agree"),
        _("Granted, and carried out."),
        "check",
        Request,
        forms.GrantForm,
        may_judge,
        lambda row, day: not row.decision and not actions.is_stale(row),
        actions.grant,
    ),
    Act(
        "deny",
        _("Deny"),
        _("Denied, with the reason."),
        "x",
        Request,
        forms.DenyForm,
        may_judge,
        _undecided,
        actions.deny,
    ),
    Act(
        "take_back",
        _("Take the request back"),
        _("Taken back."),
        "return",
        Request,
        forms.NothingForm,
        may_work_on,
        _undecided,
        actions.take_back,
    ),
)

OF_A_ROW = (
    Act(
        "withdraw_extension",
        _("Take back"),
        _("Taken back. The deadline before it holds again."),
        "x",
        Extension,
        forms.ReasonForm,
        may_judge,
        lambda row, day: row.withdrawn_at is None and not row.assignment.closed_on,
        actions.withdraw,
    ),
    Act(
        "withdraw_progress",
        _("Take back"),
        _("Taken back."),
        "x",
        Progress,
        forms.ReasonForm,
        may_work_on,
        lambda row, day: row.withdrawn_at is None and not row.assignment.closed_on,
        actions.withdraw,
    ),
)

ACTS = (*OF_THE_UNIT, *OF_THE_OFFICE, *OF_A_PRODUCT, *OF_A_DIFFICULTY, *OF_A_REQUEST, *OF_A_ROW)
