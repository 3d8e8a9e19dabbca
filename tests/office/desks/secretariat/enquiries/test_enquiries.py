"""Does a letter with a table go out, do answers come in after a look, and is silence shown as silence?"""

import re
from contextlib import closing
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from office.filings.enquiring import answers_about
from office.records.applications import Filing
from office.records.issued import Notice
from office.records.people import Person
from office.records.registers import Answer, Enquiry
from tests.office.acts.intake.holding import filed
from tests.office.applying import NOON, set_clock
from tests.office.arranging import person

ASK = "/secretariat/enquiries/ask/emergency_management/"
ONE = "/secretariat/enquiries/1/"
SAID = {"which": "new", "until": "2025-07-29"}


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, NOON)


@pytest.fixture
def asked(notice: Notice, secretary: Client, filing: Filing) -> Filing:
    assert secretary.post(ASK, {**SAID, "confirmed": "yes"}).status_code == 302
    return filing


def brought(client: Client, *lines: str) -> HttpResponse:
    content = "\r\n".join(("申报编号,名称,答复,说明", *lines)).encode()
    return client.post(f"{ONE}answers/", {"file": SimpleUploadedFile("答复.csv", content)})


def confirmed(client: Client, page: HttpResponse, **said: str) -> HttpResponse:
    [laid] = set(re.findall(r'name="laid" value="([^"]+)"', page.content.decode()))
    return client.post(f"{ONE}answers/confirm/", {"laid": laid, **said})


def test_the_letter_and_the_table_are_seen_before_anyone_is_asked(
    notice: Notice, secretary: Client, filing: Filing
) -> None:
    page = secretary.post(ASK, SAID).content.decode()
    assert "征求意见函" in page
    assert filing.application.reference in page
    assert not Enquiry.objects.exists()


def test_the_day_is_suggested_by_the_official_calendar(notice: Notice, secretary: Client, filing: Filing) -> None:
    assert 'value="2025-07-29"' in secretary.get(ASK).content.decode()


def test_where_the_calendar_is_not_known_it_is_said_and_left_open(
    notice: Notice, secretary: Client, filing: Filing, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, datetime(2099, 1, 5, tzinfo=UTC))
    assert "2099年的节假日安排尚未公布" in secretary.get(ASK).content.decode()


def test_nobody_is_asked_twice_unless_it_is_wanted(secretary: Client, asked: Filing) -> None:
    assert secretary.post(ASK, SAID).status_code == 422
    assert secretary.post(ASK, {**SAID, "which": "all"}).status_code == 200


def test_the_table_that_goes_out_comes_back_as_answers(secretary: Client, asked: Filing) -> None:
    for form in ("xlsx", "csv"):
        with closing(secretary.get(f"{ONE}table/{form}/")) as file:
            content = b"".join(file)
    table = content.decode("utf-8-sig")
    assert asked.application.applicant.number in table
    assert secretary.get(f"{ONE}table/exe/").status_code == 404
    page = secretary.post(f"{ONE}answers/", {"file": SimpleUploadedFile("back.csv", table.encode())})
    assert "没有答复的" in page.content.decode()


def test_an_answer_is_recorded_once_it_was_looked_over(secretary: Client, asked: Filing) -> None:
    page = brought(secretary, f"{asked.application.reference},,无,已核实")
    assert Answer.objects.get().said == ""
    assert confirmed(secretary, page).status_code == 302
    assert Answer.objects.get().said == "none"
    assert "已核实" in secretary.get(ONE).content.decode()
    history = secretary.get(f"/secretariat/a/{asked.application.reference}/history/").content.decode()
    assert re.search(r"应急管理部门答复.*已核实.*向应急管理部门征求意见", history, re.DOTALL)


def test_every_fault_of_the_answers_is_shown(secretary: Client, asked: Filing) -> None:
    page = brought(secretary, "SH-0000,,无,", f"{asked.application.reference},,或许,")
    assert "SH-0000" in page.content.decode()
    assert confirmed(secretary, page).status_code == 422


def test_silence_after_the_day_is_shown_and_not_read_as_consent(
    secretary: Client, asked: Filing, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "等待答复" in secretary.get(ONE).content.decode()
    set_clock(monkeypatch, datetime(2025, 7, 30, 4, tzinfo=UTC))
    for page in (ONE, "/secretariat/enquiries/", f"/secretariat/a/{asked.application.reference}/registers/"):
        assert "不视为同意" in secretary.get(page).content.decode()


def test_a_finding_knows_who_was_asked_about_it(secretary: Client, asked: Filing) -> None:
    about = answers_about(person("又一位", "secretary"), asked.application)
    assert {rule: [one.standing for one in said] for rule, said in about.items()} == {
        "no_major_accident": ["open"],
        "work_safety": ["open"],
    }


def test_an_enquiry_costs_as_many_queries_whatever_it_asks(notice: Notice, secretary: Client) -> None:
    owner: Person = person("申报人")
    counts = []
    for number, many in enumerate((1, 6), start=1):
        while Filing.objects.count() < many:
            filed(notice, owner)
        secretary.post(ASK, {**SAID, "which": "all", "confirmed": "yes"})
        secretary.get(f"/secretariat/enquiries/{number}/")
        with CaptureQueriesContext(connection) as asked:
            secretary.get(f"/secretariat/enquiries/{number}/")
            secretary.get(ASK)
        counts.append(len(asked))
    assert counts[0] == counts[1]
