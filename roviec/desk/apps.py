"""The room's name for Django."""

from django.apps import AppConfig


class Desk(AppConfig):
    """My desk, overview, digest."""

    name = "roviec.desk"
