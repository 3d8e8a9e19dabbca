"""Which notices are there, and what do they ask?"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router
from pydantic import BaseModel

from award.eligibility.asking import questions
from award.notice.questions import ApplicantKind, Fact
from award.notice.scheme import Line, Scheme
from award.notice.text import Words
from office.access.scope import visible
from office.desks.api.telling import told
from office.records.issued import Notice, issued
from office.records.notices import announced

router = Router()


class SchemeSummary(BaseModel):
    """A scheme in a list; ``current``: it is the one that is announced now."""

    id: str
    title: Words
    short_title: Words
    example: bool
    current: bool


class LineForm(BaseModel):
    """An award line, and who may file for it."""

    id: str
    name: Words
    commends: Words
    tier: str
    category: str
    applicant: ApplicantKind


class DayForm(BaseModel):
    """A day of the calendar; ``on`` is empty while it is not fixed."""

    id: str
    name: Words
    on: date | None
    source: Literal["notice", "practice"]


class SchemeForm(SchemeSummary):
    """A scheme: its award lines and its days."""

    about: Words
    cycle: list[int]
    lines: list[LineForm]
    days: list[DayForm]


class QuestionsPage(BaseModel):
    """A page of questions that belong together; the names of the facts are those of the facts file."""

    id: str
    title: Words
    facts: list[Fact]


def known() -> Mapping[str, Scheme]:
    """The scheme that is announced, and every other that was issued here, by id."""
    notices = visible(None, Notice).order_by("-issued")
    return {announced().notice.id: announced()} | {
        notice.scheme: issued(notice.digest) for notice in notices if notice.scheme != announced().notice.id
    }


@router.get(
    "schemes", response=list[SchemeSummary], operation_id="schemes", url_name="schemes", summary=_("列出各次通知"),
    openapi_extra=told(),
)  # fmt: skip
def schemes(request: HttpRequest) -> list[SchemeSummary]:
    """The announced one first."""
    return [SchemeSummary(**_summary(scheme)) for scheme in known().values()]


@router.get(
    "schemes/{scheme}", response=SchemeForm, operation_id="scheme", url_name="scheme",
    summary=_("一次通知的申报奖项和日程"), openapi_extra=told(404),
)  # fmt: skip
def scheme(request: HttpRequest, scheme: str) -> SchemeForm:
    """One of them."""
    found = _known(scheme)
    return SchemeForm(
        **_summary(found),
        about=found.notice.about,
        cycle=list(found.notice.cycle),
        lines=[_line(found, line) for line in found.notice.lines],
        days=[DayForm(id=day.id, name=day.name, on=day.on, source=day.source) for day in found.notice.days],
    )


@router.get(
    "schemes/{scheme}/lines/{line}/questions", response=list[QuestionsPage], operation_id="questions",
    url_name="questions", summary=_("一个申报奖项要问的问题"), openapi_extra=told(404),
)  # fmt: skip
def line_questions(request: HttpRequest, scheme: str, line: str) -> list[QuestionsPage]:
    """What must be asked for a line, page by page."""
    found = _known(scheme)
    if line not in found.lines:
        raise Http404
    asked = questions(found, line)
    return [QuestionsPage(id=page.part.id, title=page.part.title, facts=list(page.facts)) for page in asked]


def _known(scheme: str) -> Scheme:
    found = known().get(scheme)
    if found is None:
        raise Http404
    return found


def _summary(scheme: Scheme) -> dict[str, object]:
    notice = scheme.notice
    current = notice.id == announced().notice.id
    return {
        "id": notice.id,
        "title": notice.title,
        "short_title": notice.short_title,
        "example": notice.example,
        "current": current,
    }


def _line(scheme: Scheme, line: Line) -> LineForm:
    said = {"name": line.name, "commends": line.commends, "tier": line.tier, "category": line.category}
    return LineForm(id=line.id, applicant=scheme.applicant(line.id), **said)
