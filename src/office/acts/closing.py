"""Until when can an application be filed, by all that the office has said?"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import get_default_timezone, localdate

from award.application import filing
from award.application.deadline import Deadline, Extension, Outage
from office.acts.binding import rules
from office.records import applications
from office.records.applications import Application
from office.records.issued import Notice


def closing(application: Application, at: datetime) -> Deadline | None:
    """Until when this application can be filed, as it stands at this moment; ``None`` where there is no last day."""
    return filing.ending(office(application, at))


def closing_for_all(notice: Notice, line: str, at: datetime) -> Deadline | None:
    """Until when everyone may file for ``line``: what holds for those who were given no more time."""
    return filing.ending(_office(notice, line, at))


def office(application: Application, at: datetime) -> filing.Office:
    """All that the office has said and that bears on this application at this moment, in three queries."""
    return _office(application.notice, application.line, at, application.extensions.all())


def _office(
    notice: Notice, line: str, at: datetime, extensions: Iterable[applications.Extension] = ()
) -> filing.Office:
    zone = get_default_timezone()
    given = max(extensions, key=lambda one: one.until, default=None)
    longest = given and Extension(given.until, given.reason, given.approver)
    return filing.Office(
        zone=zone,
        rules=rules(notice, line, localdate(at, zone)),
        outages=[Outage(outage.began, outage.ended, outage.until) for outage in notice.outages.all()],
        extension=longest,
    )
