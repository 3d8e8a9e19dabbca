"""Does every act belong to one life, and to one only?"""

import pytest

from award.access.lifecycles import LIFECYCLES, STILL, lifecycle
from award.access.policy import RecordKind
from award.vocabulary.acts import Act
from award.vocabulary.machine import NOWHERE, Machine


@pytest.mark.parametrize("act", Act)
def test_an_act_moves_one_kind_of_record_or_is_said_to_move_none(act: Act) -> None:
    moved = [machine for machine in LIFECYCLES if act in {move.act for move in machine.moves}]
    assert len(moved) == (0 if act in STILL else 1)
    assert lifecycle(act) == (moved[0] if moved else None)


def test_a_life_is_that_of_a_kind_of_record() -> None:
    assert {machine.name for machine in LIFECYCLES} <= set(RecordKind)


@pytest.mark.parametrize("machine", LIFECYCLES, ids=lambda machine: machine.name)
def test_every_stage_is_reached_from_the_beginning_by_one_move_for_each_act(machine: Machine) -> None:
    assert len({(move.before, move.act) for move in machine.moves}) == len(machine.moves)
    assert {move.before for move in machine.moves} <= {NOWHERE, *machine.stages}
    assert any(move.before == NOWHERE for move in machine.moves)
