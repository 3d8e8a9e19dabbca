"""How is it shown whom each way of ruling on a reading would touch?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from award.eligibility.outcome import Outcome, Verdict
from award.notice.scheme import Scheme
from office import wording
from office.filings.cohort import Change, Cohort, Touched
from office.filings.ruled import Question, Way

VERDICTS = tuple(verdict.value for verdict in Verdict)
OUTCOMES = tuple(outcome.value for outcome in Outcome)


@dataclass(frozen=True, slots=True)
class Bar:
    """So many cases of this sort: a piece of a bar that begins at ``left`` and is ``width`` wide, in per cent."""

    code: str
    words: str
    count: int
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Rule:
    """What one rule would say of how many cases."""

    title: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A case that would come out otherwise; ``same``: the findings alone change, and the verdict does not."""

    reference: str
    applicant: str
    stage: str
    before: str
    after: str
    same: bool
    findings: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The cases of one award line."""

    name: str
    cases: tuple[Case, ...]

    @property
    def many(self) -> int:
        """How many they are."""
        return len(self.cases)


@dataclass(frozen=True, slots=True)
class Brought:
    """What one way of ruling would bring about."""

    way: Way
    bars: tuple[Bar, ...]
    rules: tuple[Rule, ...]
    lines: tuple[Line, ...]
    changes: int
    verdicts: int
    closed: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """How the open cases stand, and would stand under each way."""

    open: int
    asked: int
    now: tuple[Bar, ...]
    ways: tuple[Brought, ...]


def picture(scheme: Scheme, question: Question, found: Cohort) -> Picture:
    """The cohort in the language being read; of the ways of the question those that were looked into."""
    return Picture(
        open=found.open,
        asked=found.asked,
        now=tuple(_bars(found.now, found.open)),
        ways=tuple(
            _brought(scheme, way, found.ways[way.id], found.open) for way in question.ways if way.id in found.ways
        ),
    )


def _brought(scheme: Scheme, way: Way, told: Touched, many: int) -> Brought:
    return Brought(
        way=way,
        bars=tuple(_bars(told, many)),
        rules=tuple(_rules(scheme, told.outcomes)),
        lines=tuple(_lines(scheme, told.changes)),
        changes=len(told.changes),
        verdicts=sum(one.before is not one.after for one in told.changes),
        closed=tuple(_lines(scheme, told.closed)),
    )


def _bars(told: Touched, many: int) -> Iterator[Bar]:
    left = 0.0
    for verdict in VERDICTS:
        width = 100 * told.verdicts[verdict] / many if many else 0.0
        yield Bar(verdict, _verdict(verdict), told.verdicts[verdict], round(left, 3), round(width, 3))
        left += width


def _rules(scheme: Scheme, outcomes: Mapping[str, Mapping[str, int]]) -> Iterator[Rule]:
    for rule in scheme.eligibility.rules:
        if rule.id in outcomes:
            counted = outcomes[rule.id]
            counts = tuple((_outcome(said), counted[said]) for said in OUTCOMES if counted.get(said))
            yield Rule(wording.said(rule.title), counts)


def _lines(scheme: Scheme, changes: Iterable[Change]) -> Iterator[Line]:
    ordered = sorted(changes, key=lambda one: (one.application.line, one.application.reference))
    for line, mine in groupby(ordered, key=lambda one: one.application.line):
        yield Line(wording.said(scheme.lines[line].name), tuple(_case(scheme, one) for one in mine))


def _case(scheme: Scheme, change: Change) -> Case:
    application = change.application
    return Case(
        reference=application.reference,
        applicant=application.applicant.name,
        stage=wording.told().say(f"stage.{application.stage}"),
        before=_verdict(change.before.value),
        after=_verdict(change.after.value),
        same=change.before is change.after,
        findings=tuple(
            (wording.said(scheme.rules[rule].title), _outcome(before), _outcome(after))
            for rule, (before, after) in change.findings.items()
        ),
    )


def _verdict(said: str) -> str:
    return wording.told().value(Verdict(said))


def _outcome(said: str) -> str:
    return wording.told().value(Outcome(said))
