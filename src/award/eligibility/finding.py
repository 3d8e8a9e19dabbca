"""What does one rule find, under every reading?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from award.eligibility.outcome import NOT_APPLICABLE, UNKNOWN, Outcome, comes_to, over_readings
from award.eligibility.setting import Test, Values
from award.eligibility.together import Said
from award.notice.conditions import Rule

Choice = Mapping[str, str]


class Finding(NamedTuple):
    """What a rule says of an applicant: ``outcomes[i]`` under ``bound.choices[i]``, ``outcome`` over all of them."""

    bound: "BoundRule"
    outcome: Outcome
    outcomes: tuple[Outcome, ...]
    facts: Values

    @property
    def as_recommended(self) -> Outcome:
        """The outcome under the recommended readings; a reading of which none is recommended stays open.

        Basis: the recommended readings of the scheme.
        """
        return over_readings(self.outcomes[index] for index in self.bound.preferred)

    def missing(self) -> tuple[str, ...]:
        """The facts that leave it unknown under any reading, by their flattened names.

        Basis: unknown is a value, and says what is missing.
        """
        return tuple(self.bound.lacking(self.facts))

    def mattering(self) -> tuple[str, ...]:
        """The readings that change the outcome, everything else being equal.

        Basis: a finding says on which reading it depends.
        """
        return self._telling(self.outcomes)

    def turning(self) -> tuple[str, ...]:
        """The readings that change what the outcome comes to, everything else being equal.

        Basis: nobody waits for a ruling by whom a rule is met under one reading, and to whom it does not apply under
        another.
        """
        return self._telling(self.outcomes) and self._telling(tuple(map(comes_to, self.outcomes)))

    def _telling(self, outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
        """The readings by which these outcomes, one for each choice, differ."""
        if len(set(outcomes)) == 1:
            return ()
        return tuple(name for name in self.bound.readings if self._tells(name, outcomes))

    def _tells(self, name: str, outcomes: tuple[Outcome, ...]) -> bool:
        seen: dict[tuple[str, ...], Outcome] = {}
        for choice, outcome in zip(self.bound.choices, outcomes, strict=True):
            others = tuple(alternative for reading, alternative in choice.items() if reading != name)
            if seen.setdefault(others, outcome) is not outcome:
                return True
        return False


@dataclass(frozen=True, slots=True, eq=False)
class BoundRule:
    """A rule in its setting, once for every combination of its readings that no ruling has closed.

    ``choices[i]`` maps each reading to an alternative; ``tests[i]`` is the rule under it, ``None`` where the rule does
    not apply under it, and ``decide`` is what they all say. ``conditions`` are the facts on which it applies at all;
    ``preferred`` the combinations in which every reading is the ruled or recommended one, as far as there is one.
    """

    rule: Rule
    readings: tuple[str, ...]
    choices: tuple[Choice, ...]
    tests: tuple[Test | None, ...]
    conditions: tuple[tuple[str, frozenset[object]], ...]
    preferred: tuple[int, ...]
    decide: Callable[[Values], Said]

    @property
    def recommended(self) -> int | None:
        """The one combination that is recommended; ``None`` where one of its readings has no recommendation.

        Basis: the recommended readings of the scheme.
        """
        return self.preferred[0] if len(self.preferred) == 1 else None

    def find(self, facts: Values) -> Finding:
        """What the rule says of these facts, under every reading. Basis: the rule's clauses and readings."""
        for fact, values in self.conditions:
            answer = facts.get(fact)
            if answer is None:
                return self._same(UNKNOWN, facts)
            if answer not in values:
                return self._same(NOT_APPLICABLE, facts)
        outcome, outcomes = self.decide(facts)
        return Finding(self, outcome, outcomes, facts)

    def _same(self, outcome: Outcome, facts: Values) -> Finding:
        return Finding(self, outcome, (outcome,) * len(self.tests), facts)

    def lacking(self, facts: Values) -> Iterator[str]:
        """The facts that leave this rule unknown, under any reading; days and years to come are named last.

        Basis: unknown says what is missing, and first what the applicant can say.
        """
        for fact, values in self.conditions:
            answer = facts.get(fact)
            if answer not in values:
                yield from [fact] if answer is None else []
                return
        seen: dict[str, None] = {}
        for test in dict.fromkeys(self.tests):
            if test is not None and test.outcome(facts) is UNKNOWN:
                seen.update(dict.fromkeys(test.lacking(facts)))
        yield from sorted(seen, key=lambda name: name.startswith(("day.", "calendar.")))
