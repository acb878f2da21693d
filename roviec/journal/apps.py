"""The room's name for Django."""

from django.apps import AppConfig


class Journal(AppConfig):
    """The journal: who did what to which row, when."""

    name = "roviec.journal"
