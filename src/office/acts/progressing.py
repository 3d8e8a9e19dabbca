"""How far has a long act come, and how is it stopped before it is done?"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from secrets import token_hex
from time import monotonic

from office.outside import working

__all__ = ["Cancelled", "Told", "new", "silent", "stop", "told", "watched"]

# Says that so many of so many are done.
Told = Callable[[int, int], None]

_KEY = re.compile(r"[0-9a-f]{32}")
_OFTEN = 0.1  # seconds between two words


class Cancelled(Exception):
    """Whoever began it has stopped it: nothing has happened."""


def silent(done: int, total: int) -> None:
    """Tell nobody."""


def new() -> str:
    """The key of work that is to begin; whoever knows it may see how far it is, and stop it."""
    return token_hex(16)


@contextmanager
def watched(key: str) -> Iterator[Told]:
    """What an act is to be told its progress by, under ``key``; it raises :class:`Cancelled` once it was stopped."""
    if not _KEY.fullmatch(key):
        yield silent
        return
    last = [0.0]

    def tell(done: int, total: int) -> None:
        if working.stopped(key):
            raise Cancelled
        if monotonic() - last[0] >= _OFTEN or done == total:
            last[0] = monotonic()
            working.tell(key, done, total)

    working.tell(key, 0, 0)  # from here on it can be stopped, even while it waits for its turn
    try:
        yield tell
    finally:
        working.forget(key)


def told(key: str) -> tuple[int, int] | None:
    """How far the work under ``key`` is: done, total (0 until it is known); ``None`` before it begins and after it."""
    return working.told(key) if _KEY.fullmatch(key) else None


def stop(key: str) -> None:
    """Ask the work under ``key`` to stop; it stops before the next piece, and nothing of it has happened."""
    if told(key) is not None:
        working.stop(key)
