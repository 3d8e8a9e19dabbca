"""May this application be accepted, refused, or opened again?"""

import pytest

from award.intake.checklist import FINDING, Item, ItemState, Settled
from award.intake.decision import acceptable, refusable, reopenable
from award.notice.text import Words
from tests.award.announced import SCHEME

TITLE = Words(zh="虚构的一项", en="an invented item")


def one(state: ItemState, says: str, clauses: tuple[str, ...] = ("S2-1",), computed: str = "met") -> Settled:
    return Settled(Item(FINDING, "one", TITLE, clauses, computed, ""), state, says, (), (), 1)


MET, FAILED = one(ItemState.SETTLED, "met"), one(ItemState.SETTLED, "not_met", ("S2-11",))
OPEN, SECOND = one(ItemState.OPEN, ""), one(ItemState.SECOND, "not_met", ("S2-11",))
TOLD = {"reason": "虚构的理由", "remedy": "来年再申报", "awaited": False}


@pytest.mark.parametrize(
    ("found", "awaited", "code"),
    [
        ([MET, MET], False, None),
        ([MET, OPEN], False, "items_lacking"),
        ([MET, SECOND], False, "items_lacking"),
        ([MET, FAILED], False, "items_failed"),
        ([MET, MET], True, "correction_open"),
    ],
)
def test_only_what_was_looked_at_whole_and_found_in_order_is_accepted(
    found: list[Settled], awaited: bool, code: str | None
) -> None:
    refused = acceptable(found, awaited=awaited)
    assert (refused and refused.code) == code


@pytest.mark.parametrize(
    ("found", "clauses", "changed", "code"),
    [
        ([FAILED], ["S2-11"], {}, None),
        ([FAILED], [], {}, "clause_missing"),
        ([FAILED, MET], ["S2-1"], {}, "clause_missing"),
        ([MET], ["S2-1"], {}, "nothing_failed"),
        ([SECOND], ["S2-11"], {}, "nothing_failed"),
        ([one(ItemState.OPEN, "", computed="depends")], ["S2-1"], {}, "nothing_failed_yet"),
        ([FAILED], ["S2-11"], {"reason": " "}, "refusal_without_reason"),
        ([FAILED], ["S2-11"], {"remedy": ""}, "refusal_without_remedy"),
        ([FAILED], ["S2-11"], {"awaited": True}, "correction_open"),
    ],
)
def test_nothing_is_refused_but_upon_what_failed_with_its_clause_and_reason(
    found: list[Settled], clauses: list[str], changed: dict[str, object], code: str | None
) -> None:
    refused = refusable(found, SCHEME, clauses, **{**TOLD, **changed})
    assert (refused and refused.code) == code


def test_whoever_opens_a_decision_again_says_why_and_who_approved_it() -> None:
    assert reopenable(reason="裁定改变", approver="虚构的主任") is None
    assert reopenable(reason="裁定改变", approver=" ") is not None
