"""Are data kept as long as the scheme says, and which row speaks of which record?"""

from datetime import date

import pytest

from award.notice.retention import concerning, due, kept_until
from award.notice.scheme import Retention
from award.vocabulary.refusal import Refusal
from tests.award.announced import SCHEME

CEREMONY = {"ceremony": date(2026, 9, 20)}
ROWS = {row.id: row for row in SCHEME.notice.retention}


def test_years_are_counted_from_the_day_that_the_row_names() -> None:
    assert kept_until(SCHEME, ROWS["dossier"], CEREMONY) == date(2031, 9, 20)
    assert kept_until(SCHEME, ROWS["dossier"], {"ceremony": date(2028, 2, 29)}) == date(2033, 3, 1)
    assert kept_until(SCHEME, ROWS["unfiled_files"], {}) == date(2026, 7, 31)


def test_a_day_that_is_fixed_cannot_be_said_otherwise() -> None:
    assert kept_until(SCHEME, ROWS["unfiled_files"], {"deadline": date(2020, 1, 1)}) == date(2026, 7, 31)


def refusal(found: Retention | Refusal) -> str:
    return found.code if isinstance(found, Refusal) else ""


@pytest.mark.parametrize(
    ("today", "known", "code"),
    [
        (date(2031, 9, 20), CEREMONY, "retention_running"),
        (date(2031, 9, 21), CEREMONY, ""),
        (date(2099, 1, 1), {}, "retention_without_day"),
    ],
)
def test_nothing_goes_before_its_time_or_while_that_is_not_known(
    today: date, known: dict[str, date], code: str
) -> None:
    assert refusal(due(SCHEME, "upload", "clean", known, today)) == code


def test_what_was_never_filed_goes_sooner_than_what_was() -> None:
    soon = date(2026, 8, 1)
    assert due(SCHEME, "upload", "detached", CEREMONY, soon) == ROWS["unfiled_files"]
    assert refusal(due(SCHEME, "upload", "detached", CEREMONY, soon, filed=True)) == "retention_running"
    assert [row.id for row in concerning(SCHEME, "upload", "refused", filed=False)] == ["dossier", "unfiled_files"]


def test_of_what_no_row_speaks_nothing_goes() -> None:
    assert refusal(due(SCHEME, "notice", "issued", CEREMONY, date(2999, 1, 1))) == "retention_unsaid"
