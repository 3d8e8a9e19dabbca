"""Until when can an application be filed, by all that the office has said?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.utils.timezone import get_default_timezone, localdate

from award.application import filing
from award.application.deadline import Deadline, Extension, Outage
from award.notice.reading import OfficeRuling
from office.acts.binding import bound
from office.records import applications
from office.records.applications import Application
from office.records.issued import Notice
from office.records.rulings import ruled


def closing(application: Application, at: datetime) -> Deadline | None:
    """Until when this application can be filed, as it stands at this moment; ``None`` where there is no last day."""
    return filing.ending(office(application, at))


def closings(asked: Iterable[Application], at: datetime) -> Mapping[int, Deadline | None]:
    """The same of several: what was ruled under a notice is asked for once, however many they are."""
    found = list(asked)
    given = {notice: ruled(notice) for notice in {one.notice for one in found}}
    return {
        one.pk: filing.ending(_office(one.notice, one.line, at, given[one.notice], one.extensions.all()))
        for one in found
    }


def closing_for_all(notice: Notice, line: str, at: datetime) -> Deadline | None:
    """Until when everyone may file for ``line``: what holds for those who were given no more time."""
    return filing.ending(_office(notice, line, at, ruled(notice)))


def office(application: Application, at: datetime) -> filing.Office:
    """All that the office has said and that bears on this application at this moment, in three queries."""
    notice = application.notice
    return _office(notice, application.line, at, ruled(notice), application.extensions.all())


def _office(
    notice: Notice,
    line: str,
    at: datetime,
    rulings: Sequence[OfficeRuling],
    extensions: Iterable[applications.Extension] = (),
) -> filing.Office:
    zone = get_default_timezone()
    given = max(extensions, key=lambda one: one.until, default=None)
    longest = given and Extension(given.until, given.reason, given.approver)
    return filing.Office(
        zone=zone,
        rules=bound(notice.digest, line, localdate(at, zone), rulings),
        outages=[Outage(outage.began, outage.ended, outage.until) for outage in notice.outages.all()],
        extension=longest,
    )
