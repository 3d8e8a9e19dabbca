"""Was an earlier award held for long enough?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.eligibility.kinds import windows
from award.eligibility.kinds.windows import Row, counted, cutoff, earliest, first_complete, long_ago, start_of
from award.eligibility.outcome import MET, NOT_MET, UNKNOWN, Outcome, any_of
from award.eligibility.setting import End, Setting, Step, Values
from award.eligibility.together import AtOnce
from award.notice import conditions
from award.vocabulary.days import Span


@dataclass(frozen=True, slots=True)
class HeldAward:
    """An award of one of ``tiers`` held for ``years`` at the end of the window."""

    awards: str
    tiers: frozenset[str]
    years: int
    end: End
    since: str
    by_year: bool
    own_only: bool
    follows: int
    on: date

    @classmethod
    def of(cls, rule: conditions.HeldAward, given: Mapping[str, Any], setting: Setting) -> "HeldAward":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        return cls(
            awards=rule.awards,
            tiers=frozenset(rule.tiers),
            years=rule.years,
            end=setting.end(given["until"]),
            since=given["since"],
            by_year=given["counting"] == "by_calendar_year",
            own_only=given["successors"] == "own",
            follows=rule.follows_within_months,
            on=setting.on,
        )

    @staticmethod
    def at_once(tests: Sequence["HeldAward"]) -> AtOnce:
        """Met where one award counts, and from early enough, whatever the readings; not met where there is none.

        Basis: where every reading agrees, it is decided.
        """
        awards, tiers, years = tests[0].awards, tests[0].tiers, tests[0].years
        own_only = any(test.own_only for test in tests)
        by_year = all(test.by_year for test in tests)
        since = list({test.since: test for test in tests}.values())
        end = earliest(test.end for test in tests)

        def decide(facts: Values) -> Outcome | None:
            rows = facts.get(awards)
            if rows is None:
                return UNKNOWN
            held = [row for row in rows if row.get("tier") in tiers]
            if not held:
                return NOT_MET
            surely = cutoff(end(facts), years, by_year)
            for row in held:
                inherited = own_only and row.get("holder") == "predecessor"
                if not inherited and all(test.start(row).last <= surely for test in since):
                    return MET
            return None

        return decide

    @staticmethod
    def severally(tests: Sequence["HeldAward"]) -> Callable[[Values], Sequence[Outcome]]:
        """Each of ``tests``, sharing what they have in common. Basis: every reading is computed."""
        return windows.severally(tests, lambda test: test.own_only, lambda test: (test.end, test.by_year))

    def counts(self, row: Row) -> bool:
        """Is it an award of the tiers, held by the applicant itself or, where linked, its predecessor?

        Basis: the rule's clauses.
        """
        return row.get("tier") in self.tiers and not (self.own_only and row.get("holder") == "predecessor")

    def start(self, row: Row) -> Span:
        """From when it counts. Basis: the reading of when an award is won."""
        return start_of(row, self.since, self.follows, self.on)

    def limits(self, facts: Values) -> tuple[date, date]:
        """The latest start that is surely, and perhaps, early enough. Basis: the readings of end and counting."""
        first, last = self.end.of(facts)
        return cutoff(first, self.years, self.by_year), cutoff(last, self.years, self.by_year)

    def said(self, counting: Sequence[bool | None], ages: Sequence[Outcome]) -> Outcome:
        """Met when one award that counts was won long enough ago. Basis: the rule's clauses."""
        return any_of([age for counts, age in zip(counting, ages, strict=True) if counts])

    def _counting(self, facts: Values) -> Iterator[tuple[int, Row, Span]]:
        for number, row in enumerate(facts.get(self.awards) or (), start=1):
            if self.counts(row):
                yield number, row, self.start(row)

    def outcome(self, facts: Values) -> Outcome:
        """Met when one award counts from early enough. Basis: the rule's clauses."""
        rows = facts.get(self.awards)
        if rows is None:
            return UNKNOWN
        limits = self.limits(facts)
        return self.said([self.counts(row) for row in rows], [long_ago(self.start(row), *limits) for row in rows])

    def lacking(self, facts: Values) -> Iterator[str]:
        """The awards, a row's date, or the end. Basis: unknown says what is missing."""
        if facts.get(self.awards) is None:
            yield self.awards
            return
        for number, _, start in self._counting(facts):
            if not start.known:
                yield f"{self.awards}.{number}.{self.since}"
        yield from self.end.lacking(facts)

    def working(self, facts: Values) -> Iterator[Step]:
        """One line an award: from when, complete when, counted to when. Basis: every finding shows its arithmetic."""
        if facts.get(self.awards) == ():
            yield Step("held_award.none", {"years": self.years})
        for number, row, start in self._counting(facts):
            told = {"number": number, "tier": row.get("tier"), "since": self.since}
            params = told | counted(start, self.years, self.end, facts)
            by_year = self.by_year and start.first > date.min
            yield Step("held_award.by_year" if by_year else "held_award.to_the_day", params)

    def first_day(self, facts: Values) -> date | None:
        """The day on which the earliest award has been held long enough. Basis: the reading of how years count."""
        starts = [start.last for _, _, start in self._counting(facts) if start.last < date.max]
        return first_complete(min(starts), self.years, self.by_year) if starts else None
