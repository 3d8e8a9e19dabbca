"""By which identity platform of its own does a city let people sign in, and how is it set up?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_ID = "platform"  # as it stands in the address to which the platform sends people back


@dataclass(frozen=True, slots=True)
class Platform:
    """A provider of OpenID Connect: its issuer, how we are known to it, and what the button says."""

    issuer: str
    client: str
    secret: str
    names: Mapping[str, str]


def issuer(written: str) -> str:
    """An issuer's address; plain HTTP on this machine alone. Raises ``ValueError``."""
    address = urlsplit(written)
    local = address.scheme == "http" and address.hostname in {"localhost", "127.0.0.1"}
    if not address.hostname or not (address.scheme == "https" or local) or address.query or address.fragment:
        raise ValueError(f"expected an issuer such as https://id.example.org, found {written!r}")
    return written.rstrip("/")


def names(written: str) -> dict[str, str]:
    """What the button says: in Chinese and, after a bar, in English. Raises ``ValueError``."""
    zh, bar, en = (part.strip() for part in written.partition("|"))
    if not (zh and bar and en):
        raise ValueError(f"expected 用平台登录|Sign in by the platform, found {written!r}")
    return {"zh-hans": zh, "en": en}


def providers(platform: Platform | None) -> dict[str, Any]:
    """As allauth reads it."""
    if platform is None:
        return {}
    app = {
        "provider_id": _ID,
        "name": platform.names["zh-hans"],
        "client_id": platform.client,
        "secret": platform.secret,
        "settings": {"server_url": platform.issuer, "names": dict(platform.names)},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def forms_may_lead_to(policy: Mapping[str, Any], platform: Platform | None) -> dict[str, Any]:
    """The content security policy, by which the button may lead to the platform: browsers ask on the way, too."""
    if platform is None:
        return dict(policy)
    address = urlsplit(platform.issuer)
    directives = policy["DIRECTIVES"]
    leading = [*directives["form-action"], f"{address.scheme}://{address.netloc}"]
    return {**policy, "DIRECTIVES": {**directives, "form-action": leading}}
