"""Where do the pages of the secretariat lie?"""

from django.urls import path

from office.desks.secretariat import applications, extending, outages

app_name = "secretariat"

urlpatterns = [
    path("", applications.home, name="home"),
    path("a/<str:reference>/", applications.application, name="application"),
    path("a/<str:reference>/<int:number>/open/", applications.dossier, name="dossier"),
    path("a/<str:reference>/extend/", extending.extend, name="extend"),
    path("outages/", outages.outages, name="outages"),
]
