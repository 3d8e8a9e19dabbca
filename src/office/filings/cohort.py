"""Whom would each way of ruling on a reading touch, and how?

Computed are the cases that whoever looks may serve. A case in which they have a part is not among them, and the page
says to everyone alike that such cases are decided, too: a number of these would tell a recommender how one case fares.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from award.application.lifecycle import ACCEPTED, IN_HAND, NOT_ACCEPTED
from award.eligibility.outcome import Outcome, Verdict, comes_to
from award.eligibility.rules import readings_of
from award.eligibility.ruling import Ruling
from award.eligibility.settling import as_if
from award.notice.reading import OfficeRuling, Reading
from award.vocabulary.roles import Role
from office.access.attending import served
from office.access.relations import Actor
from office.acts.deciding import Filed, filed
from office.records.applications import Application
from office.records.intake import Standing
from office.records.issued import Notice, issued
from office.records.rulings import ruled

Rulings = Sequence[OfficeRuling]

DECIDED = (ACCEPTED, NOT_ACCEPTED)


@dataclass(frozen=True, slots=True)
class Change:
    """A case of which the rules would say something else: its verdict before and after, and the findings that change.

    ``findings``: rule → outcome before and after.
    """

    application: Application
    before: Verdict
    after: Verdict
    findings: Mapping[str, tuple[str, str]]


@dataclass(slots=True)
class Touched:
    """What one way of ruling brings about: verdicts of all open cases, outcomes of each rule that rests on the reading.

    ``changes`` of open cases, by line; ``closed``: decided cases that would come out otherwise. These stay as decided.
    """

    verdicts: Counter[str] = field(default_factory=Counter)
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    closed: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cohort:
    """The open cases, as they stand now, and as they would under each way; ``asked`` of them had to be looked at.

    ``ways``: alternative → what it brings about.
    """

    open: int
    asked: int
    now: Touched
    ways: Mapping[str, Touched]


def cohort(actor: Actor, duty: Role, notice: Notice, reading: Reading) -> Cohort:
    """What each alternative of ``reading`` would bring about, in a number of queries that does not grow."""
    given = ruled(notice)
    like = OfficeRuling(reading=reading.id, chosen=reading.id, by="-", on=date.min, reason="-")
    ways = {one.id: as_if(given, reading.id, one.id, like) for one in reading.alternatives}
    return compared(actor, duty, notice, reading.id, given, ways, settled=reading.id in {one.reading for one in given})


def compared(
    actor: Actor,
    duty: Role,
    notice: Notice,
    reading: str,
    given: Rulings,
    ways: Mapping[str, Rulings],
    *,
    settled: bool,
) -> Cohort:
    """How the cases come out under each of ``ways`` to rule on ``reading``, beside how they do under ``given``.

    ``settled``: the office has ruled on it already.
    """
    known, turning = _gathered(actor, duty, notice, reading, settled=settled)
    asked = filed(turning)
    found = Cohort(
        open=sum(one.stage in IN_HAND for one, _ in known.values()),
        asked=sum(one.application.stage in IN_HAND for one in asked),
        now=Touched(),
        ways={name: Touched() for name in ways},
    )
    looked_at = {one.application.pk for one in asked}
    for application, standing in known.values():
        if application.pk not in looked_at and application.stage in IN_HAND and standing is not None:
            for told in (found.now, *found.ways.values()):
                told.verdicts[standing.verdict] += 1
    for _, alike in groupby(asked, key=lambda one: (one.application.line, one.day)):
        cases = [(one, known[one.application.pk][1]) for one in alike]
        _weigh(found, cases, reading, given, ways)
    return found


def resting(notice: Notice, reading: str) -> frozenset[str]:
    """The lines of which a rule rests on the reading."""
    scheme = issued(notice.digest)
    return frozenset(
        line for line in scheme.lines if any(reading in readings_of(rule) for rule in scheme.rules_for(line))
    )


def _gathered(
    actor: Actor, duty: Role, notice: Notice, reading: str, *, settled: bool
) -> tuple[dict[int, tuple[Application, Standing | None]], list[Application]]:
    """The cases with how they stand, and those of them that can come out otherwise.

    Where the reading is still open, no finding can change of a case that does not turn on it: whichever alternative
    holds, each of its findings comes to the same. Once it is ruled on, that must be found out for every case of a line.
    """
    stages = (*IN_HAND, *DECIDED)
    found = served(actor, Application, duty).filter(notice=notice, stage__in=stages)
    standings = served(actor, Standing, duty).filter(application__notice=notice, application__stage__in=stages)
    stands = {one.application_id: one for one in standings}
    lines = resting(notice, reading)
    known, turning = {}, []
    for application in found.select_related("applicant", "notice").order_by("line", "reference"):
        standing = stands.get(application.pk)
        known[application.pk] = application, standing
        if standing is None or (application.line in lines and (settled or reading in standing.turns_on)):
            turning.append(application)
    return known, turning


def _weigh(
    found: Cohort,
    cases: Sequence[tuple[Filed, Standing | None]],
    reading: str,
    given: Rulings,
    ways: Mapping[str, Rulings],
) -> None:
    """Count cases of one line and one day: what the rules say of each now, and would say under each of the ways."""
    rules = cases[0][0].rules(given)
    on = {rule.rule.id for rule in rules.rules if reading in rule.readings}
    others = [(found.ways[name], rules.under(rulings)) for name, rulings in ways.items()]
    for case, standing in cases:
        now = rules.rule_on(case.facts)
        before = _told(now)
        if case.application.stage in IN_HAND:
            _count(found.now, now, on)
        elif standing is not None:
            before = standing.verdict, {rule: said for rule, said in standing.outcomes.items() if rule in on}
        for told, otherwise in others:
            then = otherwise.again(now)
            change = _change(case.application, before, then)
            if case.application.stage in IN_HAND:
                _count(told, then, on)
                told.changes.extend(change)
            else:
                told.closed.extend(change)


def _count(told: Touched, ruling: Ruling, on: set[str]) -> None:
    told.verdicts[ruling.verdict.value] += 1
    for finding in ruling.findings:
        if (rule := finding.bound.rule.id) in on:
            told.outcomes.setdefault(rule, Counter())[finding.outcome.value] += 1


def _told(ruling: Ruling) -> tuple[str, dict[str, str]]:
    return ruling.verdict.value, {one.bound.rule.id: one.outcome.value for one in ruling.findings}


def _change(application: Application, before: tuple[str, Mapping[str, str]], then: Ruling) -> Iterator[Change]:
    """The case, if its verdict or one of the findings that were told of ``before`` changes."""
    (verdict, outcomes), (after, others) = before, _told(then)
    findings = {rule: (said, others[rule]) for rule, said in outcomes.items() if _differ(said, others.get(rule, said))}
    if findings or (verdict != after and application.stage in IN_HAND):
        yield Change(application, Verdict(verdict), Verdict(after), findings)


def _differ(one: str, other: str) -> bool:
    return comes_to(Outcome(one)) is not comes_to(Outcome(other))
