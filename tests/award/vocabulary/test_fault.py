"""Does a fault name its place and show what was found?"""

from hypothesis import given
from hypothesis import strategies as st

from award.vocabulary.fault import Fault, Faulty, shown


@given(value=st.text(), limit=st.integers(1, 80))
def test_what_was_found_is_shown_on_one_short_line(value: str, limit: int) -> None:
    line = shown(value, limit)
    assert len(line) <= limit
    assert "\n" not in line


def test_a_long_value_ends_in_an_ellipsis() -> None:
    assert shown("x" * 61) == "x" * 59 + "…"


def test_all_faults_are_kept_in_order_and_named() -> None:
    faults = (Fault("a.toml", "x", "form.missing"), Fault("b.toml", "y", "twice", "z"))
    faulty = Faulty(iter(faults))
    assert faulty.faults == faults
    assert str(faulty) == "a.toml x: form.missing; b.toml y: twice"
