"""The list of assignments: one way from a query to its rows, for pages, reports and exports alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone

from roviec.orgs.models import Unit, User
from roviec.work import states
from roviec.work.filters import ListForm
from roviec.work.models import Assignment, AssignmentQuerySet, Difficulty, Task, TaskQuerySet, TaskSource
from roviec.work.queries import COUNTED
from roviec.work.states import State

ORDERS = {
    "due": ("due_on", False),
    "-due": ("due_on", True),
    "given": ("task", False),
    "-given": ("task", True),
}


def rows_of(form: ListForm, user: User, day: date) -> AssignmentQuerySet:
    """The assignments that a valid form asks for, of those the user sees, given by this day."""
    asked = form.cleaned_data
    rows = _seen(form, user, day)
    if asked["show"]:
        rows = COUNTED[asked["show"]].rows(rows, day)
    if asked["unit"]:
        rows = rows.filter(unit=asked["unit"])
    if asked["decider"]:
        waits = Difficulty.objects.filter(decider=asked["decider"], withdrawn_at=None, since__lte=day)
        unsolved = waits.filter(Q(solved_on=None) | Q(solved_on__gt=day))
        rows = rows.filter(pk__in=unsolved.values("assignment"))
    return rows


def _seen(form: ListForm, user: User, day: date) -> AssignmentQuerySet:
    """The shares of the tasks asked for that the user sees, in whatever state, of whatever unit."""
    asked = form.cleaned_data
    rows = Assignment.objects.visible_to(user).filter(opened_on__lte=day)
    if day != timezone.localdate():
        rows = rows.as_of(day)  # today's columns stand as they are
    if asked["counting"]:
        rows = rows.counting()
    if asked["task"]:
        rows = rows.filter(task=asked["task"])
    if asked["programme"]:
        rows = rows.filter(programme=asked["programme"])
    if asked["document"]:
        rows = rows.filter(task__in=TaskSource.objects.filter(document=asked["document"]).values("task"))
    if asked["field"]:
        rows = rows.filter(task__field=asked["field"])
    if asked["urgency"]:
        rows = rows.filter(task__urgency=asked["urgency"])
    for word in asked["q"].split():
        rows = rows.filter(Q(task__words__icontains=word))
    return rows


def in_order(rows: AssignmentQuerySet, form: ListForm) -> AssignmentQuerySet:
    """Sorted as the form asks: those without a deadline last; where all are shown, the newest task first.

    By deadline only the open ones have an index; all by deadline took 9 s of 3 million.
    """
    asked = form.cleaned_data["sort"]
    show = COUNTED.get(form.cleaned_data["show"])
    column, backward = ORDERS[asked or ("due" if show and show.of_open else "-given")]
    if column == "task":
        return rows.order_by("-task_id", "-pk") if backward else rows.order_by("task_id", "pk")
    if rows.asked_then:
        column = "then_due_on"
    by = F(column).desc(nulls_last=True) if backward else F(column).asc(nulls_last=True)
    return rows.order_by(by, "pk")


def with_what_is_shown(rows: AssignmentQuerySet, day: date) -> AssignmentQuerySet:
    """With all that a row of the list draws, in three more queries whatever their number."""
    return rows.select_related("task", "programme").prefetch_related(
        Prefetch("unit", Unit.objects.named(day)), "task__sources"
    )


def tasks_of(form: ListForm, user: User, day: date) -> TaskQuerySet:
    """The tasks of which a share is in the list: one row a task. The newest first, or by deadline."""
    shares = rows_of(form, user, day).order_by().filter(task=OuterRef("pk"))
    tasks = Task.objects.filter(Exists(shares))
    column, backward = ORDERS[form.cleaned_data["sort"] or "-given"]
    if column == "due_on":
        by = F(column).desc(nulls_last=True) if backward else F(column).asc(nulls_last=True)
        return tasks.order_by(by, "-pk")
    return tasks.order_by("-pk" if backward else "pk")


@dataclass(slots=True)
class Together:
    """The shares of one task together: how many count, how many of them are done, the worst state."""

    states: dict[str, int] = field(default_factory=dict)
    total: int = 0
    done: int = 0

    @property
    def state(self) -> State:
        """The state of the task: the worst of those that count."""
        return states.BY_NAME[states.worst(set(self.states))]


def together(tasks: Sequence[Task], user: User, day: date) -> dict[int, Together]:
    """For each of these tasks its shares together, of those the user sees. Three queries.

    What left the count (cancelled, handed to others) is in neither number, as in every figure.
    """
    rows = Assignment.objects.visible_to(user).filter(task__in=tasks, opened_on__lte=day).counting()
    if day != timezone.localdate():
        rows = rows.as_of(day)
    found = {task.pk: Together() for task in tasks}
    plain = rows.order_by()
    for key, name, count in (
        plain.with_state(day)  # type: ignore[misc]
        .values("task", "state_name")
        .annotate(n=Count("pk"))
        .values_list("task", "state_name", "n")
    ):
        found[key].states[name] = count
    for key, count in plain.done(day).values("task").annotate(n=Count("pk")).values_list("task", "n"):
        found[key].done = count
    for key, count in plain.in_count(day).values("task").annotate(n=Count("pk")).values_list("task", "n"):
        found[key].total = count
    return found
