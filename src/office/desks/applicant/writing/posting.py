"""When must it be posted internally, when can it be filed then, and where is that written?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from award.application.posting import Plan, plans
from award.eligibility.finding import BoundRule
from award.notice.conditions import Posted
from office import wording
from office.desks.applicant.finding import signed_in
from office.desks.applicant.writing.overview import Overview, overview
from office.desks.applicant.writing.standing import Task
from office.findings.showing import outcomes, page_of
from office.questions.refusing import Wrong

# Days that lie further away are of no use to a plan.
FAR = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Row:
    """A plan with the words of the readings it rests on."""

    readings: tuple[str, ...]
    plan: Plan


@require_safe
@signed_in
def posting(request: HttpRequest, reference: str) -> HttpResponse:
    """The calculator, what was posted where, and the ruling on it."""
    whole = overview(request, reference)
    bound = bound_of(whole)
    today = whole.at.date()
    typed = {"begins": request.GET.get("begins", ""), "filed": request.GET.get("filed", "")}
    begins, filed = planned(whole, bound)
    begins, filed = _read(typed["begins"], begins, today), _read(typed["filed"], filed, today)
    found = plans(bound, begins, filed) if begins and filed else ()
    errors = tuple(
        Wrong(name, gettext("请填写前后四百天之内的一天。"))
        for name, day in (("begins", begins), ("filed", filed))
        if day is None
    )
    page = page_of(whole.considered.ruling, lambda _: "")
    shown = {
        **whole.shown(),
        "typed": {
            "begins": begins.isoformat() if begins else typed["begins"],
            "filed": filed.isoformat() if filed else typed["filed"],
        },
        "rows": tuple(_rows(whole, found)),
        "begins": begins,
        "filed": filed,
        "safe_start": _safest(min, [plan.latest_start for plan in found]),
        "safe_filing": _safest(max, [plan.first_filing for plan in found]),
        "written": tuple(_written(whole, bound)),
        "group": next(group for group in page.groups for item in group.findings if item.rule == bound.rule.id),
        "finding": next(item for group in page.groups for item in group.findings if item.rule == bound.rule.id),
        "outcomes": outcomes(),
        "errors": errors,
    }
    return render(request, "applicant/writing/posting.html", shown, status=422 if errors else 200)


def bound_of(whole: Overview) -> BoundRule:
    """The rule on the internal posting. Raises ``Http404`` where the notice knows none."""
    for bound in whole.rules.rules:
        if isinstance(bound.rule, Posted):
            return bound
    raise Http404


def planned(whole: Overview, bound: BoundRule) -> tuple[date, date]:
    """The first day that was written as one of the posting, or today; and the last day on which it can be filed."""
    today, setting = whole.at.date(), whole.rules.setting
    rows = whole.considered.ruling.facts.values.get(bound.rule.postings) or ()
    said = [row["from"].first for row in rows if row.get("from") and row["from"].known]
    return min(said, default=today), setting.deadline or today + timedelta(days=30)


def _read(typed: str, otherwise: date, today: date) -> date | None:
    """A day near enough to plan with; ``None`` if it is none."""
    try:
        day = date.fromisoformat(typed) if typed else otherwise
    except ValueError:
        return None
    return day if abs(day - today) < FAR else None


def _safest(choose: Callable[[list[date]], date], days: list[date | None]) -> date | None:
    """The day that is safe under every reading; none, where it is not known under one of them."""
    known = [day for day in days if day is not None]
    return choose(known) if known and len(known) == len(days) else None


def _rows(whole: Overview, found: tuple[Plan, ...]) -> Iterator[Row]:
    readings = whole.rules.setting.scheme.readings
    for plan in sorted(found, key=lambda plan: not plan.recommended):
        yield Row(tuple(_chosen(readings, plan.choice)), plan)


def _chosen(readings: Mapping[str, object], choice: Mapping[str, str]) -> Iterator[str]:
    for name, chosen in choice.items():
        reading = readings[name]
        words = next(wording.said(way.words) for way in reading.alternatives if way.id == chosen)
        yield f"{reading.number} {words}"


def _written(whole: Overview, bound: BoundRule) -> Iterator[Task]:
    """Where it is written: the facts of the posting, and the parts of the dossier that rest on the same statements."""
    facts = {bound.rule.postings}
    for page, task in zip(whole.pages, whole.conditions, strict=True):
        if facts & {fact.id for fact in page.facts}:
            yield task
    for standing, task in zip(whole.considered.completeness.parts, whole.dossier, strict=True):
        if set(bound.rule.clauses) & set(standing.part.clauses):
            yield task
