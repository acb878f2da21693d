"""The room's name for Django."""

from django.apps import AppConfig


class Ui(AppConfig):
    """Base page, components, tags, tokens, static files."""

    name = "roviec.ui"
