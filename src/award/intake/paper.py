"""Of which filing is a printed dossier that came in, and could it have come then?"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from award.application.numbering import print_code, read_print_code
from award.vocabulary.refusal import Refusal


class Match(StrEnum):
    """How a paper stands to what was filed: of the filing that counts, of an earlier one, of none, or unreadable."""

    COUNTS = "counts"
    EARLIER = "earlier"
    NONE = "none"
    UNREADABLE = "unreadable"


class Matched(NamedTuple):
    """The code as it is written, and the number of the filing that bears it; 0: none does."""

    match: Match
    code: str
    number: int = 0


def matched(typed: str, digests: Sequence[str], *, withdrawn: bool = False) -> Matched:
    """Of which filing the paper with the code ``typed`` is; ``digests`` are those of the filings, the first first.

    ``withdrawn``: none of them counts. Small letters, spaces, dashes and mistaken letters are taken as meant.

    Basis: a print bears the code of its snapshot; the check character finds what was mistyped.
    """
    code = read_print_code(typed)
    if code is None:
        return Matched(Match.UNREADABLE, typed.strip())
    for number in range(len(digests), 0, -1):
        if print_code(digests[number - 1]) == code:
            counts = number == len(digests) and not withdrawn
            return Matched(Match.COUNTS if counts else Match.EARLIER, code, number)
    return Matched(Match.NONE, code)


def bookable(typed: str, dispatched: date | None, arrived: date, today: date) -> Refusal | None:
    """Whether an arrival can be booked so: the code is one, and the days are in order and not to come.

    Basis: what is booked in wrongly cannot be changed; a mismatch is no reason to refuse a paper.
    """
    if read_print_code(typed) is None:
        return Refusal("paper.code", params={"typed": typed.strip()[:40]})
    if arrived > today:
        return Refusal("paper.arrived_later", params={"arrived": arrived, "today": today})
    if dispatched is not None and dispatched > arrived:
        return Refusal("paper.dispatched_later", params={"dispatched": dispatched, "arrived": arrived})
    return None
