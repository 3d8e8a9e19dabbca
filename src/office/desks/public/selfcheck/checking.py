"""How do all answers look together, before a ruling is asked for?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from award.notice.questions import Column, Fact
from award.notice.scheme import Scheme
from office import wording
from office.desks.public.selfcheck.answers import Answers
from office.desks.public.selfcheck.asking import Wrong, question, wrong_fields
from office.desks.public.selfcheck.fields import names
from office.desks.public.selfcheck.progress import Step, steps
from office.desks.public.selfcheck.reading import Read, counts, fact_of, pages


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


def parts(scheme: Scheme, line: str, answers: Answers, read: Read) -> tuple[Part, ...]:
    """Every page of questions of the line, with what has been answered."""
    asked = zip(steps(line, answers, read), pages(line), strict=True)
    return tuple(
        Part(
            step,
            tuple(_answer(fact, step, answers, read, scheme) for fact in page.facts if counts(fact, read.facts.values)),
        )
        for step, page in asked
    )


def _answer(fact: Fact, step: Step, answers: Answers, read: Read, scheme: Scheme) -> Answer:
    wrong = wrong_fields([question(scheme, fact, answers, read)])
    said = tuple(_said(fact, read.facts.values[fact.id])) if fact.id in read.facts.values else ()
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


def _said(fact: Fact, value: Any) -> Iterator[str]:
    if fact.kind == "rows":
        if not value and fact.none:
            yield wording.said(fact.none)
        yield from (_row(fact, row) for row in value)
    elif fact.kind == "yearly":
        yield from (f"{year} · {_row(fact, row)}" for year, row in value.items())
    else:
        yield _value(fact, value)


def _row(fact: Fact, row: Mapping[str, Any]) -> str:
    said = (
        _value(column, row[column.id])
        if column.kind in ("choice", "text")
        else f"{wording.said(column.ask)} {_value(column, row[column.id])}"
        for column in fact.columns
        if column.id in row
    )
    return " · ".join(said)


def _value(asked: Fact | Column, value: Any) -> str:
    if asked.kind == "choice":
        return next(wording.said(option.words) for option in asked.options if option.id == value)
    if asked.kind == "flag":
        return gettext("是") if value else gettext("否")
    if asked.kind == "number":
        return f"{value:f}"
    return wording.told().value(value)
