"""Is it in time to the very instant, and never stricter than the rule itself?"""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.application.deadline import Deadline, Extension, Outage, as_filed, deadline, remaining
from award.eligibility.facts import Facts
from award.eligibility.outcome import MET, NOT_MET
from award.eligibility.rules import bind
from award.eligibility.setting import Step
from award.notice.reading import OfficeRuling
from tests.award.announced import ON, SCHEME, WORDINGS
from tests.award.application.dossiers import LINE, ZONE

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
MIDNIGHT = datetime(2025, 8, 1, tzinfo=ZONE)
ALTERNATIVES = [item.id for item in SCHEME.readings["filing_last_day"].alternatives]


def ruled(chosen: str) -> list[OfficeRuling]:
    return [OfficeRuling(reading="filing_last_day", chosen=chosen, by="虚构办公室", on=date(2025, 6, 1), reason="…")]


RULES = {
    chosen: next(
        bound for bound in bind(SCHEME, LINE, on=ON, rulings=ruled(chosen)).rules if bound.rule.kind == "filed_by"
    )
    for chosen in ALTERNATIVES
}


def closing(*outages: Outage, chosen: str | None = None, extension: Extension | None = None) -> Deadline:
    rulings = ruled(chosen) if chosen else []
    found = deadline(SCHEME, LINE, zone=ZONE, rulings=rulings, outages=outages, extension=extension)
    assert found is not None
    return found


def said(step: Step) -> tuple[str, str]:
    return WORDINGS["zh"].say(step.key, step.params), WORDINGS["en"].say(step.key, step.params)


@pytest.mark.parametrize(
    ("chosen", "instant"),
    [
        (None, MIDNIGHT),
        ("through", MIDNIGHT),
        ("before", MIDNIGHT - 24 * HOUR),
        ("office_hours", datetime(2025, 7, 31, 17, 1, tzinfo=ZONE)),
    ],
)
def test_one_second_before_is_in_time_and_the_instant_itself_is_too_late(chosen: str | None, instant: datetime) -> None:
    found = closing(chosen=chosen)
    assert found.instant == instant
    assert found.refusal(instant - SECOND) is None
    for late in (instant, instant + SECOND):
        refusal = found.refusal(late)
        assert refusal is not None
        assert (refusal.code, refusal.clauses) == ("too_late", ("S5-1", "S5-2", "S5-3"))
        assert all(wording.say(refusal.key, refusal.params) for wording in WORDINGS.values())


def test_a_moment_is_the_same_in_every_zone() -> None:
    found = closing()
    assert found.refusal(datetime(2025, 7, 31, 15, 59, 59, tzinfo=UTC)) is None
    assert found.refusal(datetime(2025, 7, 31, 16, tzinfo=UTC)) is not None
    with pytest.raises(TypeError):
        found.refusal(datetime(2025, 7, 31))  # noqa: DTZ001 (that it fails is the point)


SECONDS = st.integers(-3 * 86_400, 86_400) | st.integers(-7 * 3600 - 90, -7 * 3600 + 90) | st.integers(-90, 90)


@given(st.sampled_from(ALTERNATIVES), SECONDS.map(lambda number: MIDNIGHT + number * SECOND))
def test_the_deadline_and_the_rule_of_the_notice_say_the_same(chosen: str, moment: datetime) -> None:
    facts = as_filed(Facts({}), SCHEME, LINE, moment, ZONE)
    assert RULES[chosen].find(facts.values).outcome is (
        MET if closing(chosen=chosen).refusal(moment) is None else NOT_MET
    )


def test_the_day_of_filing_is_that_of_the_place_and_not_what_the_applicant_says() -> None:
    moment = datetime(2025, 7, 30, 17, 5, tzinfo=UTC)
    facts = as_filed(Facts({"filed_on": "…", "name": "虚构"}), SCHEME, LINE, moment, ZONE).values
    assert facts["filed_on"].first == date(2025, 7, 31)
    assert (facts["filed_time"], facts["name"]) == ("01:05", "虚构")


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (None, "尚无裁定，按建议的理解"),
        ("office_hours", "到2025年7月31日17:00为止"),
        ("before", "到2025年7月30日24:00为止"),
    ],
)
def test_it_says_how_it_came_about(chosen: str | None, words: str) -> None:
    (step,) = closing(chosen=chosen).why
    assert words in said(step)[0]
    assert "2025" in said(step)[1]


def test_without_a_ruling_nobody_is_refused_on_the_stricter_reading() -> None:
    reading = SCHEME.readings["filing_last_day"].model_copy(update={"recommended": "before"})
    readings = tuple(reading if item.id == reading.id else item for item in SCHEME.eligibility.readings)
    eligibility = SCHEME.eligibility.model_copy(update={"readings": readings})
    scheme = SCHEME.__class__(
        notice=SCHEME.notice, eligibility=eligibility, dossier=SCHEME.dossier, criteria=SCHEME.criteria
    )
    found = deadline(scheme, LINE, zone=ZONE)
    assert found is not None
    assert (found.instant, found.why[0].key) == (MIDNIGHT, "application.deadline.latest")


def outage(began: float, ended: float, until: datetime | None = None) -> Outage:
    """By hours before (negative) or after the end."""
    return Outage(MIDNIGHT + began * HOUR, MIDNIGHT + ended * HOUR, until)


@pytest.mark.parametrize(
    ("outages", "hours"),
    [
        ([], 0),
        ([outage(-30, -24)], 0),
        ([outage(-30, -23.9)], 24),
        ([outage(-2, -1)], 24),
        ([outage(-1, 2)], 26),
        ([outage(0, 2)], 0),
        ([outage(-1, 2), outage(20, 21)], 45),
        ([outage(20, 21), outage(-1, 2)], 45),
        ([outage(20, 21)], 0),
        ([outage(-50, -49, MIDNIGHT + 3 * HOUR)], 3),
        ([outage(-2, -1, MIDNIGHT + 3 * HOUR)], 24),
        ([outage(-2, -1, MIDNIGHT + 30 * HOUR)], 30),
    ],
)
def test_an_outage_in_the_last_hours_keeps_filing_open_for_everyone(outages: list[Outage], hours: float) -> None:
    found = closing(*outages)
    assert found.instant == MIDNIGHT + hours * HOUR
    assert [step.key for step in found.why][1:] == ["application.deadline.outage"] * bool(hours)


def test_a_scheme_without_a_rule_on_outages_leaves_them_to_the_office() -> None:
    scheme = SCHEME.__class__(
        notice=SCHEME.notice.model_copy(update={"outage": None}),
        eligibility=SCHEME.eligibility,
        dossier=SCHEME.dossier,
        criteria=SCHEME.criteria,
    )
    declared = [outage(-2, -1), outage(-2, -1, MIDNIGHT + HOUR)]
    found = [deadline(scheme, LINE, zone=ZONE, outages=[one]) for one in declared]
    assert [one and one.instant for one in found] == [MIDNIGHT, MIDNIGHT + HOUR]


OUTAGES = st.lists(
    st.builds(lambda at, long: outage(at, at + long), st.integers(-60, 60), st.integers(1, 9)), max_size=5
)


@given(OUTAGES, OUTAGES)
def test_more_outages_never_close_earlier(some: list[Outage], more: list[Outage]) -> None:
    assert closing(*some).instant <= closing(*some, *more).instant


def test_an_extension_holds_where_it_is_later_and_says_who_approved_it_and_why() -> None:
    extension = Extension(MIDNIGHT + 48 * HOUR, "虚构的理由", "虚构主任")
    found = closing(extension=extension)
    assert found.refusal(extension.until - SECOND) is None
    assert found.refusal(extension.until) is not None
    assert "虚构主任" in said(found.why[-1])[0]
    assert "虚构的理由" in said(found.why[-1])[1]
    assert said(found.said) == ("2025年8月2日24:00", "midnight at the end of 2 August 2025")
    earlier = closing(extension=extension._replace(until=MIDNIGHT - HOUR))
    assert earlier == closing()


@pytest.mark.parametrize(
    ("left", "zh", "en"),
    [
        (timedelta(days=45, hours=7, minutes=59), "还有45天7小时", "45 days and 7 hours left"),
        (timedelta(days=1, hours=1), "还有1天1小时", "1 day and 1 hour left"),
        (timedelta(days=2, minutes=59), "还有2天", "2 days left"),
        (timedelta(hours=23, minutes=59, seconds=59), "还有23小时59分钟", "23 hours and 59 minutes left"),
        (timedelta(hours=1), "还有1小时", "1 hour left"),
        (timedelta(minutes=1, seconds=59), "还有1分钟", "1 minute left"),
        (timedelta(seconds=59), "不到1分钟", "Less than a minute left"),
        (timedelta(), "已截止", "Closed"),
        (-SECOND, "已截止", "Closed"),
    ],
)
def test_what_remains_is_said_in_its_two_largest_units(left: timedelta, zh: str, en: str) -> None:
    assert said(remaining(left)) == (zh, en)
    assert closing().remaining(MIDNIGHT - left) == remaining(left)


def test_a_last_day_that_falls_on_a_rest_day_moves_where_it_may() -> None:
    days = tuple(
        day.model_copy(update={"on": date(2025, 8, 2), "rolls_forward": True}) if day.id == "deadline" else day
        for day in SCHEME.notice.days
    )
    scheme = SCHEME.__class__(
        notice=SCHEME.notice.model_copy(update={"days": days}),
        eligibility=SCHEME.eligibility,
        dossier=SCHEME.dossier,
        criteria=SCHEME.criteria,
    )
    found = deadline(scheme, LINE, zone=ZONE)
    assert found is not None
    assert found.instant == datetime.combine(date(2025, 8, 5), time(), ZONE)


def test_without_a_fixed_last_day_there_is_no_deadline() -> None:
    days = tuple(day.model_copy(update={"on": None}) if day.id == "deadline" else day for day in SCHEME.notice.days)
    scheme = SCHEME.__class__(
        notice=SCHEME.notice.model_copy(update={"days": days}),
        eligibility=SCHEME.eligibility,
        dossier=SCHEME.dossier,
        criteria=SCHEME.criteria,
    )
    assert deadline(scheme, LINE, zone=ZONE) is None


def test_a_day_ends_by_the_clock_of_the_place() -> None:
    west = deadline(SCHEME, LINE, zone=timezone(-5 * HOUR))
    assert west is not None
    assert west.instant - closing().instant == 13 * HOUR
