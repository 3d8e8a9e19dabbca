"""Do pages read the same end of the time for filing as the act that decides by it?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.vocabulary.acts import Act
from office import wording
from office.acts.closing import closing, closing_for_all
from office.acts.moment import moment
from office.acts.performing import perform
from office.records.applications import Application
from office.records.issued import Notice
from tests.office.acts.application.test_filing import LAST, OUTAGE
from tests.office.applying import LINE, LONGER, NOON, extend, opened, set_clock
from tests.office.arranging import organisation, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, notice: Notice) -> Application:
    set_clock(monkeypatch, NOON)
    owner = person("甲")
    return opened(organisation(notice, owner), owner)


def test_more_time_is_the_applications_own_and_an_outage_is_everyones(notice: Notice, application: Application) -> None:
    secretary, later = person("办", "secretary"), LAST + timedelta(days=2)
    perform(
        Act.NOTICE_DECLARE_OUTAGE,
        by=secretary,
        on=notice.pk,
        began=NOON - timedelta(hours=2),
        ended=NOON - timedelta(hours=1),
        until=later,
        **OUTAGE,
    )
    assert closing(application, NOON).instant == closing_for_all(notice, LINE, NOON).instant == later
    extend(application, secretary)
    assert closing(application, NOON).instant == LONGER
    assert closing_for_all(notice, LINE, NOON).instant == later


def test_the_end_costs_three_queries(application: Application) -> None:
    closing(application, NOON)
    with CaptureQueriesContext(connection) as asked:
        closing(application, NOON)
    assert len(asked) == 3


def test_the_time_that_remains_is_said_in_words(application: Application) -> None:
    end = closing(application, moment())
    assert wording.in_words(end.remaining(end.instant - timedelta(days=3, hours=2))) == "还有3天2小时"
    assert wording.in_words(end.remaining(end.instant)) == "已截止"
