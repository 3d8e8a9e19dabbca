"""Did anything happen that bars: an accident, a complaint, a listing for dishonesty?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.eligibility.outcome import JUDGED, MET, NOT_MET, UNKNOWN, Outcome, all_of
from award.eligibility.setting import Setting, Step, Values
from award.eligibility.together import AtOnce, none_is_met
from award.notice import conditions
from award.notice.calendar import DAY, years_after
from award.vocabulary.days import Span

Row = Mapping[str, Any]


def window_begins(as_of: date, years: int) -> date:
    """The first day of the ``years`` that end on ``as_of``.

    Basis: Civil Code, Arts 200–202, by analogy: five years to 31 July begin on 1 August.
    """
    return years_after(as_of, -years) + DAY


def _within(when: Span | None, begins: date | None) -> bool | None:
    """Did it happen on ``begins`` or later? Always where there is no such day; ``None`` where it is not known."""
    if begins is None:
        return True
    if when is None:
        return None
    return True if when.first >= begins else None if when.last >= begins else False


@dataclass(frozen=True, slots=True)
class NoEvent:
    """No event of these classes and grades in the window, nor since."""

    events: str
    classes: frozenset[str]
    grades: frozenset[str]
    years: int
    begins: date | None

    @classmethod
    def of(cls, rule: conditions.NoEvent, given: Mapping[str, Any], setting: Setting) -> "NoEvent":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        begins = window_begins(setting.day(rule.as_of).first, rule.years)
        return cls(
            events=rule.events,
            classes=frozenset(rule.classes),
            grades=frozenset(given["grades"]),
            years=rule.years,
            begins=begins if given["reach"] == "windowed" else None,
        )

    @staticmethod
    def at_once(tests: Sequence["NoEvent"]) -> AtOnce:
        """Met where there is none. Basis: where every reading agrees, it is decided."""
        return none_is_met(tests[0].events)

    def _each(self, facts: Values) -> Iterator[tuple[int, Row, Outcome]]:
        for number, row in enumerate(facts.get(self.events) or (), start=1):
            if row.get("class") in self.classes:
                grade = row.get("grade")
                counts = True if not self.grades or grade in self.grades else None if grade is None else False
                within = _within(row.get("on"), self.begins)
                if counts is False or within is False:
                    yield number, row, MET
                else:
                    yield number, row, NOT_MET if counts and within else UNKNOWN

    def outcome(self, facts: Values) -> Outcome:
        """Not met when one event counts. Basis: the rule's clauses."""
        if facts.get(self.events) is None:
            return UNKNOWN
        return all_of(outcome for _, _, outcome in self._each(facts))

    def lacking(self, facts: Values) -> Iterator[str]:
        """The events, or a row's grade or day. Basis: unknown says what is missing."""
        if facts.get(self.events) is None:
            yield self.events
        for number, row, outcome in self._each(facts):
            if outcome is UNKNOWN:
                if self.grades and row.get("grade") is None:
                    yield f"{self.events}.{number}.grade"
                if _within(row.get("on"), self.begins) is None:
                    yield f"{self.events}.{number}.on"

    def working(self, facts: Values) -> Iterator[Step]:
        """The window, then one line an event. Basis: every finding shows its arithmetic."""
        if self.begins is not None:
            yield Step("no_event.window", {"begins": self.begins, "years": self.years})
        else:
            yield Step("no_event.unlimited", {})
        if facts.get(self.events) is not None and not any(True for _ in self._each(facts)):
            yield Step("no_event.none", {})
        for number, row, outcome in self._each(facts):
            params = {"number": number, "class": row.get("class"), "grade": row.get("grade"), "on": row.get("on")}
            yield Step(f"no_event.{outcome.value}", params)

    def first_day(self, _facts: Values) -> date | None:
        """No day is named: the window is tied to the calendar of the award. Basis: the rule's clauses."""
        return None


@dataclass(frozen=True, slots=True)
class NotListed:
    """Not on a list of serious dishonesty, now or in the window."""

    listings: str
    current: bool
    years: int
    begins: date | None

    @classmethod
    def of(cls, rule: conditions.NotListed, given: Mapping[str, Any], setting: Setting) -> "NotListed":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        begins = window_begins(setting.day(rule.as_of).first, rule.years)
        return cls(
            listings=rule.listings,
            current=given["test"] == "current",
            years=rule.years,
            begins=begins if given["reach"] == "windowed" else None,
        )

    @staticmethod
    def at_once(tests: Sequence["NotListed"]) -> AtOnce:
        """Met where there is none. Basis: where every reading agrees, it is decided."""
        return none_is_met(tests[0].listings)

    def _each(self, facts: Values) -> Iterator[tuple[int, Row, Outcome]]:
        for number, row in enumerate(facts.get(self.listings) or (), start=1):
            if "removed_on" not in row:
                yield number, row, NOT_MET
            elif self.current:
                yield number, row, MET
            else:
                within = _within(row.get("listed_on"), self.begins)
                yield number, row, {True: JUDGED, False: MET, None: UNKNOWN}[within]

    def outcome(self, facts: Values) -> Outcome:
        """Not met while listed; a listing already removed is for people to judge. Basis: the rule's clauses."""
        if facts.get(self.listings) is None:
            return UNKNOWN
        return all_of(outcome for _, _, outcome in self._each(facts))

    def lacking(self, facts: Values) -> Iterator[str]:
        """The listings, or the day of one. Basis: unknown says what is missing."""
        if facts.get(self.listings) is None:
            yield self.listings
        for number, _, outcome in self._each(facts):
            if outcome is UNKNOWN:
                yield f"{self.listings}.{number}.listed_on"

    def working(self, facts: Values) -> Iterator[Step]:
        """One line a listing. Basis: every finding shows its arithmetic."""
        if self.begins is not None and not self.current:
            yield Step("not_listed.window", {"begins": self.begins, "years": self.years})
        if facts.get(self.listings) == ():
            yield Step("not_listed.none", {})
        for number, row, outcome in self._each(facts):
            params = {"number": number, "listed": row.get("listed_on"), "removed": row.get("removed_on")}
            yield Step(f"not_listed.{outcome.value}", params)

    def first_day(self, _facts: Values) -> date | None:
        """No day is named: a removal is the listing authority's decision. Basis: the rule's clauses."""
        return None
