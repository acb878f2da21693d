"""The room's name for Django."""

from django.apps import AppConfig


class Documents(AppConfig):
    """The register of documents, stored files, frozen texts, facts."""

    name = "roviec.documents"
