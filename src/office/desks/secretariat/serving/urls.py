"""Where do the pages about those who serve lie?"""

from django.urls import path

from office.desks.secretariat.serving import views

urlpatterns = [
    path("", views.serving, name="serving"),
    path("<int:person>/dismiss/", views.dismiss, name="dismiss"),
]
