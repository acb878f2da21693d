"""Addresses of this room."""

from django.urls import path

from roviec.orgs import views

app_name = "orgs"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("password/", views.password, name="password"),
    path("language/", views.language, name="language"),
    path("act-in/", views.act_in, name="act_in"),
    path("units/", views.units, name="units"),
    path("units/<int:pk>/", views.unit, name="unit"),
    path("journal/", views.journal, name="journal"),
]
