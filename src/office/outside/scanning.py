"""Is there something harmful in a file? A ClamAV daemon is asked, if there is one."""

from typing import BinaryIO

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

_PATIENCE = 60  # seconds


class Unreachable(Exception):
    """The scanner did not answer, or could not look at the file: it is to be asked again."""


def configured() -> bool:
    """Whether there is a scanner to be asked."""
    return settings.AWARD_CLAMAV is not None


def found_in(content: BinaryIO) -> str | None:
    """What the scanner calls what it found; ``None`` where it found nothing. Raises :class:`Unreachable`."""
    try:
        answers = _scanner().instream(content)
    except (ClamdError, OSError) as trouble:
        raise Unreachable(f"{type(trouble).__name__}: {trouble}") from trouble
    for said, name in answers.values():
        if said == "FOUND":
            return name or said
        if said == "OK":
            return None
    raise Unreachable(f"the scanner said {answers!r}")


def _scanner() -> ClamdNetworkSocket:
    kind, address = settings.AWARD_CLAMAV
    if kind == "unix":
        return ClamdUnixSocket(address, timeout=_PATIENCE)
    host, port = address
    return ClamdNetworkSocket(host, port, timeout=_PATIENCE)
