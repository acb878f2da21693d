"""The room's name for Django."""

from django.apps import AppConfig


class Orgs(AppConfig):
    """Units, posts, people, signing in, who may see."""

    name = "roviec.orgs"
