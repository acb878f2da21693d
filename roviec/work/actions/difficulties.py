"""Where work is stuck: told with where, since when, who must decide; and answered."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.errors import Refused
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models import Unit
from roviec.orgs.models.signed import signature
from roviec.work.actions.settle import said, settle, take
from roviec.work.models import Assignment, Difficulty


@transaction.atomic
def raise_difficulty(
    assignment: Assignment,
    *,
    by: Acting,
    on: date,
    where: str,
    since: date,
    decider: Unit | None = None,
    decider_words: str = "",
) -> Difficulty:
    """Say where it is stuck, since when, and who must decide; it stays late if it is late.

    Refused "ended", "no_where", "no_decider", "ahead", "before_given", "stuck_already".
    """
    assignment = take(assignment)
    words = decider_words.strip() or (str(decider) if decider else "")
    if not where.strip():
        raise Refused("no_where", _("Say where it is stuck."))
    if not words:
        raise Refused("no_decider", _("Say who must decide."))
    if since > on:
        raise Refused("ahead", _("This day has not come yet."))
    if since < assignment.opened_on:
        raise Refused("before_given", _("It was given only on %(day)s."), day=said(assignment.opened_on))
    if assignment.difficulties.filter(solved_on=None, withdrawn_at=None).exists():
        raise Refused("stuck_already", _("A difficulty waits for its answer already."))
    difficulty = Difficulty.objects.create(
        assignment=assignment,
        where=where.strip(),
        since=since,
        decider=decider,
        decider_words=words[:300],
        **signature(by),
    )
    settle(assignment, on)
    record(
        "difficulty.raised",
        by=by,
        objects=[difficulty, assignment, assignment.task, *([decider] if decider else [])],
        after={"since": since, "decider": words},
        reason=where.strip(),
        on=on,
    )
    return difficulty


@transaction.atomic
def answer_difficulty(difficulty: Difficulty, *, by: Acting, on: date, words: str) -> Difficulty:
    """Answer a difficulty: it is not stuck any more from this day.

    Refused "no_words", "answered", "withdrawn", "before" (it began later), "ended".
    """
    assignment = take(difficulty.assignment)
    difficulty = Difficulty.objects.get(pk=difficulty.pk)
    if not words.strip():
        raise Refused("no_words", _("Say what was decided."))
    if difficulty.withdrawn_at:
        raise Refused("withdrawn", _("This was taken back already."))
    if difficulty.solved_on:
        raise Refused("answered", _("Answered already on %(day)s."), day=said(difficulty.solved_on))
    if on < difficulty.since:
        raise Refused("before", _("It began only on %(day)s."), day=said(difficulty.since))
    difficulty.solved_on, difficulty.solved_at = on, timezone.now()
    difficulty.solved_words = words.strip()[:1000]
    difficulty.save(update_fields=["solved_on", "solved_at", "solved_words"])
    settle(assignment, on)
    objects = [difficulty, assignment, assignment.task]
    record("difficulty.answered", by=by, objects=objects, reason=words.strip(), on=on)
    return difficulty
