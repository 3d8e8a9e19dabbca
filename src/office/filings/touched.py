"""How is it shown whom each way of ruling on a reading would touch?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext

from award.eligibility.outcome import Outcome, Verdict
from award.notice.scheme import Scheme
from office import wording
from office.filings.cohort import Change, Cohort, Touched
from office.filings.exporting import Table
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

    @property
    def changed(self) -> bool:
        """Whether any way would change any case, a decided one included."""
        return any(one.lines or one.closed for one in self.ways)


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


def table(scheme: Scheme, question: Question, found: Cohort, query: Mapping[str, str]) -> Table:
    """Every case that some way of ruling would change, in the words and the order of the page."""
    heads = (
        *(gettext("理解"), gettext("申报奖项"), gettext("申报编号"), gettext("申报主体"), gettext("状态")),
        *(gettext("现在的结论"), gettext("按此的结论"), gettext("有变动的判定项")),
    )
    rows = (
        (
            *(one.way.words, line.name, case.reference, case.applicant, case.stage, case.before, case.after),
            "\n".join(f"{title}{gettext('：')}{before} → {after}" for title, before, after in case.findings),
        )
        for one in picture(scheme, question, found).ways
        for line in (*one.lines, *one.closed)
        for case in line.cases
    )
    return Table("cohort", gettext("裁定所及的申报"), [(question.number, question.words)], heads, rows, query)


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
