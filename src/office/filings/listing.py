"""Which applications are there, where do they stand, and when were they filed?"""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, QuerySet

from award.application.lifecycle import APPLICATION
from office import wording
from office.filings.receipt import instant
from office.records.applications import Application
from office.records.issued import issued

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Row:
    """An application in a list."""

    reference: str
    line: str
    applicant: str
    stage: str
    stage_words: str
    filed: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of applications, and how many there are at each stage."""

    rows: tuple[Row, ...]
    counts: tuple[tuple[str, int], ...]
    page: Page


def listing(applications: QuerySet[Application], page: str) -> Listing:
    """The applications, those filed last first, in a number of queries that does not grow."""
    counted = dict(applications.order_by().values_list("stage").annotate(Count("pk")))
    found = applications.select_related("applicant", "notice").annotate(filed=Max("filings__filed"))
    shown = Paginator(found.order_by("-filed", "-pk"), ON_A_PAGE).get_page(page)
    return Listing(
        rows=tuple(map(_row, shown)),
        counts=tuple((_stage(stage), counted.get(stage, 0)) for stage in APPLICATION.stages),
        page=shown,
    )


def _row(application: Application) -> Row:
    scheme = issued(application.notice.digest)
    return Row(
        reference=application.reference,
        line=wording.said(scheme.lines[application.line].name),
        applicant=application.applicant.name,
        stage=application.stage,
        stage_words=_stage(application.stage),
        filed=instant(application.filed) if application.filed else "",
    )


def _stage(stage: str) -> str:
    return wording.told().say(f"stage.{stage}")
