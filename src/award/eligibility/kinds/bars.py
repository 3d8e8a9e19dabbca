"""Was the award applied for won too lately?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.eligibility.kinds import windows
from award.eligibility.kinds.windows import Row, complete, earliest, long_ago, start_of
from award.eligibility.outcome import MET, UNKNOWN, Outcome, all_of
from award.eligibility.setting import End, Setting, Step, Values
from award.eligibility.together import AtOnce
from award.notice import conditions
from award.notice.calendar import DAY, latest_start
from award.vocabulary.days import Span


@dataclass(frozen=True, slots=True)
class NotWonWithin:
    """The award applied for was not won in the ``years`` before the end of the window."""

    awards: str
    line_tier: str
    line_category: str
    scope: str
    barring_tiers: frozenset[str]
    by_project: bool
    years: int
    end: End
    since: str
    last_day_barred: bool
    own_only: bool
    follows: int
    on: date

    @classmethod
    def of(cls, rule: conditions.NotWonWithin, given: Mapping[str, Any], setting: Setting) -> "NotWonWithin":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        return cls(
            awards=rule.awards,
            line_tier=setting.line.tier,
            line_category=setting.line.category,
            scope=given["scope"],
            barring_tiers=setting.above if given["lower_tier"] == "barred" else frozenset(),
            by_project=given["bearer"] == "project",
            years=rule.years,
            end=setting.end(given["until"]),
            since=given["since"],
            last_day_barred=given["last_day"] == "included",
            own_only=given["successors"] == "own",
            follows=rule.follows_within_months,
            on=setting.on,
        )

    @staticmethod
    def at_once(tests: Sequence["NotWonWithin"]) -> AtOnce:
        """Met where every award, whatever it is and however it counts, was won long enough ago.

        Basis: where every reading agrees, it is decided.
        """
        awards, years = tests[0].awards, tests[0].years
        ago = DAY if any(test.last_day_barred for test in tests) else DAY * 0
        since = list({test.since: test for test in tests}.values())
        end = earliest(test.end for test in tests)

        def decide(facts: Values) -> Outcome | None:
            rows = facts.get(awards)
            if rows is None:
                return UNKNOWN
            if not rows:
                return MET
            surely = latest_start(end(facts) - ago, years)
            return MET if all(test.start(row).last <= surely for row in rows for test in since) else None

        return decide

    @staticmethod
    def severally(tests: Sequence["NotWonWithin"]) -> Callable[[Values], Sequence[Outcome]]:
        """Each of ``tests``, sharing what they have in common. Basis: every reading is computed."""
        return windows.severally(
            tests,
            lambda test: (test.scope, test.barring_tiers, test.by_project, test.own_only),
            lambda test: (test.end, test.last_day_barred),
        )

    def counts(self, row: Row) -> bool | None:
        """Is this the award that may not be won again? ``None`` where the row does not say.

        Basis: the readings of what is barred, and for whom.
        """
        if self.own_only and row.get("holder") == "predecessor":
            return False
        tier, category = row.get("tier"), row.get("category")
        same = self.scope == "any_award" or tier in self.barring_tiers
        same = same or (tier == self.line_tier and (self.scope == "same_tier" or category == self.line_category))
        if not same:
            return None if self.scope == "same_line" and tier == self.line_tier and category is None else False
        same_project: bool | None = row.get("same_project")
        return same_project if self.by_project else True

    def start(self, row: Row) -> Span:
        """From when it bars. Basis: the reading of when an award is won."""
        return start_of(row, self.since, self.follows, self.on)

    def limits(self, facts: Values) -> tuple[date, date]:
        """The latest start that is surely, and perhaps, long enough ago. Basis: the readings of end and last day."""
        first, last = self.end.of(facts)
        ago = DAY if self.last_day_barred else DAY * 0
        return latest_start(first - ago, self.years), latest_start(last - ago, self.years)

    def said(self, counting: Sequence[bool | None], ages: Sequence[Outcome]) -> Outcome:
        """Not met when one award that bars is too recent. Basis: the rule's clauses."""
        return all_of([_barred(counts, age) for counts, age in zip(counting, ages, strict=True)])

    def _each(self, facts: Values) -> Iterator[tuple[int, Row, Span, Outcome]]:
        limits = self.limits(facts)
        for number, row in enumerate(facts.get(self.awards) or (), start=1):
            start = self.start(row)
            yield number, row, start, _barred(self.counts(row), long_ago(start, *limits))

    def outcome(self, facts: Values) -> Outcome:
        """Not met when one award that bars is too recent. Basis: the rule's clauses."""
        if facts.get(self.awards) is None:
            return UNKNOWN
        return all_of(outcome for _, _, _, outcome in self._each(facts))

    def lacking(self, facts: Values) -> Iterator[str]:
        """The awards, a row's date or project, or the end. Basis: unknown says what is missing."""
        if facts.get(self.awards) is None:
            yield self.awards
            return
        for number, row, start, outcome in self._each(facts):
            if outcome is UNKNOWN and not start.known:
                yield f"{self.awards}.{number}.{self.since}"
            if outcome is UNKNOWN and self.counts(row) is None:
                yield f"{self.awards}.{number}.{'same_project' if self.by_project else 'category'}"
        yield from self.end.lacking(facts)

    def working(self, facts: Values) -> Iterator[Step]:
        """One line an award: does it bar, until when, counted to when. Basis: every finding shows its arithmetic."""
        if facts.get(self.awards) == ():
            yield Step("not_won_within.none", {"years": self.years})
        for number, row, start, _ in self._each(facts):
            params = {
                "number": number,
                "tier": row.get("tier"),
                "since": self.since,
                "start": start,
                "years": self.years,
                "free": self._free(start),
                "until": self.end.name,
                "end": self.end.of(facts),
            }
            yield Step("not_won_within.free" if self.counts(row) is False else "not_won_within.barred", params)

    def _free(self, start: Span) -> Span:
        first, last = complete(start, self.years)
        if not self.last_day_barred:
            return Span(first, last)
        return Span(first if first == date.min else first + DAY, last + DAY)

    def first_day(self, facts: Values) -> date | None:
        """The first day on which no award bars any more. Basis: the reading of the bar's last day."""
        ends = [self._free(start).last for _, row, start, _ in self._each(facts) if self.counts(row)]
        return _latest(ends)


def _barred(counts: bool | None, age: Outcome) -> Outcome:
    """What one award says: met where it does not bar any more, unknown where it is not known whether it bars."""
    if counts is False or age is MET:
        return MET
    return age if counts else UNKNOWN


def _latest(days: Iterable[date]) -> date | None:
    return max(days, default=None)
