"""Which rules bind which award line, and what does each of them ask?"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from award.eligibility.rules import readings_of
from award.notice.conditions import Applies, Judged, Rule
from award.notice.scheme import Scheme
from office import wording
from office.desks.public.parameters import Parameter, answer, facts, parameters
from office.desks.public.sources import Question, Source, lines, question, source


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule: its kind in words, where it comes from, whom it binds, and what it looks at."""

    id: str
    title: str
    kind: str
    judged: bool
    source: Source
    when: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    facts: tuple[str, ...]
    evidence: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The rules that bind the same award lines."""

    title: str
    rules: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class LineRules:
    """An award line with the rules that bind it, in the order of the scheme."""

    id: str
    name: str
    computed: tuple[Condition, ...]
    judged: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All the rules: for each line, and each once in full."""

    count: int
    computed: int
    lines: tuple[LineRules, ...]
    groups: tuple[Group, ...]


def rules_of(scheme: Scheme) -> Rules:
    """Every rule of ``scheme``, in the language being read."""
    every = scheme.eligibility.rules
    told = {rule.id: _condition(scheme, rule) for rule in every}
    return Rules(
        count=len(told),
        computed=sum(not rule.judged for rule in told.values()),
        lines=tuple(
            LineRules(
                line.id,
                wording.said(line.name),
                tuple(told[rule.id] for rule in scheme.rules_for(line.id) if not told[rule.id].judged),
                tuple(told[rule.id] for rule in scheme.rules_for(line.id) if told[rule.id].judged),
            )
            for line in scheme.notice.lines
        ),
        groups=tuple(
            Group(
                _whom(scheme, bound), tuple(told[rule.id] for rule in scheme.eligibility.rules if rule.lines == bound)
            )
            for bound in dict.fromkeys(rule.lines for rule in scheme.eligibility.rules)
        ),
    )


def turns_on(rule: Rule) -> tuple[str, ...]:
    """The readings on which a rule turns, whether it is computed or judged."""
    judged = rule.readings if isinstance(rule, Judged) else ()
    return tuple(dict.fromkeys((*readings_of(rule), *judged)))


def _whom(scheme: Scheme, bound: tuple[str, ...]) -> str:
    return gettext("各奖项都适用") if len(bound) == len(scheme.lines) > 1 else lines(scheme, bound)


def _condition(scheme: Scheme, rule: Rule) -> Condition:
    return Condition(
        id=rule.id,
        title=wording.said(rule.title),
        kind=wording.told().say(f"kind.{rule.kind}"),
        judged=isinstance(rule, Judged),
        source=source(scheme, rule),
        when=tuple(_when(scheme, rule.applies)),
        parameters=tuple(parameters(scheme, rule)),
        facts=facts(scheme, rule),
        evidence=wording.said(rule.evidence) if isinstance(rule, Judged) else "",
        questions=tuple(question(scheme, name) for name in turns_on(rule)),
    )


def _when(scheme: Scheme, applies: tuple[Applies, ...]) -> Iterator[str]:
    told = wording.told()
    for condition in applies:
        if condition.fact is not None:
            fact = scheme.facts[condition.fact]
            chosen = told.value([answer(scheme, iter([fact.id]), each) for each in condition.any_of])
            yield gettext("“%(asked)s”填写为：%(chosen)s") % {"asked": wording.said(fact.name), "chosen": chosen}
        elif condition.reading is not None:
            reading = scheme.readings[condition.reading]
            words = [wording.said(item.words) for item in reading.alternatives if item.id in condition.any_of]
            yield gettext("%(number)s按这样理解：%(chosen)s") % {"number": reading.number, "chosen": told.value(words)}
