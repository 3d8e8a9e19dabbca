"""Which correction is it, what was sent back, and how does it stand now?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.timezone import get_default_timezone, localdate

from award.application.lifecycle import SENT_BACK
from award.intake.amending import Kept, filed_at, read_kept, standing
from award.intake.correction import Place, places
from award.intake.returning import filed_on
from award.notice.scheme import Scheme
from award.vocabulary.acts import Act
from office import wording
from office.access.offering import offers
from office.access.redaction import legible
from office.acts.moment import moment
from office.desks.applicant import finding
from office.desks.applicant.sent_back import corrections
from office.filings.correcting import Round, rounds
from office.records.applications import Application
from office.records.intake import Correction


@dataclass(frozen=True, slots=True)
class Known:
    """How it is kept: who wrote last, when, and upon which version of the whole."""

    version: int
    by: str
    saved: datetime
    present: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """The last correction of an application: what was named, what was filed there, and what was written since."""

    application: Application
    scheme: Scheme
    correction: Correction
    round: Round
    places: tuple[Place, ...]
    content: Mapping[str, Any]
    day: date
    kept: Mapping[str, Kept]
    version: int
    offers: frozenset[Act]
    at: datetime

    @property
    def writable(self) -> bool:
        """Whether the person may write in it now; the act itself decides again."""
        return self.round.open and self.application.stage == SENT_BACK and Act.INTAKE_AMEND in self.offers

    @property
    def filed(self) -> dict[str, Any]:
        """What was filed at the places that were named."""
        return filed_at(self.content, [place.id for place in self.places])

    @property
    def now(self) -> dict[str, Any]:
        """What they say now; of files, what was filed."""
        return standing(self.kept, self.filed)

    @property
    def reasons(self) -> dict[str, str]:
        """Why each place was sent back."""
        return {field.place: field.reason for field in self.round.fields}

    @property
    def groups(self) -> dict[str, tuple[Place, ...]]:
        """The places by the page on which they are corrected."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.group, []).append(place)
        return {name: tuple(members) for name, members in found.items()}

    def known(self, group: str = "") -> Known | None:
        """Who wrote last, of all or of one page; none where nobody has."""
        here = [kept for place, kept in self.kept.items() if not group or place.partition(".")[0] == group]
        last = max(here, key=lambda one: one.version, default=None)
        return last and Known(self.version, last.by, datetime.fromisoformat(last.at))

    def shown(self) -> dict[str, object]:
        """What every page of the correction shows of it."""
        application = self.application
        return {
            "application": application,
            "applicant": application.applicant.name,
            "line_name": wording.said(self.scheme.lines[application.line].name),
            "sent_back": self.round,
            "writable": self.writable,
            "offers": self.offers,
            "version": self.version,
        }


def whole_of(request: HttpRequest, reference: str) -> Whole:
    """The last correction of the application with this number. Raises ``Http404`` where none was sent back."""
    application, at = finding.application(request, reference), moment()
    correction = corrections(request, application).first()
    if correction is None:
        raise Http404
    correction.application = application
    scheme, read = finding.scheme(application), legible(request.user, correction)
    content = json.loads(correction.filing.content)
    named = {one["place"] for one in read.fields}
    return Whole(
        application=application,
        scheme=scheme,
        correction=correction,
        round=rounds(request.user, application, [correction], at)[0],
        places=tuple(place for place in places(scheme, application.line) if place.id in named),
        content=content,
        day=filed_on(
            content["facts"], scheme, application.line, localdate(correction.filing.filed, get_default_timezone())
        ),
        kept=read_kept(read.amended),
        version=read.version,
        offers=offers(request.user, application),
        at=at,
    )
