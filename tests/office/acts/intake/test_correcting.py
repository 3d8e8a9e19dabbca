"""Is an application corrected only where it was sent back, only in time, and proved like any filing?"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from award.application.lifecycle import SENT_BACK, SUBMITTED, WITHDRAWN
from award.application.numbering import print_code
from award.ledger.receipt import examine, read_receipt, written
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.gate import NotAllowed
from office.access.relations import CLOCK
from office.acts.lapsing import lapse_due
from office.acts.performing import NotPossible, perform
from office.acts.sealing import receipt
from office.records.applications import Filing
from office.records.intake import Arrival
from office.records.issued import Notice
from tests.award.announced import SCHEME
from tests.award.application.dossiers import ZONE
from tests.office.acts.application.test_membership import refused
from tests.office.applying import NOON, UNDERTAKING, submit, write
from tests.office.arranging import joined, letters, person
from tests.office.looping import AFTER, EVERY, LAST, NEW, OTHER, SCAN, SECOND, TEXT, Loop, clean_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch, notice: Notice) -> Loop:
    return Loop(monkeypatch, notice)


def said(filing: Filing, place: str) -> Any:
    part, _, name = place.partition(".")
    content = json.loads(filing.content)
    return (content["facts"] if part == "facts" else content["answers"][part]).get(name)


def test_the_whole_loop_ends_in_a_filing_that_differs_where_it_was_named_and_is_proved(loop: Loop) -> None:
    correction = loop.send(words="虚构的总说明")
    assert loop.stage == SENT_BACK
    loop.amend({TEXT: NEW})
    for upload in loop.uploads(SCAN):
        perform(Act.APPLICATION_DETACH, by=loop.editor, on=upload.pk)
    new = clean_file(loop, SCAN)
    back = loop.hand_back()
    assert loop.stage == SUBMITTED
    assert (back.number, said(back, TEXT)) == (2, NEW)
    assert [file["sha256"] for file in said(back, SCAN)] == [new.sha256]
    before, after = json.loads(loop.first.content), json.loads(back.content)
    differing = {
        f"{part}.{name}"
        for part in before["answers"]
        for name in before["answers"][part]
        if before["answers"][part][name] != after["answers"][part].get(name)
    }
    assert differing == {TEXT, SCAN}
    assert before["facts"] == after["facts"]
    assert examine(read_receipt(written(receipt(back.application.notice, back, back.content)))).verified
    correction.refresh_from_db()
    assert (correction.how, correction.returned, correction.filing) == ("returned", back, loop.first)
    assert set(back.uploads.all()) == set(loop.first.uploads.exclude(part=new.part, question=new.question)) | {new}


def test_those_who_write_are_told_what_why_and_until_when(loop: Loop) -> None:
    before = len(letters())
    correction = loop.send(words="虚构的总说明")
    sent = letters()[before:]
    assert {letter.recipient for letter in sent} == {loop.owner.email, loop.editor.email}
    for word in ("虚构的理由", "虚构的总说明", loop.application.reference, SCHEME.intake.correcting.words.zh):
        assert all(word in letter.body for letter in sent)
    last = correction.until.astimezone(ZONE) - SECOND
    assert all(f"{last.year}年{last.month}月{last.day}日24:00" in letter.body for letter in sent)


def test_only_the_secretariat_sends_back_and_not_what_it_has_a_part_in(loop: Loop) -> None:
    named = [{"place": TEXT, "reason": "虚构"}]
    for who in (loop.owner, person("监督", "supervisor"), person("路人")):
        with pytest.raises(NotAllowed):
            perform(Act.INTAKE_SEND_BACK, by=who, on=loop.application.pk, named=named)
    joined(loop.application.applicant, loop.owner, loop.secretary, Role.READER)
    with pytest.raises(NotAllowed) as trouble:
        perform(Act.INTAKE_SEND_BACK, by=loop.secretary, on=loop.application.pk, named=named)
    assert trouble.value.refusal.code == "own_case"


@pytest.mark.parametrize(("moment", "code"), [(LAST - SECOND, None), (LAST, "correction.substance")])
def test_substance_is_shut_from_the_moment_filing_closes(loop: Loop, moment: datetime, code: str | None) -> None:
    substance = next(place for place in EVERY if place.startswith("facts."))
    if code is None:
        assert loop.send(substance, at=moment).fields[0]["place"] == substance
    else:
        loop.at(moment)
        asked = [{"place": substance, "reason": "虚构"}]
        assert refused(Act.INTAKE_SEND_BACK, by=loop.secretary, on=loop.application.pk, named=asked) == code


def test_a_draft_is_not_sent_back_nor_twice_at_once(loop: Loop) -> None:
    loop.send()
    asked = [{"place": TEXT, "reason": "虚构"}]
    again = {"by": loop.secretary, "on": loop.application.pk, "named": asked}
    assert refused(Act.INTAKE_SEND_BACK, **again) == "stage"


@pytest.mark.parametrize("late", [-SECOND, timedelta(), SECOND])
def test_a_second_decides_whether_it_is_in_time(loop: Loop, late: timedelta) -> None:
    correction = loop.send()
    loop.at(correction.until + late)
    told = {"by": loop.owner, "on": loop.application.pk}
    if late < timedelta():
        loop.amend({TEXT: NEW})
        assert refused(Act.INTAKE_LAPSE, by=CLOCK, on=loop.application.pk) == "correction.running"
        assert loop.hand_back().number == 2
    else:
        assert refused(Act.INTAKE_AMEND, **told, answers={TEXT: NEW}, version=0) == "correction.over"
        assert refused(Act.INTAKE_HAND_BACK, **told, undertaking=UNDERTAKING) == "correction.over"
        assert refused_file(loop, SCAN) == "too_late"
        assert lapse_due() == 1
        assert loop.stage == SUBMITTED


def refused_file(loop: Loop, place: str) -> str:
    with pytest.raises(NotPossible) as trouble:
        loop.hand_in(place)
    return trouble.value.refusal.code


def test_what_has_run_out_is_closed_by_the_clock_once_and_its_people_are_told(loop: Loop) -> None:
    correction = loop.send()
    loop.amend({TEXT: NEW})
    assert lapse_due() == 0
    loop.at(correction.until + timedelta(days=3))
    before = len(letters())
    assert (lapse_due(), lapse_due()) == (1, 0)
    correction.refresh_from_db()
    assert (correction.how, correction.returned) == ("lapsed", None)
    assert loop.application.filings.count() == 1
    assert {letter.recipient for letter in letters()[before:]} == {loop.owner.email, loop.editor.email}


def test_only_what_was_named_unlocks(loop: Loop) -> None:
    loop.send()
    other = next(place for place in EVERY if place not in (TEXT, SCAN) and not EVERY[place].of_files)
    said = {"by": loop.editor, "on": loop.application.pk, "version": 0}
    assert refused(Act.INTAKE_AMEND, **said, answers={other: "虚构"}) == "correction.not_named"
    assert refused(Act.INTAKE_AMEND, **said, answers={SCAN: []}) == "correction.of_files"
    assert refused_file(loop, OTHER) == "too_late"
    assert refused(Act.APPLICATION_DETACH, by=loop.editor, on=loop.uploads(OTHER)[0].pk) == "too_late"
    with pytest.raises(NotPossible):
        write(loop.application, loop.owner, "application_form", {}, 1)


def test_two_people_never_overwrite_each_other(loop: Loop) -> None:
    loop.send()
    loop.amend({TEXT: NEW}, by=loop.editor)
    said = {"by": loop.owner, "on": loop.application.pk, "answers": {TEXT: "另一种"}, "version": 0}
    assert refused(Act.INTAKE_AMEND, **said) == "correction.changed"


def test_whoever_only_reads_amends_nothing_and_only_the_owner_hands_back(loop: Loop) -> None:
    loop.send()
    with pytest.raises(NotAllowed):
        loop.amend({TEXT: NEW}, by=loop.reader)
    with pytest.raises(NotAllowed):
        perform(Act.INTAKE_HAND_BACK, by=loop.editor, on=loop.application.pk, undertaking=UNDERTAKING)


def test_what_changed_after_it_was_looked_over_is_not_handed_back(loop: Loop) -> None:
    loop.send()
    loop.amend({TEXT: NEW})
    told = {"by": loop.owner, "on": loop.application.pk, "undertaking": UNDERTAKING}
    assert refused(Act.INTAKE_HAND_BACK, **told, upon="1-0000000000000000") == "changed_since"
    assert refused(Act.INTAKE_HAND_BACK, **{**told, "undertaking": " "}) == "undertaking_missing"


def test_what_is_named_must_be_there(loop: Loop) -> None:
    loop.send()
    for upload in loop.uploads(SCAN):
        perform(Act.APPLICATION_DETACH, by=loop.editor, on=upload.pk)
    told = {"by": loop.owner, "on": loop.application.pk, "undertaking": UNDERTAKING}
    assert refused(Act.INTAKE_HAND_BACK, **told) == "correction.incomplete"


def test_what_was_corrected_stands_in_the_draft_too(loop: Loop) -> None:
    loop.send(at=NOON)
    loop.amend({TEXT: NEW})
    loop.hand_back()
    anew = submit(loop.application, loop.owner)
    assert said(anew, TEXT) == NEW


def test_filing_anew_while_it_is_open_ends_what_was_sent_back(loop: Loop) -> None:
    correction = loop.send(at=NOON)
    filing = submit(loop.application, loop.owner)
    correction.refresh_from_db()
    assert (loop.stage, correction.how, correction.returned) == (SUBMITTED, "filed_anew", filing)


def test_withdrawing_ends_it_too(loop: Loop) -> None:
    correction = loop.send()
    perform(Act.APPLICATION_WITHDRAW, by=loop.owner, on=loop.application.pk)
    correction.refresh_from_db()
    assert (loop.stage, correction.how) == (WITHDRAWN, "withdrawn")


def test_after_the_last_day_nothing_is_filed_anew_while_it_is_sent_back(loop: Loop) -> None:
    loop.send()
    told = {"by": loop.owner, "on": loop.application.pk, "undertaking": UNDERTAKING}
    assert refused(Act.APPLICATION_SUBMIT, **told) == "too_late"


def test_the_rounds_of_the_scheme_are_all_there_are(loop: Loop) -> None:
    for _ in range(SCHEME.intake.correcting.rounds):
        loop.send()
        loop.hand_back()
    asked = [{"place": TEXT, "reason": "虚构"}]
    told = {"by": loop.secretary, "on": loop.application.pk, "named": asked}
    assert refused(Act.INTAKE_SEND_BACK, **told) == "correction.rounds"


def test_a_second_correction_rests_on_the_first_and_on_the_first_day_of_filing(loop: Loop) -> None:
    loop.send(TEXT)
    loop.amend({TEXT: NEW})
    loop.hand_back()
    loop.send(SCAN, at=AFTER + timedelta(days=20))
    last = loop.hand_back()
    assert (last.number, said(last, TEXT), said(last, "facts.filed_on")) == (3, NEW, "2025-07-15")


BOOKED = datetime(2025, 7, 20, 4, tzinfo=UTC)


def book(loop: Loop, code: str, **how: Any) -> Arrival:
    loop.at(BOOKED)
    days = {"arrived": BOOKED.date(), "dispatched": BOOKED.date() - timedelta(days=1)}
    return perform(Act.INTAKE_BOOK_IN, by=loop.secretary, on=loop.application.pk, code=code, **{**days, **how})


def test_a_paper_is_booked_in_with_the_filing_that_bears_its_code(loop: Loop) -> None:
    again = submit(loop.application, loop.owner)
    assert book(loop, print_code(again.digest).lower()).filing == again
    assert book(loop, print_code(loop.first.digest)).filing == loop.first
    before = len(letters())
    assert book(loop, print_code("0" * 64)).filing is None
    assert all("不属于这一申报的任何一次提交" in letter.body for letter in letters()[before:])
    assert refused(Act.INTAKE_BOOK_IN, by=loop.secretary, on=loop.application.pk, code="1", arrived=BOOKED.date())


def test_only_the_secretariat_books_in(loop: Loop) -> None:
    for who in (loop.owner, person("监督", "supervisor")):
        with pytest.raises(NotAllowed):
            perform(Act.INTAKE_BOOK_IN, by=who, on=loop.application.pk, code="1", arrived=BOOKED.date())
