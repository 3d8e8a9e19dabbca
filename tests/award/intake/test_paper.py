"""Is a paper known to be of the filing that counts, of an earlier one, or of none?"""

from datetime import date
from hashlib import sha256

import pytest

from award.application.numbering import print_code
from award.intake.paper import Match, bookable, matched
from tests.award.announced import WORDINGS

DIGESTS = [sha256(text.encode()).hexdigest() for text in "甲乙"]
FIRST, SECOND = map(print_code, DIGESTS)
DAY = date(2025, 8, 4)


def test_a_paper_is_of_the_filing_whose_code_it_bears() -> None:
    assert matched(SECOND, DIGESTS) == (Match.COUNTS, SECOND, 2)
    assert matched(FIRST, DIGESTS) == (Match.EARLIER, FIRST, 1)
    assert matched(print_code("0" * 64), DIGESTS)[:1] == (Match.NONE,)


def test_of_what_was_withdrawn_nothing_counts() -> None:
    assert matched(SECOND, DIGESTS, withdrawn=True).match is Match.EARLIER


def test_a_code_is_taken_as_it_was_meant() -> None:
    assert matched(f" {SECOND.lower().replace('-', '－')} ", DIGESTS) == (Match.COUNTS, SECOND, 2)


def test_no_single_slip_makes_one_paper_another() -> None:
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    for place, letter in enumerate(FIRST):
        for other in letters if letter != "-" else "":
            slip = FIRST[:place] + other + FIRST[place + 1 :]
            assert slip == FIRST or matched(slip, DIGESTS).match is Match.UNREADABLE


@pytest.mark.parametrize(
    ("typed", "dispatched", "arrived", "code"),
    [
        (SECOND, None, DAY, None),
        (SECOND, DAY, DAY, None),
        (print_code("0" * 64), DAY, DAY, None),
        ("8888", None, DAY, "paper.code"),
        (SECOND, None, date(2025, 8, 5), "paper.arrived_later"),
        (SECOND, date(2025, 8, 4), date(2025, 8, 3), "paper.dispatched_later"),
    ],
)
def test_what_is_booked_is_a_code_and_days_in_order(
    typed: str, dispatched: date | None, arrived: date, code: str | None
) -> None:
    refused = bookable(typed, dispatched, arrived, DAY)
    assert (refused and refused.code) == code
    assert refused is None or all(wording.say(refused.key, refused.params) for wording in WORDINGS.values())


def test_every_match_has_its_words() -> None:
    assert all(wording.value(match) for match in Match for wording in WORDINGS.values())
