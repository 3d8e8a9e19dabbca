"""What does the office know of the past of an application: filings, corrections, papers, decisions, more time?"""

import json
from datetime import datetime

from django.utils.timezone import get_default_timezone, localdate

from award.intake.returning import filed_on
from award.vocabulary.roles import Role
from office.access.attending import served
from office.access.redaction import legible
from office.access.relations import Actor
from office.filings.arriving import arrivals
from office.filings.correcting import rounds
from office.filings.differing import Differing, differing
from office.filings.happening import arrived, corrected, decided, filed, timeline
from office.filings.opening import extended, listed
from office.records.applications import Application, Extension, Filing
from office.records.intake import Arrival, Correction, Decision
from office.records.issued import issued


def past(actor: Actor, duty: Role, application: Application, moment: datetime) -> dict[str, object]:
    """All of it in one order, in a number of queries that does not grow."""
    filings = list(served(actor, Filing, duty).filter(application=application).defer("content").order_by("number"))
    papers = served(actor, Arrival, duty).filter(application=application)
    sent = served(actor, Correction, duty).filter(application=application).select_related("filing", "returned")
    decisions = [legible(actor, one) for one in served(actor, Decision, duty).filter(application=application)]
    extensions = served(actor, Extension, duty).filter(application=application).order_by("-until")
    return {
        "happened": timeline(
            filed((one.number, one.filed, one.digest) for one in filings),
            corrected(rounds(actor, application, sent, moment)),
            arrived(arrivals(actor, application, papers, filings)),
            decided((one.at, one.stage, one.reason) for one in decisions),
        ),
        "filings": listed(application, filings),
        "extensions": extended(actor, extensions),
    }


def compared(application: Application, before: Filing, after: Filing) -> tuple[Differing, ...]:
    """In what two filings differ. To come by them is an act: ask only for filings that an act has opened."""
    scheme, line = issued(application.notice.digest), application.line
    was, now = json.loads(before.content), json.loads(after.content)
    last = localdate(max(before.filed, after.filed), get_default_timezone())
    return differing(scheme, line, was, now, max(filed_on(now["facts"], scheme, line, last), last))
