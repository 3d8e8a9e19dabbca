"""What time is it?"""

from datetime import datetime

from django.conf import settings
from django.utils.timezone import localtime


def now() -> datetime:
    """This instant where the award is given; by day the one that the office has been told to pretend, if any."""
    instant = localtime()
    day = settings.AWARD_TODAY
    return instant if day is None else instant.replace(year=day.year, month=day.month, day=day.day)
