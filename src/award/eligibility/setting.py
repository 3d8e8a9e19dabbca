"""In which setting is a rule applied: which line, on which day, counted to when?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from award.eligibility.outcome import Outcome
from award.notice.calendar import DAY
from award.notice.conditions import FiledBy
from award.notice.references import FILING
from award.notice.scheme import Line, Scheme
from award.vocabulary.days import Span, exactly

Values = Mapping[str, Any]


class Step(NamedTuple):
    """One line of a rule's arithmetic: the key of its sentence in the wording, and what fills it."""

    key: str
    params: Mapping[str, object]


class Test(Protocol):
    """A rule under one reading of each of its questions: everything resolved but the facts."""

    def outcome(self, facts: Values) -> Outcome:
        """What the rule says of these facts. Basis: the rule's clauses."""

    def lacking(self, facts: Values) -> Iterator[str]:
        """The facts that are missing, by their flattened names. Basis: unknown is a value, and says what is missing."""

    def working(self, facts: Values) -> Iterator[Step]:
        """The arithmetic, line by line. Basis: every finding shows its arithmetic."""

    def first_day(self, facts: Values) -> date | None:
        """The first day on which a time window would be met; ``None`` where no day can be named.

        Basis: for time windows a finding says when it would be met.
        """


@dataclass(frozen=True)
class Setting:
    """The line and the day of a ruling. ``on`` is the day on which it is given."""

    scheme: Scheme
    line: Line
    on: date

    @cached_property
    def above(self) -> frozenset[str]:
        """The tiers above that of the line. Basis: the ranks of the scheme's tiers."""
        ranks = {tier.id: tier.rank for tier in self.scheme.notice.tiers}
        return frozenset(tier for tier, rank in ranks.items() if rank < ranks[self.line.tier])

    @cached_property
    def filed(self) -> str:
        """The fact that says when the application is filed. Basis: the scheme's rule on filing in time."""
        rules = self.scheme.eligibility.rules
        return next((rule.filed for rule in rules if isinstance(rule, FiledBy)), FILING)

    @cached_property
    def deadline(self) -> date | None:
        """The last day for filing, if the scheme names one. Basis: the scheme's rule on filing in time."""
        rules = self.scheme.eligibility.rules
        return next((self.day(rule.by).last for rule in rules if isinstance(rule, FiledBy)), None)

    @cached_property
    def not_yet_filed(self) -> Span:
        """The days on which someone who has not filed may still do so.

        Basis: filing lies ahead, and not behind the deadline while that lies ahead.
        """
        if self.deadline is not None and self.on <= self.deadline:
            return Span(self.on, self.deadline)
        return Span(self.on, date.max)

    def day(self, name: str) -> Span:
        """The day of the calendar called ``name``; where it is not fixed, any day after the one it follows and
        not later than the latest that the scheme allows.

        Basis: the notice's dates.
        """
        day = self.scheme.days[name]
        if day.on is not None:
            return exactly(day.on)
        earliest = self.day(day.after).first + DAY if day.after else self.on
        return Span(earliest, day.latest or date.max)

    def end(self, name: str) -> "End":
        """Where a window ends that is counted to ``name``: a day of the calendar, or ``filing``.

        Basis: the reading of the end of a window.
        """
        if name not in self._ends:
            self._ends[name] = End(name, None if name == FILING else self.day(name), self.filed, self.not_yet_filed)
        return self._ends[name]

    @cached_property
    def _ends(self) -> dict[str, "End"]:
        """Those that were asked for: a thousand readings share a few."""
        return {}


@dataclass(frozen=True, slots=True)
class End:
    """The end of a window: a fixed day, or the day of filing as far as the facts say it."""

    name: str
    fixed: Span | None
    filed: str
    not_yet_filed: Span

    def of(self, facts: Values) -> Span:
        """The days on which the window may end. Basis: the reading of the end of a window."""
        if self.fixed is not None:
            return self.fixed
        filed: Span = facts.get(self.filed, self.not_yet_filed)
        return filed

    def lacking(self, facts: Values) -> Iterator[str]:
        """What is not known of the end. Basis: unknown is a value, and says what is missing."""
        if not self.of(facts).known:
            yield f"day.{self.name}" if self.fixed is not None else self.filed
