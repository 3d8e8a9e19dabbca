"""Where do the pages of the supervisor lie?"""

from django.urls import include, path

from office.desks.supervisor import views
from office.desks.supervisor.log import taking
from office.desks.supervisor.log import views as log

app_name = "supervisor"

urlpatterns = [
    path("", views.home, name="home"),
    path("export/", views.export, name="applications_export"),
    path("a/<str:reference>/", include("office.desks.supervisor.case.urls")),
    path("a/<str:reference>/timeline/", log.timeline, name="timeline"),
    path("letters/", views.letters, name="letters"),
    path("letters/export/", views.letters_export, name="letters_export"),
    path("log/<int:number>/", log.log, name="log"),
    path("log/<int:number>/<int:entry>/", taking.entry, name="entry"),
    path("log/<int:number>/readers/", log.readers, name="readers"),
    path("log/<int:number>/table/", taking.table, name="table"),
    path("log/<int:number>.zip", taking.whole, name="export"),
]
