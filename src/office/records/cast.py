"""Who are the invented people of the demonstration, and which of them have an account here?"""

from dataclasses import dataclass
from functools import lru_cache

from award.notice.text import Words
from office.records.invented import invented
from office.records.people import Person


@dataclass(frozen=True, slots=True)
class Invented:
    """Someone invented, as the demonstration's folder tells of them."""

    id: str
    name: str
    email: str
    about: Words


@lru_cache
def cast() -> tuple[Invented, ...]:
    """Everyone; nobody where there is no such folder."""
    told = invented().get("people", ())
    return tuple(Invented(one["id"], one["name"], one["email"], Words(**one["about"])) for one in told)


def present() -> tuple[Invented, ...]:
    """Those who have an account here."""
    there = set(Person.objects.filter(email__in=[one.email for one in cast()]).values_list("email", flat=True))
    return tuple(one for one in cast() if one.email in there)


def account(who: str) -> Person | None:
    """The account of one of them."""
    emails = [one.email for one in cast() if one.id == who]
    return Person.objects.filter(email__in=emails).first()
