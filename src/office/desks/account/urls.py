"""Where do the pages about one's own account lie?"""

from django.urls import path

from office.desks.account import views

app_name = "people"

urlpatterns = [
    path("sign-in/", views.arrive, name="arrive"),
    path("account/", views.home, name="account"),
    path("account/privacy/", views.privacy, name="privacy"),
]
