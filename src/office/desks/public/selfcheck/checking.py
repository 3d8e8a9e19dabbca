"""How do all answers look together, before a ruling is asked for?"""

from collections.abc import Iterator
from dataclasses import dataclass

from award.eligibility.rules import LineRules
from award.notice.questions import Fact
from office import wording
from office.desks.public.selfcheck.progress import Step, steps
from office.questions.answers import Answers
from office.questions.asking import Wrong, question, wrong_fields
from office.questions.fields import names
from office.questions.reading import Read, counts, fact_of, pages
from office.questions.saying import said_of


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answer in words, one line a row; what is wrong with it, and whether a rule lacks it."""

    fact: str
    ask: str
    said: tuple[str, ...]
    errors: tuple[Wrong, ...]
    lacking: bool
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """A page of questions with its answers."""

    step: Step
    answers: tuple[Answer, ...]


def parts(rules: LineRules, answers: Answers, read: Read) -> tuple[Part, ...]:
    """Every page of questions of the line, with what has been answered."""
    asked = zip(steps(rules, answers, read), pages(rules), strict=True)
    return tuple(
        Part(
            step,
            tuple(_answer(fact, step, answers, read) for fact in page.facts if counts(fact, read.facts.values)),
        )
        for step, page in asked
    )


def _answer(fact: Fact, step: Step, answers: Answers, read: Read) -> Answer:
    wrong = wrong_fields([question(read.ruling.setting.scheme, fact, answers, read)])
    said = tuple(said_of(fact, read.facts.values[fact.id])) if fact.id in read.facts.values else ()
    return Answer(
        fact=fact.id,
        ask=wording.said(fact.ask),
        said=tuple(_typed(fact, answers)) if wrong else said,
        errors=wrong,
        lacking=fact.id in {fact_of(name) for name in read.missing},
        address=f"{step.address}?then=answers#{wrong[0].name if wrong else _first(fact)}",
    )


def _first(fact: Fact) -> str:
    """Where the question begins on its page."""
    if fact.kind == "yearly":
        return f"{fact.id}.{fact.years[0]}.{fact.columns[0].id}"
    return f"{fact.id}.count" if fact.kind == "rows" else fact.id


def _typed(fact: Fact, answers: Answers) -> Iterator[str]:
    """What was typed, as it was typed, where it cannot be read."""
    if fact.kind in ("rows", "yearly"):
        return
    yield " ".join(typed for name in names(fact, fact.id) if (typed := answers.get(name)))
