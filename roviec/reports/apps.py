"""The room's name for Django."""

from django.apps import AppConfig


class Reports(AppConfig):
    """Report forms, periods, submissions; figures as page and Word."""

    name = "roviec.reports"
