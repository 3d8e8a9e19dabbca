"""What has the office ruled on the readings of a notice?"""

import logging
from collections.abc import Iterable
from time import monotonic

from django.db import Error, models
from django.utils.timezone import get_default_timezone, localdate

from award.notice.reading import OfficeRuling as Ruled
from office.records.issued import Notice
from office.records.notices import announced
from office.records.people import Person

_log = logging.getLogger("award.rulings")


class OfficeRuling(models.Model):
    """One ruling; of several on one reading the one with the highest ``number`` holds. Never changed."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="rulings")
    number = models.PositiveIntegerField()
    reading = models.CharField(max_length=64)
    chosen = models.CharField(max_length=64)
    reason = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("notice", "number"), name="one_ruling_at_a_number"),)


def in_force(given: Iterable[OfficeRuling]) -> tuple[Ruled, ...]:
    """Of these rulings of one notice those that hold, one a reading."""
    last = {ruling.reading: ruling for ruling in sorted(given, key=lambda one: one.number)}
    return tuple(map(_ruled, last.values()))


def ruled(notice: Notice) -> tuple[Ruled, ...]:
    """The rulings that hold under ``notice`` at this instant, in one query."""
    return in_force(OfficeRuling.objects.filter(notice=notice).select_related("by"))


class Visited:
    """The rulings under the announced notice, as visitors see them: asked for again after a moment of rest, so that a
    page costs no query.

    Where the database does not answer, what was known last stands.
    """

    REST = 2.0  # seconds

    def __init__(self) -> None:
        self.keep((), 0)

    def holding(self) -> tuple[Ruled, ...]:
        """Those that hold; none while the notice has not been issued."""
        self._ask()
        return self._holding

    def history(self) -> tuple[Ruled, ...]:
        """All of them, those that were superseded too: the first stands under number 1, and so on."""
        self._ask()
        return self._kept

    def keep(self, rulings: Iterable[Ruled], rest: float) -> None:
        """Take these for all the rulings there are, for so many seconds."""
        self._kept = tuple(rulings)
        self._holding = tuple({ruling.reading: ruling for ruling in self._kept}.values())
        self._until = monotonic() + rest

    def _ask(self) -> None:
        if monotonic() < self._until:
            return
        try:
            found = (
                OfficeRuling.objects.filter(notice__scheme=announced().notice.id)
                .select_related("by")
                .order_by("number")
            )
            self.keep(map(_ruled, found), self.REST)
        except Error:
            _log.warning("the rulings could not be asked for")
            self.keep(self._kept, self.REST)


visited = Visited()


def rulings() -> tuple[Ruled, ...]:
    """The rulings under the announced notice, as visitors see them."""
    return visited.holding()


def history() -> tuple[Ruled, ...]:
    """All of them in the order of their numbers from 1, those that were superseded too."""
    return visited.history()


def _ruled(given: OfficeRuling) -> Ruled:
    on = localdate(given.at, get_default_timezone())
    return Ruled(reading=given.reading, chosen=given.chosen, by=given.by.name, on=on, reason=given.reason)
