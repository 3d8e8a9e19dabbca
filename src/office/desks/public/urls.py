"""Where do the public pages lie?"""

from django.urls import include, path

from office.desks.public import log, ruling, views

app_name = "public"

urlpatterns = [
    path("", views.home, name="home"),
    path("selfcheck/", include("office.desks.public.selfcheck.urls")),
    path("notice/", views.notice, name="notice"),
    path("rules/", views.rules, name="rules"),
    path("readings/", views.readings, name="readings"),
    path("readings/rulings/<int:ruling>/", ruling.ruling, name="ruling"),
    path("readings/rulings/<int:ruling>/proof/", ruling.proved, name="ruling_proof"),
    path("materials/", views.materials, name="materials"),
    path("procedure/", views.procedure, name="procedure"),
    path("log/", log.logs, name="log"),
    path("log/<slug:scheme>/<path:path>", log.file, name="log_file"),
]
