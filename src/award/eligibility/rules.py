"""Which rules bind a line, and under which readings?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, cast

from award.eligibility.facts import Facts
from award.eligibility.finding import BoundRule, Choice
from award.eligibility.kinds.awards import HeldAward
from award.eligibility.kinds.bars import NotWonWithin
from award.eligibility.kinds.conduct import NoEvent, NotListed
from award.eligibility.kinds.durations import OperatedFor, WorkedFor
from award.eligibility.kinds.filings import FiledBy, NotFiledElsewhere
from award.eligibility.kinds.losses import NoLoss
from award.eligibility.kinds.postings import Posted
from award.eligibility.kinds.standing import Answered, InForce, Judged
from award.eligibility.ruling import Ruling, verdict
from award.eligibility.setting import Setting, Test
from award.eligibility.together import together
from award.notice.conditions import Applies, Rule
from award.notice.reading import ByReading, OfficeRuling
from award.notice.scheme import Scheme

KINDS: dict[str, Any] = {
    "one_of": Answered,
    "affirmed": Answered,
    "judged": Judged,
    "held_award": HeldAward,
    "not_won_within": NotWonWithin,
    "operated_for": OperatedFor,
    "worked_for": WorkedFor,
    "no_loss": NoLoss,
    "no_event": NoEvent,
    "not_listed": NotListed,
    "posted": Posted,
    "not_filed_elsewhere": NotFiledElsewhere,
    "filed_by": FiledBy,
    "in_force": InForce,
}
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True, eq=False)
class LineRules:
    """The rules of one award line, bound to a day and to the rulings given so far; each binding is its own."""

    setting: Setting
    rulings: Mapping[str, OfficeRuling]
    rules: tuple[BoundRule, ...]

    def rule_on(self, facts: Facts) -> Ruling:
        """The ruling on these facts: one finding a rule, and the whole.

        Basis: the notice's conditions and requirements for the line.
        """
        findings = tuple([rule.find(facts.values) for rule in self.rules])
        return Ruling(self.setting, findings, verdict(findings), facts)


def bind(scheme: Scheme, line: str, *, on: date, rulings: Sequence[OfficeRuling] = ()) -> LineRules:
    """The rules of ``line`` as they stand on the day ``on``; a ruling leaves only the alternative it chose.

    Raises ``KeyError`` where the scheme has no such line.

    Basis: the scheme's rules, readings and the office's rulings on them.
    """
    setting = Setting(scheme, scheme.lines[line], on)
    settled = {ruling.reading: ruling for ruling in rulings}
    return LineRules(setting, settled, tuple(_bind(rule, setting, settled) for rule in scheme.rules_for(line)))


def _bind(rule: Rule, setting: Setting, settled: Mapping[str, OfficeRuling]) -> BoundRule:
    readings = readings_of(rule)
    preferred = {
        name: settled[name].chosen if name in settled else setting.scheme.readings[name].recommended
        for name in readings
    }
    choices = tuple(
        dict(zip(readings, chosen, strict=True))
        for chosen in product(*(_open(name, setting.scheme, settled) for name in readings))
    )
    tests = tuple(_test(rule, choice, setting) for choice in choices)
    return BoundRule(
        rule=rule,
        readings=readings,
        choices=choices,
        tests=tests,
        conditions=tuple((item.fact, _values(item)) for item in rule.applies if item.fact is not None),
        preferred=tuple(
            index
            for index, choice in enumerate(choices)
            if all(choice[name] == chosen for name, chosen in preferred.items() if chosen is not None)
        ),
        decide=together(tests),
    )


def _open(name: str, scheme: Scheme, settled: Mapping[str, OfficeRuling]) -> list[str]:
    """The alternatives of a reading that are still open."""
    if name in settled:
        return [settled[name].chosen]
    return [alternative.id for alternative in scheme.readings[name].alternatives]


def _values(condition: Applies) -> frozenset[object]:
    return frozenset(_FLAGS.get(value, value) for value in condition.any_of)


def readings_of(rule: Rule) -> tuple[str, ...]:
    """The readings on which a rule's outcome may depend, in the order of its parameters.

    Basis: a rule declares its readings.
    """
    named = [item.reading for item in rule.applies if item.reading is not None]
    named += [value.reading for _, value in rule if isinstance(value, ByReading)]
    return tuple(dict.fromkeys(named))


def _test(rule: Rule, choice: Choice, setting: Setting) -> Test | None:
    """The rule under one choice of its readings; ``None`` where it does not apply under that choice."""
    if any(item.reading is not None and choice[item.reading] not in item.any_of for item in rule.applies):
        return None
    given = {
        name: value.value(choice[value.reading]) if isinstance(value, ByReading) else value for name, value in rule
    }
    return cast(Test, KINDS[rule.kind].of(rule, given, setting))
