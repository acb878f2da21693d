"""The demo: real units of Hà Nội, posts without persons, documents read. Everything through the actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from roviec.cli import words
from roviec.cli.clock import played_clock
from roviec.cli.played import DAYS, play
from roviec.cli.refusal import Refused as NotAsked
from roviec.errors import Refused
from roviec.intake.actions import take_in
from roviec.journal.acting import THE_HOUSE
from roviec.orgs.acting import acting_of
from roviec.orgs.actions import make_post, open_account, put_in_post
from roviec.orgs.imports import import_units
from roviec.orgs.models import Post, Unit, User
from roviec.work.models import Task

PASSWORD = "ro-nguoi-ro-viec"  # noqa: S105 - of the demo, which serves this machine only


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demo: a post in a unit, no person's name."""

    username: str
    unit: str
    role: str
    title: str
    committee: str = ""


ACCOUNTS = (
    Account("clerk", "VP-TU", "clerk", "Chuyên viên Tổng hợp", "TU-HN"),
    Account("leader", "TT-HN", "leader", "Thường trực Thành ủy", "TU-HN"),
    Account("unit", "DU-00577", "focal", "Đầu mối Văn phòng Đảng ủy"),
    Account("unit2", "DU-00097", "head", "Bí thư Đảng ủy"),
    Account("officer", "VP-TU", "officer", "Chuyên viên theo dõi"),
    Account("delegate", "BCH-HN", "delegate", "Ủy viên Ban Chấp hành"),
    Account("inspector", "UBKT-TU", "inspector", "Ủy viên Ủy ban Kiểm tra", "TU-HN"),
    Account("election", "UBND-HN", "election", "Tổ giúp việc bầu cử"),
    Account("admin", "VP-TU", "admin", "Quản trị hệ thống"),
)


def make(examples: Path, documents: Path | None) -> None:
    """Make what is missing of the demo, and say how to sign in. Refused outside of demo mode.

    The first time all of it is done on the days of the played months; later, what is added is of today.
    """
    if settings.MODE == "site":
        raise NotAsked("demo_on_a_site", words.DEMO_ON_SITE)
    today = timezone.localdate()
    if Task.objects.exists():
        _records(examples, documents)
        print(words.DEMO_PLAYED_ALREADY.format(tasks=Task.objects.count()))
    else:
        with played_clock(today - timedelta(days=DAYS + 1)) as clock:
            _records(examples, documents)
            play(examples / "demo" / "tasks.csv", clock=clock, today=today)
    print(words.DEMO_SIGN_IN.format(names=" ".join(one.username for one in ACCOUNTS), password=PASSWORD))


def _records(examples: Path, documents: Path | None) -> None:
    came = import_units(examples / "hanoi", by=THE_HOUSE)
    print(words.DEMO_UNITS.format(new=came.units, all=Unit.objects.count()))
    for account in ACCOUNTS:
        _account(account)
    if documents:
        _documents(documents)


def _account(account: Account) -> None:
    if User.objects.filter(username=account.username).exists():
        return
    unit = Unit.objects.get(code=account.unit)
    committee = Unit.objects.get(code=account.committee) if account.committee else None
    post = Post.objects.filter(unit=unit, title=account.title).first() or make_post(
        unit, by=THE_HOUSE, role=account.role, title=account.title, committee=committee
    )
    user = open_account(
        account.username, by=THE_HOUSE, person_name=account.title, password=PASSWORD, must_change=False
    )
    put_in_post(user.person, by=THE_HOUSE, post=post, from_day=timezone.localdate().replace(month=1, day=1))


def _documents(folder: Path) -> None:
    clerk = acting_of(User.objects.get(username="clerk"))
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in (".txt", ".html", ".docx", ".pdf", ".doc"):
            try:
                document = take_in(_chunks(path), path.name, by=clerk, no_secret=True)
            except Refused as refusal:
                if refusal.code != "already_registered":
                    print(f"  {path.name}: {refusal}")
            else:
                print(words.DEMO_TAKEN_IN.format(name=path.name, title=document.title))


def _chunks(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
