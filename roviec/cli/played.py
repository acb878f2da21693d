"""Some months of work, played day by day through the very actions by which people act.

What each unit does with a task is worked out from both, so that every demo is the same: most hand in in
time, some late, some are sent back, get stuck, ask for more time, or never answer.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from roviec.cli import words
from roviec.cli.clock import Clock
from roviec.documents.actions import decide
from roviec.documents.models import Document, Fact, FactDecision
from roviec.journal.acting import Acting
from roviec.orgs.acting import acting_of
from roviec.orgs.models import Unit, User
from roviec.work import actions
from roviec.work.models import Assignment

DAYS = 119
CONFIRMED = 4  # of five facts

# How many of a hundred do what with a task.
FATES = (
    (62, "in_time"),
    (12, "late"),
    (7, "returned"),
    (5, "asks"),
    (5, "stuck"),
    (5, "silent"),
    (4, "unreceived"),
)
Act = Callable[[date], object]


@dataclass(frozen=True, slots=True)
class Line:
    """A task of the table: on which days of the play it is given and due."""

    given: int
    due: int | None
    units: str
    words: str
    product: str
    answers: str
    authority: str


class Play:
    """The acts still to come, by day; each may put later ones in."""

    def __init__(self, start: date, clock: Clock) -> None:
        self.start = start
        self.clock = clock
        self.acts: dict[date, list[Act]] = defaultdict(list)
        self.done = 0
        self.clerk = acting_of(User.objects.get(username="clerk"))
        self.leader = acting_of(User.objects.get(username="leader"))
        self.committee = Unit.objects.get(code="TU-HN")
        own = {name: User.objects.get(username=name) for name in ("unit", "unit2")}
        self.own = {acting_unit(user): acting_of(user) for user in own.values()}

    def on(self, day: date, act: Act) -> None:
        """Let something be done on a day, or on the next working day."""
        while day.weekday() > 4:
            day += timedelta(days=1)
        self.acts[day].append(act)

    def run(self, until: date) -> Iterator[tuple[date, int]]:
        """Do what is to be done, day by day up to `until`; gives each month's last day and its acts."""
        day, before = self.start, 0
        while day <= until:
            self.clock.morning(day)
            for act in self.acts.pop(day, ()):
                act(day)
                self.done += 1
            following = day + timedelta(days=1)
            if following.month != day.month or day == until:
                yield day, self.done - before
                before = self.done
            day = following

    def by(self, unit: int) -> Acting:
        """Who enters it: the unit's own account, or the clerk for a unit that has none in the demo."""
        return self.own.get(unit, self.clerk)


def acting_unit(user: User) -> int:
    """The unit in whose post the user acts."""
    return user.person.holdings.get().post.unit_id


def play(tasks: Path, *, clock: Clock, today: date) -> None:
    """Play the months up to yesterday, on a database without tasks."""
    stage = Play(today - timedelta(days=DAYS), clock)
    for line in _lines(tasks):
        stage.on(stage.start + timedelta(days=line.given), _giving(stage, line))
    for document in Document.objects.order_by("pk"):
        _confirming(stage, document)
    for day, count in stage.run(today - timedelta(days=1)):
        print(words.DEMO_PLAYED.format(month=f"{day:%m/%Y}", count=count), flush=True)


def _lines(path: Path) -> Iterator[Line]:
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            due = int(row["due"]) if row["due"] else None
            rest = (row[name] for name in ("units", "words", "product", "answers", "authority"))
            yield Line(int(row["given"]), due, *rest)


def _giving(stage: Play, line: Line) -> Act:
    def give(day: date) -> None:
        due = stage.start + timedelta(days=line.due) if line.due is not None else None
        given = actions.Given(
            words=line.words,
            giver_unit=stage.committee,
            product=line.product,
            accountable_words=line.answers,
            authority=line.authority,
            due_on=due,
            no_due_reason="" if due else words.DEMO_REGULARLY,
        )
        task = actions.issue_task(given, by=stage.clerk, on=day, shares=_shares(line.units, day))
        for share in task.assignments.select_related("unit").order_by("pk"):
            _living(stage, share, day)

    return give


def _shares(units: str, day: date) -> list[actions.Share]:
    if units == "communes":
        communes = Unit.objects.alive(day).filter(kind=Unit.Kind.COMMUNE, code__startswith="DU-")
        return [actions.Share(unit, Assignment.Role.EACH) for unit in communes.order_by("code")]
    lead, *partners = (Unit.objects.get(code=code) for code in units.split(";"))
    helping = [actions.Share(unit, Assignment.Role.PARTNER) for unit in partners]
    return [actions.Share(lead, Assignment.Role.LEAD), *helping]


def _chance(*what: object) -> int:
    """A number from 0 to 99 that is always the same for the same."""
    return hashlib.sha256("/".join(map(str, what)).encode()).digest()[0] * 100 // 256


def _fate(assignment: Assignment) -> str:
    left = _chance("fate", assignment.unit.code, assignment.task.words)
    for share, name in FATES:
        if left < share:
            return name
        left -= share
    return FATES[0][1]


def _living(stage: Play, share: Assignment, given: date) -> None:
    """What the unit does with its share, from receipt to the product."""
    fate, by = _fate(share), stage.by(share.unit_id)
    chance = _chance("days", share.unit.code, share.task.words)
    due = share.due_on or given + timedelta(days=60)
    room = max((due - given).days, 2)
    if fate == "unreceived":  # wakes up long after, three of four
        if chance % 4:
            stage.on(due + timedelta(days=20 + chance % 9), lambda day: _hand_in(share, by, day))
        return
    received = given + timedelta(days=1 + chance % min(5, room))
    stage.on(received, lambda day: actions.receive(share, by=by, on=day))
    handed = due - timedelta(days=min(chance % 12, room - 1))
    if fate == "in_time":
        stage.on(max(handed, received), lambda day: _hand_in(share, by, day))
    elif fate == "late":
        stage.on(due + timedelta(days=2 + chance % 14), lambda day: _hand_in(share, by, day))
    elif fate == "returned":
        stage.on(max(handed, received), lambda day: _hand_in(share, by, day))
        stage.on(max(handed, received) + timedelta(days=4), lambda day: _return(stage, share, day, chance))
    elif fate == "asks":
        asked = max(due - timedelta(days=6), received)
        stage.on(asked, lambda day: _ask(stage, share, by, day))
    elif fate == "stuck":
        since = given + timedelta(days=room // 2)
        stage.on(max(since, received), lambda day: _tell(stage, share, by, day, chance))
    else:
        stage.on(
            received + timedelta(days=7),
            lambda day: actions.report_progress(share, by=by, on=day, words=words.DEMO_PROGRESS, as_of=day),
        )


def _hand_in(share: Assignment, by: Acting, day: date) -> None:
    number = 10 + _chance("number", share.unit.code, day) % 90
    actions.give_evidence(
        share,
        by=by,
        on=day,
        dated_on=day,
        number=f"{number}-BC/ĐU",
        level=words.DEMO_SENT_TO,
        words=share.task.product,
    )


def _return(stage: Play, share: Assignment, day: date, chance: int) -> None:
    """Sent back for what it lacks; two of three put it right within two weeks."""
    evidence = share.evidence.latest("pk")
    actions.return_evidence(evidence, by=stage.clerk, on=day, reason=words.DEMO_RETURNED)
    if chance % 3:
        again = day + timedelta(days=6 + chance % 8)
        stage.on(again, lambda on: _hand_in(share, stage.by(share.unit_id), on))


def _ask(stage: Play, share: Assignment, by: Acting, day: date) -> None:
    """More time is asked for; granted after three days unless that lies ahead."""
    due = (share.due_on or day) + timedelta(days=21)
    new = {"due_on": due.isoformat()}
    request = actions.ask(share, by=by, on=day, kind="extension", reason=words.DEMO_ASKED, new=new)
    stage.on(day + timedelta(days=3), lambda on: actions.grant(request, by=stage.clerk, on=on))
    stage.on(due - timedelta(days=2), lambda on: _hand_in(share, by, on))


def _tell(stage: Play, share: Assignment, by: Acting, day: date, chance: int) -> None:
    """It is stuck; half are answered after a month and done a week later."""
    code = ("TT-HN", "UBND-HN", "SO-TC", "SO-NV")[_chance("decider", share.unit.code) % 4]
    where = words.DEMO_STUCK[chance % len(words.DEMO_STUCK)]
    decider = Unit.objects.get(code=code)
    told = actions.raise_difficulty(share, by=by, on=day, where=where, since=day, decider=decider)
    if chance % 2:
        answered = day + timedelta(days=30)
        stage.on(
            answered,
            lambda on: actions.answer_difficulty(told, by=stage.leader, on=on, words=words.DEMO_ANSWERED),
        )
        stage.on(answered + timedelta(days=7), lambda on: _hand_in(share, by, on))


def _confirming(stage: Play, document: Document) -> None:
    """A clerk confirms most of what was read, in the last weeks of the play."""
    facts = Fact.objects.of(document).filter(decisions=None)
    confirmed = FactDecision.Decision.CONFIRMED
    for fact in facts:
        chance = _chance("fact", document.title, fact.start, fact.end, fact.kind)
        if chance % 5 < CONFIRMED:
            day = stage.start + timedelta(days=DAYS - 30 + chance % 25)
            stage.on(day, _deciding(stage, fact, confirmed))


def _deciding(stage: Play, fact: Fact, decision: str) -> Act:
    return lambda day: decide(fact, by=stage.clerk, decision=decision, seen=None)
