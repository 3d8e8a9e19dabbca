"""Where do the pages of recommenders lie?"""

from django.urls import path

from office.desks.recommender import views

app_name = "recommender"

urlpatterns = [
    path("", views.home, name="home"),
    path("<int:number>/", views.request_to_recommend, name="request"),
    path("<int:number>/decline/", views.decline, name="decline"),
    path("<str:token>/", views.link, name="link"),
]
