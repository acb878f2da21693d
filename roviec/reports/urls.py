"""Addresses of this room."""

from django.urls import path

from roviec.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.reports, name="reports"),
    path("by-unit/", views.by_unit_page, name="by_unit"),
    path("by-unit.docx", views.by_unit_word, name="by_unit_word"),
    path("by-unit.xlsx", views.by_unit_xlsx, name="by_unit_xlsx"),
    path("progress.docx", views.progress_word, name="progress_word"),
]
