"""Where does the history of one application lie?"""

from django.urls import path

from office.desks.secretariat.past import views

urlpatterns = [path("", views.history, name="history")]
