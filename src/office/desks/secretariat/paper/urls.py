"""Where does the page lie on which papers are booked in?"""

from django.urls import path

from office.desks.secretariat.paper import views

urlpatterns = [path("", views.paper, name="paper")]
