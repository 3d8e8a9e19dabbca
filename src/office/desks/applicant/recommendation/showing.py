"""What does the applicant see of the recommendation?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from award.application.answers import parts_for
from award.application.filing import Considered
from award.application.lifecycle import ASKED, GIVEN
from award.application.recommendation import recommenders, summarised, summary
from award.notice.scheme import Scheme
from award.vocabulary.acts import Act
from office import wording
from office.access.offering import offers
from office.access.redaction import legible
from office.desks.applicant import finding
from office.filings.rows import Row, shown
from office.questions.summaries import said
from office.records.applications import Application
from office.records.recommendations import Recommendation
from office.records.uploads import Upload


@dataclass(frozen=True, slots=True)
class Asked:
    """Someone who was asked: where it stands, what they said, and what an owner can do about it now."""

    number: int
    name: str
    kind: str
    kind_name: str
    email: str
    stage: str
    stage_name: str
    asked: datetime
    taken_up: bool
    given: datetime | None
    words: str
    signer: str
    position: str
    reason: str
    files: tuple[Row, ...]
    again: bool
    withdrawable: bool

    @property
    def awaited(self) -> bool:
        """Whether an answer is still to come."""
        return self.stage == ASKED

    @property
    def standing(self) -> bool:
        """Whether it is awaited, or has come: nobody else is asked meanwhile."""
        return self.stage in (ASKED, GIVEN)


@dataclass(frozen=True, slots=True)
class Channel:
    """The question how the application is filed, and what has been answered."""

    ask: str
    hint: str
    options: tuple[tuple[str, str], ...]
    chosen: str
    upon: bool


def channel(scheme: Scheme, facts: Mapping[str, Any]) -> Channel | None:
    """The question by which a scheme asks for the channel; ``None`` where it knows no recommendation."""
    how = scheme.notice.recommending
    if how is None:
        return None
    fact, chosen = scheme.facts[how.when.fact], str(facts.get(how.when.fact, ""))
    options = tuple((option.id, wording.said(option.words)) for option in fact.options)
    hint = wording.said(fact.hint) if fact.hint else ""
    return Channel(wording.said(fact.ask), hint, options, chosen, chosen in how.when.any_of)


def asked(request: HttpRequest, application: Application, scheme: Scheme, *, late: bool) -> tuple[Asked, ...]:
    """Everyone who was asked, the last first, with the files that were signed, in two queries."""
    names = {kind.id: wording.said(kind.name) for kind in scheme.notice.recommenders}
    found = finding.own(request, Recommendation).filter(application=application).order_by("-asked", "-pk")
    signed = list(enclosed(request, application))
    return tuple(_asked(request, application, record, names, signed, late=late) for record in found)


def enclosed(request: HttpRequest, application: Application) -> QuerySet[Upload]:
    """The files with which recommendations were signed, as a member may read them."""
    found = finding.own(request, Upload).filter(application=application, signed=F("recommendation__given"))
    return found.select_related("by").order_by("pk")


def _asked(
    request: HttpRequest,
    application: Application,
    record: Recommendation,
    names: dict[str, str],
    signed: list[Upload],
    *,
    late: bool,
) -> Asked:
    read = legible(request.user, record)
    withdrawable = Act.APPLICATION_TAKE_BACK_REQUEST in offers(request.user, record) and not late
    return Asked(
        number=read.id,
        name=read.name,
        kind=read.kind,
        kind_name=names[read.kind],
        email=read.email,
        stage=read.stage,
        stage_name=wording.told().say(f"stage.{read.stage}"),
        asked=read.asked,
        taken_up=read.person_id is not None,
        given=read.given if read.stage == GIVEN else None,
        words=read.words if read.stage == GIVEN else "",
        signer=read.signer,
        position=read.position,
        reason=read.reason,
        files=tuple(
            shown(one, reverse("applicant:recommendation_file", args=[application.reference, one.pk]))
            for one in signed
            if read.stage == GIVEN and one.goes_with(record)
        ),
        again=read.stage == ASKED and withdrawable,
        withdrawable=withdrawable,
    )


def disclosed(considered: Considered) -> tuple[tuple[str, str], ...]:
    """What a recommender would read now: each question of the summary that is answered, with its answer."""
    scheme, line = considered.ruling.setting.scheme, considered.ruling.setting.line.id
    told = summarised(scheme, line, summary(scheme, line, considered.answers))
    return tuple((wording.said(item.question), said(item)) for item in told)


def on_paper(scheme: Scheme, line: str) -> str:
    """The part in which a recommendation on paper is handed in, if it is asked for."""
    part = scheme.notice.recommending.on_paper if scheme.notice.recommending else None
    return next((asks.id for asks in parts_for(scheme, line) if asks.id == part), "")


def kinds(scheme: Scheme, line: str) -> list[dict[str, str]]:
    """The kinds of recommender that can be asked for this line, as they are chosen on a page."""
    return [{"value": kind.id, "text": wording.said(kind.name)} for kind in recommenders(scheme, line)]
