"""Addresses of this room."""

from django.urls import path

from roviec.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.reports, name="reports"),
    path("progress.docx", views.progress_word, name="progress_word"),
]
