"""Are files handed in and taken away by plain forms, and is nothing of a form laid down that is not wanted?"""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from award.application.lifecycle import CLEAN, DETACHED
from award.application.limits import MEGABYTE
from office.outside import files
from office.records.uploads import Upload
from tests.award.application.dossiers import complete
from tests.office.acts.handing_in import MANY, PLACE, come
from tests.office.applying import FILE_QUESTIONS, LINE
from tests.office.desks.applicant.conftest import SignedIn, Team
from tests.office.outside.papers import jpg, pdf, png

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "AWARD_FILES", tmp_path)


def where(team: Team, place: dict[str, str] = PLACE) -> str:
    return f"{team.root}part/{place['part']}/files/"


def sent(
    client: Client, team: Team, *come: tuple[str, bytes], place: dict[str, str] = PLACE, page: str = "files"
) -> HttpResponse:
    """As a browser sends a form."""
    chosen = [SimpleUploadedFile(name, content) for name, content in come]
    return client.post(where(team, place), {"question": place["question"], "page": page, "file": chosen})


@pytest.fixture
def writer(team: Team, signed_in: SignedIn) -> Client:
    return signed_in(team.owner)


def nothing_lies_about() -> bool:
    return list(files.coming_since()) == []


def test_a_form_hands_in_a_file_and_leads_back(team: Team, writer: Client) -> None:
    answer = sent(writer, team, ("盖章.pdf", pdf(2)))
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{where(team)}#signed_form"
    upload = Upload.objects.get()
    assert (upload.stage, upload.name, upload.pages) == (CLEAN, "盖章.pdf", 2)
    assert nothing_lies_about()
    page = writer.get(where(team)).content.decode()
    assert "盖章.pdf" in page
    assert "2页" in page
    assert "没有设置查毒程序" in page


def test_from_the_page_of_the_part_it_leads_back_there(team: Team, writer: Client) -> None:
    answer = sent(writer, team, ("盖章.pdf", pdf()), page="part")
    assert answer.headers["Location"] == f"{team.root}part/{PLACE['part']}/#signed_form"


def test_of_several_files_those_that_can_be_used_are_taken_and_the_others_named(team: Team, writer: Client) -> None:
    come = (("一.pdf", pdf()), ("二.exe", b"MZ"), ("三.png", png()), ("四.jpg", png()))
    answer = sent(writer, team, *come, place=MANY)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert page.count("二.exe") == page.count("四.jpg") == 2  # above, and beside the question
    assert set(Upload.objects.filter(stage=CLEAN).values_list("name", flat=True)) == {"一.pdf", "三.png"}
    assert nothing_lies_about()


def test_a_form_without_a_file_is_told_so(team: Team, writer: Client) -> None:
    answer = writer.post(where(team), {"question": "signed_form"})
    assert answer.status_code == 400
    assert "请先选择文件" in answer.content.decode()


def test_a_form_that_is_sent_twice_hands_in_once(team: Team, writer: Client) -> None:
    for status in (302, 409):
        assert sent(writer, team, ("一.jpg", jpg()), place=MANY).status_code == status
    assert Upload.objects.filter(stage=CLEAN).count() == 1


def test_a_path_in_the_name_is_cut_off(team: Team, writer: Client) -> None:
    sent(writer, team, ("../../etc/盖章.pdf", pdf()))
    assert Upload.objects.get().name == "盖章.pdf"


def test_what_is_too_large_is_not_laid_down_and_its_size_is_told(
    monkeypatch: pytest.MonkeyPatch, team: Team, writer: Client
) -> None:
    most = 20 * MEGABYTE
    laid: list[int] = []
    append = files.append

    def noted(key: str, at: int, pieces: list[bytes], bound: int) -> int:
        laid.append(bound)
        return append(key, at, pieces, bound)

    monkeypatch.setattr(files, "append", noted)
    answer = sent(writer, team, ("盖章.pdf", pdf() + b"\0" * most))
    assert answer.status_code == 409
    assert "20.1 MB" in answer.content.decode()
    assert set(laid) == {most}
    assert (nothing_lies_about(), Upload.objects.exists()) == (True, False)


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, team: Team, writer: Client) -> None:
    def full(*_: object) -> int:
        raise files.NoRoom

    monkeypatch.setattr(files, "append", full)
    answer = sent(writer, team, ("盖章.pdf", pdf()))
    assert answer.status_code == 507
    assert "没有空间" in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_form_from_elsewhere_is_refused_and_leaves_nothing(team: Team) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(team.owner)
    assert sent(client, team, ("盖章.pdf", pdf())).status_code == 403
    assert (nothing_lies_about(), Upload.objects.exists()) == (True, False)


def test_the_files_of_other_forms_stay_in_memory(team: Team, writer: Client) -> None:
    upload = come(team.application, team.owner)
    writer.post(f"{where(team)}{upload.pk}/detach/", {"file": SimpleUploadedFile("x.pdf", pdf())})
    assert nothing_lies_about()


def test_a_file_is_taken_away_by_a_button_and_by_a_script(team: Team, writer: Client) -> None:
    for accept, status in (("text/html", 302), ("application/json", 204)):
        upload = come(team.application, team.owner)
        answer = writer.post(f"{where(team)}{upload.pk}/detach/", headers={"Accept": accept})
        assert answer.status_code == status
        upload.refresh_from_db()
        assert upload.stage == DETACHED
    assert "盖章.pdf" not in writer.get(where(team)).content.decode()


def test_of_two_who_take_a_file_away_the_second_is_told(team: Team, writer: Client, signed_in: SignedIn) -> None:
    upload = come(team.application, team.owner)
    address = f"{where(team)}{upload.pk}/detach/"
    assert writer.post(address).status_code == 302
    assert signed_in(team.editor).post(address).status_code == 409


def test_a_reader_sees_the_files_and_can_change_nothing(team: Team, signed_in: SignedIn) -> None:
    upload = come(team.application, team.owner)
    reader = signed_in(team.reader)
    page = reader.get(where(team)).content.decode()
    assert "盖章.pdf" in page
    assert 'type="file"' not in page
    assert "detach" not in page
    assert sent(reader, team, ("乙.pdf", pdf())).status_code in {403, 409}
    assert reader.post(f"{where(team)}{upload.pk}/detach/").status_code == 403


def test_a_part_that_asks_for_no_file_says_so_and_one_that_is_not_there_is_not(team: Team, writer: Client) -> None:
    assert writer.get(f"{team.root}part/nothing/files/").status_code == 404
    without = next(part for part, questions in FILE_QUESTIONS.items() if not questions and part in complete(LINE))
    assert "不要求交文件" in writer.get(f"{team.root}part/{without}/files/").content.decode()


@pytest.mark.parametrize("who", ["owner", "reader"])
def test_the_page_of_the_part_shows_its_files_where_they_are_asked_for(
    team: Team, signed_in: SignedIn, who: str
) -> None:
    come(team.application, team.owner)
    page = signed_in(getattr(team, who)).get(f"{team.root}part/{PLACE['part']}/").content.decode()
    assert "盖章.pdf" in page
    assert ('form="files-signed_form"' in page) is ('id="files-signed_form"' in page) is (who == "owner")
