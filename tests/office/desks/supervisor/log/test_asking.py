"""Are the entries that a choice would show as many as it says?"""

from datetime import date
from itertools import product

import pytest

from office.acts.recounting import Tally
from office.desks.supervisor.log.asking import HIDDEN, Asked, Counts, asked

DAYS = (date(2025, 6, 16), date(2025, 6, 17))
EVERY = [
    Tally(day, act, role, concern, count)
    for count, (day, (act, role, concern)) in enumerate(
        product(
            DAYS,
            [
                ("notice.issue", "clock", ""),
                ("notice.inspect", "supervisor", "watch"),
                ("application.write", "editor", ""),
                ("application.submit", "owner", ""),
                ("application.read", "secretary", "read"),
                ("application.read", "supervisor", "read"),
            ],
        ),
        start=1,
    )
]
LATE = [Tally(DAYS[1], "application.submit", "owner", "", 3)]
SIDES = {
    "step": ("notice", "application"),
    "act": ("application.submit", "application.read", "notice.inspect"),
    "role": ("owner", "secretary", "supervisor"),
    "concern": ("read", "watch", "late", "waiver"),
}


def many(wanted: Asked) -> int:
    return sum(tally.count for tally in Counts(wanted, EVERY, LATE).found)


@pytest.mark.parametrize("day", ["", "2025-06-17"])
@pytest.mark.parametrize("watching", ["", HIDDEN])
@pytest.mark.parametrize(
    "already", [{}, *({name: value} for name, values in SIDES.items() for value in values)], ids=str
)
def test_a_choice_shows_as_many_as_it_says(already: dict[str, str], watching: str, day: str) -> None:
    wanted = Asked(**already, watching=watching, day=day)
    counts = Counts(wanted, EVERY, LATE)
    for name, values in SIDES.items():
        told = {choice.value: choice.count for choice in counts.choices(name, values)}
        then = {value: many(wanted.but(**{name: value})) for value in values}
        assert {value: count for value, count in told.items() if count} == {
            v: count for v, count in then.items() if count
        }
    assert sum(tally.count for tally in counts.days) == many(wanted.but(day=""))


def test_what_is_chosen_is_offered_even_where_there_is_nothing() -> None:
    [choice] = Counts(Asked(role="owner", step="notice"), EVERY, LATE).choices("role", ["owner"])
    assert (choice.count, choice.chosen) == (0, True)


def test_an_address_says_again_what_was_asked() -> None:
    wanted = asked({"step": "application", "act": "application.read", "day": "2025-06-17", "watching": "hidden"})
    assert wanted.address(3) == "?step=application&act=application.read&day=2025-06-17&watching=hidden&page=3"
    assert wanted.but(step="notice").act == ""


@pytest.mark.parametrize("said", [{"day": "20250617x"}, {"role": "king"}, {"concern": "\0"}, {"step": "x"}])
def test_what_is_not_known_is_not_asked(said: dict[str, str]) -> None:
    assert asked(said) == Asked()
