"""Does what the supervisor takes away prove itself, elsewhere and to anyone; and is it known what they took?"""

import csv
import subprocess
import sys
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from award.ledger.entry import decode
from award.ledger.receipt import read_receipt, written_proof
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.performing import perform
from office.acts.sealing import checkpoint, entries
from office.records.applications import Filing
from office.records.issued import Notice
from tests.office.arranging import person
from tests.office.desks.supervisor.log.taken import content

pytestmark = pytest.mark.django_db

QUALITY_AWARD = Path(sys.executable).parent / "quality-award"


def place(notice: Notice, end: str = "") -> str:
    return f"/supervisor/log/{notice.pk}/{end}"


def verify(*arguments: object) -> subprocess.CompletedProcess[str]:
    """By the command line, in a process of its own, in a place without a database."""
    return subprocess.run(
        [QUALITY_AWARD, "verify", *map(str, arguments), "--language", "en"], capture_output=True, text=True, check=False
    )


def taken(client: Client, notice: Notice, number: int, form: str) -> bytes:
    answer = client.post(place(notice, f"{number}/"), {"form": form})
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    return answer.content


def last(notice: Notice) -> dict[str, str]:
    return dict(decode(list(entries(notice))[-1]).detail)


def test_every_entry_is_proved_under_the_head_of_now(notice: Notice, filing: Filing, supervisor: Client) -> None:
    size = len(list(entries(notice)))
    assert size >= 4
    for number in range(1, size + 1):
        proof = read_receipt(taken(supervisor, notice, number, "json").decode())
        assert (proof.index, proof.entry) == (number - 1, list(entries(notice))[number - 1])
        assert str(proof.signed) == str(checkpoint(notice))


@pytest.mark.parametrize("command", ["entry", "receipt"])
def test_a_proof_is_verified_offline(
    notice: Notice, filing: Filing, supervisor: Client, tmp_path: Path, command: str
) -> None:
    file = tmp_path / "entry-3.json"
    file.write_bytes(taken(supervisor, notice, 3, "json"))
    verified = verify(command, file, "--key", notice.log_key)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert f"Entry 3 of the log “{notice.origin}”" in verified.stdout
    false = tmp_path / "false.json"
    false.write_text(file.read_text().replace("2025-0", "2026-0", 1))
    assert verify(command, false, "--key", notice.log_key).returncode == 1


def test_what_the_entry_says_is_said_by_the_command(
    notice: Notice, filing: Filing, supervisor: Client, tmp_path: Path
) -> None:
    number = len(list(entries(notice)))
    file = tmp_path / "entry.json"
    file.write_bytes(taken(supervisor, notice, number, "json"))
    said = verify("entry", file, "--key", notice.log_key).stdout
    assert f"Role: owner; pseudonym: {filing.by.pseudonym}" in said
    assert f"application = {filing.application.pk}" in said
    assert said.endswith("Conclusion: the entry stands in the log, to the last byte.\n")


def test_the_bytes_and_the_proof_for_other_tools_are_those_of_the_entry(
    notice: Notice, filing: Filing, supervisor: Client
) -> None:
    said = taken(supervisor, notice, 2, "bytes")
    assert said == list(entries(notice))[1]
    page = supervisor.post(place(notice, "2/")).content.decode()
    assert sha256(b"\0" + said).hexdigest() in page
    assert taken(supervisor, notice, 2, "proof").startswith(b"c2sp.org/tlog-proof@v1\nindex 1\n")
    proof = read_receipt(taken(supervisor, notice, 2, "json").decode())
    assert written_proof(proof).splitlines()[2] in taken(supervisor, notice, 2, "proof").decode()


@pytest.mark.parametrize("root", ["", "/en"])
def test_an_entry_is_closed_until_it_is_pressed(notice: Notice, filing: Filing, supervisor: Client, root: str) -> None:
    number = len(list(entries(notice)))
    closed = supervisor.get(root + place(notice, f"{number}/")).content.decode()
    assert filing.application.reference in closed
    assert filing.by.pseudonym not in closed
    assert filing.digest not in closed
    opened = supervisor.post(root + place(notice, f"{number}/")).content.decode()
    assert filing.by.pseudonym in opened
    assert filing.digest in opened
    assert last(notice) == {"view": "entry", "entry": str(number), "application": str(filing.application.pk)}
    for absent in (0, 9_999):
        assert supervisor.get(place(notice, f"{absent}/")).status_code == 404


def test_each_file_of_an_entry_is_an_act(notice: Notice, filing: Filing, supervisor: Client) -> None:
    taken(supervisor, notice, 1, "proof")
    assert last(notice) == {"view": "entry", "entry": "1", "form": "proof"}


def rows(client: Client, path: str, form: str, **more: str) -> list[list[str]]:
    answer = client.post(path, {"form": form, **more})
    assert answer.status_code == 200
    file = content(answer)
    if form == "csv":
        return list(csv.reader(StringIO(file.decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(BytesIO(file)).active
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_table_holds_what_was_asked_for_and_is_an_act(
    notice: Notice, filing: Filing, supervisor: Client, form: str
) -> None:
    reader = person("查阅者", Role.SECRETARY)
    perform(Act.APPLICATION_READ, by=reader, on=filing.pk)
    every = len(list(entries(notice)))
    _, *found = rows(supervisor, place(notice, "table/"), form)
    assert len(found) == every + 1  # the export itself is the newest
    assert last(notice) == {"form": form}
    head, only = rows(supervisor, f"{place(notice, 'table/')}?concern=read", form)
    told = dict(zip(head, only, strict=True))
    assert (told["办理人"], told["申报编号"]) == (reader.name, filing.application.reference)
    assert told["时间"].endswith("+08:00")
    assert last(notice) == {"form": form, "concern": "read"}


def test_a_table_of_one_case_or_one_person_holds_nothing_else(
    notice: Notice, filing: Filing, supervisor: Client
) -> None:
    head, *found = rows(supervisor, place(notice, "table/"), "csv", case=filing.application.reference)
    of = head.index("事项代码")
    assert Act.APPLICATION_SUBMIT in {row[of] for row in found}
    assert Act.NOTICE_ISSUE not in {row[of] for row in found}
    assert last(notice) == {"form": "csv", "application": str(filing.application.pk)}
    head, *found = rows(supervisor, place(notice, "table/"), "csv", person=filing.by.pseudonym)
    assert {row[head.index("代号")] for row in found} == {filing.by.pseudonym}
    assert last(notice) == {"form": "csv", "person": filing.by.pseudonym}


def test_no_other_form_and_no_unknown_case_is_taken(notice: Notice, filing: Filing, supervisor: Client) -> None:
    for said in ({"form": "exe"}, {}, {"form": "csv", "case": "2025-9999-9"}):
        assert supervisor.post(place(notice, "table/"), said).status_code == 404
    assert supervisor.get(place(notice, "table/")).status_code == 405


def test_the_whole_log_is_taken_by_an_act_that_is_in_it(notice: Notice, supervisor: Client, tmp_path: Path) -> None:
    answer = supervisor.post(f"/supervisor/log/{notice.pk}.zip")
    assert answer.streaming
    assert "Content-Length" not in answer
    (tmp_path / "log.zip").write_bytes(content(answer))
    assert verify("ledger", tmp_path / "log.zip", "--key", notice.log_key).returncode == 0
    assert last(notice) == {"form": "zip"}
