"""Which rules bind a line, and under which readings?"""

from collections.abc import Callable, Mapping, Sequence
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

    def under(self, rulings: Sequence[OfficeRuling]) -> "LineRules":
        """The same rules on the same day under other rulings: those that rest on nothing that differs are kept.

        Basis: a ruling leaves only the alternative it chose, and touches no rule that does not rest on its reading.
        """
        settled = {ruling.reading: ruling for ruling in rulings}
        chosen, before = ({name: one.chosen for name, one in given.items()} for given in (settled, self.rulings))
        differs = {name for name in {*chosen, *before} if chosen.get(name) != before.get(name)}
        rules = (
            rule if differs.isdisjoint(rule.readings) else _bind(rule.rule, self.setting, settled)
            for rule in self.rules
        )
        return LineRules(self.setting, settled, tuple(rules))

    def again(self, former: Ruling) -> Ruling:
        """What these rules say where ``former`` is what they said under other rulings; kept rules are not asked again.

        Basis: the same facts and the same rule give the same finding.
        """
        values = former.facts.values
        pairs = zip(former.findings, self.rules, strict=True)
        findings = tuple([said if said.bound is rule else rule.find(values) for said, rule in pairs])
        return Ruling(self.setting, findings, verdict(findings), former.facts)


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
    test = _tests(rule, setting)
    tests = tuple(test(choice) for choice in choices)
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


def _table(value: ByReading[Any], setting: Setting) -> dict[str, Any]:
    """What the parameter is under each alternative of its reading."""
    alternatives = setting.scheme.readings[value.reading].alternatives
    return {one.id: value.value(one.id) for one in alternatives}


def _tests(rule: Rule, setting: Setting) -> Callable[[Choice], Test | None]:
    """The rule under one choice of its readings; ``None`` where it does not apply under that choice.

    There may be a thousand choices: what is the same under all of them is looked at once.
    """
    kind = KINDS[rule.kind]
    fixed = {name: value for name, value in rule if not isinstance(value, ByReading)}
    following = [(name, value.reading, _table(value, setting)) for name, value in rule if isinstance(value, ByReading)]
    applying = [(item.reading, item.any_of) for item in rule.applies if item.reading is not None]

    def test(choice: Choice) -> Test | None:
        if any(choice[reading] not in any_of for reading, any_of in applying):
            return None
        given = fixed | {name: table[choice[reading]] for name, reading, table in following}
        return cast(Test, kind.of(rule, given, setting))

    return test
