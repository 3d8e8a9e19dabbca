"""Where do the pages of the letters lie?"""

from django.urls import path

from office.desks.secretariat.letters import views

urlpatterns = [
    path("", views.letters, name="letters"),
    path("export/", views.export, name="letters_export"),
    path("<int:letter>/", views.letter, name="letter"),
]
