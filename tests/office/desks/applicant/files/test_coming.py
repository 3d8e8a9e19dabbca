"""Does a file come in piece by piece, and is everything else that is sent refused in words?"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from award.application.lifecycle import CLEAN, QUARANTINED, RECEIVING
from office.outside import files
from office.records.uploads import Upload
from tests.office.acts.application.test_filing import LAST
from tests.office.acts.handing_in import PLACE
from tests.office.applying import set_clock
from tests.office.desks.applicant.conftest import SignedIn, Team
from tests.office.outside.papers import archive, digest, pdf, png

pytestmark = pytest.mark.django_db

PART = PLACE["part"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "AWARD_FILES", tmp_path)


def where(team: Team) -> str:
    return f"{team.root}part/{PART}/files/"


def script(client: Client, address: str, method: str = "post", content: Any = b"", **headers: str) -> HttpResponse:
    """As the page's script asks."""
    said = content if isinstance(content, bytes) else json.dumps(content)
    kind = "application/json" if method == "post" else "application/offset+octet-stream"
    head = {"Accept": "application/json", **headers}
    return getattr(client, method)(address, said, content_type=kind, headers=head)


def declared(content: bytes, **changes: Any) -> dict[str, Any]:
    return {
        "question": PLACE["question"],
        "name": "盖章.pdf",
        "size": len(content),
        "sha256": digest(content),
        **changes,
    }


def begun(client: Client, team: Team, content: bytes, **changes: Any) -> dict[str, Any]:
    answer = script(client, where(team), content=declared(content, **changes))
    assert answer.status_code == 201, answer.content
    return answer.json()


def piece(client: Client, address: str, at: int, content: bytes) -> HttpResponse:
    return script(client, address, "patch", content, **{"Upload-Offset": str(at)})


@pytest.fixture
def writer(team: Team, signed_in: SignedIn) -> Client:
    return signed_in(team.editor)


def test_a_file_comes_in_pieces_and_goes_on_where_it_broke_off(team: Team, writer: Client) -> None:
    content = pdf(3)
    told = begun(writer, team, content)
    assert (told["stage"], told["offset"]) == (RECEIVING, 0)
    assert piece(writer, told["address"], 0, content[:100]).json()["offset"] == 100
    again = script(writer, told["address"], "get")
    assert (again.json()["offset"], again.headers["Upload-Offset"]) == (100, "100")
    assert writer.head(told["address"], headers={"Accept": "application/json"}).headers["Upload-Offset"] == "100"
    refused = piece(writer, told["address"], 50, content[50:])
    assert (refused.status_code, refused.json()) == (409, {"offset": 100})
    assert piece(writer, told["address"], 100, content[100:]).json()["offset"] == len(content)
    for _ in range(2):  # pressed twice
        done = script(writer, told["finish"])
        assert (done.status_code, done.json()["stage"]) == (200, CLEAN)
    assert "3页" in done.json()["row"]
    assert digest(content)[-8:] in done.json()["row"]
    assert Upload.objects.get().stage == CLEAN


def test_a_file_that_was_taken_away_meanwhile_is_said_to_be_gone(team: Team, writer: Client) -> None:
    told = begun(writer, team, pdf())
    script(writer, f"{told['address']}detach/")
    answer = script(writer, told["finish"])
    assert (answer.status_code, answer.json()["stage"]) == (200, "detached")


def test_what_is_not_whole_is_not_finished(team: Team, writer: Client) -> None:
    told = begun(writer, team, pdf())
    answer = script(writer, told["finish"])
    assert (answer.status_code, answer.json()) == (409, {"offset": 0})


@pytest.mark.parametrize(
    "changes",
    [
        {"question": 1},
        {"name": None},
        {"size": "12"},
        {"size": True},
        {"size": 1.5},
        {"sha256": "A" * 64},
        {"sha256": 7},
    ],
)
def test_a_declaration_in_another_form_is_refused(team: Team, writer: Client, changes: dict[str, Any]) -> None:
    answer = script(writer, where(team), content=declared(pdf(), **changes))
    assert answer.status_code == 400
    assert answer.json()["error"]


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{", b"\xff\xfe", b'"x"', b"[" * 100_000, b"9" * 9999])
def test_what_is_no_declaration_at_all_is_refused(team: Team, writer: Client, content: bytes) -> None:
    assert script(writer, where(team), content=content).status_code == 400


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"name": "../../etc/passwd.pdf"}, "文件名"),
        ({"name": "a\u202efdp.pdf"}, "文件名"),
        ({"name": "a.exe"}, "类型"),
        ({"name": "a" * 300 + ".pdf"}, "304"),
        ({"size": 1 << 40}, "MB"),
        ({"size": 1 << 80}, "MB"),
        ({"size": 0}, "空文件"),
        ({"question": "applicant_name"}, "没有这样一处"),
    ],
)
def test_what_the_rules_refuse_is_told_in_words(team: Team, writer: Client, changes: dict[str, Any], word: str) -> None:
    answer = script(writer, where(team), content=declared(pdf(), **changes))
    assert answer.status_code == 409
    assert word in answer.json()["error"]
    assert not Upload.objects.exists()


def test_the_words_are_in_the_language_of_the_page(team: Team, writer: Client) -> None:
    answer = script(writer, f"/en{where(team)}", content=declared(pdf(), name="a.exe"))
    assert "is not of a type that is accepted" in answer.json()["error"]


@pytest.mark.parametrize(
    ("content", "word"), [(png(), "不是PDF格式"), (pdf() + archive(), "另一种格式"), (pdf()[:99], "损坏")]
)
def test_what_is_not_what_it_seems_is_refused_when_it_is_whole(
    team: Team, writer: Client, content: bytes, word: str
) -> None:
    told = begun(writer, team, content)
    piece(writer, told["address"], 0, content)
    answer = script(writer, told["finish"])
    assert answer.status_code == 409
    assert word in answer.json()["error"]


def test_a_piece_is_of_a_size_and_at_a_place(team: Team, writer: Client) -> None:
    told = begun(writer, team, b"x" * (2 << 20), sha256="")
    assert piece(writer, told["address"], 0, b"x" * (1 << 20)).json()["offset"] == 1 << 20
    assert piece(writer, told["address"], 1 << 20, b"x" * ((1 << 20) + 1)).status_code == 413
    assert piece(writer, told["address"], 1 << 20, b"").status_code == 400
    for at in ("", "-1", "x", "１"):
        assert script(writer, told["address"], "patch", b"x", **{"Upload-Offset": at}).status_code in {400, 409}
    assert script(writer, told["address"], "get").json()["offset"] == 1 << 20


def test_more_than_was_declared_is_refused(team: Team, writer: Client) -> None:
    told = begun(writer, team, pdf())
    answer = piece(writer, told["address"], 0, pdf() + b"more")
    assert answer.status_code == 413
    assert "没有收下" in answer.json()["error"]


def test_a_full_disk_is_told_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch, team: Team, writer: Client) -> None:
    told = begun(writer, team, pdf())
    piece(writer, told["address"], 0, pdf()[:50])

    def full(*_: object) -> int:
        raise files.NoRoom

    with monkeypatch.context() as patched:
        patched.setattr(files, "append", full)
        answer = piece(writer, told["address"], 50, pdf()[50:])
    assert answer.status_code == 507
    assert "没有空间" in answer.json()["error"]
    assert piece(writer, told["address"], 50, pdf()[50:]).json()["offset"] == len(pdf())
    monkeypatch.setattr(files, "_RESERVE", 1 << 60)
    assert script(writer, where(team), content=declared(pdf())).status_code == 507


def test_after_the_deadline_nothing_more_is_begun(monkeypatch: pytest.MonkeyPatch, team: Team, writer: Client) -> None:
    set_clock(monkeypatch, LAST)
    answer = script(writer, where(team), content=declared(pdf()))
    assert answer.status_code == 409
    assert "截止" in answer.json()["error"]


def test_while_it_is_looked_at_the_row_says_so_and_gives_no_content(
    monkeypatch: pytest.MonkeyPatch, team: Team, writer: Client
) -> None:
    monkeypatch.setattr(settings, "AWARD_CLAMAV", ("unix", "nobody.sock"))
    told = begun(writer, team, pdf())
    piece(writer, told["address"], 0, pdf())
    done = script(writer, told["finish"]).json()
    assert done["stage"] == QUARANTINED
    assert "正在查毒" in done["row"]
    assert "/content/" not in done["row"]


def test_whoever_is_signed_out_is_told_where_to_sign_in(team: Team, signed_in: SignedIn) -> None:
    answer = script(signed_in(None), where(team), content=declared(pdf()))
    assert answer.status_code == 401
    assert answer.json()["sign_in"]


def test_a_request_from_elsewhere_is_refused(team: Team) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(team.editor)
    assert script(client, where(team), content=declared(pdf())).status_code == 403
    assert not Upload.objects.exists()
