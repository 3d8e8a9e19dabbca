"""By which identity platforms can someone sign in here?"""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from office.wording import language


@dataclass(frozen=True, slots=True)
class Platform:
    """An identity platform, and where the way to it begins."""

    name: str
    address: str


def platforms(request: HttpRequest, process: str = "login") -> Iterator[Platform]:
    """Those that the office is set up with, to sign in by or (``connect``) to link the account with."""
    if settings.SOCIALACCOUNT_PROVIDERS:
        for provider in get_adapter(request).list_providers(request):
            names = provider.app.settings["names"]
            address = reverse("openid_connect_login", args=[provider.app.provider_id])
            yield Platform(names[language()], f"{address}?{urlencode({'process': process})}")
