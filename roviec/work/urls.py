"""Addresses of this room."""

from django.urls import path

from roviec.work import act_views, list_views, views
from roviec.work.acts import ACTS, Act
from roviec.work.models import Assignment


def _address(act: Act) -> str:
    """Where an act is done: under the assignment, or under the row it is done on."""
    if act.on is Assignment:
        return f"assignments/<int:pk>/{act.name.replace('_', '-')}/"
    kind = str(act.on._meta.model_name)
    return f"{kind}/<int:pk>/{act.name.removesuffix('_' + kind).replace('_', '-')}/"


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
    path("assignments/<int:pk>/", act_views.assignment, name="assignment"),
    path("assignments/<int:pk>/receive/", views.receive, name="receive"),
    path("evidence/<int:pk>/file/", views.evidence_file, name="evidence_file"),
    *(path(_address(act), act_views.view_of(act), name=act.name) for act in ACTS),
]
