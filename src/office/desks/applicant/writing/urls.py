"""Where do the pages lie on which an application is written?"""

from django.urls import path

from office.desks.applicant.writing import tasks

urlpatterns = [
    path("", tasks.tasks, name="application"),
]
