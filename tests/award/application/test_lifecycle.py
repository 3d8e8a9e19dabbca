"""May what is filed be replaced and taken back, and a file be used only once it is clean?"""

import pytest

from award.application import lifecycle
from award.application.lifecycle import APPLICATION, RECOMMENDATION, UPLOAD
from award.vocabulary.machine import NOWHERE, Machine
from award.vocabulary.refusal import Refusal
from tests.award.announced import WORDINGS

MACHINES = (APPLICATION, RECOMMENDATION, UPLOAD)


def through(machine: Machine, *acts: str) -> str | Refusal:
    stage: str | Refusal = NOWHERE
    for act in acts:
        assert isinstance(stage, str)
        stage = machine.after(stage, f"application.{act}")
    return stage


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_every_stage_is_reached_and_has_its_words(machine: Machine) -> None:
    reached = {NOWHERE}
    while more := {move.after for move in machine.moves if move.before in reached} - reached:
        reached |= more
    assert reached == {NOWHERE, *machine.stages}
    assert all(f"stage.{stage}" in wording for stage in machine.stages for wording in WORDINGS.values())


def test_every_stage_named_here_is_a_stage_of_some_life() -> None:
    named = {value for name, value in vars(lifecycle).items() if name.isupper() and isinstance(value, str)}
    assert named - {NOWHERE} == {stage for machine in MACHINES for stage in machine.stages}


def test_an_act_belongs_to_one_life() -> None:
    acts = [{move.act for move in machine.moves} for machine in MACHINES]
    assert sum(map(len, acts)) == len(set.union(*acts))


def test_what_was_filed_can_be_written_on_and_filed_again() -> None:
    assert through(APPLICATION, "open", "write", "submit", "write", "submit") == lifecycle.SUBMITTED


def test_what_was_withdrawn_is_opened_before_it_is_written_on() -> None:
    assert isinstance(through(APPLICATION, "open", "submit", "withdraw", "write"), Refusal)
    assert through(APPLICATION, "open", "submit", "withdraw", "open") == lifecycle.DRAFT


def test_whoever_declined_can_be_asked_again_and_not_recommend_unasked() -> None:
    assert isinstance(through(RECOMMENDATION, "ask_recommendation", "decline", "recommend"), Refusal)
    assert (
        through(RECOMMENDATION, "ask_recommendation", "decline", "ask_recommendation", "recommend") == lifecycle.GIVEN
    )


def test_a_request_can_be_taken_back_and_made_again() -> None:
    asked = ("ask_recommendation", "take_up_request")
    assert through(RECOMMENDATION, *asked, "take_back_request", "ask_recommendation") == lifecycle.ASKED
    assert through(RECOMMENDATION, *asked, "recommend", "recommend", "take_back_request") == lifecycle.WITHDRAWN
    assert isinstance(through(RECOMMENDATION, *asked, "recommend", "ask_recommendation"), Refusal)


def test_no_file_is_clean_that_was_not_received_and_held_back_first() -> None:
    before = {move.before for move in UPLOAD.moves if move.after == lifecycle.CLEAN}
    assert before == {lifecycle.QUARANTINED}
    assert isinstance(through(UPLOAD, "attach", "receive_file", "refuse_file", "clear_file"), Refusal)
