"""The addresses of the house; each room has its own file."""

from django.urls import include, path

from roviec.ui import views as ui

handler404 = "roviec.ui.views.not_found"
handler403 = "roviec.ui.views.forbidden"
handler500 = "roviec.ui.views.broken"

urlpatterns = [
    path("", include("roviec.desk.urls")),
    path("documents/", include("roviec.documents.urls")),
    path("reading/", include("roviec.intake.urls")),
    path("work/", include("roviec.work.urls")),
    path("reports/", include("roviec.reports.urls")),
    path("orgs/", include("roviec.orgs.urls")),
    path("alive", ui.alive, name="alive"),
]
