"""Is what is filed frozen, in time by the server's clock, and proved by a receipt that anyone can check?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from award.application.deadline import deadline
from award.application.filing import looked_over
from award.application.lifecycle import DRAFT, SUBMITTED, WITHDRAWN
from award.application.receipt import filing_receipt
from award.cli import main
from award.ledger.entry import decode
from award.ledger.receipt import examine, read_receipt, written
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.access.gate import NotAllowed
from office.acts.application.filing import draft
from office.acts.performing import NotPossible, perform
from office.acts.sealing import receipt
from office.records.applications import Application, Filing
from office.records.issued import Notice
from office.records.people import Person
from tests.award.announced import SCHEME
from tests.award.application.dossiers import ZONE, a_file
from tests.office.acts.application.test_membership import refused
from tests.office.applying import LINE, LONGER, NOON, UNDERTAKING, completed, extend, opened, set_clock, submit, write
from tests.office.arranging import joined, letters, organisation, person

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
LAST = deadline(SCHEME, LINE, zone=ZONE).instant
OUTAGE = {"reason": "虚构的停电", "approver": "虚构的主任"}


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, notice: Notice, owner: Person) -> Application:
    """Complete, at noon on a day within the time for filing."""
    set_clock(monkeypatch, NOON)
    return completed(opened(organisation(notice, owner), owner), owner)


def paper(filing: Filing) -> str:
    """The receipt's file."""
    return written(receipt(filing.application.notice, filing, filing.content))


def test_what_is_filed_is_frozen(application: Application, owner: Person) -> None:
    filing = submit(application, owner)
    application.refresh_from_db()
    assert application.stage == SUBMITTED
    write(application, owner, "application_form", {"applicant_name": "后改"}, 1)
    kept = Filing.objects.get()
    assert (kept.content, kept.digest) == (filing.content, filing.digest)
    assert "后改" not in kept.content


def test_filing_again_replaces_the_former_and_keeps_both(application: Application, owner: Person) -> None:
    first = submit(application, owner)
    answers = application.parts.get(part="application_form").answers
    write(application, owner, "application_form", answers | {"applicant_name": "更正后的名称"}, 1)
    second = submit(application, owner)
    assert list(application.filings.order_by("number")) == [first, second]
    assert "更正后的名称" in second.content
    assert examine(read_receipt(paper(first))).verified


def test_the_receipt_is_verified_by_the_command_that_anyone_has(
    notice: Notice, application: Application, owner: Person, tmp_path: Path
) -> None:
    filing = submit(application, owner)
    organisation(notice, person("乙"))  # the log goes on
    file = tmp_path / "receipt.json"
    file.write_text(paper(filing), "utf-8")
    verify = ["verify", "receipt", str(file), "--key", notice.log_key]
    done = CliRunner().invoke(main, verify)
    assert done.exit_code == 0, done.output
    assert Act.APPLICATION_SUBMIT in done.output
    for genuine, false in (
        ("虚构精工", "虚构重工"),
        (application.reference, "2025-0002-3"),
        (a_file()["sha256"], "b" * 64),
    ):
        assert genuine in paper(filing)
        file.write_text(paper(filing).replace(genuine, false), "utf-8")
        assert CliRunner().invoke(main, verify).exit_code == 1


def test_the_receipt_says_what_was_filed_by_whom_and_when(application: Application, owner: Person) -> None:
    filing = submit(application, owner)
    told = filing_receipt(read_receipt(paper(filing)))
    assert (told.reference, told.line, told.filed) == (application.reference, LINE, NOON)
    assert (told.applicant, told.digest) == (application.applicant.name, filing.digest)
    assert {item.file.sha256 for item in told.files} == {a_file()["sha256"]}
    entry = decode(told.proof.entry)
    assert (entry.record, entry.actor.pseudonym) == (f"filing/{filing.pk}", owner.pseudonym)


@pytest.mark.parametrize(("moment", "arrives"), [(LAST - SECOND, True), (LAST, False), (LAST + SECOND, False)])
def test_filing_is_in_time_to_the_last_second(
    monkeypatch: pytest.MonkeyPatch, application: Application, owner: Person, moment: datetime, arrives: bool
) -> None:
    set_clock(monkeypatch, moment)
    if arrives:
        assert submit(application, owner).filed == moment
        return
    assert refused(Act.APPLICATION_SUBMIT, by=owner, on=application.pk, undertaking=UNDERTAKING) == "too_late"
    application.refresh_from_db()
    assert (application.stage, Filing.objects.exists()) == (DRAFT, False)


def test_an_outage_that_was_declared_moves_the_end(
    monkeypatch: pytest.MonkeyPatch, notice: Notice, application: Application, owner: Person
) -> None:
    later = LAST + timedelta(days=1)
    set_clock(monkeypatch, LAST + SECOND)
    said = {"began": LAST - timedelta(hours=2), "ended": LAST - timedelta(hours=1), "until": later, **OUTAGE}
    perform(Act.NOTICE_DECLARE_OUTAGE, by=person("办", "secretary"), on=notice.pk, **said)
    set_clock(monkeypatch, later - SECOND)
    assert submit(application, owner).filed == later - SECOND


def test_what_is_incomplete_is_not_filed_and_every_gap_is_named(
    monkeypatch: pytest.MonkeyPatch, notice: Notice, owner: Person
) -> None:
    set_clock(monkeypatch, NOON)
    application = opened(organisation(notice, owner), owner)
    with pytest.raises(NotPossible) as told:
        submit(application, owner)
    assert told.value.refusal.code == "incomplete"
    assert told.value.refusal.params["count"] > 10
    assert not Filing.objects.exists()


def test_a_second_press_of_the_same_form_files_nothing_and_names_the_first(
    application: Application, owner: Person
) -> None:
    asked = {"by": owner, "on": application.pk, "undertaking": UNDERTAKING, "upon": looked_over(draft(application), 1)}
    assert perform(Act.APPLICATION_SUBMIT, **asked).number == 1
    with pytest.raises(NotPossible) as told:
        perform(Act.APPLICATION_SUBMIT, **asked)
    assert told.value.refusal == Refusal("filed_already", params={"number": 1})
    assert Filing.objects.count() == 1


def test_what_an_editor_changed_meanwhile_is_not_filed(application: Application, owner: Person) -> None:
    upon = looked_over(draft(application), 1)
    write(application, owner, "application_form", {"applicant_name": "后改"}, 1)
    asked = {"by": owner, "on": application.pk, "undertaking": UNDERTAKING, "upon": upon}
    assert refused(Act.APPLICATION_SUBMIT, **asked) == "changed_since"
    assert not Filing.objects.exists()


def test_nothing_is_filed_without_the_undertaking(application: Application, owner: Person) -> None:
    asked = {"by": owner, "on": application.pk, "undertaking": " "}
    assert refused(Act.APPLICATION_SUBMIT, **asked) == "undertaking_missing"


def test_an_editor_neither_files_nor_withdraws(application: Application, owner: Person) -> None:
    editor = person("编")
    joined(application.applicant, owner, editor)
    for act, said in ((Act.APPLICATION_SUBMIT, {"undertaking": UNDERTAKING}), (Act.APPLICATION_WITHDRAW, {})):
        with pytest.raises(NotAllowed):
            perform(act, by=editor, on=application.pk, **said)


def test_every_member_is_written_to(application: Application, owner: Person) -> None:
    editor = person("编")
    joined(application.applicant, owner, editor)
    before = len(letters())
    submit(application, owner)
    told = letters()[before:]
    assert {letter.recipient for letter in told} == {owner.email, editor.email}
    assert all(application.reference in letter.subject for letter in told)


def test_what_was_withdrawn_is_filed_again_only_when_opened(application: Application, owner: Person) -> None:
    submit(application, owner)
    assert perform(Act.APPLICATION_WITHDRAW, by=owner, on=application.pk).stage == WITHDRAWN
    with pytest.raises(NotPossible) as told:
        submit(application, owner)
    expected = Refusal("stage", params={"act": Act.APPLICATION_SUBMIT, "stage": WITHDRAWN})
    assert told.value.refusal == expected
    perform(Act.APPLICATION_OPEN, by=owner, on=application.applicant.pk, line=LINE)
    assert submit(application, owner).number == 2


def test_the_time_is_the_servers(application: Application, owner: Person) -> None:
    assert submit(application, owner).filed == NOON.astimezone(UTC)


def test_an_extension_holds_for_the_one_application_and_is_told_to_its_members(
    monkeypatch: pytest.MonkeyPatch, notice: Notice, application: Application, owner: Person
) -> None:
    secretary, other = person("办", "secretary"), person("乙")
    second = completed(opened(organisation(notice, other), other), other)
    set_clock(monkeypatch, LAST + SECOND)
    extend(application, secretary)
    [letter] = letters()
    assert letter.recipient == owner.email
    assert all(said in letter.body for said in ("2025年8月21日00:00:00", "虚构的理由", "虚构的主任"))
    set_clock(monkeypatch, LONGER - SECOND)
    assert submit(application, owner).number == 1
    for late, whose in ((second, other), (application, owner)):
        asked = {"by": whose, "on": late.pk, "undertaking": UNDERTAKING}
        set_clock(monkeypatch, LONGER if late == application else LONGER - SECOND)
        assert refused(Act.APPLICATION_SUBMIT, **asked) == "too_late"


def test_only_the_secretariat_gives_more_time_and_not_in_its_own_case(application: Application, owner: Person) -> None:
    secretary = person("办", "secretary")
    joined(application.applicant, owner, secretary, Role.READER)
    for who in (owner, secretary):
        with pytest.raises(NotAllowed):
            extend(application, who)


def test_an_extension_never_takes_time(application: Application) -> None:
    with pytest.raises(NotPossible) as told:
        extend(application, person("办", "secretary"), LAST)
    assert told.value.refusal == Refusal("extension_without_effect")
