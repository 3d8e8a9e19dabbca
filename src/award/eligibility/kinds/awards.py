"""Was an earlier award held long enough, or won too lately?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.eligibility.outcome import MET, NOT_MET, UNKNOWN, Outcome
from award.eligibility.setting import End, Setting, Step, Values
from award.notice import conditions
from award.notice.calendar import DAY, latest_start, months_after, years_after
from award.vocabulary.days import Span

Row = Mapping[str, Any]


def start_of(row: Row, since: str, follows: int, on: date) -> Span:
    """From when an award counts: the column ``since``, or the bounds that the row's other dates give.

    ``label_year`` counts from the first day of that year, which is the same as the difference of years. A date that is
    not given follows the decision within ``follows`` months; an undated decision lies from the label's year to ``on``.

    Basis: the reading of when an award is won; the scheme's default on how soon its acts follow the decision.
    """
    label = row.get("label_year")
    labelled = date(int(label), 1, 1) if label is not None else date.min
    decided: Span = row.get("decided_on") or Span(labelled, on)
    if since == "label_year":
        return Span(labelled, labelled) if label is not None else Span(date.min, decided.last)
    if since == "decided_on":
        return decided
    given: Span | None = row.get(since)
    return given or Span(decided.first, months_after(decided.last, follows))


def cutoff(end: date, years: int, by_year: bool) -> date:
    """The latest start from which ``years`` years have passed on ``end``, to the day or by the calendar year.

    Basis: Civil Code, Arts 200–202 and 1259 (the number itself is included), by analogy; or the difference of years.
    """
    return date(max(end.year - years, 1), 12, 31) if by_year else latest_start(end, years)


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

    def _counting(self, facts: Values) -> Iterator[tuple[int, Row, Span]]:
        for number, row in enumerate(facts.get(self.awards) or (), start=1):
            if row.get("tier") in self.tiers and not (self.own_only and row.get("holder") == "predecessor"):
                yield number, row, start_of(row, self.since, self.follows, self.on)

    def outcome(self, facts: Values) -> Outcome:
        """Met when one award counts from early enough. Basis: the rule's clauses."""
        if facts.get(self.awards) is None:
            return UNKNOWN
        end = self.end.of(facts)
        surely, perhaps = (cutoff(day, self.years, self.by_year) for day in end)
        best = NOT_MET
        for _, _, start in self._counting(facts):
            if start.last <= surely:
                return MET
            if start.first <= perhaps:
                best = UNKNOWN
        return best

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
        end = self.end.of(facts)
        if facts.get(self.awards) == ():
            yield Step("held_award.none", {"years": self.years})
        for number, row, start in self._counting(facts):
            params = {
                "number": number,
                "tier": row.get("tier"),
                "since": self.since,
                "start": start,
                "years": self.years,
                "until": self.end.name,
                "end": end,
                "start_year": start.first.year,
                "end_year": end.first.year,
                "difference": end.first.year - start.first.year,
                "complete": complete(start, self.years),
            }
            yield Step("held_award.by_year" if self.by_year else "held_award.to_the_day", params)

    def first_day(self, facts: Values) -> date | None:
        """The day on which the earliest award has been held long enough. Basis: the reading of how years count."""
        starts = [start.last for _, _, start in self._counting(facts) if start.last < date.max]
        if not starts:
            return None
        if self.by_year:
            return date(min(starts).year + self.years, 1, 1)
        return years_after(min(starts), self.years)


def complete(start: Span, years: int) -> Span:
    """The days on which ``years`` years from ``start`` may be complete. Basis: Civil Code, Art. 202, by analogy."""
    return Span(years_after(start.first, years), years_after(start.last, years))


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
        ranks = {tier.id: tier.rank for tier in setting.scheme.notice.tiers}
        above = {tier for tier, rank in ranks.items() if rank < ranks[setting.line.tier]}
        return cls(
            awards=rule.awards,
            line_tier=setting.line.tier,
            line_category=setting.line.category,
            scope=given["scope"],
            barring_tiers=frozenset(above if given["lower_tier"] == "barred" else ()),
            by_project=given["bearer"] == "project",
            years=rule.years,
            end=setting.end(given["until"]),
            since=given["since"],
            last_day_barred=given["last_day"] == "included",
            own_only=given["successors"] == "own",
            follows=rule.follows_within_months,
            on=setting.on,
        )

    def _bars(self, row: Row) -> bool | None:
        """Is this the award that may not be won again? ``None`` where the row does not say."""
        if self.own_only and row.get("holder") == "predecessor":
            return False
        tier, category = row.get("tier"), row.get("category")
        same = self.scope == "any_award" or tier in self.barring_tiers
        same = same or (tier == self.line_tier and (self.scope == "same_tier" or category == self.line_category))
        if not same:
            return None if self.scope == "same_line" and tier == self.line_tier and category is None else False
        same_project: bool | None = row.get("same_project")
        return same_project if self.by_project else True

    def _limits(self, facts: Values) -> tuple[date, date]:
        """The latest start that is surely, and perhaps, long enough ago."""
        first, last = self.end.of(facts)
        ago = DAY if self.last_day_barred else DAY * 0
        return latest_start(first - ago, self.years), latest_start(last - ago, self.years)

    def _each(self, facts: Values) -> Iterator[tuple[int, Row, Span, Outcome]]:
        surely, perhaps = self._limits(facts)
        for number, row in enumerate(facts.get(self.awards) or (), start=1):
            bars, start = self._bars(row), start_of(row, self.since, self.follows, self.on)
            if bars is False or start.last <= surely:
                yield number, row, start, MET
            else:
                yield number, row, start, NOT_MET if bars and start.first > perhaps else UNKNOWN

    def outcome(self, facts: Values) -> Outcome:
        """Not met when one award that bars is too recent. Basis: the rule's clauses."""
        if facts.get(self.awards) is None:
            return UNKNOWN
        said = {outcome for _, _, _, outcome in self._each(facts)}
        return NOT_MET if NOT_MET in said else UNKNOWN if UNKNOWN in said else MET

    def lacking(self, facts: Values) -> Iterator[str]:
        """The awards, a row's date or project, or the end. Basis: unknown says what is missing."""
        if facts.get(self.awards) is None:
            yield self.awards
            return
        for number, row, start, outcome in self._each(facts):
            if outcome is UNKNOWN and not start.known:
                yield f"{self.awards}.{number}.{self.since}"
            if outcome is UNKNOWN and self._bars(row) is None:
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
            yield Step("not_won_within.free" if self._bars(row) is False else "not_won_within.barred", params)

    def _free(self, start: Span) -> Span:
        first, last = complete(start, self.years)
        return Span(first + DAY, last + DAY) if self.last_day_barred else Span(first, last)

    def first_day(self, facts: Values) -> date | None:
        """The first day on which no award bars any more. Basis: the reading of the bar's last day."""
        ends = [self._free(start).last for _, row, start, _ in self._each(facts) if self._bars(row)]
        return _latest(ends)


def _latest(days: Iterable[date]) -> date | None:
    return max(days, default=None)
