"""What does the office know of the past of an application: filings, corrections, enquiries, papers, decisions?"""

import json
from collections.abc import Mapping
from datetime import datetime

from django.utils.timezone import get_default_timezone, localdate

from award.intake.returning import filed_on
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.attending import served
from office.access.redaction import legible
from office.access.relations import Actor
from office.acts.performing import perform
from office.filings.arriving import arrivals
from office.filings.correcting import rounds
from office.filings.differing import Differing, differing
from office.filings.enquiring import said_about
from office.filings.finding import filing_served
from office.filings.happening import arrived, corrected, decided, enquired, extended, filed, timeline
from office.filings.opening import listed
from office.records.applications import Application, Extension, Filing
from office.records.intake import Arrival, Correction, Decision
from office.records.issued import issued


def past(actor: Actor, duty: Role, application: Application, moment: datetime) -> dict[str, object]:
    """All of it in one order, in a number of queries that does not grow."""
    filings = list(served(actor, Filing, duty).filter(application=application).defer("content").order_by("number"))
    papers = served(actor, Arrival, duty).filter(application=application)
    sent = served(actor, Correction, duty).filter(application=application).select_related("filing", "returned")
    decisions = [legible(actor, one) for one in served(actor, Decision, duty).filter(application=application)]
    given = [legible(actor, one) for one in served(actor, Extension, duty).filter(application=application)]
    return {
        "happened": timeline(
            filed((one.number, one.filed, one.digest) for one in filings),
            corrected(rounds(actor, application, sent, moment)),
            enquired(said_about(actor, application)),
            arrived(arrivals(actor, application, papers, filings)),
            decided((one.at, one.stage, one.reason) for one in decisions),
            extended((one.at, one.until, one.reason, one.approver) for one in given),
        ),
        "filings": listed(application, filings),
    }


def opened_beside(actor: Actor, duty: Role, application: Application, said: Mapping[str, str]) -> dict[str, object]:
    """Two filings by their numbers, as ``said`` under ``before`` and ``after``, and in what they differ.

    To read them is an act each. Raises ``Http404`` where one of them is not there.
    """
    known = [filing_served(actor, duty, application, _number(said.get(name, ""))) for name in ("before", "after")]
    before, after = sorted(known, key=lambda one: one.number)
    read = [perform(Act.APPLICATION_READ, by=actor, on=one.pk) for one in (before, after)]
    return {"before": before.number, "after": after.number, "changes": compared(application, *read)}


def _number(typed: str) -> int:
    """What is no number is that of no filing."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 0


def compared(application: Application, before: Filing, after: Filing) -> tuple[Differing, ...]:
    """In what two filings differ. To come by them is an act: ask only for filings that an act has opened."""
    scheme, line = issued(application.notice.digest), application.line
    was, now = json.loads(before.content), json.loads(after.content)
    last = localdate(max(before.filed, after.filed), get_default_timezone())
    return differing(scheme, line, was, now, max(filed_on(now["facts"], scheme, line, last), last))
