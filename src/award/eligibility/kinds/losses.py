"""Was there a loss in the years that count?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.eligibility.outcome import JUDGED, MET, NOT_MET, UNKNOWN, Outcome, all_of
from award.eligibility.setting import Setting, Step, Values
from award.eligibility.together import AtOnce
from award.notice import conditions
from award.notice.calendar import DAY, years_after
from award.vocabulary.days import Span

Row = Mapping[str, Any]
_NOTHING: Row = {}


@dataclass(frozen=True, slots=True)
class NoLoss:
    """No loss in the financial years that count, policy losses excepted."""

    results: str
    established: str
    activity: str
    nonprofit: frozenset[str]
    consolidates: str
    full_years: tuple[int, ...]
    touched_years: tuple[int, ...]
    partly: int | None
    window: str
    figure: str
    consolidated: bool
    any_cause: bool
    spares_nonprofits: bool

    @classmethod
    def of(cls, rule: conditions.NoLoss, given: Mapping[str, Any], setting: Setting) -> "NoLoss":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        as_of = setting.day(rule.as_of).first
        begins = years_after(as_of, -rule.years) + DAY
        return cls(
            results=rule.results,
            established=rule.established,
            activity=rule.activity,
            nonprofit=frozenset(rule.nonprofit_values),
            consolidates=rule.consolidates,
            full_years=tuple(range(as_of.year - rule.years, as_of.year)),
            touched_years=tuple(range(begins.year, as_of.year + 1)),
            partly=begins.year if begins > date(begins.year, 1, 1) and given["window"] == "rolling_months" else None,
            window=given["window"],
            figure=given["figure"],
            consolidated=given["accounts"] == "consolidated",
            any_cause=given["policy"] == "any_cause",
            spares_nonprofits=given["nonprofits"] == "not_applicable",
        )

    @staticmethod
    def at_once(tests: Sequence["NoLoss"]) -> AtOnce:
        """Met where a business that has existed all along shows no loss in any year, by any figure.

        Basis: where every reading agrees, it is decided.
        """
        test = tests[0]
        years = sorted({year for test in tests for year in (*test.full_years, *test.touched_years)})
        figures = {test.figure for test in tests}
        columns: dict[bool | None, set[str]] = {
            False: figures,
            True: figures | {f"consolidated_{figure}" for figure in figures},
        }

        def decide(facts: Values) -> Outcome | None:
            founded, results = facts.get(test.established), facts.get(test.results)
            asked = columns.get(facts.get(test.consolidates))
            activity = facts.get(test.activity)
            if not (founded and results and asked and activity) or activity in test.nonprofit:
                return None
            if founded.last.year >= years[0]:
                return None
            for year in years:
                row = results.get(year, _NOTHING)
                for column in asked:
                    if row.get(column, -1) < 0:
                        return None
            return MET

        return decide

    def _years(self, facts: Values) -> tuple[int, ...]:
        """The years whose results count; those before it existed cannot."""
        if self.window == "all_full_years":
            return self.full_years
        years = self.touched_years if self.window == "rolling_months" else self.full_years
        founded: Span | None = facts.get(self.established)
        return tuple(year for year in years if founded is None or year >= founded.first.year)

    def _row(self, facts: Values, year: int) -> Row:
        row: Row = (facts.get(self.results) or {}).get(year, _NOTHING)
        return row

    def _column(self, facts: Values, row: Row) -> str | None:
        """The column that counts; ``None`` where it is not known whether there are consolidated accounts."""
        if not self.consolidated or facts.get(self.consolidates) is False:
            return self.figure
        column = f"consolidated_{self.figure}"
        return column if column in row or facts.get(self.consolidates) else None

    def _year(self, facts: Values, year: int) -> Outcome:
        row = self._row(facts, year)
        column = self._column(facts, row)
        result = None if column is None else row.get(column)
        if result is None:
            return UNKNOWN
        if result >= 0:
            return MET
        cause = row.get("policy_loss")
        # In a year that counts only in part, people look up in which months the loss was made.
        if cause == "approved" or (cause == "claimed" and self.any_cause) or year == self.partly:
            return JUDGED
        return UNKNOWN if cause is None else NOT_MET

    def outcome(self, facts: Values) -> Outcome:
        """Met when no year that counts shows a loss; a policy loss is for people to judge.

        Where the reading spares bodies that do not work for profit, people confirm it.

        Basis: the rule's clauses.
        """
        activity = facts.get(self.activity)
        if self.spares_nonprofits and activity in self.nonprofit:
            return JUDGED
        founded: Span | None = facts.get(self.established)
        said = {self._year(facts, year) for year in self._years(facts)}
        if self.window == "all_full_years":
            said.add(self._existed(founded))
        if self.spares_nonprofits and activity is None:
            said.add(UNKNOWN)
            said.discard(NOT_MET)
        return all_of(said)

    def _existed(self, founded: Span | None) -> Outcome:
        """Has it existed for every one of the full years?"""
        begins = date(self.full_years[0], 1, 1)
        if founded is None:
            return UNKNOWN
        return MET if founded.last <= begins else NOT_MET if founded.first > begins else UNKNOWN

    def lacking(self, facts: Values) -> Iterator[str]:
        """The results of a year, and what must be known beside them. Basis: unknown says what is missing."""
        if self.spares_nonprofits and facts.get(self.activity) is None:
            yield self.activity
        if self.window == "all_full_years" and facts.get(self.established) is None:
            yield self.established
        for year in self._years(facts):
            if self._year(facts, year) is UNKNOWN:
                yield self._missing(facts, year)

    def _missing(self, facts: Values, year: int) -> str:
        row = self._row(facts, year)
        column = self._column(facts, row)
        if column is None:
            return self.consolidates
        return f"{self.results}.{year}.{'policy_loss' if column in row else column}"

    def working(self, facts: Values) -> Iterator[Step]:
        """One line a year with its result. Basis: every finding shows its arithmetic."""
        if self.spares_nonprofits and facts.get(self.activity) in self.nonprofit:
            yield Step("no_loss.spared", {})
        for year in self._years(facts):
            row = self._row(facts, year)
            column = self._column(facts, row)
            result = None if column is None else row.get(column)
            if result is not None:
                cause = row.get("policy_loss", "unstated") if result < 0 else "no"
                yield Step(f"no_loss.{cause}", {"year": year, "result": result, "figure": column})
            else:
                yield Step("no_loss.missing", {"year": year})
        if self.window == "all_full_years" and self._existed(facts.get(self.established)) is NOT_MET:
            yield Step(
                "no_loss.too_young",
                {"year": self.full_years[0], "start": facts[self.established], "years": len(self.full_years)},
            )

    def first_day(self, _facts: Values) -> date | None:
        """No day is named: results to come are not known. Basis: a future result is never assumed."""
        return None
