"""The queue loses nothing and lets only the holder of the lease close a job."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from roviec.jobs import queue
from roviec.jobs.models import Job
from roviec.orgs.models import WorkField

pytestmark = pytest.mark.django_db
MAKE = "tests.jobs.test_queue.make_field"


def make_field(code: str) -> str:
    """A task with an effect in the database."""
    WorkField.objects.create(code=code, name=code)
    return code


def break_down() -> None:
    """A task that always fails."""
    WorkField.objects.create(code="half", name="half")
    raise ValueError("broken")


def test_a_job_is_done_once_with_its_result() -> None:
    queue.enqueue(MAKE, {"code": "a"})

    assert queue.run_one("w1") is not None
    assert queue.run_one("w1") is None
    job = Job.objects.get()
    assert (job.state, job.attempts, job.result) == ("done", 1, "a")
    assert WorkField.objects.get().code == "a"


def test_a_key_is_there_once() -> None:
    first = queue.enqueue(MAKE, {"code": "a"}, key="digest 2026-03-02")

    assert queue.enqueue(MAKE, {"code": "b"}, key="digest 2026-03-02") == first
    assert Job.objects.count() == 1


def test_a_job_whose_worker_is_gone_is_taken_over_and_the_first_cannot_close_it() -> None:
    queue.enqueue(MAKE, {"code": "a"})
    job = queue.claim("w1")
    assert job is not None
    assert queue.claim("w2") is None
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    taken = queue.claim("w2")

    assert taken is not None and taken.attempts == 2
    assert not queue.finish(job, "w1")
    assert not queue.renew(job, "w1")
    assert queue.finish(taken, "w2")


def test_what_fails_leaves_nothing_and_is_tried_again_later_then_shown_to_a_person() -> None:
    queue.enqueue("tests.jobs.test_queue.break_down")

    for attempt in range(1, queue.MOST_ATTEMPTS + 1):
        assert queue.run_one("w1") is not None
        job = Job.objects.get()
        assert job.attempts == attempt
        if attempt < queue.MOST_ATTEMPTS:
            assert job.state == "waiting" and job.run_after and job.run_after > timezone.now()
            assert queue.claim("w1") is None
            Job.objects.update(run_after=None)
    assert Job.objects.get().state == "dead"
    assert "broken" in Job.objects.get().last_error
    assert not WorkField.objects.exists()


def test_the_more_urgent_comes_first() -> None:
    queue.enqueue(MAKE, {"code": "a"})
    queue.enqueue(MAKE, {"code": "b"}, priority=5)

    first = queue.claim("w1")

    assert first is not None and first.arguments == {"code": "b"}
