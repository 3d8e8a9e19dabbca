"""Where do the pages of those who apply lie?"""

from django.urls import include, path

from office.desks.applicant import home, joining, members, opening, registering

app_name = "applicant"

urlpatterns = [
    # The browser hands its answers of the self-check to nothing that does not lie below the self-check.
    path("selfcheck/<slug:line>/apply/", opening.opening, name="open"),
    path("applicant/", home.home, name="home"),
    path("applicant/register/", registering.register, name="register"),
    path("applicant/join/<str:token>/", joining.join, name="join"),
    path("applicant/a/<str:reference>/", include("office.desks.applicant.writing.urls")),
    path("applicant/a/<str:reference>/", include("office.desks.applicant.filing.urls")),
    path("applicant/a/<str:reference>/", include("office.desks.applicant.files.urls")),
    path("applicant/a/<str:reference>/correction/", include("office.desks.applicant.correction.urls")),
    path("applicant/a/<str:reference>/recommendation/", include("office.desks.applicant.recommendation.urls")),
    path("applicant/<int:number>/", members.members, name="members"),
    path("applicant/<int:number>/invite/", members.invite, name="invite"),
    path("applicant/<int:number>/remove/<int:membership>/", members.remove, name="remove"),
]
