"""Where does the page lie on which an application is sent back?"""

from django.urls import path

from office.desks.secretariat.correction import views

urlpatterns = [path("", views.correction, name="correction")]
