"""Is an answer as required, or an arrangement in force?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.eligibility.kinds.conduct import window_begins
from award.eligibility.kinds.windows import earliest
from award.eligibility.outcome import JUDGED, MET, NOT_MET, UNKNOWN, Outcome
from award.eligibility.setting import End, Setting, Step, Values
from award.eligibility.together import AtOnce
from award.notice import conditions
from award.notice.references import FILING
from award.vocabulary.days import Span


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer is one of those required."""

    fact: str
    values: tuple[object, ...]

    @classmethod
    def of(cls, rule: conditions.OneOf | conditions.Affirmed, given: Mapping[str, Any], _: Setting) -> "Answered":
        """The rule with its readings ``given``. Basis: the scheme."""
        return cls(rule.fact, tuple(given["values"]) if isinstance(rule, conditions.OneOf) else (rule.expected,))

    @staticmethod
    def at_once(tests: Sequence["Answered"]) -> AtOnce:
        """Met or not where the answer is in all the sets, or in none.

        Basis: where every reading agrees, it is decided.
        """
        fact = tests[0].fact
        either = {value for test in tests for value in test.values}
        every = {value for value in either if all(value in test.values for test in tests)}

        def decide(facts: Values) -> Outcome | None:
            answer = facts.get(fact)
            if answer is None:
                return UNKNOWN
            return MET if answer in every else None if answer in either else NOT_MET

        return decide

    def outcome(self, facts: Values) -> Outcome:
        """Met when the answer is among those required. Basis: the rule's clauses."""
        answer = facts.get(self.fact)
        return UNKNOWN if answer is None else MET if answer in self.values else NOT_MET

    def lacking(self, _facts: Values) -> Iterator[str]:
        """The answer. Basis: unknown says what is missing."""
        yield self.fact

    def working(self, facts: Values) -> Iterator[Step]:
        """The answer beside those required. Basis: every finding shows its arithmetic."""
        if facts.get(self.fact) is not None:
            yield Step("answered.is", {"fact": self.fact, "answer": facts[self.fact], "values": self.values})

    def first_day(self, _facts: Values) -> date | None:
        """No day: it is no time window. Basis: the rule's clauses."""
        return None


@dataclass(frozen=True, slots=True)
class Judged:
    """People judge it."""

    @classmethod
    def of(cls, _rule: conditions.Judged, _given: Mapping[str, Any], _setting: Setting) -> "Judged":
        """The rule. Basis: the scheme."""
        return cls()

    @staticmethod
    def at_once(_tests: Sequence["Judged"]) -> AtOnce:
        """Always for people. Basis: no machine result stands for what people judge."""
        return lambda _facts: JUDGED

    def outcome(self, _facts: Values) -> Outcome:
        """Always for people to judge. Basis: no machine result stands for what people judge."""
        return JUDGED

    def lacking(self, _facts: Values) -> Iterator[str]:
        """Nothing the machine could use. Basis: no machine result stands for what people judge."""
        yield from ()

    def working(self, _facts: Values) -> Iterator[Step]:
        """No arithmetic. Basis: no machine result stands for what people judge."""
        yield from ()

    def first_day(self, _facts: Values) -> date | None:
        """No day: it is no time window. Basis: no machine result stands for what people judge."""
        return None


@dataclass(frozen=True, slots=True)
class InForce:
    """An arrangement is in force on the day of filing, or throughout the window."""

    exists: str
    since: str
    ended: str
    established: str
    filing: End
    begins: date | None

    @classmethod
    def of(cls, rule: conditions.InForce, given: Mapping[str, Any], setting: Setting) -> "InForce":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        begins = window_begins(setting.day(rule.as_of).first, rule.years)
        return cls(
            exists=rule.exists,
            since=rule.since,
            ended=rule.ended,
            established=rule.established,
            filing=setting.end(FILING),
            begins=begins if given["test"] == "throughout" else None,
        )

    @staticmethod
    def at_once(tests: Sequence["InForce"]) -> AtOnce:
        """Met where it began before every window and has no end. Basis: where every reading agrees, it is decided."""
        test = tests[0]
        end = earliest(test.filing for test in tests)
        begins = min((test.begins for test in tests if test.begins is not None), default=date.max)

        def decide(facts: Values) -> Outcome | None:
            exists, since = facts.get(test.exists), facts.get(test.since)
            if exists is False:
                return NOT_MET
            if exists is None or since is None:
                return UNKNOWN
            return MET if since.last <= begins and since.last <= end(facts) and test.ended not in facts else None

        return decide

    def _needed_from(self, facts: Values) -> Span:
        """From when it must have been in force: filing, or the window's first day, or the founding if that is later."""
        if self.begins is None:
            return self.filing.of(facts)
        founded: Span = facts.get(self.established, Span(date.min, date.max))
        return Span(max(self.begins, founded.first), max(self.begins, founded.last))

    def outcome(self, facts: Values) -> Outcome:
        """Met when it began in time and has not ended before filing. Basis: the rule's clauses."""
        exists, since = facts.get(self.exists), facts.get(self.since)
        if exists is False:
            return NOT_MET
        if exists is None or since is None:
            return UNKNOWN
        needed, filing = self._needed_from(facts), self.filing.of(facts)
        ended: Span = facts.get(self.ended, Span(date.max, date.max))
        if since.first > needed.last or ended.last < filing.first:
            return NOT_MET
        return MET if since.last <= needed.first and ended.first >= filing.last else UNKNOWN

    def lacking(self, facts: Values) -> Iterator[str]:
        """Whether it exists, since when, or the day of filing. Basis: unknown says what is missing."""
        if facts.get(self.exists) is None:
            yield self.exists
            return
        since: Span | None = facts.get(self.since)
        if since is None or not since.known:
            yield self.since
        if self.begins is not None and facts.get(self.established) is None:
            yield self.established
        if self.ended in facts and not facts[self.ended].known:
            yield self.ended
        yield from self.filing.lacking(facts)

    def working(self, facts: Values) -> Iterator[Step]:
        """Since when, beside from when it is needed. Basis: every finding shows its arithmetic."""
        if facts.get(self.exists) is False:
            yield Step("in_force.absent", {})
        elif facts.get(self.since) is not None:
            params = {"since": facts[self.since], "needed": self._needed_from(facts), "ended": facts.get(self.ended)}
            yield Step("in_force.on_filing" if self.begins is None else "in_force.throughout", params)

    def first_day(self, _facts: Values) -> date | None:
        """No day: an appointment is made, not waited for. Basis: the rule's clauses."""
        return None
