"""Is nothing accepted or refused but after everything was looked at, by enough people, upon what counts?"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from award.application.snapshot import plain
from award.eligibility.outcome import MET, NOT_MET
from award.intake.checklist import FINDING, FORM, ItemState
from award.ledger.entry import decode
from award.vocabulary.acts import Act
from office.access.gate import NotAllowed
from office.acts.intake.examining import examined
from office.acts.performing import NotPossible, perform, rehearse
from office.acts.sealing import entries
from office.records.applications import Application
from office.records.intake import Decision, Judgement
from office.records.issued import Notice
from office.records.people import Person
from tests.award.announced import sound
from tests.office.applying import LINE, NOON, completed, set_clock, submit
from tests.office.arranging import letters, organisation, person
from tests.office.examining import ACTS, asked, look_through, number, said, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> Person:
    set_clock(monkeypatch, NOON)
    return person("owner")


@pytest.fixture
def first() -> Person:
    return person("first", "secretary")


@pytest.fixture
def second() -> Person:
    return person("second", "secretary")


def applied(notice: Notice, owner: Person, **changed: object) -> Application:
    applicant = organisation(notice, owner)
    facts = plain(sound(LINE)) | changed
    application = perform(Act.APPLICATION_OPEN, by=owner, on=applicant.pk, line=LINE, facts=facts)
    submit(completed(application, owner), owner)
    application.refresh_from_db()
    return application


@pytest.fixture
def application(notice: Notice, owner: Person) -> Application:
    return applied(notice, owner)


def refusal(act: Act, who: Person, application: Application, **inputs: object) -> str:
    with pytest.raises(NotPossible) as refused:
        perform(act, by=who, on=application.pk, **inputs)
    return refused.value.refusal.code


def accept(who: Person, application: Application) -> Decision:
    return perform(Act.INTAKE_ACCEPT, by=who, on=application.pk, upon=number(application))


REFUSAL = {"clauses": ["S2-11"], "reason": "虚构：成立不满三年", "remedy": "满三年后可在下一届申报"}


def test_what_nobody_has_looked_at_is_not_accepted(application: Application, first: Person) -> None:
    assert refusal(Act.INTAKE_ACCEPT, first, application, upon=1) == "items_lacking"


def test_what_was_looked_through_is_accepted_and_its_people_are_told(
    application: Application, first: Person, owner: Person
) -> None:
    look_through(application, first)
    seen = rehearse(Act.INTAKE_ACCEPT, by=first, on=application.pk, upon=1)
    assert [letter.post.to for letter in seen.letters] == [owner.email]
    accept(first, application)
    application.refresh_from_db()
    assert application.stage == "accepted"
    assert next(one for one in letters() if one.act == Act.INTAKE_ACCEPT).body == seen.letters[0].body


def test_one_alone_fails_nobody(application: Application, first: Person, second: Person) -> None:
    look_through(application, first)
    say(application, first, FINDING, ["operated"], NOT_MET)
    assert refusal(Act.INTAKE_REFUSE, first, application, upon=1, **REFUSAL) == "nothing_failed"
    say(application, second, FINDING, ["operated"], NOT_MET)
    perform(Act.INTAKE_REFUSE, by=second, on=application.pk, upon=1, **REFUSAL)
    application.refresh_from_db()
    assert application.stage == "not_accepted"
    letter = next(one for one in letters() if one.act == Act.INTAKE_REFUSE)
    assert REFUSAL["remedy"] in letter.body
    assert "〔S2-11〕" in letter.body


def test_whoever_overrules_the_rules_is_seen_in_the_log(
    application: Application, first: Person, notice: Notice
) -> None:
    say(application, first, FINDING, ["operated"], NOT_MET)
    entry = decode(list(entries(notice))[-1])
    assert (entry.act, entry.detail["override"]) == (Act.INTAKE_JUDGE, "yes")
    say(application, first, FINDING, ["registered"])
    assert "override" not in decode(list(entries(notice))[-1]).detail


def test_what_depends_on_a_reading_is_nobodys_to_decide_before_the_ruling(
    notice: Notice, owner: Person, first: Person
) -> None:
    application = applied(notice, owner, established_on="2022-07-31")
    contested = [item for item in asked(application, FINDING) if item.computed == "depends"]
    assert contested
    told = said([contested[0].id], NOT_MET)
    assert refusal(Act.INTAKE_JUDGE, first, application, upon=1, said=told) == "reading_open"


def test_a_filing_that_came_meanwhile_is_not_judged_unseen(
    application: Application, owner: Person, first: Person
) -> None:
    look_through(application, first)
    submit(application, owner)
    told = said(["registered"])
    assert refusal(Act.INTAKE_JUDGE, first, application, upon=1, said=told) == "filed_meanwhile"
    assert refusal(Act.INTAKE_ACCEPT, first, application, upon=1) == "filed_meanwhile"


def test_what_did_not_change_with_a_new_filing_need_not_be_said_again(
    application: Application, owner: Person, first: Person
) -> None:
    look_through(application, first)
    submit(application, owner)
    whole = examined(application)
    assert whole is not None
    open_items = [one.item.id for one in whole.settled if one.state is ItemState.OPEN]
    assert "registered" not in open_items
    assert len(open_items) < len(whole.settled) / 2


def test_all_or_nothing_is_said(application: Application, first: Person) -> None:
    told = [*said(["registered"]), {"item": "operated", "says": "not_met"}]
    assert refusal(Act.INTAKE_JUDGE, first, application, upon=1, said=told) == "judgement_without_reason"
    assert Judgement.objects.count() == 0


def test_a_decision_is_opened_again_and_stays_in_the_books(application: Application, first: Person) -> None:
    look_through(application, first)
    accept(first, application)
    perform(Act.INTAKE_REOPEN, by=first, on=application.pk, reason="虚构的理由", approver="虚构的主任")
    application.refresh_from_db()
    assert application.stage == "submitted"
    assert list(Decision.objects.order_by("number").values_list("stage", flat=True)) == ["accepted", "submitted"]


def test_whoever_has_a_part_in_it_examines_nothing(notice: Notice, owner: Person) -> None:
    both = person("both", "secretary")
    own = applied(notice, both)
    with pytest.raises(NotAllowed):
        say(own, both, FORM, ["form_signed"])


STEPS = ("check", "judge", "fail", "file", "accept", "withdraw", "reopen", "open")


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2)), min_size=2, max_size=9))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_way_leads_to_acceptance_but_through_every_check(
    application: Application, owner: Person, first: Person, second: Person, steps: list[tuple[str, int]]
) -> None:
    """Whoever does whatever in whichever order: what is accepted was looked at whole, by enough people."""
    for step, who in steps:
        try:
            _do(application, step, (owner, first, second)[who])
        except (NotPossible, NotAllowed):
            continue
        application.refresh_from_db()
        if application.stage == "accepted":
            whole = examined(application)
            assert whole is not None
            assert all(one.state is ItemState.SETTLED and one.says == MET for one in whole.settled)


def _do(application: Application, step: str, who: Person) -> None:
    reasons = {"reason": "虚构的理由", "approver": "虚构的主任"}
    if step in ("check", "judge"):
        sort = FORM if step == "check" else FINDING
        told = said([item.id for item in asked(application, sort)])
        perform(ACTS[sort], by=who, on=application.pk, upon=number(application), said=told)
    elif step == "fail":
        say(application, who, FINDING, ["operated"], NOT_MET)
    elif step == "file":
        submit(application, who)
    elif step == "accept":
        accept(who, application)
    elif step == "withdraw":
        perform(Act.APPLICATION_WITHDRAW, by=who, on=application.pk)
    elif step == "reopen":
        perform(Act.INTAKE_REOPEN, by=who, on=application.pk, **reasons)
    else:
        perform(Act.APPLICATION_OPEN, by=who, on=application.applicant_id, line=application.line)
