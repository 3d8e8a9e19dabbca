"""What does the applicant say of itself, so that the conditions can be ruled on?"""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from django.urls import reverse

from award.application.completeness import PartState
from award.eligibility.asking import Questions
from award.eligibility.outcome import UNKNOWN
from award.eligibility.rules import LineRules
from award.eligibility.ruling import Ruling
from award.notice.conditions import FiledBy
from office import wording
from office.desks.applicant.writing.standing import Kept, Task
from office.questions.reading import fact_of, pages


@lru_cache(maxsize=64)
def asked_pages(rules: LineRules) -> tuple[Questions, ...]:
    """The pages of questions, without the day and the time of filing: those are the server's to say."""
    given = {name for bound in rules.rules for name in _by_the_server(bound.rule)}
    asked = ((page, tuple(fact for fact in page.facts if fact.id not in given)) for page in pages(rules))
    return tuple(page._replace(facts=facts) for page, facts in asked if facts)


def _by_the_server(rule: object) -> Collection[str]:
    return (rule.filed, rule.filed_time) if isinstance(rule, FiledBy) else ()


def tasks(reference: str, rules: LineRules, ruling: Ruling, written: Kept | None) -> tuple[Task, ...]:
    """The pages of questions, with how far each has come."""
    missing = {fact_of(name) for name in lacking(ruling)}
    said = written.answers if written else {}
    return tuple(
        Task(
            id=page.part.id,
            name=wording.said(page.part.title),
            state=_state(page, said, missing, seen=bool(written and page.part.id in written.pages)),
            address=reverse("applicant:facts", args=[reference, page.part.id]),
            lacking=len(missing & {fact.id for fact in page.facts}),
            by=written.by if written and _touched(page, said) else "",
            saved=written.saved if written and _touched(page, said) else None,
            present=written.present if written else (),
        )
        for page in asked_pages(rules)
    )


def lacking(ruling: Ruling) -> frozenset[str]:
    """What a rule still needs to know, by its flattened name."""
    unknown = (finding for finding in ruling.findings if UNKNOWN in finding.outcomes)
    return frozenset(name for finding in unknown for name in finding.missing())


def place_of(reference: str, rules: LineRules, name: str) -> str:
    """The address where a fact, by its flattened name, can be told; empty where it is not asked."""
    for page in asked_pages(rules):
        if any(fact.id == fact_of(name) for fact in page.facts):
            return f"{reverse('applicant:facts', args=[reference, page.part.id])}#{name}"
    return ""


def _touched(page: Questions, said: Mapping[str, Any]) -> bool:
    return any(fact.id in said for fact in page.facts)


def _state(page: Questions, said: Mapping[str, Any], missing: Collection[str], *, seen: bool) -> PartState:
    if not _touched(page, said) and not seen:
        return PartState.NOT_STARTED
    if not any(fact.id in missing for fact in page.facts):
        return PartState.DONE
    return PartState.SEEN_INCOMPLETE if seen else PartState.IN_PROGRESS
