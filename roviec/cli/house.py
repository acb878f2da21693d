"""Commands that need the house: its database, its settings. Only here and in `demo` is Django loaded."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from roviec.cli import words
from roviec.cli.refusal import Refused


def start() -> None:
    """Load Django with the settings of the house."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roviec.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise Refused("not_set_up", words.NOT_SET_UP, reason=str(error)) from error


def migrate() -> int:
    """Bring the database to this version."""
    start()
    call_command("migrate", verbosity=1, interactive=False)
    return 0


def serve(address: str) -> int:
    """Serve the pages; in demo mode on this machine only. Does not come back."""
    start()
    from django.conf import settings

    host = address.rpartition(":")[0]
    if settings.MODE == "demo" and host not in ("127.0.0.1", "localhost"):
        raise Refused("demo_beyond_loopback", words.DEMO_LOOPBACK)
    if settings.MODE == "site":
        call_command("collectstatic", verbosity=0, interactive=False)
    workers = ["--workers", "2", "--threads", "4", "--worker-class", "gthread"]
    command = [sys.executable, "-m", "gunicorn", "roviec.wsgi", "--bind", address, *workers]
    os.execv(sys.executable, command)  # noqa: S606 - the server takes this process's place


def work_queue() -> int:
    """Do what is in the queue until told to stop (SIGTERM, Ctrl-C); the job in hand is finished first."""
    start()
    import signal
    import threading

    from roviec.jobs.queue import new_worker, work

    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    work(new_worker(), stop=stop)
    return 0


def verify_journal(heads: Path | None) -> int:
    """Check the journal, against heads noted before if a file of them is given; 1 when something is wrong."""
    start()
    from roviec.journal.queries import Head, head, verify

    noted = _read_heads(heads) if heads else []
    faults = verify(Head(*one) for one in noted)
    for fault in faults:
        print(words.JOURNAL_FAULTS[fault.kind].format(seq=fault.seq, words=fault.words))
    end = head()
    if not faults:
        print(words.JOURNAL_WHOLE.format(count=end.seq, heads=len(noted)))
    print(end)
    return 1 if faults else 0


def verify_work(repair: bool) -> int:
    """Compare what is stored of each assignment with what its rows say; 1 when something stays different."""
    start()
    from django.utils import timezone

    from roviec.journal.acting import THE_HOUSE
    from roviec.work.actions import rebuild
    from roviec.work.checks import differing, not_in_the_journal
    from roviec.work.models import Assignment

    today = timezone.localdate()
    wrong = list(differing(today))
    for row in wrong:
        print(words.WORK_DIFFERS.format(key=row.pk))
    beside = not_in_the_journal()
    for other in beside:
        print(words.WORK_BESIDE.format(kind=other._meta.label_lower, key=other.pk))
    if repair and wrong:
        rebuild(wrong, by=THE_HOUSE, on=today)
        print(words.WORK_REPAIRED.format(count=len(wrong)))
        wrong = []
    if not wrong and not beside:
        print(words.WORK_WHOLE.format(count=Assignment.objects.count()))
    return 1 if wrong or beside else 0


def _read_heads(path: Path) -> list[tuple[int, str]]:
    """Heads as they are printed, one a line: number and hash at the line's end."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise Refused("no_heads", words.NOT_FOUND, path=path) from error
    heads = []
    for line in lines:
        parts = line.split()
        if len(parts) < 2 or not parts[-2].isdecimal():
            if parts:
                raise Refused("bad_heads", words.BAD_HEADS, line=line)
            continue
        heads.append((int(parts[-2]), parts[-1]))
    return heads


def demo(documents: Path | None) -> int:
    """Make the demo: database, Hà Nội's units, accounts, documents, played months; twice does
    not double.
    """
    start()
    from roviec.cli.demo import make

    call_command("migrate", verbosity=0, interactive=False)
    make(Path("examples"), documents)
    return 0


def backup(folder: Path) -> int:
    """Write a backup into a folder."""
    start()
    from roviec.cli.backup import backup as write

    manifest = write(folder)
    print(words.BACKED_UP.format(files=len(manifest["hashes"]), path=folder, seq=manifest["head"][0]))
    return 0


def restore(folder: Path) -> int:
    """Put a backup into an empty house."""
    start()
    from roviec.cli.backup import restore as bring

    found = bring(folder)
    print(words.RESTORED.format(counts=", ".join(f"{name} {count}" for name, count in found.items())))
    return 0


def ready() -> int:
    """Say whether the house can work; 1 when something stands in the way."""
    start()
    from roviec.cli.ready import faults

    found = list(faults())
    print("\n".join(found) or words.READY)
    return 1 if found else 0
