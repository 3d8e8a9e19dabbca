"""How does someone come to have an account in a test, and to be signed in?"""

from allauth.account.models import EmailAddress
from django.http import HttpResponse
from django.test import Client

from office.records.people import Person

PASSWORD = "an invented sentence of some length"  # noqa: S105
LONG = "虚构" * 100


def newcomer(name: str = "newcomer", duty: str = "", password: str = PASSWORD) -> Person:
    """Someone invented, whose address is confirmed."""
    person = Person.objects.create_user(f"{name}@people.example", password, name=f"虚构的{name}", duty=duty)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def signed_up(
    client: Client,
    *,
    at: str = "/account/signup/",
    name: str = "虚构的新人",
    email: str = "newcomer@people.example",
    password: str = PASSWORD,
) -> HttpResponse:
    """What the page for new people answers."""
    typed = {"name": name, "language": "zh-hans", "email": email, "password1": password}
    return client.post(at, typed, follow=True)


def signed_in(person: Person, client: Client | None = None) -> Client:
    """The browser of someone who has shown their password."""
    client = client or Client()
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    return client
