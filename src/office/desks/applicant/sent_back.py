"""What of an application was sent back for correction?"""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest

from award.application.lifecycle import SENT_BACK, SUBMITTED
from award.intake.correction import LAPSED
from office.desks.applicant import finding
from office.filings.correcting import Round, rounds
from office.records.applications import Application
from office.records.intake import Correction


def corrections(request: HttpRequest, application: Application) -> QuerySet[Correction]:
    """The corrections of the person's own application, the last first."""
    found = finding.own(request, Correction).filter(application=application)
    return found.select_related("filing", "returned").order_by("-number")


def last_round(request: HttpRequest, application: Application, at: datetime) -> Round | None:
    """What the pages of the application say at their top: what is sent back, or has run out without an answer."""
    if application.stage not in (SENT_BACK, SUBMITTED):
        return None
    kept = corrections(request, application).first()
    found = rounds(request.user, application, [kept], at)[0] if kept else None
    return found if found and (found.ended is None or found.how == LAPSED) else None
