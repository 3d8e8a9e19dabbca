"""What has the office ruled on the readings of a notice?"""

from collections.abc import Iterable

from django.db import models
from django.utils.timezone import get_default_timezone, localdate

from award.notice.reading import OfficeRuling as Ruled
from office.records.issued import Notice
from office.records.people import Person


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


def _ruled(given: OfficeRuling) -> Ruled:
    on = localdate(given.at, get_default_timezone())
    return Ruled(reading=given.reading, chosen=given.chosen, by=given.by.name, on=on, reason=given.reason)
