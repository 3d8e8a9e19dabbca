"""What does one rule find, under every reading?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from award.eligibility.outcome import NOT_APPLICABLE, UNKNOWN, Outcome, over_readings
from award.eligibility.setting import Test, Values
from award.notice.conditions import Rule

Choice = Mapping[str, str]


class Finding(NamedTuple):
    """What a rule says of an applicant: ``outcomes[i]`` under ``bound.choices[i]``, ``outcome`` over all of them."""

    bound: "BoundRule"
    outcome: Outcome
    outcomes: tuple[Outcome, ...]
    facts: Values

    @property
    def as_recommended(self) -> Outcome | None:
        """The outcome under the recommended readings; ``None`` where one of them has no recommendation.

        Basis: the recommended readings of the scheme.
        """
        index = self.bound.recommended
        return None if index is None else self.outcomes[index]

    def missing(self) -> tuple[str, ...]:
        """The facts that leave it unknown under any reading, by their flattened names.

        Basis: unknown is a value, and says what is missing.
        """
        return tuple(self.bound.lacking(self.facts))

    def mattering(self) -> tuple[str, ...]:
        """The readings that change the outcome, everything else being equal.

        Basis: a finding says on which reading it depends.
        """
        if len(set(self.outcomes)) == 1:
            return ()
        return tuple(name for name in self.bound.readings if self._matters(name))

    def _matters(self, name: str) -> bool:
        seen: dict[tuple[str, ...], Outcome] = {}
        for choice, outcome in zip(self.bound.choices, self.outcomes, strict=True):
            others = tuple(alternative for reading, alternative in choice.items() if reading != name)
            if seen.setdefault(others, outcome) is not outcome:
                return True
        return False


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule in its setting, once for every combination of its readings that no ruling has closed.

    ``choices[i]`` maps each reading to an alternative; ``tests[i]`` is the rule under it, ``None`` where the rule does
    not apply under it. ``conditions`` are the facts on which it applies at all; ``recommended`` is the index of the
    combination in which every reading is the recommended, or ruled, one.
    """

    rule: Rule
    readings: tuple[str, ...]
    choices: tuple[Choice, ...]
    tests: tuple[Test | None, ...]
    conditions: tuple[tuple[str, frozenset[object]], ...]
    recommended: int | None

    def find(self, facts: Values) -> Finding:
        """What the rule says of these facts, under every reading. Basis: the rule's clauses and readings."""
        for fact, values in self.conditions:
            answer = facts.get(fact)
            if answer is None:
                return self._same(UNKNOWN, facts)
            if answer not in values:
                return self._same(NOT_APPLICABLE, facts)
        outcomes = tuple([NOT_APPLICABLE if test is None else test.outcome(facts) for test in self.tests])
        return Finding(self, over_readings(outcomes), outcomes, facts)

    def _same(self, outcome: Outcome, facts: Values) -> Finding:
        return Finding(self, outcome, (outcome,) * len(self.tests), facts)

    def lacking(self, facts: Values) -> Iterator[str]:
        """The facts that leave this rule unknown, under any reading. Basis: unknown says what is missing."""
        for fact, _ in self.conditions:
            if facts.get(fact) is None:
                yield fact
                return
        seen: dict[str, None] = {}
        for test in self.tests:
            if test is not None and test.outcome(facts) is UNKNOWN:
                seen.update(dict.fromkeys(test.lacking(facts)))
        yield from seen
