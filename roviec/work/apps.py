"""The room's name for Django."""

from django.apps import AppConfig


class Work(AppConfig):
    """Programmes, targets, tasks, assignments and what is done about them."""

    name = "roviec.work"
