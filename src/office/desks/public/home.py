"""What does the first page say of the award?"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from award.notice.scheme import Scheme
from award.notice.text import segments
from office import wording
from office.desks.public import path
from office.desks.public.sources import Clause, clauses


@dataclass(frozen=True, slots=True)
class Line:
    """An award line: what it commends, and the statements that say so."""

    id: str
    name: str
    commends: str
    clauses: tuple[Clause, ...]
    rules: int
    address: str


@dataclass(frozen=True, slots=True)
class Column:
    """A category, and who may file it."""

    name: str
    applicant: str


@dataclass(frozen=True, slots=True)
class Row:
    """A tier with its line in each category (none where the award has no such line)."""

    name: str
    honours: str
    lines: tuple[Line | None, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the office."""

    label: str
    value: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """The first page, in one language, on one day."""

    title: str
    purpose: str
    issued_on: date | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    deadline: path.Deadline | None
    steps: tuple[path.Step, ...]
    contacts: tuple[Contact, ...]


def home_of(scheme: Scheme, today: date) -> Home:
    """The first page for ``scheme``, in the language being read."""
    notice = scheme.notice
    closing = path.deadline(scheme, today)
    return Home(
        title=wording.said(notice.title),
        purpose=_purpose(scheme),
        issued_on=min((day.on for day in notice.days if day.on), default=None),
        columns=tuple(Column(wording.said(category.name), category.applicant) for category in notice.categories),
        rows=tuple(
            Row(
                wording.said(tier.name),
                wording.said(tier.honours),
                tuple(_line(scheme, tier.id, category.id) for category in notice.categories),
            )
            for tier in sorted(notice.tiers, key=lambda tier: tier.rank)
        ),
        deadline=closing,
        steps=tuple(path.steps(scheme, closing)),
        contacts=tuple(
            Contact(wording.said(item.label), wording.said(item.value), clauses(scheme, item.clauses))
            for item in notice.contacts
        ),
    )


def _purpose(scheme: Scheme) -> str:
    """What the notice itself says first: its longest opening paragraph, up to the last statement in it."""
    opening = [item for item in scheme.notice.paragraphs if item.section == scheme.notice.sections[0].id]
    said = [wording.said(item) for item in opening if item.style == "body"]
    if not said:
        return wording.said(scheme.notice.about)
    words = [words for words, mark in segments(max(said, key=len)) if mark]
    return "".join(words) + gettext("。")


def _line(scheme: Scheme, tier: str, category: str) -> Line | None:
    for line in scheme.notice.lines:
        if (line.tier, line.category) == (tier, category):
            return Line(
                id=line.id,
                name=wording.said(line.name),
                commends=wording.said(line.commends),
                clauses=clauses(scheme, line.clauses),
                rules=len(scheme.rules_for(line.id)),
                address=f"{reverse('public:rules')}#line-{line.id}",
            )
    return None
