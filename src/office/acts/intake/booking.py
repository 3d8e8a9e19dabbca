"""How is a printed dossier booked in?"""

from datetime import date

from django.utils.timezone import get_default_timezone, localdate

from award.application.lifecycle import WITHDRAWN
from award.intake.paper import bookable, matched
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import WRITERS
from office.acts.intake.telling import post
from office.acts.procedure import Case, Done, performs
from office.records import awaiting
from office.records.applications import Application


@performs(Act.INTAKE_BOOK_IN, on=Application, together=("applicant",))
def book_in(case: Case, *, code: str, arrived: date, dispatched: date | None = None, note: str = "") -> Done | Refusal:
    """Book in a paper with the print ``code`` it bears, whether or not it is of the filing that counts."""
    application = case.record
    refused = bookable(code, dispatched, arrived, localdate(case.at, get_default_timezone()))
    if refused is not None:
        return refused
    filings = list(application.filings.order_by("number").defer("content"))
    found = matched(code, [filing.digest for filing in filings], withdrawn=application.stage == WITHDRAWN)
    arrival = application.arrivals.create(
        filing=filings[found.number - 1] if found.number else None,
        code=found.code,
        dispatched=dispatched,
        arrived=arrived,
        note=note.strip(),
        by=case.actor,
        at=case.at,
    )
    awaiting.keep([application])
    told = {"arrived": arrived, "code": found.code, "match": found.match, "counts": found.match == "counts"}
    detail = {"application": str(application.pk), "match": found.match.value}
    return Done(arrival, application.notice, detail=detail, post=post(application, told, WRITERS))
