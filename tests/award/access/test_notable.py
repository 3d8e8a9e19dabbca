"""Is every act of the office said to be of concern or ordinary, and is the concern of an entry found?"""

import pytest

from award.access.notable import LATE, NOTED, ORDINARY, Concern, Noted, concern
from award.access.policy import ACTS, OFFICE
from award.vocabulary.acts import Act


def test_no_act_of_the_office_is_forgotten() -> None:
    of_the_office = {act for act, roles in ACTS.items() if roles & OFFICE}
    forgotten = of_the_office - {noted.act for noted in NOTED} - ORDINARY
    assert not forgotten, "say in award/access/notable.py of which concern these are, or that they are ordinary"


def test_what_is_of_concern_whatever_it_says_is_not_ordinary() -> None:
    assert {noted.act for noted in NOTED if not noted.detail}.isdisjoint(ORDINARY)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (Act.APPLICATION_EXTEND, Concern.EXTENSION),
        (Act.NOTICE_DECLARE_OUTAGE, Concern.OUTAGE),
        (Act.APPLICATION_READ, Concern.READ),
        (Act.NOTICE_INSPECT, Concern.WATCH),
        (Act.APPLICATION_WRITE, None),
        ("long.forgotten", None),
    ],
)
def test_an_act_has_its_concern(act: str, expected: Concern | None) -> None:
    assert concern(act, {"line": "gold_model"}) == expected


def test_whatever_act_was_an_override_or_a_waiver_is_of_that_concern() -> None:
    assert concern(Act.APPLICATION_SUBMIT, {"override": "yes", "line": "gold_model"}) == Concern.OVERRIDE
    assert concern(Act.APPLICATION_READ, {"waiver": "yes"}) == Concern.WAIVER
    assert concern(Act.APPLICATION_SUBMIT, {"override": "no"}) is None


def test_of_an_act_some_can_be_of_concern_by_what_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (Noted(Act.APPLICATION_SUBMIT, Concern.READ, {"line": "gold_model"}),)
    monkeypatch.setattr("award.access.notable.NOTED", rows)
    assert concern(Act.APPLICATION_SUBMIT, {"line": "gold_model", "part": "identity"}) == Concern.READ
    assert concern(Act.APPLICATION_SUBMIT, {}) is None


def test_what_an_applicant_does_can_be_late_and_what_the_office_does_cannot() -> None:
    assert {Act.APPLICATION_SUBMIT, Act.APPLICATION_WRITE, Act.APPLICATION_RECOMMEND} <= LATE
    assert LATE.isdisjoint({Act.APPLICATION_READ, Act.APPLICATION_EXTEND, Act.APPLICATION_CLEAR_FILE})
