"""Where do the applications stand that someone may see?"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated, Final, Literal

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field

from award.access.token import TokenScope
from award.application.lifecycle import APPLICATION
from award.notice.text import Words
from award.vocabulary.fault import Fault, shown, unknown_key
from award.vocabulary.wording import Language
from office import wording
from office.access.bearing import Bearer
from office.access.redaction import Legible, legible
from office.access.scope import visible
from office.desks.api.problems import Problem
from office.desks.api.telling import told
from office.desks.api.tokens import Token
from office.records.applications import Application, Filing
from office.records.issued import issued
from office.records.people import Applicant, Person

ON_A_PAGE: Final = 100
_LAST_PAGE: Final = 1_000_000

Stage = Literal[APPLICATION.stages]  # type: ignore[valid-type]  # its words are those of the lifecycle's table

router = Router(auth=Token(TokenScope.CASES_READ))
_TOLD: Final = {"scope": TokenScope.CASES_READ}


class Asked(BaseModel):
    """Which page of them, and perhaps those at one stage only."""

    model_config = ConfigDict(extra="forbid")

    page: Annotated[int, Field(ge=1, le=_LAST_PAGE)] = 1
    stage: Stage | None = None


class ApplicantForm(BaseModel):
    """Who applies."""

    kind: str | None
    name: str | None


class CaseFiling(BaseModel):
    """A filing; the last one counts. ``digest``: the SHA-256 of its snapshot."""

    number: int
    filed: datetime
    digest: str


class CaseForm(BaseModel):
    """An application: for which line, by whom, where it stands, and its filings."""

    reference: str
    scheme: str
    line: str
    line_name: Words
    applicant: ApplicantForm
    stage: Stage
    stage_words: dict[Language, str]
    opened: datetime
    filings: list[CaseFiling]


class CasesForm(BaseModel):
    """A page of applications, the newest first, and how many there are in all."""

    count: int
    page: int
    pages: int
    cases: list[CaseForm]


@router.get(
    "cases", response=CasesForm, operation_id="cases", url_name="cases", summary=_("看得到的申报，各在哪一步"),
    openapi_extra=told(422, **_TOLD),
)  # fmt: skip
def cases(request: HttpRequest, asked: Query[Asked]) -> CasesForm:
    """Every application that the person may see, exactly as on the pages of the site."""
    if faults := strays(request):
        raise Problem("invalid", faults=faults)
    who = _who(request)
    found = visible(who, Application).filter(**({"stage": asked.stage} if asked.stage else {}))
    count, first = found.count(), (asked.page - 1) * ON_A_PAGE
    shown = found.order_by("-pk")[first : first + ON_A_PAGE]
    pages = max(1, -(-count // ON_A_PAGE))
    return CasesForm(count=count, page=asked.page, pages=pages, cases=_forms(who, shown))


@router.get(
    "cases/{reference}", response=CaseForm, operation_id="case", url_name="case", summary=_("一件申报在哪一步"),
    openapi_extra=told(404, **_TOLD),
)  # fmt: skip
def case(request: HttpRequest, reference: str) -> CaseForm:
    """The application with this reference number."""
    who = _who(request)
    found = _forms(who, visible(who, Application).filter(reference=reference).order_by("-notice")[:1])
    if not found:
        raise Http404
    return found[0]


def strays(request: HttpRequest) -> list[Fault]:
    """What stands in the query and means nothing: a slip there would otherwise show more than was asked for."""
    known = Asked.model_fields
    return [unknown_key("", shown(name), name, known) for name in request.GET if name not in known]


def _who(request: HttpRequest) -> Person:
    bearer: Bearer = request.auth  # type: ignore[attr-defined]  # whom the token let in
    return bearer.person


def _forms(who: Person, applications: QuerySet[Application]) -> list[CaseForm]:
    """Each of them as ``who`` may read it, in a number of queries that does not grow."""
    shown = list(applications.select_related("notice"))
    applicants = visible(who, Applicant).filter(pk__in={one.applicant_id for one in shown})
    named = {one.pk: legible(who, one) for one in applicants}
    filings: dict[int, list[Legible]] = {}
    for filing in visible(who, Filing).filter(application__in=shown).defer("content").order_by("number"):
        filings.setdefault(filing.application_id, []).append(legible(who, filing))
    return [_form(who, one, named.get(one.applicant_id), filings.get(one.pk, ())) for one in shown]


def _form(who: Person, application: Application, applicant: Legible | None, filings: Sequence[Legible]) -> CaseForm:
    read = legible(who, application)
    return CaseForm(
        reference=read.reference,
        scheme=application.notice.scheme,
        line=read.line,
        line_name=issued(application.notice.digest).lines[read.line].name,
        applicant=ApplicantForm(kind=getattr(applicant, "kind", None), name=getattr(applicant, "name", None)),
        stage=read.stage,
        stage_words={language: told.say(f"stage.{read.stage}") for language, told in wording.all_told().items()},
        opened=read.opened,
        filings=list(_filed(filings)),
    )


def _filed(filings: Iterable[Legible]) -> Iterable[CaseFiling]:
    return (CaseFiling(number=one.number, filed=one.filed, digest=one.digest) for one in filings)
