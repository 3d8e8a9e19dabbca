"""What lies among the files and belongs to nothing?"""

from collections.abc import Iterable, Iterator
from itertools import islice
from time import time

from office.outside import files
from office.records.uploads import Upload

_AT_ONCE = 500
_DAY = 24 * 60 * 60  # seconds


def sweep(days: int) -> tuple[int, int]:
    """Take away what came and was left unfinished ``days`` ago, and content that no row names; say how many of each.

    Content of the last day stays: an act may be about to name it.
    """
    now = time()
    left = [key for key, since in files.coming_since() if since < now - days * _DAY]
    for key in left:
        files.forget(key)
    strays = list(_unnamed(key for key, since in files.kept_since() if since < now - _DAY))
    for key in strays:
        files.remove(key)
    return len(left), len(strays)


def _unnamed(keys: Iterable[str]) -> Iterator[str]:
    """Those of the keys that no row of an upload bears, whatever its stage, unless its content was given up."""
    rest = iter(keys)
    while some := set(islice(rest, _AT_ONCE)):
        yield from some - set(Upload.objects.filter(key__in=some, destroyed=None).values_list("key", flat=True))
