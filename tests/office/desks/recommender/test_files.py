"""Does a recommender attach the sealed paper by script and without, see it, sign with it, and is it read by its own?"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from award.application.lifecycle import GIVEN
from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts.performing import perform
from office.records.issued import Notice
from office.records.notices import texts
from office.records.people import Person
from office.records.recommendations import Recommendation
from office.records.uploads import Upload
from tests.office.applying import NOON, completed, opened, set_clock, submit
from tests.office.arranging import organisation, person
from tests.office.desks.recommender.test_recommender import at, main, signed
from tests.office.entering import browser
from tests.office.outside.papers import digest, png
from tests.office.recommended import enclosed, recommend, taken_up

pytestmark = pytest.mark.django_db

OPTIONAL = 'required = false\nfile_types = ["pdf", "jpg", "png"]\nfiles = 3'


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "AWARD_FILES", tmp_path)


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def recommender(db: None) -> Person:
    return person("荐")


def request_under(notice: Notice, owner: Person, recommender: Person) -> Recommendation:
    return taken_up(completed(opened(organisation(notice, owner), owner), owner), owner, recommender)


@pytest.fixture
def request_(monkeypatch: pytest.MonkeyPatch, notice: Notice, owner: Person, recommender: Person) -> Recommendation:
    set_clock(monkeypatch, NOON)
    return request_under(notice, owner, recommender)


@pytest.fixture
def desk(recommender: Person) -> Client:
    return browser(recommender)


def script(client: Client, address: str, method: str = "post", content: Any = b"", **headers: str) -> HttpResponse:
    """As the page's script asks."""
    said = content if isinstance(content, bytes) else json.dumps(content)
    kind = "application/json" if method == "post" else "application/offset+octet-stream"
    return getattr(client, method)(address, said, content_type=kind, headers={"Accept": "application/json", **headers})


def test_a_script_attaches_piece_by_piece_and_takes_away(request_: Recommendation, desk: Client) -> None:
    content = png()
    said = {"question": "files", "name": "盖章.png", "size": len(content), "sha256": digest(content)}
    begun = script(desk, at(request_, "files/"), content=said)
    assert begun.status_code == 201, begun.content
    address = begun.json()["address"]
    assert script(desk, address, "patch", content[:9], **{"Upload-Offset": "0"}).json() == {"offset": 9}
    assert script(desk, address, "patch", content, **{"Upload-Offset": "0"}).json() == {"offset": 9}
    assert script(desk, address, "patch", content[9:], **{"Upload-Offset": "9"}).json() == {"offset": len(content)}
    come = script(desk, begun.json()["finish"]).json()
    assert (come["stage"], "盖章.png" in come["row"]) == ("clean", True)
    assert script(desk, come["detach"]).status_code == 204
    assert "盖章.png" not in main(desk.get(at(request_)))
    assert script(Client(), at(request_, "files/"), content=said).status_code == 401


def test_without_script_a_form_attaches_and_what_is_wrong_is_said_there(request_: Recommendation, desk: Client) -> None:
    answer = desk.post(at(request_, "files/"), {"question": "files", "file": SimpleUploadedFile("盖章.png", png())})
    assert answer["Location"] == f"{at(request_)}#files"
    wrong = desk.post(at(request_, "files/"), {"question": "files", "file": SimpleUploadedFile("表.exe", b"MZ")})
    assert wrong.status_code == 409
    page = main(wrong)
    assert "“表.exe”的类型不在接受之列" in page
    assert 'href="#files"' in page
    assert "盖章.png" in page
    [upload] = Upload.objects.filter(recommendation=request_)
    assert desk.post(at(request_, f"files/{upload.pk}/detach/"))["Location"] == f"{at(request_)}#files"


def test_what_is_signed_is_shown_as_signed_and_can_be_left_out(request_: Recommendation, desk: Client) -> None:
    upload = enclosed(request_, request_.person)
    assert desk.post(at(request_), signed(request_)).status_code == 302
    page = main(desk.get(at(request_)))
    assert "随推荐意见签署的文件" in page
    assert f"files/{upload.pk}/detach/" not in page
    left_out = {"left_out": [str(upload.pk), "x" * 9, "9" * 40]}
    assert desk.post(at(request_), signed(request_) | left_out).status_code == 302
    assert "随推荐意见签署的文件" not in main(desk.get(at(request_)))


def test_content_is_read_by_its_own_shut_in_and_by_nobody_else(
    request_: Recommendation, owner: Person, desk: Client
) -> None:
    upload, mine = enclosed(request_, request_.person), browser(owner)
    theirs = f"/applicant/a/{request_.application.reference}/recommendation/files/{upload.pk}/"
    assert mine.get(theirs).status_code == 404
    assert "盖章.png" not in main(mine.get(theirs.partition("files/")[0]))
    content = desk.get(at(request_, f"files/{upload.pk}/content/"))
    assert b"".join(content.streaming_content) == png()
    content.close()
    assert content["Content-Security-Policy"].startswith("sandbox")
    assert content["Content-Disposition"].startswith("attachment")
    recommend(request_, request_.person)
    assert "盖章.png" in main(mine.get(theirs.partition("files/")[0]))
    read = mine.get(theirs)
    assert b"".join(read.streaming_content) == png()
    read.close()
    stranger = browser(person("别人"))
    for address in (at(request_, "files/"), at(request_, f"files/{upload.pk}/content/")):
        assert stranger.get(address).status_code == 404


def test_the_office_reads_it_in_the_filing_and_what_came_later_beside_it(
    monkeypatch: pytest.MonkeyPatch, request_: Recommendation, owner: Person
) -> None:
    application, secretary = request_.application, browser(person("办", "secretary"))
    root = f"/secretariat/a/{application.reference}/"
    submit(application, owner)
    set_clock(monkeypatch, NOON.replace(minute=1))
    upload = enclosed(request_, request_.person)
    assert "盖章推荐意见" not in main(secretary.get(root))
    recommend(request_, request_.person)
    page = main(secretary.get(root))
    assert "盖章推荐意见" in page
    assert "盖章.png" not in page
    address = next(part for part in page.split('"') if part.endswith(f"/{upload.pk}/"))
    assert secretary.post(address).getvalue() == png()
    submit(application, owner)
    filed = main(secretary.post(f"{root}2/open/"))
    assert "盖章.png" in filed
    assert upload.sha256 in filed


def test_where_the_scheme_demands_it_nobody_signs_without_it_and_declining_needs_none(
    monkeypatch: pytest.MonkeyPatch, owner: Person, recommender: Person, desk: Client
) -> None:
    set_clock(monkeypatch, NOON)
    said = dict(texts())
    assert OPTIONAL in said["notice.toml"]
    said["notice.toml"] = said["notice.toml"].replace(OPTIONAL, OPTIONAL.replace("false", "true"))
    notice = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=said)
    request = request_under(notice, owner, recommender)
    refused = desk.post(at(request), signed(request, words="留着的理由"))
    assert refused.status_code == 422
    page = main(refused)
    assert "须先附上文件，才能签署推荐" in page
    assert 'href="#files"' in page
    assert "#S3-2" in page
    assert "留着的理由" in page
    enclosed(request, recommender)
    assert desk.post(at(request), signed(request)).status_code == 302
    request.refresh_from_db()
    assert request.stage == GIVEN
    other = person("乙")
    declined = request_under(notice, other, recommender)
    assert desk.post(at(declined, "decline/")).status_code == 302
