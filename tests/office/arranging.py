"""How do the people and applicants of a test come to be? By the acts themselves."""

from itertools import count

from stdnum.cn import uscc

from award.access.token import TokenScope
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.performing import perform
from office.records.issued import Notice
from office.records.letters import Letter
from office.records.people import Applicant, Membership, Person
from office.records.tokens import Token

_numbers = count(1)


def person(name: str, duty: str = "") -> Person:
    """Someone invented, with an account."""
    return Person.objects.create_user(f"{name}@people.example", name=f"虚构的{name}", duty=duty)


def code(number: int) -> str:
    """A unified social credit code that is well-formed and invented."""
    body = f"91310000MA1{number:06d}".translate(str.maketrans("IOSVZ", "ABCDE"))
    return body + uscc.calc_check_digit(body)


def organisation(notice: Notice, owner: Person, name: str = "", number: int = 0) -> Applicant:
    """An invented organisation, registered by its owner; several processes on one database number theirs themselves."""
    number = number or next(_numbers)
    said = {"kind": "organisation", "name": name or f"虚构精工{number}号", "number": code(number)}
    return perform(Act.APPLICATION_REGISTER, by=owner, on=notice.pk, **said)


def invited(applicant: Applicant, owner: Person, email: str, role: Role = Role.EDITOR) -> tuple[Membership, str]:
    """An invitation, and the token in its letter."""
    tokens: list[str] = []

    def address(token: str) -> str:
        tokens.append(token)
        return f"https://award.example/join/{token}"

    said = {"email": email, "role": role, "language": "zh-hans", "address": address}
    return perform(Act.APPLICATION_INVITE, by=owner, on=applicant.pk, **said), tokens[0]


def joined(applicant: Applicant, owner: Person, who: Person, role: Role = Role.EDITOR) -> Membership:
    """A further member."""
    _, token = invited(applicant, owner, who.email, role)
    return perform(Act.APPLICATION_JOIN, by=who, on=token)


def granted(notice: Notice, who: Person) -> Token:
    """A token that opens everything that tokens can open."""
    said = {"name": f"{who.name}program", "scopes": list(TokenScope), "days": 90}
    made: Token = perform(Act.NOTICE_GRANT_TOKEN, by=who, on=notice.pk, **said)
    return made


def letters() -> list[Letter]:
    """Every letter, the oldest first."""
    return list(Letter.objects.order_by("pk"))
