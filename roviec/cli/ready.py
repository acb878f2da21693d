"""Whether the house can work: for a person after an upgrade, and for the machine that watches."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from roviec.cli import words
from roviec.jobs.models import Job

LEAST_FREE = 1_000_000_000  # bytes
LONGEST_WAIT = timedelta(minutes=15)


def faults() -> Iterator[str]:
    """What stands in the way, a sentence each; nothing when all is well."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        yield words.READY_DATABASE.format(reason=str(error).splitlines()[0])
        return
    if steps := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield words.READY_MIGRATIONS.format(count=len(steps))
        return
    now = timezone.now()
    waiting = Job.objects.filter(state=Job.State.WAITING, enqueued_at__lt=now - LONGEST_WAIT)
    if late := waiting.exclude(run_after__gt=now).count():
        yield words.READY_QUEUE.format(count=late, minutes=LONGEST_WAIT.seconds // 60)
    if dead := Job.objects.filter(state=Job.State.DEAD).count():
        yield words.READY_DEAD.format(count=dead)
    settings.FILES_DIR.mkdir(parents=True, exist_ok=True)
    if (free := shutil.disk_usage(settings.FILES_DIR).free) < LEAST_FREE:
        yield words.READY_DISK.format(mb=free // 1_000_000)
