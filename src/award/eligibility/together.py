"""What do all readings of a rule say, decided in one go?"""

from collections.abc import Callable, Sequence
from typing import Any

from award.eligibility.outcome import JUDGED, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Outcome, over_readings
from award.eligibility.setting import Test, Values

Said = tuple[Outcome, tuple[Outcome, ...]]
AtOnce = Callable[[Values], Outcome | None]


def together(tests: Sequence[Test | None]) -> Callable[[Values], Said]:
    """What all ``tests`` say of facts: over all readings, and under each; ``None`` among them does not apply.

    All tests are of one kind. Its ``at_once`` answers where they all agree, and returns ``None`` where they may not;
    only then is each of them asked, the like ones once.

    Basis: every reading is computed.
    """
    distinct = list(dict.fromkeys(test for test in tests if test is not None))
    position = {test: index for index, test in enumerate(distinct)}
    agreed = {
        outcome: _said([NOT_APPLICABLE if test is None else outcome for test in tests])
        for outcome in (MET, NOT_MET, UNKNOWN, JUDGED, NOT_APPLICABLE)
    }
    if not distinct:
        return lambda _facts: agreed[NOT_APPLICABLE]
    kind: Any = type(distinct[0])
    at_once: AtOnce = kind.at_once(distinct)
    each: Callable[[Values], Sequence[Outcome]] = getattr(kind, "severally", one_by_one)(distinct)
    places = [len(distinct) if test is None else position[test] for test in tests]

    def decide(facts: Values) -> Said:
        outcome = at_once(facts)
        if outcome is not None:
            return agreed[outcome]
        outcomes = [*each(facts), NOT_APPLICABLE]
        return _said([outcomes[place] for place in places])

    return decide


def _said(outcomes: Sequence[Outcome]) -> Said:
    return over_readings(outcomes), tuple(outcomes)


def one_by_one(tests: Sequence[Test]) -> Callable[[Values], Sequence[Outcome]]:
    """What each of these tests says. Basis: every reading is computed."""
    return lambda facts: [test.outcome(facts) for test in tests]


def none_is_met(fact: str) -> AtOnce:
    """A rule that something be absent: met where the rows of ``fact`` are none, unknown where they are not known.

    Basis: an empty table says that there is none.
    """

    def decide(facts: Values) -> Outcome | None:
        rows = facts.get(fact)
        return None if rows else UNKNOWN if rows is None else MET

    return decide
