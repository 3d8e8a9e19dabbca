"""Who of an applicant is written to, and how is what is told said in both languages?"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import get_default_timezone, localtime

from award.application.membership import MEMBER
from award.vocabulary.roles import MEMBERS, Role
from award.vocabulary.wording import Wording
from office import wording
from office.acts.procedure import Post
from office.records.applications import Application


def post(application: Application, told: Mapping[str, object], roles: Collection[Role] = MEMBERS) -> tuple[Post, ...]:
    """A letter to each member with one of these roles; all of them know the applicant and the reference number."""
    known = {"applicant": application.applicant.name, "reference": application.reference, **told}
    found = application.applicant.memberships.filter(stage=MEMBER, role__in=roles).select_related("person")
    members = [one.person for one in found.order_by("pk")]
    return tuple(Post(one.email, one.language, params=known, about=application.applicant_id) for one in members)


def when(instant: datetime) -> dict[str, object]:
    """An instant, for a letter: its day, and its time on the clock of the place."""
    local = localtime(instant, get_default_timezone())
    return {"day": local.date(), "time": local.strftime("%H:%M:%S")}


class Both(NamedTuple):
    """What is said in each language; perhaps nothing."""

    zh: str
    en: str


def in_both(*lines: Iterable[object]) -> Both:
    """Lines said in both languages; what a line is made of is said one after the other."""
    told = wording.all_told()
    return Both(*("\n".join(_line(told[spoken], line) for line in lines) for spoken in Both._fields))


def _line(told: Wording, line: Iterable[object]) -> str:
    return "".join(told.value(item) for item in line)
