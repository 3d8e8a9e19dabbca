"""What was filed, and what was changed since?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.timezone import get_default_timezone, localdate

from award.application.lifecycle import WITHDRAWN
from office.desks.applicant import finding
from office.desks.applicant.writing.overview import Overview
from office.filings.dossier import frozen
from office.records.applications import Filing


@dataclass(frozen=True, slots=True)
class Counting:
    """The filing that counts, and where the pages lie that say something else by now."""

    number: int
    filed: datetime
    by: str
    changed: frozenset[str]


def counting(request: HttpRequest, whole: Overview) -> Counting | None:
    """The last filing of an application, unless that was withdrawn: it alone counts."""
    if whole.application.stage == WITHDRAWN:
        return None
    filings = finding.own(request, Filing).filter(application=whole.application).select_related("by")
    last = filings.order_by("-number").first()
    return last and Counting(last.number, last.filed, last.by.name, frozenset(_changed(whole, last)))


def _changed(whole: Overview, last: Filing) -> Iterator[str]:
    scheme = whole.rules.setting.scheme
    answers, facts = frozen(last.content, scheme, localdate(last.filed, get_default_timezone()))
    now = whole.considered.ruling.facts.values
    for page, task in zip(whole.pages, whole.conditions, strict=True):
        if any(facts.values.get(fact.id) != now.get(fact.id) for fact in page.facts):
            yield task.address
    for task in whole.dossier:
        if answers.get(task.id, {}) != whole.considered.answers.get(task.id, {}):
            yield task.address
