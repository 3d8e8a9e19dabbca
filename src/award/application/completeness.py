"""What is still lacking before the application can be filed, and what comes next?"""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from award.application.answers import Answers, PartAnswers, parts_for
from award.application.limits import exceeding
from award.application.recommendation import on_paper, recommendation_lacking, remarks
from award.eligibility.finding import Finding
from award.eligibility.outcome import NOT_MET, UNKNOWN
from award.eligibility.ruling import Ruling
from award.eligibility.setting import Step
from award.notice.dossier import DossierPart
from award.vocabulary.refusal import Refusal


class PartState(StrEnum):
    """How far a part of the dossier has come; ``seen_incomplete``: the applicant went through it and left a gap."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    SEEN_INCOMPLETE = "seen_incomplete"
    DONE = "done"


class Lack(NamedTuple):
    """What a question still lacks."""

    question: str
    refusal: Refusal


class Standing(NamedTuple):
    """A part of the dossier, how far it has come, and what it lacks."""

    part: DossierPart
    state: PartState
    lacking: tuple[Lack, ...]


class Completeness(NamedTuple):
    """The parts for a line, and what else stands in the way of filing. Whether it is eligible is not asked here.

    ``remarks`` should be read before filing, and stand in nobody's way.
    """

    parts: tuple[Standing, ...]
    besides: tuple[Refusal, ...]
    remarks: tuple[Step, ...] = ()

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Every reason why it cannot be filed as it stands, in the order of the dossier; none if it can.

        Basis: filing validates the whole again.
        """
        lacking = (lack.refusal for standing in self.parts for lack in standing.lacking)
        return (*lacking, *self.besides)

    @property
    def refusal(self) -> Refusal | None:
        """All of :attr:`refusals` as one; ``None`` if it can be filed. Basis: filing validates the whole again."""
        if not self.refusals:
            return None
        clauses = dict.fromkeys(clause for refusal in self.refusals for clause in refusal.clauses)
        return Refusal("incomplete", tuple(clauses), {"count": len(self.refusals), "reasons": self.refusals})

    @property
    def next(self) -> Standing | None:
        """The first part that is not done. Basis: the task list says what comes next."""
        return next((standing for standing in self.parts if standing.state is not PartState.DONE), None)


def completeness(
    answers: Answers, ruling: Ruling, *, seen: Collection[str] = (), recommended: bool = False
) -> Completeness:
    """What an application for the ruling's line lacks.

    ``seen`` are the ids of the parts that the applicant has gone through to the end; ``recommended``: someone who was
    asked has recommended it (one on paper is among the answers). The ruling is one on the facts as filed at this
    moment (:func:`award.application.deadline.as_filed`). That it says not eligible, or depends, does not stand in the
    way of filing; only the internal posting does, where it falls short on every reading or is not stated.

    Basis: the parts of the dossier; the notice's duties of truth and of posting before filing; no applicant is
    refused on a reading that nobody has ruled on.
    """
    scheme, line = ruling.setting.scheme, ruling.setting.line.id
    parts = (standing(part, answers.get(part.id, {}), part.id in seen) for part in parts_for(scheme, line))
    facts, recommended = ruling.facts.values, recommended or on_paper(scheme, answers)
    lacking = recommendation_lacking(scheme, facts, recommended=recommended)
    besides = (*_postings(ruling.findings), *([lacking] if lacking else []))
    return Completeness(tuple(parts), besides, tuple(remarks(scheme, facts, recommended=recommended)))


def standing(part: DossierPart, answers: PartAnswers, seen: bool) -> Standing:
    """How far one part has come. One that asks for nothing is done when it has been seen or something is answered.

    Basis: the four states of a task list.
    """
    lacking = tuple(_lacking(part, answers))
    if not answers and not seen:
        state = PartState.NOT_STARTED
    elif not lacking:
        state = PartState.DONE
    else:
        state = PartState.SEEN_INCOMPLETE if seen else PartState.IN_PROGRESS
    return Standing(part, state, lacking)


def _lacking(part: DossierPart, answers: PartAnswers) -> Iterator[Lack]:
    for question in part.questions:
        about = {"part": part.title, "question": question.ask}
        value = answers.get(question.id)
        if value is None or value is False:
            if question.required:
                yield Lack(question.id, Refusal(f"lacking.{question.kind}", part.clauses, about))
            continue
        for code, params in exceeding(question, value):
            yield Lack(question.id, Refusal(code, part.clauses, {**about, **params}))


def _postings(findings: Collection[Finding]) -> Iterator[Refusal]:
    for finding in findings:
        rule = finding.bound.rule
        if rule.kind == "posted" and finding.outcome is UNKNOWN:
            yield Refusal("posting_unknown", rule.clauses, {"title": rule.title})
        elif rule.kind == "posted" and finding.outcome is NOT_MET:
            first = min((day for day in _first_days(finding)), default=None)
            code = "posting_short" if first is None else "posting_short_until"
            yield Refusal(code, rule.clauses, {"title": rule.title, "first": first})


def _first_days(finding: Finding) -> Iterator[date]:
    """The first days on which it could be filed, by each reading that names one."""
    for test in finding.bound.tests:
        day = test.first_day(finding.facts) if test is not None else None
        if day is not None:
            yield day
