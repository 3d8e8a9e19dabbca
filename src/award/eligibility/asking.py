"""What must be asked for a line, and which questions arise from the answers so far?"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from award.eligibility.facts import Facts
from award.eligibility.setting import Values
from award.notice.conditions import Rule
from award.notice.questions import Fact, Part
from award.notice.references import FILING
from award.notice.scheme import Scheme


class Questions(NamedTuple):
    """A page of questions, with those of its facts that the line needs."""

    part: Part
    facts: tuple[Fact, ...]


def used_by(rule: Rule) -> Iterator[str]:
    """The ids of the facts on which a rule rests. Basis: the parameters of the rule."""
    yield from (condition.fact for condition in rule.applies if condition.fact is not None)
    values = (getattr(rule, name) for name in _naming_facts(type(rule)))
    yield from (value for value in values if value is not None)


@cache
def _naming_facts(form: type[BaseModel]) -> tuple[str, ...]:
    """The parameters of a kind of rule that name a fact."""
    return tuple(name for name, info in form.model_fields.items() if "fact" in _marks(info))


def _marks(info: FieldInfo) -> list[object]:
    nested = (getattr(inner, "__metadata__", ()) for inner in get_args(info.annotation))
    return [*info.metadata, *chain.from_iterable(nested)]


def questions(scheme: Scheme, line: str) -> tuple[Questions, ...]:
    """The pages of questions for ``line``, each with only the facts that the line needs; empty pages are left out.

    A fact is needed where a rule of the line rests on it, or a needed fact depends on it; one that no rule of any line
    rests on (a name) is asked of every applicant of its kind.

    Basis: only what the rules need is asked.
    """
    needed = {fact for rule in scheme.rules_for(line) for fact in used_by(rule)}
    used = {fact for rule in scheme.eligibility.rules for fact in used_by(rule)}
    needed |= {parent.fact for name in needed if name != FILING and (parent := scheme.facts[name].asked_when)}
    kind = scheme.applicant(line)
    pages = []
    for part in scheme.eligibility.parts:
        facts = (scheme.facts[name] for name in part.facts if name in needed or name not in used)
        asked = tuple(fact for fact in facts if kind in fact.of)
        if asked:
            pages.append(Questions(part, asked))
    return tuple(pages)


def fitting(scheme: Scheme, facts: Facts) -> tuple[str, ...]:
    """The lines to rule on: the one that is named with the facts, else every line for this kind of applicant.

    Facts that fit no kind leave every line.

    Basis: the notice's assignment of categories to kinds of applicant.
    """
    if facts.line:
        return (facts.line,)
    kinds = [set(scheme.facts[name].of) for name in facts.values]
    found = tuple(line for line in scheme.lines if all(scheme.applicant(line) in kind for kind in kinds))
    return found or tuple(scheme.lines)


def arises(fact: Fact, facts: Values) -> bool:
    """Does the question arise, as far as the answers go? One that hangs on an unanswered question does not yet.

    Basis: only what the rules need is asked.
    """
    condition = fact.asked_when
    if condition is None:
        return True
    answer = facts.get(condition.fact)
    return (str(answer).lower() if isinstance(answer, bool) else answer) in condition.any_of
