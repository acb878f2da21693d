"""The room's name for Django."""

from django.apps import AppConfig


class Jobs(AppConfig):
    """The lease queue."""

    name = "roviec.jobs"
