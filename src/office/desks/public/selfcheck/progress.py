"""How far has the visitor come?"""

from dataclasses import dataclass
from typing import Literal

from django.urls import reverse

from award.eligibility.asking import Questions
from award.eligibility.rules import LineRules
from office import wording
from office.questions.answers import Answers
from office.questions.reading import Read, fact_of, pages

State = Literal["wrong", "untouched", "lacking", "done"]


@dataclass(frozen=True, slots=True)
class Step:
    """A page of questions: untouched, still lacking what a rule needs, holding what cannot be read, or done."""

    id: str
    name: str
    number: int
    state: State
    address: str


def steps(rules: LineRules, answers: Answers, read: Read) -> tuple[Step, ...]:
    """The pages of questions of the line, in order."""
    line = rules.setting.line.id
    return tuple(
        Step(
            page.part.id,
            wording.said(page.part.title),
            number,
            _state(page, answers, read),
            reverse("public:selfcheck_questions", args=[line, page.part.id]),
        )
        for number, page in enumerate(pages(rules), start=1)
    )


def _state(page: Questions, answers: Answers, read: Read) -> State:
    facts = {fact.id for fact in page.facts}
    if facts & {fact_of(name) for name in read.faults}:
        return "wrong"
    if not facts & {fact_of(name.split("-")[0]) for name in answers}:
        return "untouched"
    return "lacking" if facts & {fact_of(name) for name in read.missing} else "done"
