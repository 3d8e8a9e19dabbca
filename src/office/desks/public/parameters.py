"""With which parameters does a rule count, in words?"""

from collections.abc import Iterator
from dataclasses import dataclass

from award.eligibility.asking import used_by
from award.notice.conditions import Judged, Rule, RuleBase
from award.notice.reading import ByReading
from award.notice.references import FILING
from award.notice.scheme import Scheme
from office import wording
from office.desks.public.sources import Question, question

# What a rule says of itself elsewhere on the page.
_ELSEWHERE = {*RuleBase.model_fields, "kind", "nonprofit_values"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter's name with its value, or with the open reading on which its value turns."""

    name: str
    value: str = ""
    question: Question | None = None


def parameters(scheme: Scheme, rule: Rule) -> Iterator[Parameter]:
    """What ``rule`` counts with, in the order of its kind; the facts it looks at are told apart."""
    if isinstance(rule, Judged):
        return
    facts = {*used_by(rule)}
    for name, value in rule:
        if name in _ELSEWHERE or value is None or value == () or (isinstance(value, str) and value in facts):
            continue
        if isinstance(value, ByReading):
            yield Parameter(_label(rule, name), question=question(scheme, value.reading))
        else:
            yield Parameter(_label(rule, name), _value(scheme, rule, name, value))


def facts(scheme: Scheme, rule: Rule) -> tuple[str, ...]:
    """The facts that ``rule`` looks at, by their short names."""
    return tuple(dict.fromkeys(wording.said(scheme.facts[name].name) for name in used_by(rule) if name in scheme.facts))


def _label(rule: Rule, name: str) -> str:
    told = wording.told()
    own = f"parameter.{rule.kind}.{name}"
    return told.say(own if own in told else f"parameter.{name}")


def _value(scheme: Scheme, rule: Rule, name: str, value: object) -> str:
    told = wording.told()
    if isinstance(value, bool):
        return told.value(value)
    if isinstance(value, int):
        return told.say(f"amount.{name}", {"number": value})
    if isinstance(value, tuple):
        return told.value([answer(scheme, used_by(rule), each) for each in value])
    if value == FILING:
        return told.say("value.filing")
    if value in scheme.days:
        return wording.said(scheme.days[str(value)].name)
    chosen = f"parameter_value.{name}.{value}"
    return told.say(chosen) if chosen in told else str(value)


def answer(scheme: Scheme, asked: Iterator[str], chosen: str) -> str:
    """The words of an answer that can be chosen in one of the facts ``asked``; a flag is yes or no."""
    if chosen in ("true", "false"):
        return wording.told().value(chosen == "true")
    for fact in (scheme.facts[name] for name in asked if name in scheme.facts):
        for option in (*fact.options, *(option for column in fact.columns for option in column.options)):
            if option.id == chosen:
                return wording.said(option.words)
    return next((wording.said(tier.name) for tier in scheme.notice.tiers if tier.id == chosen), chosen)
