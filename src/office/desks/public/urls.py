"""Where do the public pages lie?"""

from django.urls import path

from office.desks.public import views

app_name = "public"

urlpatterns = [
    path("", views.home, name="home"),
]
