"""Who looks at the applications of which notice, in which duty, and when?"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone, localdate

from award.notice.scheme import Scheme
from award.vocabulary.roles import Role
from office.access.attending import served
from office.access.relations import Actor
from office.acts.moment import moment
from office.records.applications import Application
from office.records.issued import Notice, issued
from office.records.notices import announced


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks, in which duty, at what was filed under which notice, and when; none before one was issued."""

    actor: Actor
    duty: Role
    notice: Notice | None
    scheme: Scheme
    at: datetime
    applications: QuerySet[Application]

    @property
    def today(self) -> date:
        """The day where the award is given."""
        return localdate(self.at, get_default_timezone())


def looking_under(actor: Actor, duty: Role, notice: Notice) -> Looking:
    """Someone who looks now at the applications under this notice, which may be one of another year."""
    there = served(actor, Application, duty).filter(notice=notice)
    return Looking(actor, duty, notice, issued(notice.digest), moment(), there)


def looking(actor: Actor, duty: Role) -> Looking:
    """Someone who looks now at the applications under the notice that is announced: all that they serve there."""
    scheme = announced()
    notice = served(actor, Notice, duty).filter(scheme=scheme.notice.id).first()
    there = served(actor, Application, duty).filter(notice=notice)
    return Looking(actor, duty, notice, scheme, moment(), there)
