"""Was it filed in time, and nowhere else at the same time?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.eligibility.kinds.windows import long_ago
from award.eligibility.outcome import MET, NOT_MET, UNKNOWN, Outcome, all_of, any_of
from award.eligibility.setting import Setting, Step, Values
from award.eligibility.together import AtOnce, none_is_met
from award.notice import conditions
from award.notice.calendar import DAY, UnknownYear, months_after, next_working_day
from award.notice.scheme import Day
from award.vocabulary.days import Span, exactly

Row = Mapping[str, Any]
_PENDING = frozenset({"filed", "accepted"})
_COUNTING = {
    "any_filing": _PENDING | {"withdrawn_before_acceptance", "withdrawn", "rejected"},
    "accepted": _PENDING | {"withdrawn", "rejected"},
    "pending": _PENDING,
}


@dataclass(frozen=True, slots=True)
class NotFiledElsewhere:
    """Not also filed at another level at the same time."""

    filings: str
    filed: str
    not_yet_filed: Span
    same_time: str
    cycle: tuple[int, ...]
    states: frozenset[str]
    whole_group: bool

    @classmethod
    def of(cls, rule: conditions.NotFiledElsewhere, given: Mapping[str, Any], setting: Setting) -> "NotFiledElsewhere":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        return cls(
            filings=rule.filings,
            filed=rule.filed,
            not_yet_filed=setting.not_yet_filed,
            same_time=given["same_time"],
            cycle=setting.scheme.notice.cycle,
            states=frozenset(_COUNTING[given["counts"]]),
            whole_group=given["identity"] == "same_group",
        )

    @staticmethod
    def at_once(tests: Sequence["NotFiledElsewhere"]) -> AtOnce:
        """Met where there is no other filing. Basis: where every reading agrees, it is decided."""
        return none_is_met(tests[0].filings)

    def _same_time(self, other: Span, filed: Span) -> bool | None:
        """Do the two filings fall together? ``None`` where it is not known."""
        if self.same_time == "cycle":
            surely = other.first.year in self.cycle and other.last.year in self.cycle
            perhaps = other.first.year <= self.cycle[-1] and other.last.year >= self.cycle[0]
        elif self.same_time == "calendar_year":
            surely = other.first.year == other.last.year == filed.first.year == filed.last.year
            perhaps = other.first.year <= filed.last.year and other.last.year >= filed.first.year
        else:
            surely = other.first >= months_after(filed.last, -12) and other.last <= months_after(filed.first, 12)
            perhaps = other.last >= months_after(filed.first, -12) and other.first <= months_after(filed.last, 12)
        return True if surely else None if perhaps else False

    def _each(self, facts: Values) -> Iterator[tuple[int, Row, Outcome]]:
        filed: Span = facts.get(self.filed, self.not_yet_filed)
        for number, row in enumerate(facts.get(self.filings) or (), start=1):
            state, by = row.get("state"), row.get("by")
            counts = None if state is None else state in self.states
            theirs = True if self.whole_group or by == "own" else None if by is None else False
            together = self._same_time(row.get("filed_on") or Span(date.min, date.max), filed)
            said = (counts, theirs, together)
            yield number, row, MET if False in said else UNKNOWN if None in said else NOT_MET

    def outcome(self, facts: Values) -> Outcome:
        """Not met when one other filing counts and falls together. Basis: the rule's clauses."""
        if facts.get(self.filings) is None:
            return UNKNOWN
        return all_of(outcome for _, _, outcome in self._each(facts))

    def lacking(self, facts: Values) -> Iterator[str]:
        """The other filings, a row's day, state or filer, or our own day. Basis: unknown says what is missing."""
        if facts.get(self.filings) is None:
            yield self.filings
        for number, row, outcome in self._each(facts):
            if outcome is UNKNOWN:
                for column in ("by", "filed_on", "state"):
                    if column not in row or (column == "filed_on" and not row[column].known):
                        yield f"{self.filings}.{number}.{column}"
                if self.filed not in facts:
                    yield self.filed

    def working(self, facts: Values) -> Iterator[Step]:
        """One line a filing. Basis: every finding shows its arithmetic."""
        if facts.get(self.filings) == ():
            yield Step("not_filed_elsewhere.none", {})
        filed = facts.get(self.filed, self.not_yet_filed)
        for number, row, outcome in self._each(facts):
            params = {
                "number": number,
                "other": row.get("filed_on"),
                "filed": filed,
                "state": row.get("state"),
                "by": row.get("by"),
                "cycle": self.cycle,
                "outcome": outcome,
            }
            yield Step(f"not_filed_elsewhere.{self.same_time}", params)

    def first_day(self, _facts: Values) -> date | None:
        """No day is named: another filing can still be withdrawn or decided. Basis: the rule's clauses."""
        return None


def last_day(day: Day) -> Span | None:
    """The last day for an act that is due on ``day``; where it rolls forward, the next working day.

    ``None`` where the day is not fixed. In a year whose calendar is not known it is that day or any later one.

    Basis: Civil Code, Art. 203, by analogy.
    """
    if day.on is None:
        return None
    if not day.rolls_forward:
        return exactly(day.on)
    try:
        return exactly(next_working_day(day.on))
    except UnknownYear:
        return Span(day.on, date.max)


@dataclass(frozen=True, slots=True)
class FiledBy:
    """Filed by the last day, electronically, on paper, or both."""

    filed: str
    filed_time: str
    paper: str
    other_paper: str
    by: str
    last: Span | None
    closes: str
    office_hours: bool
    need_both: bool

    @classmethod
    def of(cls, rule: conditions.FiledBy, given: Mapping[str, Any], setting: Setting) -> "FiledBy":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        last = last_day(setting.scheme.days[rule.by])
        if last is not None and given["last_day"] == "before":
            last = Span(last.first - DAY, last.last - DAY)
        papers = (rule.dispatched, rule.arrived)
        return cls(
            filed=rule.filed,
            filed_time=rule.filed_time,
            paper=papers[given["paper"] == "arrival"],
            other_paper=papers[given["paper"] == "dispatch"],
            by=rule.by,
            last=last,
            closes=rule.closes,
            office_hours=given["last_day"] == "office_hours",
            need_both=given["either"] == "both",
        )

    @staticmethod
    def at_once(tests: Sequence["FiledBy"]) -> AtOnce:
        """Met where nothing but the electronic filing is given, in time by the strictest reading; or late by all.

        Basis: where every reading agrees, it is decided.
        """
        filed, papers = tests[0].filed, (tests[0].paper, tests[0].other_paper)
        lasts = [(test.last, test.office_hours) for test in tests if test.last is not None]
        surely = min((last.first - DAY * hours for last, hours in lasts), default=date.min)
        perhaps = max((last.last for last, _ in lasts), default=date.max)

        def decide(facts: Values) -> Outcome | None:
            if papers[0] in facts or papers[1] in facts:
                return None
            when: Span | None = facts.get(filed)
            if when is None:
                return UNKNOWN
            return MET if when.last <= surely else NOT_MET if when.first > perhaps else None

        return decide

    def _electronic(self, facts: Values) -> Outcome:
        outcome = self._in_time(facts[self.filed])
        if self.last is not None and self.office_hours and outcome is MET and facts[self.filed].last == self.last.first:
            at = facts.get(self.filed_time)
            return UNKNOWN if at is None else MET if at <= self.closes else NOT_MET
        return outcome

    def _in_time(self, filed: Span | None) -> Outcome:
        if filed is None or self.last is None:
            return UNKNOWN
        return long_ago(filed, *self.last)

    def _ways(self, facts: Values) -> Iterator[Outcome]:
        if self.filed in facts:
            yield self._electronic(facts)
        if self.paper in facts or self.other_paper in facts:
            yield self._in_time(facts.get(self.paper))

    def outcome(self, facts: Values) -> Outcome:
        """Met when filed in time in the ways that count. Basis: the rule's clauses."""
        ways = tuple(self._ways(facts))
        if not ways:
            return UNKNOWN
        return all_of(ways) if self.need_both else any_of(ways)

    def lacking(self, facts: Values) -> Iterator[str]:
        """The day of filing, its time, or the paper's day. Basis: unknown says what is missing."""
        if self.last is None:
            yield f"day.{self.by}"
        elif not self.last.known:
            yield f"calendar.{self.last.first.year}"
        paper = self.paper in facts or self.other_paper in facts
        if self.filed not in facts and not paper:
            yield self.filed
        elif self.filed in facts and self._electronic(facts) is UNKNOWN:
            yield self.filed if not facts[self.filed].known else self.filed_time
        if paper and self._in_time(facts.get(self.paper)) is UNKNOWN:
            yield self.paper

    def working(self, facts: Values) -> Iterator[Step]:
        """The last day, then one line a way of filing. Basis: every finding shows its arithmetic."""
        if self.last is None:
            return
        hours = {"last": self.last, "closes": self.closes}
        yield Step("filed_by.office_hours" if self.office_hours else "filed_by.last", hours)
        if self.filed in facts:
            when = {"filed": facts[self.filed], "time": facts.get(self.filed_time)}
            yield Step(f"filed_by.electronic.{self._electronic(facts).value}", when)
        if self.paper in facts:
            outcome = self._in_time(facts[self.paper])
            yield Step(f"filed_by.paper.{outcome.value}", {"fact": self.paper, "filed": facts[self.paper]})

    def first_day(self, _facts: Values) -> date | None:
        """No day: it is a last day. Basis: the rule's clauses."""
        return None
