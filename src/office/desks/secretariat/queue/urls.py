"""Where do the pages of the queue lie?"""

from django.urls import path

from office.desks.secretariat.queue import searches, views

urlpatterns = [
    path("", views.home, name="home"),
    path("export/", views.export, name="export"),
    path("pictures/", views.pictures, name="pictures"),
    path("searches/", searches.searches, name="searches"),
    path("searches/keep/", searches.keep, name="search_keep"),
    path("searches/drop/", searches.drop, name="search_drop"),
]
