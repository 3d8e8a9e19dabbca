"""Where do the pages of the supervisor lie?"""

from django.urls import path

from office.desks.supervisor import views

app_name = "supervisor"

urlpatterns = [
    path("", views.home, name="home"),
    path("log/<int:number>.zip", views.export, name="export"),
]
