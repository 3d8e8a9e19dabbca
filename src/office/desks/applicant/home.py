"""For whom do I apply, what have I begun, and what comes next?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from award.application.deadline import Deadline
from award.application.lifecycle import ACCEPTED, APPLICATION, DRAFT, NOT_ACCEPTED, SENT_BACK, SUBMITTED, WITHDRAWN
from award.notice.scheme import Line, Scheme
from award.vocabulary.roles import Role
from office import wording
from office.access.relations import roles
from office.acts.closing import closings
from office.acts.moment import moment
from office.desks.applicant.finding import own, signed_in
from office.records.applications import Application
from office.records.issued import issued
from office.records.people import Applicant


@dataclass(frozen=True, slots=True)
class Begun:
    """An application: its line, its name, where it stands, what comes next, until when it can be filed."""

    reference: str
    line: str
    name: str
    stage: str
    next: str
    closing: Deadline | None


@dataclass(frozen=True, slots=True)
class Openable:
    """An award line for which no application stands open."""

    line: str
    name: str


@dataclass(frozen=True, slots=True)
class Mine:
    """An applicant of whom the person is a member, and as what."""

    number: int
    name: str
    kind: str
    role: Role
    begun: tuple[Begun, ...]
    openable: tuple[Openable, ...]


@require_safe
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """My applicants and applications."""
    at = moment()
    return render(request, "applicant/home.html", {"mine": mine(request, at), "now": at, "stages": stages()})


def mine(request: HttpRequest, at: datetime) -> tuple[Mine, ...]:
    """Every applicant of whom the person is a member, in a number of queries that does not grow."""
    applicants = own(request, Applicant).select_related("notice").order_by("-notice", "pk")
    found = own(request, Application).select_related("notice").prefetch_related("notice__outages", "extensions")
    applications = list(found.order_by("pk"))
    ends = closings(applications, at)
    begun: dict[int, list[Begun]] = {}
    for application in applications:
        begun.setdefault(application.applicant_id, []).append(_begun(application, ends[application.pk], at))
    return tuple(_mine(request, applicant, begun.get(applicant.pk, ())) for applicant in applicants)


def _mine(request: HttpRequest, applicant: Applicant, begun: Sequence[Begun]) -> Mine:
    scheme = issued(applicant.notice.digest)
    held = roles(request.user, applicant)
    standing = {one.line for one in begun if one.stage != WITHDRAWN}
    return Mine(
        number=applicant.pk,
        name=applicant.name,
        kind=applicant.kind,
        role=next(role for role in Role if role in held - {Role.PERSON}),
        begun=tuple(begun),
        openable=tuple(
            Openable(line.id, wording.said(line.name)) for line in lines(scheme, applicant) if line.id not in standing
        )
        if held & {Role.OWNER, Role.EDITOR}
        else (),
    )


def stages() -> dict[str, str]:
    """Where an application can stand, in words."""
    return {stage: wording.told().say(f"stage.{stage}") for stage in APPLICATION.stages}


def lines(scheme: Scheme, applicant: Applicant) -> tuple[Line, ...]:
    """The award lines that an applicant of this kind may file for."""
    return tuple(line for line in scheme.notice.lines if scheme.applicant(line.id) == applicant.kind)


def _begun(application: Application, end: Deadline | None, at: datetime) -> Begun:
    scheme = issued(application.notice.digest)
    late = end is not None and end.refusal(at) is not None
    return Begun(
        reference=application.reference,
        line=application.line,
        name=wording.said(scheme.lines[application.line].name),
        stage=application.stage,
        next=_next(application.stage, late=late),
        closing=end,
    )


def _next(stage: str, *, late: bool) -> str:
    of_the_office = {
        SENT_BACK: gettext("办公室退回补正：请打开，在期限之内改好并交回。"),
        ACCEPTED: gettext("办公室已经受理，不必再办。"),
        NOT_ACCEPTED: gettext("办公室没有受理：条款、理由和可以怎样做，请打开看。"),
    }
    if stage in of_the_office:
        return of_the_office[stage]
    if late:
        return gettext("受理已经截止。") if stage == SUBMITTED else gettext("受理已经截止，没有提交。")
    return {
        DRAFT: gettext("继续填写，核对后提交。"),
        SUBMITTED: gettext("截止前可以更改并再次提交，以最后一次为准。"),
        WITHDRAWN: gettext("已撤回；填写的内容都在，可以重新建立。"),
    }[stage]
