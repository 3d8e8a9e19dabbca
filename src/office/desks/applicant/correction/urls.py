"""Where do the pages lie on which a correction is written and handed back?"""

from django.urls import path

from office.desks.applicant.correction import autosaving, checking, overview, pages

urlpatterns = [
    path("", overview.overview, name="correction"),
    path("check/", checking.check, name="correction_check"),
    path("<slug:part>/", pages.page, name="correction_page"),
    path("<slug:part>/save/", autosaving.save_page, name="correction_save"),
]
