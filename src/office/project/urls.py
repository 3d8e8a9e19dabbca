"""Which desk answers at which address?"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("office.desks.api.urls")),
    *i18n_patterns(
        path("", include("office.desks.public.urls")),
        path("", include("office.desks.account.urls")),
        path("account/", include("office.desks.account.doors")),
        path("", include("office.desks.applicant.urls")),
        path("recommender/", include("office.desks.recommender.urls")),
        path("secretariat/", include("office.desks.secretariat.urls")),
        path("supervisor/", include("office.desks.supervisor.urls")),
        path("api/", include("office.desks.api.pages")),
        path("mailbox/", include("office.desks.mailbox.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "office.project.refusals.malformed"
handler403 = "office.project.refusals.forbidden"
handler404 = "office.project.refusals.missing"
handler429 = "office.project.refusals.hurried"
handler500 = "office.project.refusals.broken"
