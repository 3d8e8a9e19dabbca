"""Is a table looked over before anything is kept, and are the registers shown as they stand?"""

import re
from contextlib import closing
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.performing import NotPossible, perform
from office.records.applications import Application, Filing
from office.records.issued import Notice
from office.records.people import Person
from office.records.registers import Held, Register, Succession
from tests.office.acts.intake.holding import GOLD, HEADS, take
from tests.office.arranging import code, joined, person

AT = "/secretariat/registers/past_awards/"
ROW = ("虚构精工", "", *GOLD)


def written(*rows: tuple[str, ...], encoding: str = "utf-8") -> bytes:
    return "\r\n".join(",".join(row) for row in (HEADS, *rows)).encode(encoding)


def brought(client: Client, content: bytes, name: str = "名录.csv") -> HttpResponse:
    return client.post(f"{AT}bring/", {"file": SimpleUploadedFile(name, content)})


def confirmed(client: Client, page: HttpResponse, **said: str) -> HttpResponse:
    [laid] = set(re.findall(r'name="laid" value="([^"]+)"', page.content.decode()))
    return client.post(f"{AT}confirm/", {"laid": laid, **said})


@pytest.fixture
def colleague(notice: Notice) -> Person:
    return person("同事", "secretary")


def test_what_a_table_would_bring_is_shown_and_nothing_of_it_is_kept(notice: Notice, secretary: Client) -> None:
    page = brought(secretary, written(ROW)).content.decode()
    assert "虚构精工" in page
    assert not Register.objects.exists()


def test_what_was_looked_over_is_taken(notice: Notice, secretary: Client) -> None:
    answer = confirmed(secretary, brought(secretary, written(ROW)))
    assert (answer.status_code, answer["Location"]) == (302, AT)
    assert Held.objects.get().name == "虚构精工"
    assert "虚构精工" in secretary.get(AT).content.decode()


def test_a_sheet_and_the_national_encoding_are_read_alike(notice: Notice, secretary: Client) -> None:
    book, kept = openpyxl.Workbook(), BytesIO()
    for row in (HEADS, ROW):
        book.active.append(row)
    book.save(kept)
    for content, name in ((kept.getvalue(), "a.xlsx"), (written(ROW, encoding="gb18030"), "b.csv")):
        assert "虚构精工" in brought(secretary, content, name).content.decode()


@pytest.mark.parametrize(
    "content", [b"", b"\xd0\xcf\x11\xe0 old", b"PK\x03\x04 no archive", b'"never closed', b"\x00\x01\x02"]
)
def test_what_is_no_table_is_said_to_be_none(notice: Notice, secretary: Client, content: bytes) -> None:
    assert brought(secretary, content).status_code in {200, 422}
    assert not Register.objects.exists()


def test_every_fault_is_shown_and_can_be_taken_away(notice: Notice, secretary: Client) -> None:
    page = brought(secretary, written(ROW, ("虚构光电", "123", "银奖", *GOLD[1:])))
    shown = page.content.decode()
    assert "银奖" in shown
    [laid] = set(re.findall(r'name="laid" value="([^"]+)"', shown))
    with closing(secretary.post(f"{AT}faults/", {"laid": laid})) as file:
        assert b"".join(file).decode("utf-8-sig").count("\r\n3,") == 2
    assert confirmed(secretary, page).status_code == 422
    assert confirmed(secretary, page, without="yes").status_code == 302
    assert Held.objects.get().name == "虚构精工"


def test_only_whoever_brought_a_table_confirms_it(notice: Notice, secretary: Client, colleague: Person) -> None:
    page, other = brought(secretary, written(ROW)), Client()
    other.force_login(colleague)
    assert confirmed(other, page).status_code == 422
    assert secretary.post(f"{AT}confirm/", {"laid": "nowhere"}).status_code == 422
    assert not Register.objects.exists()


def test_what_is_held_otherwise_is_shown_beside_what_is_held(
    notice: Notice, secretary: Client, colleague: Person
) -> None:
    take(notice, colleague, ROW)
    page = brought(secretary, written((*ROW[:-1], "2022-09-21")))
    assert "2022年9月20日" in page.content.decode()
    assert "2022年9月21日" in page.content.decode()
    assert confirmed(secretary, page).status_code == 422
    assert confirmed(secretary, page, over="yes").status_code == 302
    assert "已由后来导入的代替" in secretary.get(AT).content.decode()


def test_a_name_or_a_number_finds_its_rows(notice: Notice, secretary: Client, colleague: Person) -> None:
    take(notice, colleague, ROW, ("虚构（光电）有限公司", code(7101), *GOLD))
    for asked, there in (("光电)", True), (code(7101), True), (code(7102), False), ("精工", False)):
        assert ("虚构（光电）有限公司" in secretary.get(AT, {"q": asked}).content.decode()) is there


def test_a_register_costs_as_many_queries_whatever_it_holds(
    notice: Notice, secretary: Client, colleague: Person
) -> None:
    counts = []
    for many in (1, 30):
        rows = [(f"虚构{number}号", code(7200 + number), *GOLD) for number in range(many)]
        take(notice, colleague, *rows, replaces=True)
        secretary.get(AT)
        with CaptureQueriesContext(connection) as asked:
            secretary.get(AT)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_case_shows_what_is_held_beside_what_was_declared_and_both_sides_see_it(
    notice: Notice, secretary: Client, colleague: Person, filing: Filing
) -> None:
    application = filing.application
    take(notice, colleague, (application.applicant.name, application.applicant.number, *GOLD))
    page = secretary.get(f"/secretariat/a/{application.reference}/registers/").content.decode()
    assert "号码相同" in page
    told = "记有一条，申报中没有"
    assert told in page
    member = Client()
    member.force_login(application.applicant.memberships.get().person)
    assert told in member.get(reverse("applicant:application", args=[application.reference])).content.decode()


def test_a_record_of_the_same_name_is_confirmed_on_the_page_for_a_reason(
    notice: Notice, secretary: Client, colleague: Person, filing: Filing
) -> None:
    application: Application = filing.application
    take(notice, colleague, (application.applicant.name, "", *GOLD))
    at = f"/secretariat/a/{application.reference}/registers/"
    said = {"register": "past_awards", "row": "1/2", "same": "yes"}
    assert secretary.post(f"{at}match/", said).status_code == 422
    assert secretary.post(f"{at}match/", {**said, "reason": "虚构的证书"}).status_code == 302
    assert "已认定为同一主体" in secretary.get(at).content.decode()


def test_what_follows_from_a_succession_is_shown_before_it_is_put_down(
    notice: Notice, secretary: Client, colleague: Person, filing: Filing
) -> None:
    take(notice, colleague, ("虚构旧厂", code(7301), *GOLD))
    applicant = filing.application.applicant
    said = {
        "predecessor": "虚构旧厂",
        "predecessor_number": code(7301),
        "successor": applicant.name,
        "successor_number": applicant.number,
        "since": "2019-05-06",
        "document": "虚构的吸收合并协议",
    }
    page = secretary.post("/secretariat/successions/", said).content.decode()
    assert filing.application.reference in page
    assert not Succession.objects.exists()
    assert secretary.post("/secretariat/successions/", {**said, "confirmed": "yes"}).status_code == 302
    linked = Succession.objects.get()
    end = f"/secretariat/successions/{linked.pk}/end/"
    for wrong in ("", "虚构\0的更正", "虚构" * 1001):
        answer = secretary.post(end, {"reason": wrong})
        assert answer.status_code == 422
        assert wrong.replace("\0", "") in answer.content.decode().replace("\0", "")
    assert secretary.post(end, {"reason": "虚构的更正"}).status_code == 302


def test_what_is_wrong_with_a_succession_is_said_and_nothing_typed_is_lost(notice: Notice, secretary: Client) -> None:
    answer = secretary.post("/secretariat/successions/", {"predecessor": "虚构旧厂", "successor": "虚构新厂"})
    assert answer.status_code == 422
    assert "虚构旧厂" in answer.content.decode()


def test_whoever_has_a_part_in_it_sees_not_what_is_held_and_brings_nothing_in(
    notice: Notice, secretary: Client, colleague: Person, filing: Filing
) -> None:
    applicant, me = filing.application.applicant, Person.objects.get(email="办公室@people.example")
    take(notice, colleague, (applicant.name, applicant.number, *GOLD), (applicant.name, "", *GOLD))
    joined(applicant, applicant.memberships.get().person, me, Role.READER)
    for number in (applicant.number, ""):
        other = (applicant.name, number, *GOLD[:-1], "2022-09-21")
        answer = brought(secretary, written(ROW, other))
        assert answer.status_code == 422
        assert "表中的行3说的是与您有关联的申报主体" in answer.content.decode()
        assert GOLD[-1] not in answer.content.decode()
    assert Register.objects.count() == 1


def test_what_is_held_of_a_predecessor_is_closed_to_whoever_has_a_part_in_its_successor(
    notice: Notice, secretary: Client, colleague: Person, filing: Filing
) -> None:
    applicant, me = filing.application.applicant, Person.objects.get(email="办公室@people.example")
    older, old, stranger = ("虚构更早的厂", code(901)), ("虚构旧厂", code(902)), ("虚构他厂", code(903))
    take(notice, colleague, *((*one, *GOLD) for one in (older, old, stranger, (old[0], ""))))
    put = {"by": colleague, "on": notice.pk, "since": filing.filed.date(), "document": "虚构文书"}
    for before, after in ((older, old), (old, (applicant.name, applicant.number))):
        said = {"predecessor": before[0], "predecessor_number": before[1]}
        perform(Act.INTAKE_LINK_SUCCESSOR, **put, **said, successor=after[0], successor_number=after[1])
    assert all(f">{name}" in secretary.get(AT).content.decode() for name, _ in (older, old, stranger))
    joined(applicant, applicant.memberships.get().person, me, Role.READER)
    for page in (AT, "/secretariat/successions/"):
        shown = secretary.get(page).content.decode()
        assert (stranger[0] in shown) == (page == AT)
        assert older[0] not in shown
        assert old[0] not in shown
    answer = brought(secretary, written((*older, *GOLD[:-1], "2022-09-21")))
    assert (answer.status_code, GOLD[-1] in answer.content.decode()) == (422, False)
    said = {"predecessor": stranger[0], "successor": older[0], "successor_number": older[1]}
    with pytest.raises(NotPossible) as refused:
        perform(Act.INTAKE_LINK_SUCCESSOR, **{**put, "by": me}, **said)
    assert refused.value.refusal.code == "own_case"
