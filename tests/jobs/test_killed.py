"""Worker and web process killed with SIGKILL in the middle of an act: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from roviec.jobs import queue
from roviec.jobs.models import Job
from roviec.journal.models import Entry
from roviec.journal.queries import verify
from roviec.orgs.models import WorkField

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
ACT = "tests.jobs.test_killed.write_and_wait"

# A process of its own on the very database of the test.
CHILD = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["KILLED_DATABASE"]
import django
django.setup()
from tests.jobs import test_killed
getattr(test_killed, sys.argv[1])()
"""


def write_and_wait(code: str) -> None:
    """A task with an effect and an entry; under the test it says so and stays in its transaction."""
    from roviec.journal.acting import THE_HOUSE
    from roviec.journal.actions import record

    made = WorkField.objects.create(code=code, name=code)
    record("test.written", by=THE_HOUSE, objects=[made])
    if os.environ.get("KILLED_WAITS"):
        print("in the middle", flush=True)
        signal.pause()


def be_a_worker() -> None:
    """What the worker's process does."""
    queue.run_one("the killed one")


def be_a_web_process() -> None:
    """What a request's process does: one action, one transaction."""
    from django.db import transaction

    with transaction.atomic():
        write_and_wait("web")


def killed_in_the_middle(of: str) -> None:
    environment = {
        **os.environ,
        "KILLED_DATABASE": str(connection.settings_dict["NAME"]),
        "KILLED_WAITS": "1",
        "PYTHONPATH": str(ROOT),
    }
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, of], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    try:
        assert child.stdout.readline() == "in the middle\n"
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
    assert child.returncode == -signal.SIGKILL


def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_next_does_it_once() -> None:
    queue.enqueue(ACT, {"code": "job"})

    killed_in_the_middle("be_a_worker")

    assert not WorkField.objects.exists()
    assert not Entry.objects.exists()
    assert queue.claim("the next") is None  # the killed one's lease still runs
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert queue.run_one("the next") is not None
    job = Job.objects.get()
    assert (job.state, job.attempts, job.worker) == ("done", 2, "the next")
    assert WorkField.objects.get().code == "job"
    assert Entry.objects.count() == 1
    assert verify() == []
    assert queue.run_one("another") is None


def test_a_web_process_killed_in_the_middle_leaves_nothing_and_others_go_on() -> None:
    killed_in_the_middle("be_a_web_process")

    assert not WorkField.objects.exists()
    assert not Entry.objects.exists()
    queue.enqueue(ACT, {"code": "after"})
    assert queue.run_one("a worker") is not None
    assert WorkField.objects.get().code == "after"
    assert verify() == []
