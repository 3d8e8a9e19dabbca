"""How is a ruling shown to a person?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from award.eligibility.explaining import Explanation, dates_to_mind, explain
from award.eligibility.finding import Finding
from award.eligibility.naming import Named
from award.eligibility.outcome import Outcome, Verdict
from award.eligibility.ruling import Ruling
from award.notice.conditions import Judged
from office import wording
from office.findings.matrix import Matrix, matrix
from office.findings.timeline import Timeline, timeline

# What is missing has its links, the readings their matrix, and the evidence its place.
_SHOWN_OTHERWISE = {"change.provide", "change.ruling", "change.people"}
# The address where a fact can be told, by its flattened name; empty where it is not for the applicant to tell.
Place = Callable[[str], str]
ORDER = (
    Outcome.NOT_MET,
    Outcome.DEPENDS,
    Outcome.UNKNOWN,
    Outcome.MET,
    Outcome.JUDGED,
    Outcome.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement of the notice: its mark and its words."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is not known, and where it can be said (nowhere, if it is not for the applicant to say)."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding: the words of its clause, its arithmetic, the readings that decide it, and what would change it."""

    rule: str
    title: str
    quotes: tuple[Quote, ...]
    practice: bool
    evidence: str
    outcome: Outcome
    working: tuple[str, ...]
    matrix: Matrix | None
    lacking: tuple[Lacking, ...]
    change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings with one outcome."""

    outcome: Outcome
    name: str
    findings: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """What the findings amount to, and what that means."""

    verdict: Verdict
    words: str
    means: str


@dataclass(frozen=True, slots=True)
class Page:
    """A ruling on paper: the whole, the days to mind, the findings.

    ``jointly``: no rule alone fails on every reading, but no one way of reading lets all of them be met.
    """

    applicant: str
    line: str
    on: date
    verdict: Verdict
    words: str
    means: str
    as_recommended: str
    jointly: bool
    lacking: tuple[Lacking, ...]
    timeline: Timeline | None
    groups: tuple[Group, ...]


def page_of(ruling: Ruling, place: Place) -> Page:
    """``ruling`` in the language being read; ``place`` says where a missing fact can be told."""
    scheme, line = ruling.setting.scheme, ruling.setting.line
    said, whole = wording.told(), whole_of(ruling)
    shown = [finding_of(finding, ruling, place) for finding in ruling.findings]
    recommended = ruling.as_recommended()
    lacking = {item: None for finding in shown for item in finding.lacking if item.address}
    return Page(
        applicant=_applicant(ruling),
        line=wording.said(line.name),
        on=ruling.setting.on,
        verdict=whole.verdict,
        words=whole.words,
        means=whole.means,
        as_recommended=said.value(recommended) if ruling.verdict is Verdict.DEPENDS else "",
        jointly=ruling.verdict is Verdict.NOT_ELIGIBLE and not ruling.of(Outcome.NOT_MET),
        lacking=tuple(lacking),
        timeline=timeline(dates_to_mind(ruling.findings, ruling.setting.deadline), scheme, ruling.setting.on),
        groups=tuple(
            Group(
                outcome,
                outcomes()[outcome].capitalize(),
                tuple(finding for finding in shown if finding.outcome is outcome),
            )
            for outcome in ORDER
            if any(finding.outcome is outcome for finding in shown)
        ),
    )


def whole_of(ruling: Ruling) -> Whole:
    """The whole of ``ruling`` in the language being read, without its findings."""
    said = wording.told()
    return Whole(ruling.verdict, said.value(ruling.verdict), said.say(f"verdict_means.{ruling.verdict.value}"))


def outcomes() -> dict[str, str]:
    """Every outcome in words."""
    return {outcome.value: wording.told().value(outcome) for outcome in Outcome}


def _applicant(ruling: Ruling) -> str:
    """The name that the applicant gave: the first text that is marked as naming someone."""
    values = ruling.facts.values
    personal = (fact.id for fact in ruling.setting.scheme.eligibility.facts if fact.personal and fact.kind == "text")
    return next((str(values[name]) for name in personal if name in values), gettext("（未填名称）"))


def finding_of(finding: Finding, ruling: Ruling, place: Place) -> Shown:
    """One ``finding`` of ``ruling`` in the language being read."""
    setting, rule = ruling.setting, finding.bound.rule
    explanation = explain(finding, setting.scheme, setting.deadline)
    return Shown(
        rule=rule.id,
        title=wording.said(rule.title),
        quotes=tuple(Quote(item.mark, wording.said(item.words)) for item in explanation.statements),
        practice=rule.source == "practice",
        evidence=wording.said(rule.evidence) if isinstance(rule, Judged) else "",
        outcome=finding.outcome,
        working=tuple(_working(finding, explanation)),
        matrix=matrix(explanation.reckoned, setting.scheme),
        lacking=tuple(_lacking(explanation.missing, place)),
        change=tuple(wording.told().value(step) for step in explanation.change if step.key not in _SHOWN_OTHERWISE),
    )


def _working(finding: Finding, explanation: Explanation) -> Iterator[str]:
    """The arithmetic under the recommended readings (the first, where one has no recommendation)."""
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return
    reckoned = explanation.reckoned
    home = next((item for item in reckoned if item.recommended), reckoned[0])
    yield from (wording.told().value(step) for step in home.working)


def _lacking(missing: tuple[Named, ...], place: Place) -> Iterator[Lacking]:
    return (Lacking(wording.told().value(item), place(item.name)) for item in missing)
