"""What time is it, for whoever looks?"""

from datetime import datetime

from office.outside import clock


def moment() -> datetime:
    """This instant by the clock that acts are decided by. A page says it; only an act decides by it."""
    return clock.now()
