"""Addresses of this room."""

from django.urls import path

from roviec.desk import views

app_name = "desk"
urlpatterns = [path("", views.desk, name="desk"), path("overview/", views.overview_page, name="overview")]
