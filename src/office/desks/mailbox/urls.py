"""Where do the letters of the demonstration lie?"""

from django.urls import path

from office.desks.mailbox import views

app_name = "mailbox"

urlpatterns = [
    path("", views.letters, name="letters"),
    path("<slug:name>/", views.letter, name="letter"),
]
