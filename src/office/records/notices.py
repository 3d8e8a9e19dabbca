"""Which notice has been announced, and what has the office ruled on its readings?"""

from functools import lru_cache

from django.conf import settings

from award.notice.checking import FILES, read_rulings, read_scheme
from award.notice.reading import RulingsFile
from award.notice.scheme import Scheme


@lru_cache
def announced() -> Scheme:
    """The scheme of the announced notice, read once while the office runs.

    Raises ``Faulty`` with every fault, so that an office with a malformed scheme does not start.
    """
    folder = settings.AWARD_SCHEME
    return read_scheme({name: (folder / name).read_text() for name in FILES if (folder / name).is_file()})


@lru_cache
def rulings() -> RulingsFile:
    """The office's rulings on the readings; none where there is no file of them."""
    scheme = announced()
    if settings.AWARD_RULINGS is None:
        return RulingsFile(scheme=scheme.notice.id)
    return read_rulings(settings.AWARD_RULINGS.read_text(), scheme, file=settings.AWARD_RULINGS.name)
