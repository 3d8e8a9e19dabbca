"""Does the supervisor find everything that was done, and is it known when they look closer?"""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.intake.enquiry import Answered
from award.ledger.entry import Entry as Said
from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.acts import pen
from office.acts.performing import perform
from office.acts.sealing import entries
from office.outside import clock
from office.records.applications import Application, Filing
from office.records.issued import Notice
from office.records.ledger import Entry
from office.records.people import Person
from tests.office.acts.application.test_filing import LAST
from tests.office.acts.intake.holding import filed
from tests.office.acts.test_notice import outage
from tests.office.applying import LONGER, extend, set_clock, submit
from tests.office.arranging import joined, organisation, person
from tests.office.desks.supervisor.log.taken import content

pytestmark = pytest.mark.django_db

ROOTS = pytest.mark.parametrize("root", ["", "/en"])


def place(notice: Notice, end: str = "") -> str:
    return f"/supervisor/log/{notice.pk}/{end}"


def case(filing: Filing) -> str:
    return f"/supervisor/a/{filing.application.reference}/timeline/"


def said(notice: Notice) -> list[Said]:
    return [decode(content) for content in entries(notice)]


def text(client: Client, path: str, **pressed: str) -> str:
    answer = client.post(path, pressed) if pressed else client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


OPEN = {"open": "1"}


@pytest.fixture
def read(filing: Filing) -> Person:
    """Someone of the office has read what was filed."""
    secretary = person("查阅者", Role.SECRETARY)
    perform(Act.APPLICATION_READ, by=secretary, on=filing.pk)
    return secretary


@ROOTS
def test_the_closed_list_tells_what_was_done_and_not_by_whom(
    notice: Notice, filing: Filing, read: Person, supervisor: Client, root: str
) -> None:
    before = len(said(notice))
    page = text(supervisor, root + place(notice))
    assert filing.application.reference in page
    assert ("查阅已提交的申报材料" if not root else "read a dossier that was filed") in page
    for hidden in (read.name, read.pseudonym, filing.by.pseudonym, filing.digest):
        assert hidden not in page
    assert len(said(notice)) == before


@ROOTS
def test_the_opened_list_names_the_colleague_and_is_an_act(
    notice: Notice, filing: Filing, read: Person, supervisor: Client, root: str
) -> None:
    page = text(supervisor, f"{root}{place(notice)}?concern=read", **OPEN)
    assert read.name in page
    last = said(notice)[-1]
    assert (last.act, last.actor.role) == (Act.NOTICE_INSPECT, Role.SUPERVISOR)
    assert dict(last.detail) == {"view": "log", "concern": "read"}


def test_whoever_is_not_of_the_office_is_known_by_pseudonym_alone(
    notice: Notice, filing: Filing, supervisor: Client
) -> None:
    page = text(supervisor, place(notice), **OPEN)
    assert filing.by.pseudonym in page
    assert filing.by.name not in page


def test_the_clauses_are_quoted_in_the_words_of_the_notice(notice: Notice, filing: Filing, supervisor: Client) -> None:
    page = text(supervisor, f"{place(notice)}?act=application.submit", **OPEN)
    marks = said(notice)[-2].clauses
    assert marks
    assert all(mark in page for mark in marks)


def test_a_case_shows_that_an_authority_was_asked_and_answered_about_it_and_not_what_it_said_of_others(
    notice: Notice, filing: Filing, supervisor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    secretary, other = person("经办", Role.SECRETARY), filed(notice, person("另一位"))
    asked = {"authority": "emergency_management", "until": LONGER.date()}
    about = [filing.application.pk, other.pk]
    enquiry = perform(Act.INTAKE_ENQUIRE, by=secretary, on=notice.pk, applications=about, **asked)
    for of, shown in ((other.pk, False), (filing.application.pk, True)):
        set_clock(monkeypatch, clock.now() + timedelta(hours=1))
        perform(Act.INTAKE_RECORD_ANSWERS, by=secretary, on=enquiry.pk, answers=[Answered(of, "none")])
        listed = text(supervisor, case(filing)).partition("<tbody>")[2]
        assert wording.in_words(Act.INTAKE_ENQUIRE) in listed
        assert (wording.in_words(Act.INTAKE_RECORD_ANSWERS) in listed) == shown


def test_a_case_shows_all_that_was_done_about_it_and_nothing_else(
    notice: Notice, filing: Filing, read: Person, supervisor: Client
) -> None:
    other = organisation(notice, person("另一位"))
    page = text(supervisor, case(filing))
    for words in ("登记申报主体", "建立申报", "提交申报材料", "查阅已提交的申报材料"):
        assert words in page
    assert "发布通知" not in page
    assert other.name not in page
    text(supervisor, case(filing), **OPEN)
    assert dict(said(notice)[-1].detail) == {"view": "case", "application": str(filing.application.pk)}
    assert "查看办理日志" in text(supervisor, case(filing))


def test_what_one_person_did_is_pressed_for(notice: Notice, filing: Filing, read: Person, supervisor: Client) -> None:
    unasked = text(supervisor, f"{place(notice)}?person={read.pseudonym}")
    assert f'value="{read.pseudonym}"' not in unasked
    assert "发布通知" in unasked
    page = text(supervisor, place(notice), person=read.pseudonym)
    assert read.name in page
    assert "查阅已提交的申报材料" in page
    assert "发布通知" not in page
    assert dict(said(notice)[-1].detail) == {"view": "person", "person": read.pseudonym}


@pytest.mark.parametrize("page", ["9" * 200, "２", "110101199003070000", "-1", "x"])
def test_whatever_page_is_asked_for_there_is_one(notice: Notice, filing: Filing, supervisor: Client, page: str) -> None:
    text(supervisor, f"{place(notice)}?page={page}", **OPEN)
    assert dict(said(notice)[-1].detail) == {"view": "log"}
    assert supervisor.get(place(notice), {"case": f"{page}\0"}).status_code == 404
    assert supervisor.post(place(notice, "table/"), {"form": "csv", "case": f"{page}\0"}).status_code == 404


@ROOTS
def test_who_read_what_names_nobody_until_it_is_pressed(
    notice: Notice, filing: Filing, read: Person, supervisor: Client, root: str
) -> None:
    perform(Act.APPLICATION_READ, by=person("又一位", Role.SECRETARY), on=filing.pk)
    closed = text(supervisor, root + place(notice, "readers/"))
    assert filing.application.reference in closed
    assert "<td>2</td>" in closed
    assert read.name not in closed
    opened = text(supervisor, root + place(notice, "readers/"), **OPEN)
    assert read.name in opened
    assert "又一位" in opened
    assert dict(said(notice)[-1].detail) == {"view": "readers"}


@pytest.mark.parametrize(
    ("asked", "act"),
    [
        ("step=application", Act.APPLICATION_SUBMIT),
        ("act=application.submit", Act.APPLICATION_SUBMIT),
        ("role=secretary", Act.APPLICATION_READ),
        ("concern=read", Act.APPLICATION_READ),
        ("concern=extension", Act.APPLICATION_EXTEND),
        ("concern=outage", Act.NOTICE_DECLARE_OUTAGE),
        ("day=2025-07-15", Act.APPLICATION_SUBMIT),
    ],
)
def test_the_log_is_looked_through_by_any_of_its_sides(
    notice: Notice, filing: Filing, read: Person, supervisor: Client, asked: str, act: Act
) -> None:
    extend(filing.application, read)
    perform(Act.NOTICE_DECLARE_OUTAGE, by=read, on=notice.pk, **outage())
    name, _, value = asked.partition("=")
    found = Entry.objects.filter(**({"act__startswith": f"{value}."} if name == "step" else {name: value}))
    assert act in {entry.act for entry in found}
    page = text(supervisor, f"{place(notice)}?{asked}")
    numbers = {entry.number + 1 for entry in found}
    assert {number for number in range(1, 60) if f'{place(notice)}{number}/"' in page} == numbers


def test_what_is_asked_for_and_not_known_restricts_nothing(notice: Notice, filing: Filing, supervisor: Client) -> None:
    every = text(supervisor, place(notice)).count('class="entry"')
    asked = "act=x&step=%00&role=owner'&concern=1&day=2025-13-45&watching=2&page=nine"
    assert text(supervisor, f"{place(notice)}?{asked}").count('class="entry"') == every


def test_the_looks_of_the_supervisor_can_be_left_out(notice: Notice, filing: Filing, supervisor: Client) -> None:
    text(supervisor, place(notice), **OPEN)
    assert "查看办理日志" in text(supervisor, place(notice))
    page = text(supervisor, f"{place(notice)}?watching=hidden")
    assert "查看办理日志" not in page
    assert "提交申报材料" in page


def test_what_an_applicant_did_after_the_time_of_everyone_is_late(
    notice: Notice, application: Application, supervisor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, secretary = application.applicant.memberships.get().person, person("办", Role.SECRETARY)
    extend(application, secretary)
    submit(application, owner)
    set_clock(monkeypatch, LAST)
    assert "concern=late" not in text(supervisor, place(notice))
    set_clock(monkeypatch, LONGER - timedelta(hours=1))
    filing = submit(application, owner)
    perform(Act.APPLICATION_READ, by=secretary, on=filing.pk)
    page = text(supervisor, f"{place(notice)}?concern=late")
    late = Entry.objects.get(record=f"filing/{filing.pk}", act=Act.APPLICATION_SUBMIT)
    assert page.count('<li class="entry">') == 1
    assert f"{place(notice)}{late.number + 1}/" in page
    assert "截止之后" in page


def test_a_case_is_found_by_its_number(notice: Notice, filing: Filing, supervisor: Client) -> None:
    answer = supervisor.get(place(notice), {"case": f" {filing.application.reference} "})
    assert answer["Location"] == case(filing)
    missing = supervisor.get(place(notice), {"case": "2025-9999-9"})
    assert missing.status_code == 404
    assert "2025-9999-9" in missing.content.decode()


def test_whoever_has_a_part_in_an_application_finds_nothing_of_it(notice: Notice, filing: Filing) -> None:
    supervisor, applicant = person("兼任", Role.SUPERVISOR), filing.application.applicant
    joined(applicant, filing.by, supervisor, Role.READER)
    client = Client()
    client.force_login(supervisor)
    mine = {entry.number + 1 for entry in Entry.objects.filter(applicant=applicant)}
    assert len(mine) > 3
    for page in (text(client, place(notice)), text(client, place(notice), **OPEN)):
        assert {number for number in range(1, 60) if f'{place(notice)}{number}/"' in page}.isdisjoint(mine)
        assert filing.application.reference not in page
        assert filing.by.pseudonym not in page
    assert client.get(case(filing)).status_code == client.post(case(filing)).status_code == 404
    for number in mine:
        assert client.post(place(notice, f"{number}/")).status_code == 404
    refused = client.post(f"/supervisor/log/{notice.pk}.zip")
    assert refused.status_code == 409
    assert "关联" in refused.content.decode()
    for form in ("csv", "xlsx"):
        taken = client.post(place(notice, "table/"), {"form": form})
        assert filing.by.pseudonym.encode() not in content(taken)


def test_nobody_else_finds_the_log(notice: Notice, filing: Filing) -> None:
    for who in (filing.by, person("办", Role.SECRETARY), person("外人")):
        client = Client()
        client.force_login(who)
        for path in (place(notice), place(notice, "1/"), place(notice, "readers/"), case(filing)):
            assert client.get(path).status_code == client.post(path).status_code == 404
        assert client.post(place(notice, "table/"), {"form": "csv"}).status_code == 404
    assert Client().get(place(notice)).status_code == 302


Costs = Callable[[], dict[str, int]]


@pytest.fixture
def costs(notice: Notice, filing: Filing, read: Person, supervisor: Client) -> Costs:
    """How many queries each page costs."""
    pages: dict[str, Callable[[], HttpResponse]] = {
        "home": lambda: supervisor.get("/supervisor/"),
        "closed": lambda: supervisor.get(place(notice)),
        "opened": lambda: supervisor.post(place(notice)),
        "of concern": lambda: supervisor.get(f"{place(notice)}?concern=late&page=2"),
        "case": lambda: supervisor.post(case(filing)),
        "entry": lambda: supervisor.post(place(notice, "2/")),
        "readers": lambda: supervisor.post(place(notice, "readers/")),
    }

    def cost(ask: Callable[[], HttpResponse]) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert ask().status_code == 200
        return len(asked)

    return lambda: {name: cost(ask) for name, ask in pages.items()}


def test_a_page_costs_the_same_whatever_the_length_of_the_log(filing: Filing, costs: Costs) -> None:
    costs()
    once = costs()
    assert max(once.values()) < 35
    for number in range(29):
        perform(Act.APPLICATION_READ, by=person(f"甲{number}", Role.SECRETARY), on=filing.pk)
    assert costs() == once


def test_ten_thousand_entries_cost_what_one_costs(notice: Notice, costs: Costs) -> None:
    costs()
    once = costs()
    _grown(notice, 10_000)
    assert costs() == once


def test_many_readers_fill_more_than_a_page(notice: Notice, read: Person, supervisor: Client) -> None:
    _grown(notice, 60, [f"{number:032x}" for number in range(60)])
    pages = [text(supervisor, f"{place(notice, 'readers/')}?page={page}", **OPEN) for page in (1, 2)]
    assert [page.count("<tr>") - 1 for page in pages] == [50, 11]
    assert dict(said(notice)[-61].detail) == {"view": "readers", "page": "2"}


def _grown(notice: Notice, many: int, actors: Sequence[str] = ("",)) -> None:
    """As many entries more, as far as a list looks at them; they stand far behind what is proved."""
    like = Entry.objects.filter(notice=notice, act=Act.APPLICATION_READ).latest("number")
    said = {field.attname: getattr(like, field.attname) for field in Entry._meta.concrete_fields} | {"id": None}
    first = like.number + 1_000_000
    with pen.held():
        whose = ({"number": first + one, "actor": actors[one % len(actors)]} for one in range(many))
        rows = (Entry(**said | new) for new in whose)
        Entry.objects.bulk_create(rows, batch_size=500)
