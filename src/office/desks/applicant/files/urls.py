"""Where do the files of an application lie?"""

from django.urls import path

from office.desks.applicant.files import coming, handing, reading

urlpatterns = [
    path("part/<slug:part>/files/", handing.files, name="files"),
    path("part/<slug:part>/files/<int:number>/", coming.file, name="file"),
    path("part/<slug:part>/files/<int:number>/finish/", coming.finish, name="file_finish"),
    path("part/<slug:part>/files/<int:number>/detach/", handing.detach, name="file_detach"),
    path("part/<slug:part>/files/<int:number>/content/", reading.content, name="file_content"),
]
