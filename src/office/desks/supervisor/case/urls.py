"""Where do the pages about one application lie?"""

from django.urls import path

from office.desks.supervisor.case import filed, views

urlpatterns = [
    path("", views.application, name="application"),
    path("<int:number>/open/", filed.dossier, name="dossier"),
    path("<int:number>/files/<int:upload>/", filed.file, name="file"),
    path("history/", views.looked, {"view": "history"}, name="history"),
    path("differences/", filed.differences, name="differences"),
    path("examination/", views.looked, {"view": "examination"}, name="examination"),
    path("registers/", views.looked, {"view": "registers"}, name="case_registers"),
    path("corrections/", views.looked, {"view": "corrections"}, name="corrections"),
    path("paper/", views.looked, {"view": "paper"}, name="paper"),
    path("letters/", views.letters, name="case_letters"),
]
