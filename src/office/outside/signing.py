"""By which key does the office sign for its logs?"""

from django.conf import settings

from award.ledger.note import Signer


def origin(scheme: str) -> str:
    """The name of the log of the notice with this scheme: nobody else's in the world."""
    return f"{settings.AWARD_ORIGIN}/{scheme}"


def signer(log: str) -> Signer:
    """Who signs for the log of this name."""
    return Signer(log, settings.AWARD_LOG_KEY)
