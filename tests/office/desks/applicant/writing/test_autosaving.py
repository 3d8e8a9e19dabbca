"""Does the page's script learn the truth about what was saved, and only then?"""

import json
from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from office.records.applications import Part
from tests.office.applying import set_clock
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db

PART = "part/application_form/save/"


def sent(client: Client, place: str, said: object, *, raw: bytes | None = None) -> HttpResponse:
    body = raw if raw is not None else json.dumps(said)
    return client.post(place, body, content_type="application/json", headers={"Accept": "application/json"})


def fields(version: int, **typed: str) -> dict[str, object]:
    return {"version": version, "fields": typed}


def test_what_was_saved_is_said_with_when_and_by_whom(team: Team, signed_in: SignedIn) -> None:
    answer = sent(signed_in(team.editor), team.root + PART, fields(0, applicant_name="虚构"))
    assert answer.json() == {
        "version": 1,
        "at": "12:00",
        "by": team.editor.name,
        "faults": {},
        "beside": False,
        "fields": {},
    }
    kept = Part.objects.get(application=team.application, part="application_form")
    assert kept.answers == {"applicant_name": "虚构"}
    assert not kept.seen


def test_sent_twice_it_is_saved_once(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.editor)
    first, second = (sent(client, team.root + PART, fields(0, contact_person="虚构")).json() for _ in range(2))
    assert first == second | {"beside": False, "fields": {}}


def test_a_session_that_ended_is_said_to_have_ended(team: Team, signed_in: SignedIn) -> None:
    answer = sent(signed_in(None), team.root + PART, fields(0, contact_person="虚构"))
    assert answer.status_code == 401
    assert answer.json()["sign_in"]


def test_after_a_new_sign_in_there_is_a_new_token(team: Team, signed_in: SignedIn) -> None:
    found = signed_in(team.owner).get(team.root + PART).json()
    assert found["version"] == 0
    assert found["token"]


def test_a_conflict_names_what_is_contested_and_whose_it_is(team: Team, signed_in: SignedIn) -> None:
    sent(signed_in(team.editor), team.root + PART, fields(0, applicant_name="甲"))
    sent(signed_in(team.editor), team.root + PART, fields(1, applicant_name="甲", contact_person="虚构"))
    answer = sent(signed_in(team.owner), team.root + PART, fields(0, applicant_name="乙"))
    assert answer.status_code == 409
    assert answer.json()["contested"] == {"applicant_name": ["甲"]}
    assert answer.json()["fields"] == {"applicant_name": "乙", "contact_person": "虚构"}
    assert answer.json()["by"] == team.editor.name


def test_what_cannot_be_read_is_named_and_the_rest_is_saved(team: Team, signed_in: SignedIn) -> None:
    place = f"{team.root}part/quality_officer/save/"
    typed = fields(0, **{"officer_appointed_on-year": "去年", "officer_duties": "虚构"})
    answer = sent(signed_in(team.owner), place, typed)
    assert set(answer.json()["faults"]) == {"officer_appointed_on"}
    assert answer.json()["version"] == 1


def test_a_page_of_facts_is_saved_likewise(team: Team, signed_in: SignedIn) -> None:
    place = f"{team.root}facts/identity/save/"
    answer = sent(signed_in(team.owner), place, fields(1, name="改过的虚构名称", code="不是代码"))
    assert answer.status_code == 200
    assert set(answer.json()["faults"]) == {"code"}
    assert Part.objects.get(application=team.application, part="facts").answers["name"] == "改过的虚构名称"


@pytest.mark.parametrize("who", ["stranger", "secretary"])
def test_for_everyone_else_it_is_not_there(team: Team, signed_in: SignedIn, who: str) -> None:
    assert sent(signed_in(getattr(team, who)), team.root + PART, fields(0, contact_person="虚构")).status_code == 404


def test_a_reader_is_refused(team: Team, signed_in: SignedIn) -> None:
    answer = sent(signed_in(team.reader), team.root + PART, fields(0, contact_person="虚构"))
    assert answer.status_code == 403
    assert "填写申报材料" in answer.json()["refused"]


def test_after_the_deadline_it_is_refused_with_the_reason(
    team: Team, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, datetime(2025, 7, 31, 16, tzinfo=UTC))
    answer = sent(signed_in(team.owner), team.root + PART, fields(0, contact_person="虚构"))
    assert answer.status_code == 409
    assert "申报已于" in answer.json()["refused"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"fields": []}',
        b'{"fields": {"contact_person": 1}}',
        b'{"version": 0}',
        b"\xff\xfe",
        b'{"version": 0, "fields": {"applicant_name": "\\ud800"}}',
        b"[" * 20_000,
    ],
)
def test_what_is_no_form_is_refused_and_breaks_nothing(team: Team, signed_in: SignedIn, raw: bytes) -> None:
    answer = sent(signed_in(team.owner), team.root + PART, None, raw=raw)
    assert answer.status_code == 400
    assert not Part.objects.filter(application=team.application, part="application_form").exists()


def test_a_token_is_asked_for(team: Team) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(team.owner)
    assert sent(client, team.root + PART, fields(0, contact_person="虚构")).status_code == 403
    token = client.get(team.root + PART).json()["token"]
    answer = client.post(
        team.root + PART,
        json.dumps(fields(0, contact_person="虚构")),
        content_type="application/json",
        headers={"X-CSRFToken": token},
    )
    assert answer.status_code == 200


def test_what_two_wrote_at_different_questions_is_given_to_both(team: Team, signed_in: SignedIn) -> None:
    sent(signed_in(team.editor), team.root + PART, fields(0, applicant_name="甲"))
    answer = sent(signed_in(team.owner), team.root + PART, fields(0, contact_person="虚构")).json()
    assert answer["beside"]
    assert answer["fields"] == {"applicant_name": "甲", "contact_person": "虚构"}
