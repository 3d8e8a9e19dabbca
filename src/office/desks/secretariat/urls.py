"""Where do the pages of the secretariat lie?"""

from django.urls import include, path

from office.desks.secretariat import applications, extending, outages

app_name = "secretariat"

urlpatterns = [
    path("", include("office.desks.secretariat.queue.urls")),
    path("a/<str:reference>/", applications.application, name="application"),
    path("a/<str:reference>/<int:number>/open/", applications.dossier, name="dossier"),
    path("a/<str:reference>/<int:number>/files/<int:upload>/", applications.file, name="file"),
    path("a/<str:reference>/extend/", extending.extend, name="extend"),
    path("a/<str:reference>/", include("office.desks.secretariat.case.urls")),
    path("a/<str:reference>/correction/", include("office.desks.secretariat.correction.urls")),
    path("a/<str:reference>/paper/", include("office.desks.secretariat.paper.urls")),
    path("a/<str:reference>/history/", include("office.desks.secretariat.past.urls")),
    path("outages/", outages.outages, name="outages"),
    path("serving/", include("office.desks.secretariat.serving.urls")),
    path("rulings/", include("office.desks.secretariat.rulings.urls")),
    path("work/", include("office.desks.secretariat.working.urls")),
    path("", include("office.desks.secretariat.registers.urls")),
    path("enquiries/", include("office.desks.secretariat.enquiries.urls")),
    path("letters/", include("office.desks.secretariat.letters.urls")),
]
