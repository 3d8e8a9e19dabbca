"""Is a program told the same ruling as the command line prints, and is nothing of it kept?"""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings

from award.cli import main
from office.records.notices import samples
from tests.office.desks.api.conftest import Send

pytestmark = pytest.mark.django_db
SAMPLES = {sample.id: tomllib.loads(sample.text) for sample in samples()}


def printed(facts: dict[str, object], tmp_path: Path, *more: str) -> object:
    """What the command line prints of the same facts on the same day."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(facts, default=str))
    day = settings.AWARD_TODAY.isoformat()
    return json.loads(CliRunner().invoke(main, ["check", str(file), "--json", "--on", day, *more]).stdout)


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_ruling_is_that_of_the_command_line(send: Send, tmp_path: Path, sample: str) -> None:
    facts = SAMPLES[sample]
    answer = send("selfcheck", json.dumps(facts, default=str))
    assert answer.status_code == 200, answer.text
    assert answer.json() == printed(facts, tmp_path)


def test_without_a_line_every_line_of_this_kind_is_ruled_on(send: Send, tmp_path: Path) -> None:
    facts = {"facts": next(iter(SAMPLES.values()))["facts"]}
    told = send("selfcheck", json.dumps(facts, default=str)).json()
    assert len(told) > 1
    assert told == printed(facts, tmp_path)


def test_all_faults_are_told_at_once_in_the_language_asked_for(send: Send) -> None:
    wrong = {"scheme": "other", "line": "none", "more": 1, "facts": {"name": 3, "nothing": 1, "registered_on": "never"}}
    for language, word in (("en-GB,en", "Some of it"), ("zh-CN", "内容有")):
        answer = send("selfcheck", wrong, headers={"Accept-Language": language})
        told = answer.json()
        assert (answer.status_code, told["code"], answer["Content-Language"][:2]) == (422, "invalid", language[:2])
        assert told["title"].startswith(word)
        places = {fault["place"] for fault in told["faults"]}
        assert {"scheme", "line", "more", "facts.name", "facts.nothing"} <= places
        assert all(fault["words"] for fault in told["faults"])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"\xff", 400),
        (b"[]", 400),
        (b"3", 400),
        (b'{"facts":{"a":NaN}}', 400),
        (b'{"facts":{},"facts":{}}', 400),
        (b'{"facts":{"name":"\\ud800"}}', 400),
        (b'{"a":' * 5_000, 400),
        (b'{"facts":' + b"[" * 40 + b"]" * 40 + b"}", 400),
        (b"{}", 422),
        (b'{"facts":[]}', 422),
        (b'{"facts":{"name":"' + b"a" * 70_000 + b'"}}', 413),
        (b"a" * 2_000_000, 413),
    ],
)
def test_whatever_cannot_be_read_is_told_as_a_problem(send: Send, body: bytes, status: int) -> None:
    answer = send("selfcheck", body)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json"), answer.text
    assert answer.json()["status"] == status


def test_a_body_of_another_type_is_not_looked_at(send: Send) -> None:
    assert send("selfcheck", {"facts": {}}, kind="text/plain").status_code == 415


def test_a_table_longer_than_the_site_takes_is_refused(send: Send) -> None:
    rows = {fact: said for facts in SAMPLES.values() for fact, said in facts["facts"].items() if isinstance(said, list)}
    name, row = next((name, said[0]) for name, said in rows.items() if said)
    answer = send("selfcheck", json.dumps({"facts": {name: [row] * 41}}, default=str))
    assert [fault["place"] for fault in answer.json()["faults"]] == [f"facts.{name}"]
