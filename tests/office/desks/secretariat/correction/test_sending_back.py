"""Does the office choose what is sent back from what was filed, see the letters first, and see what came back?"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from award.application.numbering import print_code
from award.vocabulary.acts import Act
from office.acts.performing import perform
from office.acts.sealing import entries
from office.records.issued import Notice
from tests.office.applying import submit
from tests.office.arranging import letters
from tests.office.looping import AFTER, EVERY, NEW, SECOND, TEXT, Loop

pytestmark = pytest.mark.django_db

SUBSTANCE = next(place for place in EVERY if place.startswith("facts."))


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch, notice: Notice) -> Loop:
    found = Loop(monkeypatch, notice)
    found.at(AFTER)
    return found


@pytest.fixture
def desk(loop: Loop) -> Client:
    client = Client()
    client.force_login(loop.secretary)
    return client


def at(loop: Loop, page: str) -> str:
    return f"/secretariat/a/{loop.application.reference}/{page}/"


def read(loop: Loop) -> int:
    """How often the log says that something filed was read."""
    return sum(b"application.read" in entry for entry in entries(loop.application.notice))


def chosen(**more: str) -> dict[str, Any]:
    return {"place": [TEXT], f"reason-{TEXT}": "虚构：章盖歪了", "words": "虚构的总说明", **more}


def digest(page: str) -> str:
    return page.split('name="letters_seen" value="')[1].split('"', maxsplit=1)[0]


def test_the_page_tells_nothing_of_the_dossier_until_it_is_opened_by_an_act(loop: Loop, desk: Client) -> None:
    page = desk.get(at(loop, "correction")).content.decode()
    assert "打开材料" in page
    assert "24:00为止" in page
    assert read(loop) == 0
    opened = desk.post(at(loop, "correction"), {"go": "open"}).content.decode()
    assert "提交的是" in opened
    assert read(loop) == 1


def test_what_cannot_be_opened_now_is_shut_with_the_clause(loop: Loop, desk: Client) -> None:
    page = desk.post(at(loop, "correction"), {"go": "open"}).content.decode()
    assert f'value="{TEXT}"' in page
    assert f'value="{SUBSTANCE}"' not in page
    assert "申报已经截止，只能补正形式" in page
    assert "〔S5-2〕" in page


def test_the_letters_are_seen_before_they_leave_and_leave_as_they_were_seen(loop: Loop, desk: Client) -> None:
    before = len(letters())
    page = desk.post(at(loop, "correction"), chosen(go="look")).content.decode()
    assert len(letters()) == before
    assert all(words in page for words in ("将发出2封信", loop.owner.email, "虚构：章盖歪了", "虚构的总说明"))
    sent = desk.post(at(loop, "correction"), chosen(go="send", letters_seen=digest(page)))
    assert sent.status_code == 302
    assert loop.application.corrections.get().fields == [{"place": TEXT, "reason": "虚构：章盖歪了"}]
    assert len(letters()) == before + 2


def test_other_words_than_were_seen_do_not_leave(loop: Loop, desk: Client) -> None:
    page = desk.post(at(loop, "correction"), chosen(go="look")).content.decode()
    other = chosen(go="send", letters_seen=digest(page)) | {f"reason-{TEXT}": "另一个理由"}
    for said in (other, chosen(go="send")):
        assert desk.post(at(loop, "correction"), said).status_code == 409
    assert not loop.application.corrections.exists()


def test_all_faults_are_told_at_once_and_nothing_typed_is_lost(loop: Loop, desk: Client) -> None:
    said = {"place": [TEXT, SUBSTANCE], f"reason-{SUBSTANCE}": "虚构的另一理由", "words": "总说明", "go": "look"}
    answer = desk.post(at(loop, "correction"), said)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in ("请写明需要补正的理由", "属于实质内容，不能打开", "总说明"))


def test_an_open_correction_shows_how_long_it_has_and_a_returned_one_what_differs(loop: Loop, desk: Client) -> None:
    loop.send(TEXT)
    page = desk.get(at(loop, "correction")).content.decode()
    assert "进行中" in page
    assert "虚构的理由" in page
    loop.amend({TEXT: NEW})
    loop.hand_back()
    page = desk.get(at(loop, "correction")).content.decode()
    assert "交回的是第2次提交" in page
    count = read(loop)
    page = desk.post(at(loop, "history"), {"before": "1", "after": "2"}).content.decode()
    assert "第1次与第2次提交的差别" in page
    assert EVERY[TEXT].called.zh in page
    assert read(loop) == count + 2


def test_what_is_being_corrected_is_the_applicants_own(loop: Loop, desk: Client) -> None:
    loop.send(SUBSTANCE, at=AFTER - timedelta(days=10))
    loop.amend({SUBSTANCE: "尚未交回的写法"} if EVERY[SUBSTANCE].asked.kind == "text" else {})
    for page in ("correction", "history", "paper"):
        assert "尚未交回的写法" not in desk.get(at(loop, page)).content.decode()


def test_filings_that_are_not_there_are_not_compared(loop: Loop, desk: Client) -> None:
    for said in ({"before": "1", "after": "9"}, {"before": "x", "after": "1"}, {}):
        assert desk.post(at(loop, "history"), said).status_code == 404


@pytest.mark.parametrize(("late", "words"), [(-SECOND, "进行中"), (SECOND * 0, "已到期"), (SECOND, "已到期")])
def test_the_office_sees_to_the_second_that_it_has_run_out(
    loop: Loop, desk: Client, late: timedelta, words: str
) -> None:
    correction = loop.send(TEXT)
    loop.at(correction.until + late)
    assert words in desk.get(at(loop, "correction")).content.decode()


def booked(loop: Loop, desk: Client, code: str, **said: str) -> Any:
    days = {"arrived": "2025-08-01", "dispatched": "2025-07-31"}
    return desk.post(at(loop, "paper"), {"code": code, **days, **said})


def test_a_paper_of_an_older_filing_or_of_none_is_seen_at_once(loop: Loop, desk: Client) -> None:
    loop.at(AFTER - timedelta(days=2))
    again = submit(loop.application, loop.owner)
    loop.at(AFTER)
    assert booked(loop, desk, print_code(again.digest)).status_code == 302
    page = desk.get(at(loop, "paper")).content.decode()
    assert "与现在算数的提交一致" in page
    assert "arrival--wrong" not in page
    booked(loop, desk, print_code(loop.first.digest))
    booked(loop, desk, print_code("0" * 64))
    page = desk.get(at(loop, "paper")).content.decode()
    assert page.count("arrival--wrong") == 2
    assert "（第1次提交）" in page
    assert "不属于这一申报的任何一次提交" in page
    assert "不属于这一申报的任何一次提交" in desk.get(at(loop, "history")).content.decode()


def test_a_paper_that_agreed_no_longer_does_once_it_was_filed_anew(loop: Loop, desk: Client) -> None:
    booked(loop, desk, print_code(loop.first.digest))
    assert "arrival--wrong" not in desk.get(at(loop, "paper")).content.decode()
    loop.send(TEXT)
    loop.hand_back()
    assert "arrival--wrong" in desk.get(at(loop, "paper")).content.decode()


def test_what_is_booked_wrongly_is_told_and_kept_on_the_page(loop: Loop, desk: Client) -> None:
    answer = booked(loop, desk, "8888", arrived="2035-01-01")
    assert answer.status_code == 422
    assert "8888" in answer.content.decode()
    assert not loop.application.arrivals.exists()
    assert booked(loop, desk, print_code(loop.first.digest), arrived="2025-07-30").status_code == 422


def test_the_applicant_sees_the_papers_that_came(loop: Loop, desk: Client) -> None:
    booked(loop, desk, print_code("0" * 64), note="虚构的备注")
    client = Client()
    client.force_login(loop.reader)
    page = client.get(f"/applicant/a/{loop.application.reference}/filings/").content.decode()
    assert all(words in page for words in ("办公室收到的纸质材料", "不一致", "虚构的备注"))


def test_the_pages_cost_the_same_however_much_has_happened(
    loop: Loop, desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    costs = []
    for times in (1, 30):
        for _ in range(times):
            perform(
                Act.INTAKE_BOOK_IN,
                by=loop.secretary,
                on=loop.application.pk,
                code=print_code(loop.first.digest),
                arrived=date(2025, 8, 1),
            )
        for page in ("correction", "paper", "history"):
            desk.get(at(loop, page))
            with django_assert_max_num_queries(60) as asked:
                desk.get(at(loop, page))
            costs.append(len(asked))
    assert costs[:3] == costs[3:]
