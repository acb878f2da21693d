"""Addresses of this room."""

from django.urls import path

from roviec.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.documents, name="documents"),
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/original/", views.original, name="original"),
]
