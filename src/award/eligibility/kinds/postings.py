"""Was it posted internally for long enough before filing?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.eligibility.outcome import MET, NOT_MET, UNKNOWN, Outcome, all_of
from award.eligibility.setting import End, Setting, Step, Values
from award.eligibility.together import AtOnce
from award.notice import conditions
from award.notice.calendar import DAY, UnknownYear, latest_posting_start, posting_ends, working_days
from award.notice.references import FILING
from award.vocabulary.days import Span

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Posted:
    """Posted for ``days`` working days at every place where it must be, before filing."""

    postings: str
    filing: End
    days: int
    places: tuple[str, ...]
    elsewhere: str | None
    elsewhere_places: frozenset[str]
    inclusive: bool
    official: bool
    must_end: bool
    on: date

    @classmethod
    def of(cls, rule: conditions.Posted, given: Mapping[str, Any], setting: Setting) -> "Posted":
        """The rule with its readings ``given`` and in its ``setting``. Basis: the scheme."""
        return cls(
            postings=rule.postings,
            filing=setting.end(FILING),
            days=rule.days,
            places=tuple(given["places"]),
            elsewhere=rule.elsewhere,
            elsewhere_places=frozenset(rule.elsewhere_places),
            inclusive=given["counting"] == "inclusive",
            official=given["calendar"] == "official",
            must_end=given["before_filing"] == "ended",
            on=setting.on,
        )

    @staticmethod
    def at_once(tests: Sequence["Posted"]) -> AtOnce:
        """Met where the strictest tests are met: all the places, the first day not counted, ended before filing.

        Basis: where every reading agrees, it is decided.
        """
        postings = tests[0].postings
        most = max((test.places for test in tests), key=len)
        strictest = [
            test
            for test in tests
            if test.places == most
            and test.inclusive == all(other.inclusive for other in tests)
            and test.must_end == any(other.must_end for other in tests)
        ]
        comparable = all(set(test.places) <= set(most) for test in tests)

        def decide(facts: Values) -> Outcome | None:
            if facts.get(postings) is None:
                return UNKNOWN
            return MET if comparable and all(test.outcome(facts) is MET for test in strictest) else None

        return decide

    def counted(self, row: Row) -> int:
        """The working days of one posting. Raises :class:`UnknownYear`. Basis: the reading of how days count."""
        first = row["from"].first + (DAY * 0 if self.inclusive else DAY)
        return working_days(first, row["to"].first, official=self.official)

    def _row(self, row: Row, filed: Span) -> Outcome:
        begins, ends = row.get("from"), row.get("to")
        if begins is None or ends is None or not begins.known or not ends.known:
            return UNKNOWN
        try:
            if self.counted(row) < self.days:
                return NOT_MET
        except UnknownYear:
            return UNKNOWN
        before = ends.first if self.must_end else begins.first
        return MET if before < filed.first else UNKNOWN if before < filed.last else NOT_MET

    def _place(self, place: str, facts: Values) -> Outcome:
        """Is the posting at this place in order? One that is not yet planned, and can still be done, is not known."""
        if place in self.elsewhere_places and self.elsewhere is not None:
            elsewhere = facts.get(self.elsewhere)
            if not elsewhere:
                return UNKNOWN if elsewhere is None else MET
        filed = self.filing.of(facts)
        said = {self._row(row, filed) for row in facts[self.postings] if row.get("place") == place}
        if MET in said:
            return MET
        if UNKNOWN in said or any("place" not in row for row in facts[self.postings]):
            return UNKNOWN
        return NOT_MET if said or not self._still_possible(filed) else UNKNOWN

    def _still_possible(self, filed: Span) -> bool:
        """Can a posting that begins today still be in order on the last day on which filing is possible?"""
        if filed.last == date.max:
            return True
        try:
            begin = self.latest_start(filed.last)
        except UnknownYear:
            return False
        return begin >= self.on

    def latest_start(self, filed: date) -> date:
        """The latest day to begin posting for filing on ``filed``. Raises :class:`UnknownYear`.

        Basis: the readings of how the posting's days count and of what must come before filing.
        """
        if not self.must_end:
            return filed - DAY
        return latest_posting_start(filed, self.days, inclusive=self.inclusive, official=self.official)

    def outcome(self, facts: Values) -> Outcome:
        """Met when it was posted long enough at every place. Basis: the rule's clauses."""
        if facts.get(self.postings) is None:
            return UNKNOWN
        return all_of(self._place(place, facts) for place in self.places)

    def lacking(self, facts: Values) -> Iterator[str]:
        """The posting, its days, the day of filing, or the calendar. Basis: unknown says what is missing."""
        if not facts.get(self.postings):
            yield self.postings
            return
        for number, row in enumerate(facts[self.postings], start=1):
            for column in ("place", "from", "to"):
                if column not in row or (column != "place" and not row[column].known):
                    yield f"{self.postings}.{number}.{column}"
            yield from self._unknown_year(row)
        if self.elsewhere is not None and self.elsewhere_places & set(self.places):
            yield from [self.elsewhere] if facts.get(self.elsewhere) is None else []
        said = {row.get("place") for row in facts[self.postings]}
        if not said.issuperset(set(self.places) - self.elsewhere_places):
            yield self.postings
        yield from self.filing.lacking(facts)

    def _unknown_year(self, row: Row) -> Iterator[str]:
        try:
            if "from" in row and "to" in row:
                self.counted(row)
        except UnknownYear as unknown:
            yield f"calendar.{unknown.args[0]}"

    def working(self, facts: Values) -> Iterator[Step]:
        """One line a posting: its working days, beside those needed. Basis: every finding shows its arithmetic."""
        filed = self.filing.of(facts)
        for number, row in enumerate(facts.get(self.postings) or (), start=1):
            if row.get("from") and row.get("to"):
                yield self._line(number, row, filed)
        if filed.last < date.max:
            try:
                params = {"filed": filed.last, "start": self.latest_start(filed.last), "days": self.days}
                yield Step("posted.latest", params)
            except UnknownYear as unknown:
                yield Step("posted.unknown_year", {"year": unknown.args[0]})

    def _line(self, number: int, row: Row, filed: Span) -> Step:
        params = {
            "number": number,
            "place": row.get("place"),
            "first": row["from"],
            "last": row["to"],
            "need": self.days,
            "filed": filed,
        }
        try:
            params["days"] = self.counted(row)
            params["ends"] = posting_ends(
                row["from"].first, self.days, inclusive=self.inclusive, official=self.official
            )
        except UnknownYear as unknown:
            return Step("posted.unknown_year", {"year": unknown.args[0]})
        counting = "inclusive" if self.inclusive else "exclusive"
        return Step(f"posted.{counting}.{'official' if self.official else 'weekends'}", params)

    def first_day(self, facts: Values) -> date | None:
        """The first day on which it can be filed. Basis: the readings of how the posting's days count."""
        if not facts.get(self.postings):
            return None
        ends = []
        try:
            for row in facts[self.postings]:
                if row.get("from") and row["from"].known:
                    first = row["from"].first
                    end = posting_ends(first, self.days, inclusive=self.inclusive, official=self.official)
                    ends.append(end if self.must_end else first)
        except UnknownYear:
            return None
        return max(ends) + DAY if ends else None
