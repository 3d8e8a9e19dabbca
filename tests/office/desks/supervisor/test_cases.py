"""Does the supervisor see of a case what the office sees, with nothing to press but to look, and each look known?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.application.numbering import print_code
from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.performing import perform
from office.acts.sealing import entries
from office.outside import clock
from office.records.applications import Application, Filing
from office.records.issued import Notice
from tests.office.applying import NOON, UNDERTAKING, extend, set_clock
from tests.office.arranging import person
from tests.office.ruling import contested
from tests.office.working import PLACE

pytestmark = pytest.mark.django_db

WORKED = {"corrections": "虚构的缺漏", "paper": "虚构的备注", "registers": "还没有就这一申报征求过意见"}


@pytest.fixture
def worked(filing: Filing) -> Application:
    """Given more time, sent back, handed back with a difference; its paper has come."""
    application, clerk = filing.application, person("经办", Role.SECRETARY)
    extend(application, clerk)
    named = [{"place": PLACE, "reason": "虚构的缺漏"}]
    perform(Act.INTAKE_SEND_BACK, by=clerk, on=application.pk, named=named, words="")
    perform(Act.INTAKE_AMEND, by=filing.by, on=application.pk, answers={PLACE: "示例甲乙丙丁"}, version=0)
    perform(Act.INTAKE_HAND_BACK, by=filing.by, on=application.pk, undertaking=UNDERTAKING)
    paper = {"code": print_code(filing.digest), "arrived": clock.now().date(), "note": "虚构的备注"}
    perform(Act.INTAKE_BOOK_IN, by=clerk, on=application.pk, **paper)
    return application


def place(application: Application, view: str, root: str = "") -> str:
    return f"{root}/supervisor/a/{application.reference}/{view}/"


def last(notice: Notice) -> tuple[str, dict[str, str]]:
    entry = decode(list(entries(notice))[-1])
    return entry.act, dict(entry.detail)


@pytest.mark.parametrize("root", ["", "/en"])
def test_what_the_office_knows_of_a_case_is_opened_by_an_act(
    notice: Notice, worked: Application, supervisor: Client, root: str
) -> None:
    for view, words in WORKED.items():
        before = len(list(entries(notice)))
        assert words not in supervisor.get(place(worked, view, root)).content.decode()
        assert len(list(entries(notice))) == before
        page = supervisor.post(place(worked, view, root)).content.decode()
        assert words in page or (root and view == "registers")
        assert "<textarea" not in page
        assert last(notice) == (Act.NOTICE_INSPECT, {"view": view, "application": str(worked.pk)})


def test_the_past_says_when_and_opened_why_and_more_time_stands_in_it(
    notice: Notice, worked: Application, supervisor: Client
) -> None:
    closed = supervisor.get(place(worked, "history")).content.decode()
    for told in ("单独延期到", "登记纸质材料", "第2次提交"):
        assert told in closed
    for kept in ("虚构的缺漏", "虚构的备注", "虚构的主任"):
        assert kept not in closed
    page = supervisor.post(place(worked, "history")).content.decode()
    for told in ("虚构的缺漏", "虚构的备注", "批准人：虚构的主任"):
        assert told in page
    assert last(notice)[1]["view"] == "history"


def test_two_filings_are_compared_by_reading_both(notice: Notice, worked: Application, supervisor: Client) -> None:
    compared = place(worked, "differences")
    assert "示例甲乙丙丁" not in supervisor.get(compared).content.decode()
    before = len(list(entries(notice)))
    assert "示例甲乙丙丁" in supervisor.post(compared, {"before": "2", "after": "1"}).content.decode()
    read = [decode(one) for one in list(entries(notice))[before:]]
    assert [(one.act, one.actor.role) for one in read] == [(Act.APPLICATION_READ, Role.SUPERVISOR)] * 2
    for absent in ({}, {"before": "1", "after": "3"}, {"before": "x", "after": "1"}):
        assert supervisor.post(compared, absent).status_code == 404


def test_the_arithmetic_of_the_findings_counts_as_reading_the_filing(
    notice: Notice, worked: Application, supervisor: Client
) -> None:
    examined = place(worked, "examination")
    assert 'class="item__working"' not in supervisor.post(examined).content.decode()
    assert 'class="item__working"' in supervisor.post(examined, {"arithmetic": "yes"}).content.decode()
    assert last(notice)[0] == Act.APPLICATION_READ


def test_the_arithmetic_of_a_contested_case_opens_by_every_reading(
    notice: Notice, supervisor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, NOON)
    answer = supervisor.post(place(contested(notice, person("乙")), "examination"), {"arithmetic": "yes"})
    assert answer.status_code == 200
    assert 'class="readings__home"' in answer.content.decode()


def test_letters_are_listed_without_their_words(worked: Application, supervisor: Client) -> None:
    page = supervisor.get(place(worked, "letters")).content.decode()
    assert "退回补正" in page
    assert "@people.example" not in page


def test_the_letters_leave_as_they_are_listed(notice: Notice, worked: Application, supervisor: Client) -> None:
    assert 'action="/supervisor/letters/export/' in supervisor.get("/supervisor/letters/").content.decode()
    answer = supervisor.post("/supervisor/letters/export/", {"form": "csv"})
    head, *rows = b"".join(answer).decode("utf-8-sig").splitlines()
    assert head == "时间,事项,发出情况,已试次数"
    assert any("退回补正" in row for row in rows)
    assert "@" not in "".join(rows)
    act, detail = last(notice)
    assert (act, detail["what"], detail["count"]) == (Act.INTAKE_EXPORT, "letters", str(len(rows)))
    failed = supervisor.post("/supervisor/letters/export/?state=failed", {"form": "csv"})
    assert b"".join(failed).decode("utf-8-sig").splitlines() == [head]
    assert last(notice)[1]["by_state"] == "failed"


def test_the_list_is_looked_through_and_taken_out_by_an_act(
    notice: Notice, worked: Application, supervisor: Client
) -> None:
    assert worked.reference in supervisor.get("/supervisor/?stage=submitted&more_time=yes").content.decode()
    page = supervisor.get("/supervisor/?stage=draft").content.decode()
    assert "没有符合这些条件的申报。" in page
    assert 'name="mine"' not in page
    assert supervisor.get("/supervisor/?stage=gone").status_code == 400
    number = worked.applicant.number
    assert "没有符合这些条件的申报。" in supervisor.get(f"/supervisor/?q={number}").content.decode()
    file = b"".join(supervisor.post("/supervisor/export/?stage=submitted", {"form": "csv"})).decode()
    assert worked.reference in file
    act, detail = last(notice)
    assert (act, detail["what"], detail["count"], detail["by_stage"]) == (
        Act.INTAKE_EXPORT, "applications", "1", "submitted",
    )  # fmt: skip
    assert supervisor.get("/supervisor/export/").status_code == 405
    assert supervisor.post("/supervisor/export/?stage=gone").status_code == 404


def test_the_pages_of_a_case_cost_the_same_whatever_has_happened(worked: Application, supervisor: Client) -> None:
    def costs() -> dict[str, int]:
        return {view: cost(view) for view in ("history", "paper", "letters")}

    def cost(view: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            supervisor.get(place(worked, view)) if view == "letters" else supervisor.post(place(worked, view))
        return len(asked)

    costs()
    once, clerk = costs(), person("另一经办", Role.SECRETARY)
    for _ in range(29):
        perform(Act.INTAKE_BOOK_IN, by=clerk, on=worked.pk, code="0" * 16, arrived=clock.now().date(), note="")
    assert costs() == once
