"""Does every list of the office leave it as it is shown, known to the log?"""

import csv
from io import StringIO

import pytest
from django.test import Client

from award.intake.enquiry import Answered
from award.ledger.entry import decode
from award.vocabulary.acts import Act
from office.acts.performing import perform
from office.acts.sealing import entries
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Person
from tests.office.acts.intake.holding import GOLD, take
from tests.office.applying import LONGER, NOON, set_clock
from tests.office.arranging import code, person
from tests.office.ruling import READING, contested, rule

pytestmark = pytest.mark.django_db

OLD, NEW = ("虚构旧厂", code(904)), ("虚构新厂", code(905))


@pytest.fixture
def case(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> Application:
    set_clock(monkeypatch, NOON)
    return contested(notice, person("甲"))


@pytest.fixture
def colleague(case: Application) -> Person:
    """Someone of the office has done with the case whatever makes a list."""
    who, notice = person("同事", "secretary"), case.notice
    take(notice, who, (*OLD, *GOLD), ("虚构他厂", "", *GOLD))
    old = {"predecessor": OLD[0], "predecessor_number": OLD[1], "since": NOON.date(), "document": "虚构文书"}
    new = {"successor": NEW[0], "successor_number": NEW[1]}
    perform(Act.INTAKE_LINK_SUCCESSOR, by=who, on=notice.pk, **old, **new)
    put = {"authority": "emergency_management", "until": LONGER.date(), "applications": [case.pk]}
    enquiry = perform(Act.INTAKE_ENQUIRE, by=who, on=notice.pk, **put)
    perform(Act.INTAKE_RECORD_ANSWERS, by=who, on=enquiry.pk, answers=[Answered(case.pk, "unclear", "虚构的答复")])
    return who


def taken(client: Client, path: str) -> list[list[str]]:
    answer = client.post(f"/secretariat/{path}", {"form": "csv"})
    assert answer.status_code == 200, path
    return list(csv.reader(StringIO(b"".join(answer).decode("utf-8-sig"), newline="")))


def told(notice: Notice) -> dict[str, str]:
    last = decode(list(entries(notice))[-1])
    assert last.act == Act.INTAKE_EXPORT
    return {name: said for name, said in last.detail.items() if name not in ("form", "count")}


def test_each_list_leaves_as_it_is_shown_and_the_log_knows_which(
    case: Application, colleague: Person, secretary: Client
) -> None:
    rule(colleague, case.notice)
    of_case = {"what": "letters", "application": str(case.pk)}
    for path, page, what in (
        ("registers/past_awards/export/", "registers/past_awards/", {"what": "register", "register": "past_awards"}),
        ("successions/export/", "successions/", {"what": "successions"}),
        ("enquiries/export/", "enquiries/", {"what": "enquiries"}),
        ("enquiries/1/export/", "enquiries/1/", {"what": "answers", "enquiry": "1"}),
        (f"rulings/{READING}/export/", f"rulings/{READING}/", {"what": "cohort", "reading": READING}),
        ("rulings/ruled/1/export/", "rulings/ruled/1/", {"what": "cohort", "reading": READING, "ruling": "1"}),
        (f"a/{case.reference}/letters/export/", f"a/{case.reference}/letters/", of_case),
    ):
        shown = secretary.get(f"/secretariat/{page}").content.decode()
        assert f'action="/secretariat/{path}"' in shown
        head, *rows = taken(secretary, path)
        assert rows
        assert all(len(row) == len(head) for row in rows)
        assert told(case.notice) == what


def test_the_files_say_what_the_pages_say(case: Application, colleague: Person, secretary: Client) -> None:
    rows = taken(secretary, "registers/past_awards/export/?q=旧厂")[1:]
    assert [row[1:3] for row in rows] == [list(OLD)]
    assert told(case.notice)["words"] == "yes"
    assert taken(secretary, "successions/export/")[1][:3] == [*OLD, NEW[0]]
    assert taken(secretary, "enquiries/1/export/")[1][:2] == [case.reference, case.applicant.name]
    assert "虚构的答复" in taken(secretary, "enquiries/1/export/")[1]
    cohort = taken(secretary, f"rulings/{READING}/export/")[1:]
    assert {row[2] for row in cohort} == {case.reference}
    assert any("→" in row[-1] for row in cohort)
    assert secretary.post("/secretariat/rulings/nowhere/export/").status_code == 404
    assert secretary.get("/secretariat/successions/export/").status_code == 405
