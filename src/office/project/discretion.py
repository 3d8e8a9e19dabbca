"""What of an address may stand in the log of the process?"""

import logging
import re

# A link that opens something bears what opens it: a long stretch of chance, nothing that a person would name.
_CHANCE = re.compile(r"(?<=/)(?=[^/.]*[0-9A-Z])[^/.]{20,}")
_HIDDEN = "…"


class Discreet(logging.Filter):
    """Takes out of every address that is logged what a link was known by: whoever reads the log shall not follow it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always: the entry stands, without that."""
        if isinstance(record.args, tuple):
            record.args = tuple(_said(one) if isinstance(one, str) else one for one in record.args)
        return True


def _said(told: str) -> str:
    return _CHANCE.sub(_HIDDEN, told) if told.startswith("/") else told
