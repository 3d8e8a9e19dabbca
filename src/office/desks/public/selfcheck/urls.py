"""Where do the pages of the self-check lie?"""

from django.urls import path

from office.desks.public.selfcheck import views

urlpatterns = [
    path("", views.start, name="selfcheck"),
    path("load/", views.load, name="selfcheck_load"),
    path("samples/", views.try_out, name="selfcheck_samples"),
    path("samples/<slug:sample>/", views.take, name="selfcheck_take"),
    path("clear/", views.clear, name="selfcheck_clear"),
    path("<slug:line>/answers/", views.check, name="selfcheck_answers"),
    path("<slug:line>/answers.toml", views.facts_file, name="selfcheck_facts_file"),
    path("<slug:line>/ruling/", views.ruling, name="selfcheck_ruling"),
    path("<slug:line>/ruling.json", views.ruling_file, name="selfcheck_ruling_file"),
    path("<slug:line>/questions/<slug:part>/", views.questions, name="selfcheck_questions"),
]
