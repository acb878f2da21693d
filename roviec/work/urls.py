"""Addresses of this room."""

from django.urls import path

from roviec.work import views

app_name = "work"
urlpatterns = [
    path("", views.assignments, name="assignments"),
    path("tasks/<int:pk>/", views.task, name="task"),
    path("assignments/<int:pk>/", views.assignment, name="assignment"),
    path("assignments/<int:pk>/receive/", views.receive, name="receive"),
    path("evidence/<int:pk>/return/", views.return_evidence, name="return_evidence"),
    path("evidence/<int:pk>/file/", views.evidence_file, name="evidence_file"),
]
