"""Which corrections have run out without being handed back?"""

from contextlib import suppress

from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts.performing import NotPossible, perform
from office.outside import clock
from office.records.intake import Correction


def lapse_due() -> int:
    """Close every correction whose time is over, and say how many were closed now."""
    closed = 0
    due = Correction.objects.filter(ended=None, until__lte=clock.now()).order_by("until", "pk")
    for application in due.values_list("application", flat=True):
        with suppress(NotPossible):  # someone else was quicker
            perform(Act.INTAKE_LAPSE, by=CLOCK, on=application)
            closed += 1
    return closed
