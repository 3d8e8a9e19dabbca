"""Where do the pages lie on which an applicant asks for a recommendation?"""

from django.urls import path

from office.desks.applicant.recommendation import views

urlpatterns = [
    path("", views.recommendation, name="recommendation"),
    path("channel/", views.channel, name="recommendation_channel"),
    path("ask/", views.ask, name="recommendation_ask"),
    path("files/<int:number>/", views.file, name="recommendation_file"),
    path("<int:number>/take-back/", views.take_back, name="recommendation_take_back"),
]
