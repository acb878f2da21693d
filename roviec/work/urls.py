"""Addresses of this room."""

from django.urls import path

from roviec.work import list_views, views

app_name = "work"
urlpatterns = [
    path("", list_views.assignments, name="assignments"),
    path("list.xlsx", list_views.assignments_xlsx, name="assignments_xlsx"),
    path("tasks/", list_views.tasks, name="tasks"),
    path("suggest/units/", list_views.suggest_units, name="suggest_units"),
    path("suggest/documents/", list_views.suggest_documents, name="suggest_documents"),
    path("views/save/", list_views.save_view, name="save_view"),
    path("views/<int:pk>/drop/", list_views.drop_view, name="drop_view"),
    path("tasks/<int:pk>/", views.task, name="task"),
    path("assignments/<int:pk>/", views.assignment, name="assignment"),
    path("assignments/<int:pk>/receive/", views.receive, name="receive"),
    path("evidence/<int:pk>/return/", views.return_evidence, name="return_evidence"),
    path("evidence/<int:pk>/file/", views.evidence_file, name="evidence_file"),
]
