"""Who reads a file, and can it do any harm where it is read? The leak matrix of the addresses of files."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts.performing import perform
from office.records.uploads import Upload
from tests.office.acts.handing_in import MANY, PLACE, come
from tests.office.applying import opened
from tests.office.arranging import organisation, person
from tests.office.desks.applicant.conftest import SignedIn, Team
from tests.office.outside.papers import pdf

pytestmark = pytest.mark.django_db

MEMBERS = {"owner", "editor", "reader"}
LOOKING = (*sorted(MEMBERS), "stranger", "secretary", "supervisor", "nobody")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "AWARD_FILES", tmp_path)


def addresses(team: Team, upload: Upload) -> dict[str, str]:
    root = f"{team.root}part/{PLACE['part']}/files/"
    one = f"{root}{upload.pk}/"
    return {
        "page": root,
        "file": one,
        "finish": f"{one}finish/",
        "detach": f"{one}detach/",
        "content": f"{one}content/",
    }


def looking(team: Team, who: str) -> object:
    if who == "supervisor":
        return person("监督", "supervisor")
    return None if who == "nobody" else getattr(team, who)


@pytest.mark.parametrize("who", LOOKING)
def test_only_members_find_what_was_handed_in(team: Team, signed_in: SignedIn, who: str) -> None:
    upload = come(team.application, team.owner)
    client = signed_in(looking(team, who))
    for name, address in addresses(team, upload).items():
        method = client.post if name in {"finish", "detach"} else client.get
        answer = method(address)
        content = b"".join(answer) if answer.streaming else answer.content
        if who in MEMBERS:
            assert answer.status_code in ({403, 409} if (who, name) == ("reader", "detach") else {200, 302, 403})
        else:
            assert answer.status_code == (302 if who == "nobody" else 404)
            assert upload.name.encode() not in content
            assert upload.sha256.encode() not in content
            assert pdf() not in content
        answer.close()


def test_a_file_of_another_application_is_not_found_here(team: Team, signed_in: SignedIn) -> None:
    other = person("另")
    theirs = come(opened(organisation(team.notice, other), other), other)
    for address in addresses(team, theirs).values():
        answer = signed_in(team.owner).get(address)
        if address.endswith("/files/"):
            assert theirs.sha256[-8:] not in answer.content.decode()
        else:
            assert answer.status_code in {404, 405}
    mine = come(team.application, team.owner)
    elsewhere = addresses(team, mine)["content"].replace(PLACE["part"], "evidence_volume")
    assert signed_in(team.owner).get(elsewhere).status_code == 404


def test_what_is_given_out_can_do_nothing_in_the_name_of_the_site(team: Team, signed_in: SignedIn) -> None:
    upload = come(team.application, team.owner, name='报"告;.pdf')
    answer = signed_in(team.reader).get(addresses(team, upload)["content"])
    assert b"".join(answer) == pdf()
    head = answer.headers
    assert head["Content-Type"] == "application/pdf"
    assert head["Content-Length"] == str(len(pdf()))
    assert head["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert head["X-Content-Type-Options"] == "nosniff"
    assert head["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert head["Cross-Origin-Resource-Policy"] == "same-origin"
    assert head["Cache-Control"] == "no-store"
    answer.close()


@pytest.mark.parametrize("who", sorted(MEMBERS))
def test_what_was_not_cleared_is_given_to_nobody(
    team: Team, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    monkeypatch.setattr(settings, "AWARD_CLAMAV", ("unix", "nobody.sock"))
    upload = come(team.application, team.owner)
    client, address = signed_in(getattr(team, who)), addresses(team, upload)["content"]
    assert client.get(address).status_code == 409
    perform(Act.APPLICATION_REFUSE_FILE, by=CLOCK, on=upload.pk, reason="虚构病毒")
    assert client.get(address).status_code == 409
    perform(Act.APPLICATION_DETACH, by=team.owner, on=upload.pk)
    assert client.get(address).status_code == 409


def test_the_number_of_queries_does_not_grow_with_the_files(team: Team, signed_in: SignedIn) -> None:
    client, address = signed_in(team.owner), f"{team.root}part/{MANY['part']}/files/"

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    come(team.application, team.owner, **MANY)
    once = cost()
    for number in range(2, 8):
        come(team.application, team.owner, pdf(number), name=f"{number}.pdf", **MANY)
    assert cost() == once
