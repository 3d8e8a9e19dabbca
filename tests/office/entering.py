"""How does someone who is known to a test enter the site, without going through the door?"""

from time import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from office.records.people import Person

# Where the sign-in notes by whom the factors were shown.
_SHOWN_BY = "account_authentication_methods_user"


def browser(who: Person | None) -> Client:
    """A browser in which ``who`` is signed in, and which shows their token where it is asked for; ``None``: nobody."""
    token = getattr(who, "token", None)
    shown = {"Authorization": f"Bearer {token.secret}"} if token else {}
    client = Client(raise_request_exception=False, headers=shown)
    if who is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = session(who)
    return client


def session(who: Person) -> str:
    """The key of a session of ``who``, as the sign-in would begin it."""
    begun = SessionStore()
    begun[SESSION_KEY] = str(who.pk)
    begun[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    begun[HASH_SESSION_KEY] = who.get_session_auth_hash()
    if who.duty:
        begun[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time(), "type": "totp"}]
        begun[_SHOWN_BY] = str(who.pk)
    begun.create()
    return str(begun.session_key)
