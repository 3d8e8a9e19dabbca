"""Is only form opened after the last day, only so often, and until the last moment of the right working day?"""

from datetime import UTC, datetime, timedelta

import pytest

from award.application.lifecycle import APPLICATION
from award.intake.correction import Named, Office, Opened, amendable, lapsing, places, sendable, shut, until
from award.notice.reading import OfficeRuling
from award.vocabulary.refusal import Refusal
from tests.award.announced import ON, SCHEME, WORDINGS
from tests.award.application.dossiers import LINE, ZONE

FORMAL, SUBSTANCE, FACT = "credit_report.report", "application_form.model_summary", "facts.name"
FORM = next(place.id for place in places(SCHEME, LINE) if place.group == "application_form")
SUBSTANTIAL = next(place.id for place in places(SCHEME, LINE) if shut(SCHEME, place.id, Office(0, False, True)))
OPEN, CLOSED = Office(0, open=False, closed=False), Office(0, open=False, closed=True)
SECOND = timedelta(seconds=1)
UNTIL = datetime(2025, 8, 9, tzinfo=ZONE)
ASKED = Opened((Named(FORM, "虚构的理由"),), UNTIL)


def ruled(chosen: str) -> Office:
    given = {"by": "虚构办公室", "on": ON, "reason": "…"}
    return CLOSED._replace(rulings=[OfficeRuling(reading="late_correction", chosen=chosen, **given)])


def named(*ids: str, reason: str = "虚构的理由") -> list[Named]:
    return [Named(place, reason) for place in ids]


def test_before_filing_closes_anything_that_is_asked_can_be_sent_back() -> None:
    every = [place.id for place in places(SCHEME, LINE)]
    assert sendable(SCHEME, LINE, named(*every), OPEN) is None


def test_the_day_of_filing_is_the_servers_and_no_place() -> None:
    assert not {"facts.filed_on", "facts.filed_time"} & {place.id for place in places(SCHEME, LINE)}


def test_after_it_only_form_can_as_the_scheme_recommends_while_nobody_has_ruled() -> None:
    assert shut(SCHEME, FORM, CLOSED) is None
    refused = shut(SCHEME, SUBSTANTIAL, CLOSED)
    assert refused is not None
    assert (refused.code, refused.clauses) == ("correction.substance", SCHEME.readings["late_correction"].clauses)


@pytest.mark.parametrize(
    ("chosen", "form", "substance"),
    [("form_only", True, False), ("never", False, False), ("on_request", True, True)],
)
def test_a_ruling_decides_what_can_be_opened_after_it(chosen: str, form: bool, substance: bool) -> None:
    assert (shut(SCHEME, FORM, ruled(chosen)) is None) is form
    assert (shut(SCHEME, SUBSTANTIAL, ruled(chosen)) is None) is substance


def test_every_fault_of_a_sending_back_is_told_at_once() -> None:
    wrong = [Named(FORM, " "), Named(SUBSTANTIAL, ""), Named("nowhere.at_all", "虚构"), Named(FORM, "虚" * 1001)]
    wrong.append(Named(FORM, "虚\0构"))
    refused = sendable(SCHEME, LINE, wrong, CLOSED)
    assert refused is not None
    told = [reason.code.removeprefix("correction.") for reason in refused.params["reasons"]]
    assert told == [
        "named_twice",
        "without_reason",
        "substance",
        "without_reason",
        "no_such_place",
        "reason_long",
        "character",
    ]
    for wording in WORDINGS.values():
        assert all(wording.say(reason.key, reason.params) for reason in (refused, *refused.params["reasons"]))


def test_nothing_is_sent_back_without_naming_what() -> None:
    assert code(sendable(SCHEME, LINE, [], OPEN)) == "correction.nothing_named"


def test_it_is_sent_back_so_often_and_no_oftener_and_never_twice_at_once() -> None:
    rounds = SCHEME.intake.correcting.rounds
    assert sendable(SCHEME, LINE, named(FORM), OPEN._replace(rounds=rounds - 1)) is None
    assert code(sendable(SCHEME, LINE, named(FORM), OPEN._replace(rounds=rounds))) == "correction.rounds"
    assert code(sendable(SCHEME, LINE, named(FORM), OPEN._replace(open=True))) == "correction.open_already"


def test_a_scheme_that_does_not_provide_for_it_sends_nothing_back() -> None:
    silent = SCHEME.model_copy(update={"intake": SCHEME.intake.model_copy(update={"correcting": None})})
    assert code(sendable(silent, LINE, named(FORM), OPEN)) == "correction.not_provided"
    assert code(until(silent, UNTIL, ZONE)) == "correction.not_provided"


@pytest.mark.parametrize(
    ("asked", "ends"),
    [
        (datetime(2025, 8, 1, 15, tzinfo=ZONE), datetime(2025, 8, 9, tzinfo=ZONE)),  # a Friday: Monday to Friday
        (datetime(2025, 8, 1, 15, 59, 59, tzinfo=UTC), datetime(2025, 8, 9, tzinfo=ZONE)),  # one second to midnight
        (datetime(2025, 8, 1, 16, tzinfo=UTC), datetime(2025, 8, 9, tzinfo=ZONE)),  # Saturday there
        (datetime(2025, 9, 26, 9, tzinfo=ZONE), datetime(2025, 10, 11, tzinfo=ZONE)),  # over a holiday with its Sunday
    ],
)
def test_the_time_limit_counts_working_days_through_the_last_moment(asked: datetime, ends: datetime) -> None:
    assert until(SCHEME, asked, ZONE) == ends


def test_a_year_without_an_official_calendar_is_a_refusal_that_names_it() -> None:
    refused = until(SCHEME, datetime(2090, 3, 1, tzinfo=ZONE), ZONE)
    assert (code(refused), refused.params) == ("correction.calendar", {"year": "2090"})


@pytest.mark.parametrize(("moment", "over"), [(UNTIL - SECOND, False), (UNTIL, True), (UNTIL + SECOND, True)])
def test_it_can_be_amended_until_the_last_second_and_lapses_then(moment: datetime, over: bool) -> None:
    assert (amendable(ASKED, [FORM], moment, ZONE) is not None) is over
    assert (lapsing(ASKED, moment) is None) is over


def test_only_what_was_named_can_be_amended_and_nothing_once_it_has_ended() -> None:
    assert code(amendable(ASKED, [FORM, FACT], UNTIL - SECOND, ZONE)) == "correction.not_named"
    for ended in (None, ASKED._replace(ended=True)):
        assert code(amendable(ended, [FORM], UNTIL - SECOND, ZONE)) == "correction.none_open"
        assert code(lapsing(ended, UNTIL)) == "correction.none_open"


def test_what_is_sent_back_comes_back_or_lapses_to_where_it_was() -> None:
    back = APPLICATION.after("submitted", "intake.send_back")
    assert {APPLICATION.after(str(back), f"intake.{act}") for act in ("hand_back", "lapse")} == {"submitted"}
    assert isinstance(APPLICATION.after("draft", "intake.send_back"), Refusal)


def code(found: object) -> str:
    assert isinstance(found, Refusal)
    return found.code
