"""The queue's one table."""

from __future__ import annotations

from django.db import models


class JobQuerySet(models.QuerySet["Job"]):
    """Jobs, in the order they are taken."""

    def open(self) -> JobQuerySet:
        """Those waiting or being done."""
        return self.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])


class Job(models.Model):
    """Something to be done later, at least once: who does it must bear doing it twice."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        DEAD = "dead"  # tried too often: a person must look

    name = models.CharField(max_length=200)  # dotted path of the task
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True, unique=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    priority = models.SmallIntegerField(default=0)  # higher is sooner
    run_after = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    enqueued_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    result = models.JSONField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-priority", "id"]
        indexes = [
            models.Index(
                fields=["-priority", "id"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="jobs_next",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"
