"""Why does a finding say what it says, and what would change it?"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from award.eligibility.finding import Choice, Finding
from award.eligibility.naming import Named, Names
from award.eligibility.outcome import DEPENDS, JUDGED, MET, NOT_MET, UNKNOWN, Outcome
from award.eligibility.setting import Step
from award.notice.conditions import Judged, Posted
from award.notice.scheme import Scheme
from award.notice.text import Statement
from award.vocabulary.days import exactly


class Reckoned(NamedTuple):
    """A finding under one choice of the readings that matter: its outcome and its arithmetic."""

    choice: Choice
    outcome: Outcome
    working: tuple[Step, ...]
    first_day: date | None
    recommended: bool


class Explanation(NamedTuple):
    """A finding in full, in codes that the wording says in either language.

    ``statements`` are the clauses' own words; ``reckoned`` holds one entry for every choice of the readings that
    matter (one entry where none does); ``missing`` what is not known; ``change`` what would change the outcome.
    """

    statements: tuple[Statement, ...]
    reckoned: tuple[Reckoned, ...]
    missing: tuple[Named, ...]
    change: tuple[Step, ...]
    first_day: date | None
    in_time: bool | None


def explain(finding: Finding, scheme: Scheme, deadline: date | None) -> Explanation:
    """The finding with the clause's words, its arithmetic under every reading that matters, and what would change it.

    Steps come with ids replaced by the scheme's words, in both languages.

    Basis: every finding quotes its clause and shows its arithmetic.
    """
    names = Names(scheme, finding.bound.rule)
    reckoned = tuple(_reckoned(finding, names))
    first_day = next((item.first_day for item in reckoned if item.recommended), None)
    missing = tuple(names.fact(name) for name in finding.missing()) if UNKNOWN in finding.outcomes else ()
    return Explanation(
        statements=tuple(scheme.statements[mark] for mark in finding.bound.rule.clauses),
        reckoned=reckoned,
        missing=missing,
        change=tuple(_change(finding, scheme, missing, first_day, deadline)),
        first_day=first_day,
        in_time=None if first_day is None or deadline is None else first_day <= deadline,
    )


def _reckoned(finding: Finding, names: Names) -> Iterator[Reckoned]:
    bound = finding.bound
    mattering = finding.mattering()
    home = dict(bound.choices[bound.recommended if bound.recommended is not None else 0])
    for index, choice in enumerate(bound.choices):
        if any(choice[name] != home[name] for name in bound.readings if name not in mattering):
            continue
        test = bound.tests[index]
        steps = () if test is None else tuple(names.step(step) for step in test.working(finding.facts))
        yield Reckoned(
            choice={name: choice[name] for name in mattering},
            outcome=finding.outcomes[index],
            working=steps,
            first_day=None if test is None else test.first_day(finding.facts),
            recommended=index == bound.recommended,
        )


def _change(
    finding: Finding, scheme: Scheme, missing: tuple[Named, ...], first_day: date | None, deadline: date | None
) -> Iterator[Step]:
    rule = finding.bound.rule
    if missing and finding.outcome in (UNKNOWN, DEPENDS):
        yield Step("change.provide", {"facts": missing})
    if finding.outcome is DEPENDS:
        for name in finding.mattering():
            yield Step("change.ruling", {"reading": scheme.readings[name].question})
    if finding.outcome in (NOT_MET, UNKNOWN, DEPENDS) and first_day is not None and not isinstance(rule, Posted):
        when = "" if deadline is None else "_in_time" if first_day <= deadline else "_too_late"
        yield Step(f"change.first_day{when}", {"day": first_day, "deadline": deadline})
    if finding.outcome is JUDGED and isinstance(rule, Judged):
        yield Step("change.people", {"evidence": rule.evidence})
    if finding.outcome is NOT_MET:
        yield Step("change.correct", {})


class DateToMind(NamedTuple):
    """A day that the applicant should keep in mind, with the rule it comes from and the choice of readings."""

    key: str
    day: date
    rule: str
    choice: Choice


def dates_to_mind(findings: tuple[Finding, ...], deadline: date | None) -> tuple[DateToMind, ...]:
    """The deadline, the latest safe day to begin posting, and first days of time windows, earliest first.

    A window's first day is the one under the recommended readings; the posting's are given under every reading that
    changes them.

    Basis: for time windows a finding says when it would be met.
    """
    dates = [] if deadline is None else [DateToMind("deadline", deadline, "", {})]
    for finding in findings:
        rule = finding.bound.rule
        dates.extend(_posting_dates(finding, rule.filed, deadline) if isinstance(rule, Posted) else _first(finding))
    return tuple(sorted(dates, key=lambda item: item.day))


def _first(finding: Finding) -> Iterator[DateToMind]:
    day = _first_day(finding)
    if day is not None and finding.outcome is not MET:
        yield DateToMind("first_eligible", day, finding.bound.rule.id, {})


def _first_day(finding: Finding) -> date | None:
    index = finding.bound.recommended
    test = None if index is None else finding.bound.tests[index]
    return None if test is None else test.first_day(finding.facts)


def _posting_dates(finding: Finding, filed: str, deadline: date | None) -> Iterator[DateToMind]:
    """The latest day to begin, for each distinct day that a choice of readings gives, and the first day to file."""
    seen: dict[date, Choice] = {}
    facts = {} if deadline is None else {filed: exactly(deadline)}
    for choice, test in zip(finding.bound.choices, finding.bound.tests, strict=True):
        for step in () if test is None else test.working(facts):
            if step.key == "posted.latest" and isinstance(start := step.params["start"], date):
                seen.setdefault(start, choice)
    rule = finding.bound.rule.id
    yield from (DateToMind("latest_posting", day, rule, choice) for day, choice in seen.items())
    if (day := _first_day(finding)) is not None:
        yield DateToMind("first_filing", day, rule, {})
