"""Addresses of this room."""

from django.urls import path

from roviec.intake import views

app_name = "intake"
urlpatterns = [
    path("upload/", views.upload, name="upload"),
    path("units/", views.units, name="units"),
    path("<int:pk>/", views.reading, name="reading"),
    path("<int:pk>/add/", views.add, name="add"),
    path("<int:pk>/kind/", views.decide_kind, name="decide_kind"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/finish/", views.finish, name="finish"),
    path("<int:pk>/whole-read/", views.whole_read, name="whole_read"),
    path("<int:pk>/give/", views.give_all, name="give_all"),
    path("facts/<int:pk>/decide/", views.decide_fact, name="decide"),
    path("facts/<int:pk>/edit/", views.edit, name="edit"),
    path("facts/<int:pk>/move/", views.move, name="move"),
    path("facts/<int:pk>/kind/", views.retype, name="retype"),
    path("facts/<int:pk>/split/", views.cut, name="cut"),
    path("facts/<int:pk>/merge/", views.merge, name="merge"),
    path("facts/<int:pk>/join/", views.join, name="join"),
    path("facts/<int:pk>/issue/", views.issue, name="issue"),
    path("evidence/<int:pk>/", views.evidence, name="evidence"),
]
