"""Where do allauth's own pages lie? Those of them that this office opens."""

from allauth.account.urls import urlpatterns as account
from allauth.socialaccount.providers.openid_connect.urls import urlpatterns as platform
from django.urls import include, path

# Addresses for what is not switched on here.
_SHUT = frozenset({"account_confirm_login_code"})

urlpatterns = [
    *(pattern for pattern in account if pattern.name not in _SHUT),
    path("factors/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("platforms/", include("allauth.socialaccount.urls")),
    *platform,
]
