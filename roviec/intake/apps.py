"""The room's name for Django."""

from django.apps import AppConfig


class Intake(AppConfig):
    """Uploads, reading and the confirming screens."""

    name = "roviec.intake"
