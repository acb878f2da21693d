"""Addresses of this room."""

from django.urls import path

from roviec.desk import views

app_name = "desk"
urlpatterns = [path("", views.desk, name="desk")]
