"""Which day is it for a visitor?"""

from datetime import date

from django.conf import settings
from django.utils.timezone import localdate


def today() -> date:
    """Today where the award is given, or the day that the site has been told to show."""
    return settings.AWARD_TODAY or localdate()
