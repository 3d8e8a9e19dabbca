"""What has been sent back for correction, what is open there, and how does it end?"""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone

from award.application.lifecycle import SENT_BACK
from award.application.uploads import IN_FORCE
from award.intake.amending import of_files
from award.intake.correction import Named, Office, Opened, amendable
from office.acts.closing import closing
from office.records.applications import Application, Filing
from office.records.intake import Correction
from office.records.issued import issued
from office.records.rulings import ruled
from office.records.uploads import Upload


def current(application: Application) -> Correction | None:
    """The correction that is open, if one is."""
    return application.corrections.select_related("filing").filter(ended=None).first()


def opened(correction: Correction | None) -> Opened | None:
    """What the award knows of a correction."""
    if correction is None:
        return None
    named = tuple(Named(one["place"], one["reason"]) for one in correction.fields)
    return Opened(named, correction.until, ended=correction.ended is not None)


def office(application: Application, at: datetime) -> Office:
    """What bears on sending it back at this moment."""
    closes = closing(application, at)
    return Office(
        rounds=application.corrections.count(),
        open=current(application) is not None,
        closed=closes is not None and closes.refusal(at) is not None,
        rulings=ruled(application.notice),
    )


def open_places(application: Application, at: datetime) -> frozenset[str]:
    """The places that are open at this moment because they were sent back."""
    correction = opened(current(application)) if application.stage == SENT_BACK else None
    if correction is None or amendable(correction, (), at, get_default_timezone()) is not None:
        return frozenset()
    return correction.places


def takes_files(application: Application, part: str, question: str, at: datetime) -> bool:
    """Whether files may be handed in and taken away there because it was sent back."""
    return f"{part}.{question}" in open_places(application, at)


def handed_in(application: Application, correction: Correction) -> QuerySet[Upload]:
    """The files that lie now at the places that were named."""
    named = {one["place"] for one in correction.fields}
    places = of_files(issued(application.notice.digest), application.line, named)
    parts, questions = {part for part, _ in places}, {question for _, question in places}
    found = application.uploads.filter(stage__in=IN_FORCE, part__in=parts, question__in=questions)
    known = [upload.pk for upload in found if (upload.part, upload.question) in places]
    return application.uploads.filter(pk__in=known).order_by("pk")


def end(correction: Correction, at: datetime, how: str, returned: Filing | None = None) -> None:
    """The correction is over; what was filed with it, if anything."""
    correction.ended, correction.how, correction.returned = at, how, returned
    correction.save(update_fields=("ended", "how", "returned"))
