"""Which applications does a search list, where do they stand, what do they wait for, and when were they filed?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import FileResponse, Http404, QueryDict
from django.utils.functional import cached_property
from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from award.application.lifecycle import SUBMITTED
from award.eligibility.outcome import Verdict
from award.intake.searching import BACK, NEWEST, SORTS, Search, Todo, recorded
from office import wording
from office.filings.awaited import waits
from office.filings.counting import AWAITED, NEXT, Counted, by_stage, by_todo
from office.filings.exporting import Cell, Table, exported
from office.filings.filtering import filtered, ordered
from office.filings.looking import Looking
from office.filings.seeking import PAGE, Asked, Choice, Condition, asked, choices, conditions, label
from office.records.applications import Application, Extension
from office.records.intake import Waiting

ON_A_PAGE = 50
# What stands at a row: what has to be begun is every row that nobody has looked at, and is a count alone.
_FLAGS = (Todo.RETURNED, *NEXT[3:], *AWAITED)
_MORE_TIME = "more_time"


@dataclass(frozen=True, slots=True)
class Row:
    """An application in a list; ``days``: how long it has waited with the office; ``waits`` for what, in words."""

    reference: str
    applicant: str
    line: str
    stage: str
    stage_words: str
    verdict: str
    verdict_words: str
    filed: datetime | None
    days: int | None
    waits: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what it is called, and the search in its order; ``order`` says whether the list is in it now."""

    words: str
    address: str
    order: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The applications that a search lists: a page of them, with the conditions and the other searches offered."""

    asked: Asked
    rows: tuple[Row, ...]
    heads: tuple[Head, ...]
    conditions: tuple[Condition, ...]
    choices: tuple[Choice, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class Queue:
    """What is to be done next, what is awaited, where everything stands, and the list."""

    next: tuple[Counted, ...]
    awaited: tuple[Counted, ...]
    stages: tuple[Counted, ...]
    listing: Listing


class _Pages(Paginator):
    """Pages of a list whose length may be known already."""

    def __init__(self, found: QuerySet[Application], known: int | None) -> None:
        super().__init__(found, ON_A_PAGE)
        self._known = known

    @cached_property
    def count(self) -> int:
        return super().count if self._known is None else self._known


def queue(looking: Looking, said: QueryDict) -> Queue:
    """The queue as an address asks for it, in a number of queries that does not grow with it."""
    stages = by_stage(looking)
    todos = by_todo(looking, (*NEXT, *AWAITED))
    whole = sum(one.count for one in stages)
    return Queue(todos[: len(NEXT)], todos[len(NEXT) :], stages, listing(looking, said, whole))


def listing(looking: Looking, said: QueryDict, whole: int | None = None) -> Listing:
    """The applications that an address asks for; where it asks for what is none, nothing but what is wrong with it.

    ``whole`` is the number of all, where that is known.
    """
    wanted = asked(said, looking.scheme)
    found = looking.applications.none() if wanted.faults else filtered(wanted.search, looking)
    numbers = ordered(found, wanted.search.sort, looking.scheme).values_list("pk", flat=True)
    known = whole if wanted.search.everything and not wanted.faults else None
    page = _Pages(numbers, known).get_page(said.get(PAGE, ""))
    return Listing(
        asked=wanted,
        rows=tuple(rows(looking, list(page))),
        heads=tuple(_head(column, wanted.search) for column in COLUMNS),
        conditions=conditions(wanted.search, looking.scheme),
        choices=choices(wanted.search, looking.scheme, looking.duty),
        page=page,
    )


_HEADINGS: Final = {
    "reference": _("申报编号"),
    "name": _("申报主体"),
    "line": _("申报奖项"),
    "stage": _("状态"),
    "verdict": _("系统判定"),
    "filed": _("最近提交"),
    "days": _("已等天数"),
    "waits": _("注意"),
}
COLUMNS: Final = tuple(_HEADINGS)


def heading(column: str) -> str:
    """What a column of the list is called."""
    return str(_HEADINGS[column])


def rows(looking: Looking, numbers: list[int]) -> Iterator[Row]:
    """The applications of these numbers, in this order."""
    found = {one.pk: one for one in told(looking.applications.filter(pk__in=numbers))}
    yield from written((found[number] for number in numbers if number in found), looking)


def told(applications: QuerySet[Application]) -> QuerySet[Application]:
    """The applications, each with whatever a row says of it, in one query."""
    given = Exists(Extension.objects.filter(application=OuterRef("pk")))
    beside = (f"waiting__{field.name}" for field in Waiting._meta.concrete_fields)
    shown = ("line", "stage", "reference", "filed", "applicant__name", "standing__verdict", *beside)
    return applications.select_related("applicant", "standing", "waiting").only(*shown).annotate(given_more_time=given)


def written(applications: Iterable[Application], looking: Looking) -> Iterator[Row]:
    """The rows of these applications, as :func:`told` gives them."""
    waiting, flags = waits(looking), {one: wording.in_words(one) for one in _FLAGS}
    more = (_MORE_TIME, label(_MORE_TIME, looking.scheme))
    for one in applications:
        flagged = ((which, flags[which]) for which in waiting(one) if which in flags)
        yield _row(one, looking, (*flagged, more) if one.given_more_time else tuple(flagged))


def _row(application: Application, looking: Looking, waits: tuple[tuple[str, str], ...]) -> Row:
    standing = getattr(application, "standing", None)
    filed = application.filed
    waiting = filed is not None and application.stage == SUBMITTED
    return Row(
        reference=application.reference,
        applicant=application.applicant.name,
        line=wording.said(looking.scheme.lines[application.line].name),
        stage=application.stage,
        stage_words=wording.told().say(f"stage.{application.stage}"),
        verdict=standing.verdict if standing else "",
        verdict_words=wording.in_words(Verdict(standing.verdict)) if standing else "",
        filed=filed,
        days=(looking.today - localdate(filed, get_default_timezone())).days if waiting else None,
        waits=waits,
    )


def _head(column: str, search: Search) -> Head:
    if column not in SORTS:
        return Head(heading(column), "", "")
    back = f"{column}{BACK}"
    order = {column: "ascending", back: "descending"}.get(search.sort, "none")
    first, other = (back, column) if back == NEWEST else (column, back)
    address = urlencode(replace(search, sort=other if search.sort == first else first).pairs)
    return Head(heading(column), address, order)


def taken_out(looking: Looking, said: QueryDict, form: str) -> FileResponse:
    """All that an address asks for as a file with the columns, the order and the words of the page: that it left the
    office is an act. Raises ``Http404`` where the address asks for what is none, or nothing was issued."""
    wanted = asked(said, looking.scheme)
    if wanted.faults or looking.notice is None:
        raise Http404
    return exported(_table(looking, wanted), form, looking.actor, looking.notice)


def _table(looking: Looking, wanted: Asked) -> Table:
    found = told(ordered(filtered(wanted.search, looking), wanted.search.sort, looking.scheme))
    return Table(
        what="applications",
        title=gettext("申报名单"),
        said=[(one.label, one.words) for one in conditions(wanted.search, looking.scheme)],
        heads=[heading(column) for column in COLUMNS],
        rows=(_cells(one) for one in written(found.iterator(chunk_size=2000), looking)),
        query=recorded(wanted.search),
    )


def _cells(row: Row) -> tuple[Cell, ...]:
    waits = gettext("；").join(words for _, words in row.waits)
    return (
        *(row.reference, row.applicant, row.line, row.stage_words),
        *(row.verdict_words, row.filed, row.days, waits),
    )
