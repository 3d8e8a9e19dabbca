"""In which form does a ruling leave the house, for people's programs?"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from award.eligibility.explaining import Explanation, Reckoned, dates_to_mind, explain
from award.eligibility.finding import Finding
from award.eligibility.outcome import Outcome, Verdict
from award.eligibility.rules import LineRules
from award.eligibility.ruling import Ruling
from award.notice.scheme import Scheme
from award.vocabulary.wording import Language, Wording

Wordings = Mapping[Language, Wording]
Said = dict[Language, str]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Quoted(_Part):
    """A statement of the notice in its own words (Chinese) and in translation."""

    mark: str
    words: Said


class UnderReading(_Part):
    """The outcome under one choice of the readings that matter, with its arithmetic."""

    choice: dict[str, str]
    recommended: bool
    outcome: Outcome
    working: list[Said]
    first_day: date | None


class FindingReport(_Part):
    """One finding; ``readings`` holds one entry for every choice of the readings that matter."""

    rule: str
    title: Said
    clause: list[str]
    words: list[Quoted]
    source: Literal["notice", "practice"]
    outcome: Outcome
    as_recommended: Outcome | None
    readings: list[UnderReading]
    readings_computed: int = Field(description="how many combinations of readings were computed")
    missing: dict[str, Said]
    change: list[Said]
    first_day: date | None
    first_day_in_time: bool | None


class RuledReading(_Part):
    """A ruling of the office that was applied."""

    reading: str
    chosen: str
    by: str
    on: date
    reason: str


class DateReport(_Part):
    """A day to keep in mind, and the rule and choice of readings it comes from."""

    key: str
    day: date
    rule: str
    choice: dict[str, str]


class RulingReport(_Part):
    """A ruling as ``quality-award check --json`` prints it."""

    format: Literal["quality-award-ruling/1"] = "quality-award-ruling/1"
    scheme: str
    line: str
    on: date
    ruling: Verdict
    as_recommended: Verdict
    rulings: list[RuledReading]
    dates: list[DateReport]
    findings: list[FindingReport]


def report(ruling: Ruling, rules: LineRules, wordings: Wordings) -> RulingReport:
    """The ruling with every finding explained in every language of ``wordings``.

    Basis: the same ruling for people, for programs and for columns.
    """
    setting = ruling.setting
    return RulingReport(
        scheme=setting.scheme.notice.id,
        line=setting.line.id,
        on=setting.on,
        ruling=ruling.verdict,
        as_recommended=ruling.as_recommended(),
        rulings=[RuledReading.model_validate(given.model_dump()) for given in rules.rulings.values()],
        dates=[
            DateReport(key=item.key, day=item.day, rule=item.rule, choice=dict(item.choice))
            for item in dates_to_mind(ruling.findings, setting.deadline)
        ],
        findings=[_finding(item, setting.scheme, setting.deadline, wordings) for item in ruling.findings],
    )


def _finding(finding: Finding, scheme: Scheme, deadline: date | None, wordings: Wordings) -> FindingReport:
    explanation: Explanation = explain(finding, scheme, deadline)
    rule = finding.bound.rule
    return FindingReport(
        rule=rule.id,
        title={"zh": rule.title.zh, "en": rule.title.en},
        clause=list(rule.clauses),
        words=[Quoted(mark=item.mark, words=_said(item.words, wordings)) for item in explanation.statements],
        source=rule.source,
        outcome=finding.outcome,
        as_recommended=finding.as_recommended,
        readings=[_reading(item, wordings) for item in explanation.reckoned],
        readings_computed=len(finding.outcomes),
        missing={item.name: _said(item, wordings) for item in explanation.missing},
        change=_all_said(explanation.change, wordings),
        first_day=explanation.first_day,
        first_day_in_time=explanation.in_time,
    )


def _reading(item: Reckoned, wordings: Wordings) -> UnderReading:
    return UnderReading(
        choice=dict(item.choice),
        recommended=item.recommended,
        outcome=item.outcome,
        working=_all_said(item.working, wordings),
        first_day=item.first_day,
    )


def _said(value: object, wordings: Wordings) -> Said:
    return {language: wording.value(value) for language, wording in wordings.items()}


def _all_said(values: Iterable[object], wordings: Wordings) -> list[Said]:
    return [_said(value, wordings) for value in values]
