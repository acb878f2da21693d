"""Addresses of this room."""

from django.urls import path

from roviec.intake import views

app_name = "intake"
urlpatterns = [
    path("upload/", views.upload, name="upload"),
    path("<int:pk>/", views.reading, name="reading"),
    path("facts/<int:pk>/decide/", views.decide_fact, name="decide"),
    path("facts/<int:pk>/issue/", views.issue, name="issue"),
    path("evidence/<int:pk>/", views.evidence, name="evidence"),
]
