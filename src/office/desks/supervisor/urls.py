"""Where do the pages of the supervisor lie?"""

from django.urls import path

from office.desks.supervisor import applications, views

app_name = "supervisor"

urlpatterns = [
    path("", views.home, name="home"),
    path("a/<str:reference>/", applications.application, name="application"),
    path("a/<str:reference>/<int:number>/open/", applications.dossier, name="dossier"),
    path("a/<str:reference>/<int:number>/files/<int:upload>/", applications.file, name="file"),
    path("letters/", views.letters, name="letters"),
    path("log/<int:number>.zip", views.export, name="export"),
]
