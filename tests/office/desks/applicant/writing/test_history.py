"""Does the history of a part tell who changed what, and can a former version be taken up again?"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.application.lifecycle import CLEAN, QUARANTINED
from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts import pen
from office.acts.performing import perform
from office.desks.applicant.writing import history
from office.outside import clock
from office.records.applications import Part
from office.records.people import Person
from office.records.uploads import Upload
from tests.office.applying import NOON, clean, set_clock, write
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db

PART = "application_form"


@pytest.fixture
def written(team: Team) -> Team:
    write(team.application, team.owner, PART, {"applicant_name": "第一种名称"})
    write(team.application, team.editor, PART, {"applicant_name": "第二种名称"}, version=1)
    return team


def place(team: Team, part: str = PART) -> str:
    return f"{team.root}part/{part}/history/"


@pytest.mark.parametrize("who", ["owner", "editor", "reader"])
def test_every_member_sees_who_changed_what(written: Team, signed_in: SignedIn, who: str) -> None:
    page = signed_in(getattr(written, who)).get(place(written)).content.decode()
    assert written.owner.name in page
    assert written.editor.name in page
    assert "<del>" in page
    assert "<ins>" in page
    assert ("恢复为" in page) == (who != "reader")


@pytest.mark.parametrize("who", ["stranger", "secretary"])
def test_nobody_else_does(written: Team, signed_in: SignedIn, who: str) -> None:
    assert signed_in(getattr(written, who)).get(place(written)).status_code == 404


def test_a_part_without_versions_has_no_history(written: Team, signed_in: SignedIn) -> None:
    client = signed_in(written.owner)
    assert client.get(place(written, "quality_officer")).status_code == 404
    assert client.get(place(written, "nothing")).status_code == 404


def test_the_facts_have_theirs(written: Team, signed_in: SignedIn) -> None:
    assert "第1版" in signed_in(written.owner).get(place(written, "facts")).content.decode()


def test_a_former_version_is_taken_up_as_a_new_one(written: Team, signed_in: SignedIn) -> None:
    answer = signed_in(written.owner).post(place(written), {"number": "1"})
    assert answer["Location"] == place(written)
    kept = Part.objects.get(application=written.application, part=PART)
    assert (kept.version, kept.answers) == (3, {"applicant_name": "第一种名称"})


@pytest.mark.parametrize("forged", ["", "0", "99", "x"])
def test_a_version_that_never_was_is_not_there(written: Team, signed_in: SignedIn, forged: str) -> None:
    assert signed_in(written.owner).post(place(written), {"number": forged}).status_code == 404


def test_what_one_person_saves_in_one_sitting_is_told_as_one(team: Team, signed_in: SignedIn) -> None:
    for version in range(5):
        write(team.application, team.owner, PART, {"applicant_name": "字" * (version + 1)}, version)
    page = signed_in(team.owner).get(place(team)).content.decode()
    assert page.count("sitting__who") == 1
    assert "第5版" in page


def test_the_page_costs_the_same_for_few_and_for_many_versions(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.owner)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(place(team)).status_code == 200
        return len(asked)

    write(team.application, team.owner, PART, {"applicant_name": "字"})
    few = cost()
    for version in range(1, 30):
        write(team.application, team.editor, PART, {"applicant_name": "字" * (version + 1)}, version)
    assert cost() == few


def handed_in(team: Team, who: Person, name: str, stage: str = CLEAN) -> Upload:
    upload = clean(team.application, who, PART, "signed_form", name=name, size=1, sha256="0" * 64)
    upload.stage = stage
    with pen.held():
        upload.save()
    return upload


def test_files_that_came_and_went_are_told_with_who_and_when(
    written: Team, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, NOON)
    kept, bad = handed_in(written, written.owner, "甲.pdf"), handed_in(written, written.owner, "乙.pdf", QUARANTINED)
    set_clock(monkeypatch, NOON + timedelta(hours=1))
    perform(Act.APPLICATION_DETACH, by=written.editor, on=kept.pk)
    perform(Act.APPLICATION_REFUSE_FILE, by=CLOCK, on=bad.pk, reason="Invented.Virus")
    page = signed_in(written.reader).get(place(written)).content.decode()
    told = [" ".join(re.sub("<[^>]*>", " ", one).split()) for one in page.split('<li class="sitting">')[1:]]
    assert [one for one in told if "甲.pdf" in one] == [
        f"{written.editor.name} 2025年7月15日 13:00 移除文件：甲.pdf",
        f"{written.owner.name} 2025年7月15日 12:00 交来文件：甲.pdf",
    ]
    assert any("Invented.Virus" in one and "13:00" in one for one in told)


def test_a_part_of_which_only_a_file_has_come_has_a_history(team: Team, signed_in: SignedIn) -> None:
    handed_in(team, team.owner, "甲.pdf")
    assert "甲.pdf" in signed_in(team.owner).get(place(team)).content.decode()


def test_the_history_goes_on_to_the_first_version(
    team: Team, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "READ_AT_ONCE", 7)
    monkeypatch.setattr(history, "SITTINGS_A_PAGE", 2)
    begun = clock.now()
    for version in range(25):
        set_clock(monkeypatch, begun + timedelta(minutes=version))
        write(team.application, team.owner, PART, {"applicant_name": f"第{version}种"}, version)
        if version == 3:
            handed_in(team, team.owner, "甲.pdf")
    client, address, numbers, pages = signed_in(team.owner), place(team), [], ""
    while address:
        page = client.get(address).content.decode()
        pages += page
        numbers += [int(number) for number in re.findall(r"· 第(\d+)版", page)]
        older = re.search(r'href="(\?before=\d+)"', page)
        address = f"{place(team)}{older[1]}" if older else ""
    assert numbers == sorted(set(numbers), reverse=True)
    assert numbers[0] == 25
    assert pages.count("甲.pdf") == 1
    assert pages.count("<del>") == len(numbers) - 1


def test_a_version_of_long_ago_is_taken_up_too(
    team: Team, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "READ_AT_ONCE", 2)
    for version in range(6):
        write(team.application, team.owner, PART, {"applicant_name": f"第{version}种"}, version)
    signed_in(team.owner).post(place(team), {"number": "1"})
    kept = Part.objects.get(application=team.application, part=PART)
    assert (kept.version, kept.answers) == (7, {"applicant_name": "第0种"})
