"""In whose name does a program ask, and what does its token open?"""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from award.access.token import GRANTED, TokenScope
from office.records.encrypted import hashed
from office.records.people import Person
from office.records.tokens import Token


@dataclass(frozen=True, slots=True)
class Bearer:
    """The person in whose name it asks, and what the token opens of all that they may see."""

    person: Person
    scopes: frozenset[TokenScope]


def bearer(secret: str, at: datetime) -> Bearer | None:
    """Who made the token with this ``secret``; nobody where it is none, has ended, or they may no longer sign in.

    A duty counts only while the account has a second factor: a stolen password must not be enough to come by it.
    """
    known = Token.objects.filter(digest=hashed(secret), stage=GRANTED, expires__gt=at, person__is_active=True)
    token = known.select_related("person").first()
    if token is None:
        return None
    person = token.person
    if person.duty and settings.AWARD_SECOND_FACTOR:
        person.in_duty = is_mfa_enabled(person)
    return Bearer(person, frozenset(map(TokenScope, token.scopes.split())))
