"""Where do the pages lie on which an application is written?"""

from django.urls import path

from office.desks.applicant.writing import autosaving, facts, history, parts, posting, ruling, tasks

urlpatterns = [
    path("", tasks.tasks, name="application"),
    path("part/<slug:part>/", parts.part, name="part"),
    path("part/<slug:part>/save/", autosaving.part_save, name="part_save"),
    path("part/<slug:part>/history/", history.history, name="part_history"),
    path("facts/<slug:page>/", facts.facts, name="facts"),
    path("facts/<slug:page>/save/", autosaving.facts_save, name="facts_save"),
    path("posting/", posting.posting, name="posting"),
    path("ruling/", ruling.ruling, name="ruling"),
]
