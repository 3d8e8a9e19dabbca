"""Where do the pages of recommenders lie?"""

from django.urls import path

from office.desks.recommender import files, views

app_name = "recommender"

urlpatterns = [
    path("", views.home, name="home"),
    path("<int:number>/", views.request_to_recommend, name="request"),
    path("<int:number>/decline/", views.decline, name="decline"),
    path("<int:number>/files/", files.files, name="files"),
    path("<int:number>/files/<int:file>/", files.file, name="file"),
    path("<int:number>/files/<int:file>/finish/", files.finish, name="file_finish"),
    path("<int:number>/files/<int:file>/detach/", files.detach, name="file_detach"),
    path("<int:number>/files/<int:file>/content/", files.content, name="file_content"),
    path("<str:token>/", views.link, name="link"),
]
