"""Is an act possible where the table says so, and nowhere else?"""

from award.vocabulary.acts import Act
from award.vocabulary.machine import NOWHERE, Machine, Move
from award.vocabulary.refusal import Refusal

LIFE = Machine(
    "membership",
    (
        Move(NOWHERE, Act.APPLICATION_INVITE, "invited"),
        Move("invited", Act.APPLICATION_JOIN, "member"),
        Move("invited", Act.APPLICATION_REMOVE, "removed"),
    ),
)


def test_an_act_leads_where_the_table_says() -> None:
    assert LIFE.after("invited", Act.APPLICATION_JOIN) == "member"


def test_an_act_at_another_stage_is_refused_with_its_name() -> None:
    refused = LIFE.after("member", Act.APPLICATION_JOIN)
    assert refused == Refusal("stage", params={"act": Act.APPLICATION_JOIN, "stage": "member"})


def test_the_stages_are_named_in_the_order_of_the_life() -> None:
    assert LIFE.stages == ("invited", "member", "removed")


def test_the_acts_that_lead_on_from_a_stage_are_told() -> None:
    assert LIFE.acts("invited") == (Act.APPLICATION_JOIN, Act.APPLICATION_REMOVE)
    assert LIFE.acts("removed") == ()
