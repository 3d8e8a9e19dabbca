"""Has it existed, or worked, for long enough?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.eligibility.kinds.windows import counted, cutoff, earliest, first_complete, long_ago
from award.eligibility.outcome import JUDGED, MET, NOT_MET, UNKNOWN, Outcome
from award.eligibility.setting import End, Setting, Step, Values
from award.eligibility.together import AtOnce
from award.notice import conditions
from award.notice.calendar import DAY, months_after, whole_months
from award.vocabulary.days import Span

Row = Mapping[str, Any]
_RELATED = frozenset({"yes"})
_DOUBTFUL = frozenset({"yes", "unsure"})


@dataclass(frozen=True, slots=True)
class OperatedFor:
    """In existence and operation for ``years`` at the end of the window."""

    established: str
    began: str
    predecessor: str
    succeeds: tuple[str, tuple[str, ...]] | None
    years: int
    end: End
    by_year: bool

    @classmethod
    def of(cls, rule: conditions.OperatedFor, given: Mapping[str, Any], setting: Setting) -> "OperatedFor":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        asked = setting.scheme.facts[rule.predecessor_established].asked_when
        linked = given["successors"] == "linked"
        return cls(
            established=rule.established,
            began=rule.began,
            predecessor=rule.predecessor_established,
            succeeds=(asked.fact, asked.any_of) if linked and asked else None,
            years=rule.years,
            end=setting.end(given["until"]),
            by_year=given["counting"] == "by_calendar_year",
        )

    @staticmethod
    def at_once(tests: Sequence["OperatedFor"]) -> AtOnce:
        """Met where the years are complete to the day at the earliest end, without a predecessor's.

        Basis: where every reading agrees, it is decided.
        """
        strict = next((test for test in tests if test.succeeds is None), tests[0])
        by_year = all(test.by_year for test in tests)
        end = earliest(test.end for test in tests)

        def decide(facts: Values) -> Outcome | None:
            start = strict.start(facts)
            if start is None:
                return None if strict.predecessor in facts else UNKNOWN
            return MET if start.last <= cutoff(end(facts), strict.years, by_year) else None

        return decide

    def start(self, facts: Values) -> Span | None:
        """The days from which it counts: its own, or its predecessor's where that is linked and earlier.

        Basis: operation counts, not registration alone; a successor takes over the years.
        """
        established, inherited = facts.get(self.established), self._inherited(facts)
        if established is None:
            return None if inherited is None else Span(date.min, inherited.last)
        began: Span | None = facts.get(self.began)
        if began is not None:
            established = Span(max(established.first, began.first), max(established.last, began.last))
        if inherited is None:
            return Span(*established)
        return Span(min(established.first, inherited.first), min(established.last, inherited.last))

    def _inherited(self, facts: Values) -> Span | None:
        """The predecessor's day, where the reading links it and the applicant does not deny having succeeded."""
        if self.succeeds is None:
            return None
        fact, values = self.succeeds
        return facts.get(self.predecessor) if facts.get(fact, values[0]) in values else None

    def _may_succeed(self, facts: Values) -> bool:
        if self.succeeds is None or facts.get(self.predecessor) is not None:
            return False
        fact, values = self.succeeds
        return facts.get(fact, values[0]) in values

    def outcome(self, facts: Values) -> Outcome:
        """Met when it counts from early enough. Basis: the rule's clauses."""
        start, end = self.start(facts), self.end.of(facts)
        if start is None:
            return UNKNOWN
        age = long_ago(start, *(cutoff(day, self.years, self.by_year) for day in end))
        return UNKNOWN if age is NOT_MET and self._may_succeed(facts) else age

    def lacking(self, facts: Values) -> Iterator[str]:
        """The day it was established, its predecessor's, or the end. Basis: unknown says what is missing."""
        start = self.start(facts)
        if start is None or not start.known:
            yield self.began if self.began in facts and not facts[self.began].known else self.established
        if self.succeeds is not None and self._may_succeed(facts):
            yield self.predecessor if facts.get(self.succeeds[0]) is not None else self.succeeds[0]
        yield from self.end.lacking(facts)

    def working(self, facts: Values) -> Iterator[Step]:
        """From when, complete when, counted to when. Basis: every finding shows its arithmetic."""
        start = self.start(facts)
        if start is None:
            return
        if start == self._inherited(facts):
            yield Step("operated_for.inherited", {"start": start})
        elif self.began in facts and facts.get(self.began) == start != facts.get(self.established):
            yield Step("operated_for.began_later", {"start": start})
        by_year = self.by_year and start.first > date.min
        key = "operated_for.by_year" if by_year else "operated_for.to_the_day"
        yield Step(key, counted(start, self.years, self.end, facts))

    def first_day(self, facts: Values) -> date | None:
        """The day on which the years are complete. Basis: the reading of how years count."""
        start = self.start(facts)
        return None if start is None else first_complete(start.last, self.years, self.by_year)


def merged(stretches: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """The stretches ``(first, last)``, both included, with those that overlap or follow on joined, in order.

    Basis: overlapping employments count once.
    """
    joined: list[tuple[date, date]] = []
    for first, last in sorted(stretches):
        if joined and (first - joined[-1][1]).days <= 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        elif first <= last:
            joined.append((first, last))
    return joined


@dataclass(frozen=True, slots=True)
class WorkedFor:
    """Worked for ``years`` in one of ``places`` by the end of the window, in whole months."""

    jobs: str
    places: frozenset[str]
    years: int
    end: End
    unbroken: bool

    @classmethod
    def of(cls, rule: conditions.WorkedFor, given: Mapping[str, Any], setting: Setting) -> "WorkedFor":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        return cls(
            jobs=rule.jobs,
            places=frozenset(rule.places),
            years=rule.years,
            end=setting.end(given["until"]),
            unbroken=given["joined"] == "continuous",
        )

    @staticmethod
    def at_once(tests: Sequence["WorkedFor"]) -> AtOnce:
        """Met where one unbroken stretch is long enough at the earliest end; not met without any job.

        Basis: where every reading agrees, it is decided.
        """
        strict = next((test for test in tests if test.unbroken), tests[0])
        end = earliest(test.end for test in tests)

        def decide(facts: Values) -> Outcome | None:
            jobs = facts.get(strict.jobs)
            if not jobs:
                return UNKNOWN if jobs is None else NOT_MET
            return MET if strict.months(strict.stretches(facts, end(facts))) >= 12 * strict.years else None

        return decide

    def stretches(
        self, facts: Values, until: date, *, surely: bool = True, related: frozenset[str] = _RELATED
    ) -> list[tuple[date, date]]:
        """The merged stretches of work up to ``until``, both days included.

        ``surely`` counts no day that is uncertain, else every day that is possible; ``related`` says which answers on
        whether the work is about quality are counted.

        Basis: overlapping employments count once.
        """
        stretches = []
        for row in facts.get(self.jobs) or ():
            place, quality = row.get("place"), row.get("quality_related")
            counted = place in self.places and quality in related
            possible = not surely and place in (*self.places, None) and quality in (*related, None)
            if counted or possible:
                begun: Span = row.get("from") or Span(date.min, date.max)
                ended: Span = row.get("to") or Span(until, until)
                first, last = (begun.last, ended.first) if surely else (begun.first, ended.last)
                stretches.append((first, min(last, until)))
        return merged(stretches)

    def months(self, stretches: list[tuple[date, date]]) -> int:
        """The whole months of the longest stretch, or of all. Basis: the reading of how the years are joined."""
        months = [whole_months(first, last + DAY if last < date.max else last) for first, last in stretches]
        return max(months, default=0) if self.unbroken else sum(months)

    def outcome(self, facts: Values) -> Outcome:
        """Met when the months that are certain suffice; for people where only doubtful work makes the difference.

        Basis: the rule's clauses; whether a job is related to quality is judged by people.
        """
        if facts.get(self.jobs) is None:
            return UNKNOWN
        need, end = 12 * self.years, self.end.of(facts)
        if self.months(self.stretches(facts, end.first)) >= need:
            return MET
        if self.months(self.stretches(facts, end.last, surely=False, related=_DOUBTFUL)) < need:
            return NOT_MET
        return JUDGED if self.months(self.stretches(facts, end.first, related=_DOUBTFUL)) >= need else UNKNOWN

    def lacking(self, facts: Values) -> Iterator[str]:
        """The jobs, a row's dates, place or kind, or the end. Basis: unknown says what is missing."""
        if facts.get(self.jobs) is None:
            yield self.jobs
            return
        for number, row in enumerate(facts[self.jobs], start=1):
            for column in ("from", "to"):
                if column in row and not row[column].known:
                    yield f"{self.jobs}.{number}.{column}"
            for column in ("from", "place", "quality_related"):
                if column not in row:
                    yield f"{self.jobs}.{number}.{column}"
        yield from self.end.lacking(facts)

    def working(self, facts: Values) -> Iterator[Step]:
        """One line a merged stretch with its whole months, then the sum. Basis: every finding shows its arithmetic."""
        end = self.end.of(facts)
        stretches = self.stretches(facts, end.first)
        for first, last in stretches:
            months = self.months([(first, last)])
            yield Step("worked_for.stretch", {"first": first, "last": last, "months": months})
        doubtful = self.stretches(facts, end.first, related=_DOUBTFUL)
        params = {
            "months": self.months(stretches),
            "need": 12 * self.years,
            "years": self.years,
            "until": self.end.name,
            "end": end,
            "possible": self.months(doubtful),
        }
        yield Step("worked_for.longest" if self.unbroken else "worked_for.sum", params)
        if doubtful != stretches:
            yield Step("worked_for.doubtful", params)

    def first_day(self, facts: Values) -> date | None:
        """The day on which a job that goes on completes the years. Basis: whole-month arithmetic."""
        end = self.end.of(facts)
        stretches = self.stretches(facts, end.first)
        if not stretches or stretches[-1][1] != end.first or end.first == date.max:
            return None
        earlier = 0 if self.unbroken else self.months(stretches[:-1])
        return months_after(stretches[-1][0], 12 * self.years - earlier) - DAY
