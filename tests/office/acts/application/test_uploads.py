"""Is a file handed in by those who write, taken as it was declared, and kept as it was filed?"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from award.application.lifecycle import CLEAN, DETACHED, QUARANTINED, RECEIVING, REFUSED
from award.application.uploads import Received
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.relations import CLOCK
from office.acts import pen
from office.acts.performing import NotPossible, perform
from office.acts.sealing import entries
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Person
from office.records.uploads import Upload
from tests.office.acts.application.test_filing import LAST, SECOND
from tests.office.acts.application.test_membership import refused
from tests.office.applying import LONGER, NOON, completed, extend, opened, set_clock, submit
from tests.office.arranging import joined, letters, organisation, person

pytestmark = pytest.mark.django_db

PLACE = {"part": "application_form", "question": "signed_form"}
RECEIVED = Received(1024, "a" * 64, "pdf", 2)


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, notice: Notice, owner: Person) -> Application:
    set_clock(monkeypatch, NOON)
    return opened(organisation(notice, owner), owner)


def declared(**changes: Any) -> dict[str, Any]:
    return {**PLACE, "name": "盖章.pdf", "size": 1024, "sha256": "a" * 64, **changes}


def attached(application: Application, who: Person, **changes: Any) -> Upload:
    return perform(Act.APPLICATION_ATTACH, by=who, on=application.pk, **declared(**changes))


def come(application: Application, who: Person, received: Received = RECEIVED, **changes: Any) -> Upload:
    upload = attached(application, who, **changes)
    return perform(Act.APPLICATION_RECEIVE_FILE, by=who, on=upload.pk, received=received, key=uuid4().hex)


def detach(upload: Upload, who: Person) -> Upload:
    return perform(Act.APPLICATION_DETACH, by=who, on=upload.pk)


def test_a_file_is_received_held_back_and_cleared(application: Application, owner: Person) -> None:
    upload = attached(application, owner)
    assert (upload.stage, upload.by, upload.attached) == (RECEIVING, owner, NOON)
    upload = perform(Act.APPLICATION_RECEIVE_FILE, by=owner, on=upload.pk, received=RECEIVED, key="f" * 32)
    assert (upload.stage, upload.sha256, upload.pages, upload.key) == (QUARANTINED, "a" * 64, 2, "f" * 32)
    assert upload.cleared is None
    upload = perform(Act.APPLICATION_CLEAR_FILE, by=CLOCK, on=upload.pk, scanned=True)
    assert (upload.stage, upload.cleared, upload.scanned) == (CLEAN, NOON, True)


def test_the_name_of_a_file_is_kept_in_one_spelling(application: Application, owner: Person) -> None:
    assert attached(application, owner, name=" e\u0301.pdf ").name == "\u00e9.pdf"


def test_the_log_tells_neither_the_name_nor_the_hash_of_a_file(
    notice: Notice, application: Application, owner: Person
) -> None:
    come(application, owner, name="虚构的财务报告.pdf")
    told = b"".join(entries(notice)).decode()
    assert "application.receive_file" in told
    assert "a" * 64 not in told
    assert ascii("财务")[1:-1] not in told


def test_a_file_that_is_not_what_was_declared_is_not_taken(application: Application, owner: Person) -> None:
    upload = attached(application, owner)
    asked = {"by": owner, "on": upload.pk}
    for wrong, code in (({"sha256": "b" * 64}, "hash"), ({"size": 1}, "size"), ({"type": "html"}, "content")):
        received = RECEIVED._replace(**wrong)
        assert refused(Act.APPLICATION_RECEIVE_FILE, **asked, received=received, key="f" * 32) == f"upload.{code}"
    upload.refresh_from_db()
    assert upload.stage == RECEIVING


def test_a_file_is_received_once(application: Application, owner: Person) -> None:
    upload = come(application, owner)
    asked = {"by": owner, "on": upload.pk, "received": RECEIVED, "key": "f" * 32}
    assert refused(Act.APPLICATION_RECEIVE_FILE, **asked) == "stage"


def test_a_place_that_is_taken_is_free_again_when_its_file_is_removed(application: Application, owner: Person) -> None:
    first = come(application, owner)
    again = {"by": owner, "on": application.pk, **declared(name="乙.pdf")}
    assert refused(Act.APPLICATION_ATTACH, **again) == "upload.most"
    assert detach(first, owner).stage == DETACHED
    assert come(application, owner).stage == QUARANTINED


def test_the_same_content_is_not_taken_twice_under_a_question(application: Application, owner: Person) -> None:
    place = {"part": "evidence_volume", "question": "evidence_files"}
    come(application, owner, **place)
    second = attached(application, owner, **place, name="乙.pdf")
    asked = {"by": owner, "on": second.pk, "received": RECEIVED, "key": "f" * 32}
    assert refused(Act.APPLICATION_RECEIVE_FILE, **asked) == "upload.twice"


def test_only_those_who_write_hand_in_and_take_away(application: Application, owner: Person) -> None:
    editor, reader = person("编"), person("阅")
    joined(application.applicant, owner, editor)
    joined(application.applicant, owner, reader, Role.READER)
    upload = come(application, editor)
    for other in (reader, person("外"), person("办", "secretary"), CLOCK, None):
        asked = {"by": other, "on": application.pk}
        assert refused(Act.APPLICATION_ATTACH, **asked, **declared()) in {"not_permitted", "not_signed_in"}
        for act, said in (
            (Act.APPLICATION_DETACH, {}),
            (Act.APPLICATION_RECEIVE_FILE, {"received": RECEIVED, "key": "f" * 32}),
        ):
            assert refused(act, by=other, on=upload.pk, **said) in {"not_permitted", "not_signed_in"}
    assert detach(upload, owner).stage == DETACHED


def test_nobody_but_the_clock_clears_or_refuses_a_file(application: Application, owner: Person) -> None:
    upload = come(application, owner)
    for other in (owner, person("办", "secretary")):
        assert refused(Act.APPLICATION_CLEAR_FILE, by=other, on=upload.pk, scanned=True) == "not_permitted"
        assert refused(Act.APPLICATION_REFUSE_FILE, by=other, on=upload.pk, reason="虚构") == "not_permitted"


def test_what_is_refused_is_told_to_the_owners_and_to_no_other(application: Application, owner: Person) -> None:
    editor = person("编")
    joined(application.applicant, owner, editor)
    upload, before = come(application, owner), len(letters())
    upload = perform(Act.APPLICATION_REFUSE_FILE, by=CLOCK, on=upload.pk, reason="Eicar-Test-Signature")
    assert (upload.stage, upload.reason) == (REFUSED, "Eicar-Test-Signature")
    [letter] = letters()[before:]
    assert letter.recipient == owner.email
    assert all(said in letter.body for said in ("盖章.pdf", "Eicar-Test-Signature", application.reference))
    assert "已列在申报材料中" not in letter.body
    assert refused(Act.APPLICATION_CLEAR_FILE, by=CLOCK, on=upload.pk, scanned=True) == "stage"


def test_a_file_that_is_refused_after_it_was_filed_is_told_so(application: Application, owner: Person) -> None:
    completed(application, owner)
    upload = application.uploads.get(**PLACE)
    with pen.held():
        application.uploads.filter(pk=upload.pk).update(stage=QUARANTINED, sha256="c" * 64)
    filing, before = submit(application, owner), len(letters())
    assert "c" * 64 in filing.content
    perform(Act.APPLICATION_REFUSE_FILE, by=CLOCK, on=upload.pk, reason="虚构病毒")
    [letter] = letters()[before:]
    assert "已列在申报材料中" in letter.body
    with pytest.raises(NotPossible) as told:
        submit(application, owner)
    assert [reason.code for reason in told.value.refusal.params["reasons"]] == ["lacking.file"]


def test_a_file_that_is_taken_away_stays_part_of_what_was_filed(application: Application, owner: Person) -> None:
    completed(application, owner)
    first = submit(application, owner)
    detach(application.uploads.get(**PLACE), owner)
    second = come(application, owner, RECEIVED._replace(sha256="d" * 64), sha256="d" * 64)
    assert second.sha256 not in first.content
    assert second.sha256 in submit(application, owner).content
    first.refresh_from_db()
    assert '"signed_form":[{' in first.content


def test_what_has_not_come_whole_is_no_part_of_the_dossier(application: Application, owner: Person) -> None:
    completed(application, owner)
    detach(application.uploads.get(**PLACE), owner)
    attached(application, owner)
    with pytest.raises(NotPossible) as told:
        submit(application, owner)
    assert [reason.code for reason in told.value.refusal.params["reasons"]] == ["lacking.file"]


def test_files_come_and_go_until_the_deadline_and_a_withdrawn_application_has_rest(
    monkeypatch: pytest.MonkeyPatch, application: Application, owner: Person
) -> None:
    set_clock(monkeypatch, LAST - SECOND)
    upload = come(application, owner)
    set_clock(monkeypatch, LAST)
    assert refused(Act.APPLICATION_DETACH, by=owner, on=upload.pk) == "too_late"
    assert refused(Act.APPLICATION_ATTACH, by=owner, on=application.pk, **declared()) == "too_late"
    extend(application, person("办", "secretary"))
    set_clock(monkeypatch, LONGER - timedelta(seconds=1))
    assert detach(upload, owner).stage == DETACHED
    upload = attached(application, owner)
    perform(Act.APPLICATION_WITHDRAW, by=owner, on=application.pk)
    assert refused(Act.APPLICATION_RECEIVE_FILE, by=owner, on=upload.pk, received=RECEIVED, key="f" * 32) == "stage"
    assert refused(Act.APPLICATION_ATTACH, by=owner, on=application.pk, **declared()) == "stage"


def test_two_people_who_remove_a_file_at_once_remove_it_once(application: Application, owner: Person) -> None:
    editor = person("编")
    joined(application.applicant, owner, editor)
    upload = come(application, owner)
    detach(upload, owner)
    assert refused(Act.APPLICATION_DETACH, by=editor, on=upload.pk) == "stage"
