"""Does a list leave as it was shown, known to the log, harmless, and without what is not there for whoever takes it?"""

import csv
from hashlib import sha256
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.ledger.entry import Entry, decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.sealing import entries
from office.records.issued import Notice
from office.records.people import Person
from tests.office.applying import opened
from tests.office.arranging import joined, organisation, person
from tests.office.desks.secretariat.queue.conftest import Filed
from tests.office.desks.secretariat.queue.places import HOME, asked, listed

pytestmark = pytest.mark.django_db

EXPORT = f"{HOME}export/"
FORMULA = '=HYPERLINK("https://people.example")虚构'


def taken(client: Client, form: str, query: str = "", root: str = "") -> bytes:
    answer = client.post(f"{root}{EXPORT}?{query}", {"form": form})
    assert answer.status_code == 200
    return content(answer)


def content(answer: HttpResponse) -> bytes:
    return b"".join(answer)


def table(file: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(file.decode("utf-8-sig"), newline="")))


def last(notice: Notice) -> Entry:
    return decode(list(entries(notice))[-1])


def test_the_file_holds_the_rows_of_the_page_in_its_order(filed: Filed, desk: Client) -> None:
    for name in ("虚构B公司", "虚构A公司", "虚构示例所"):
        filed(name)
    for query in ("", "sort=name&q=公司", "q=示例", "stage=draft"):
        head, *rows = table(taken(desk, "csv", query))
        said = dict(pair.split("=") for pair in query.split("&") if pair)
        assert [row[0] for row in rows] == listed(desk, **said)
        assert head[:3] == ["申报编号", "申报主体", "申报奖项"]


def test_more_than_a_page_is_taken_out_whole(filed: Filed, desk: Client, notice: Notice) -> None:
    filed("虚构甲公司")
    for number in range(50):
        owner = person(f"又{number}")
        opened(organisation(notice, owner), owner)
    assert len(listed(desk)) == 50
    assert len(table(taken(desk, "csv"))) == 52


def test_the_workbook_says_what_it_is_and_computes_nothing(filed: Filed, desk: Client) -> None:
    filed(FORMULA)
    filed("虚构乙公司")
    book = openpyxl.load_workbook(BytesIO(taken(desk, "xlsx", "q=虚构&sort=name")))
    rows, about = book.worksheets
    cells = list(rows.iter_rows(min_row=2))
    assert {cell.data_type for row in cells for cell in row} == {"s", "d", "n"}
    assert FORMULA in [row[1].value for row in cells]
    assert cells[0][5].value.isoformat() == "2025-07-15T12:00:00"
    told = {label.value: words.value for label, words in about.iter_rows(max_col=2)}
    assert told["查找"] == "虚构"
    assert told["条数"] == "2"
    assert told["导出人"] == "虚构的经办"


def test_the_csv_guards_what_a_spreadsheet_would_compute(filed: Filed, desk: Client) -> None:
    filed(FORMULA)
    file = taken(desk, "csv")
    assert file.startswith(b"\xef\xbb\xbf")
    assert table(file)[1][1] == f"'{FORMULA}"


@pytest.mark.parametrize("root", ["", "/en"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_log_knows_what_was_taken_before_it_is_given(
    filed: Filed, desk: Client, notice: Notice, form: str, root: str
) -> None:
    filed("虚构甲公司")
    file = taken(desk, form, "q=虚构甲&stage=submitted", root)
    entry = last(notice)
    assert entry.act == Act.INTAKE_EXPORT
    assert entry.digest == sha256(file).hexdigest()
    told = {
        "what": "applications",
        "form": form,
        "count": "1",
        "by_stage": "submitted",
        "sort": "filed_back",
        "words": "yes",
    }
    assert dict(entry.detail) == told


def test_what_one_has_a_part_in_is_in_no_file(filed: Filed, desk: Client, clerk: Person) -> None:
    hidden, shown = filed("虚构甲公司"), filed("虚构乙公司")
    owner = hidden.application.applicant.memberships.get().person
    joined(hidden.application.applicant, owner, clerk, Role.READER)
    assert [row[0] for row in table(taken(desk, "csv"))[1:]] == [shown.application.reference]
    book = openpyxl.load_workbook(BytesIO(taken(desk, "xlsx", "sort=name")))
    said = {str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert hidden.application.reference not in said
    assert "虚构甲公司" not in said


def test_what_is_no_list_is_not_taken_out_and_not_for_a_mere_look(filed: Filed, desk: Client, notice: Notice) -> None:
    filed("虚构甲公司")
    before = len(list(entries(notice)))
    assert desk.post(f"{EXPORT}?stage=gone", {"form": "csv"}).status_code == 404
    assert desk.get(EXPORT).status_code == 405
    assert len(list(entries(notice))) == before


def test_nobody_else_takes_the_list_out(filed: Filed, notice: Notice) -> None:
    filing = filed("虚构甲公司")
    before = len(list(entries(notice)))
    for who in (filing.application.applicant.memberships.get().person, person("外人")):
        client = Client()
        client.force_login(who)
        assert client.post(EXPORT, {"form": "csv"}).status_code == 404
    assert Client().post(EXPORT).status_code == 302
    assert len(list(entries(notice))) == before


def test_a_file_costs_the_same_queries_whatever_its_length(filed: Filed, desk: Client, notice: Notice) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            taken(desk, "csv")
        return len(queries)

    filed("虚构甲公司")
    cost()
    once = cost()
    for number in range(29):
        owner = person(f"再{number}")
        opened(organisation(notice, owner), owner)
    assert cost() == once


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_letters_are_taken_out_as_they_are_listed(filed: Filed, desk: Client, notice: Notice, form: str) -> None:
    filed("虚构甲公司")
    answer = desk.post("/secretariat/letters/export/?state=queued", {"form": form})
    assert answer.status_code == 200
    file = content(answer)
    assert last(notice).detail["what"] == "letters"
    if form == "csv":
        assert "虚构甲公司的负责人@people.example" in [row[2] for row in table(file)[1:]]
    assert asked(q="x")
