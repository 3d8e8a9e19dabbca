"""Is a succession put down only upon a document, once, and in no circle?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.intake.succession import Link, Said, before, linkable, spelled
from award.vocabulary.refusal import Refusal
from tests.award.announced import ON
from tests.award.intake.tables import CODE, OTHER_CODE

SAID = Said("虚构旧厂", OTHER_CODE, "虚构精工", CODE, date(2019, 5, 6), "虚构的吸收合并协议")
LINK = Link("old", "new")


def refused(said: Said, link: Link = LINK, links: tuple[Link, ...] = ()) -> str:
    found = linkable(said, link, links, ON)
    return found.code if found else ""


def test_a_succession_upon_a_document_may_be_put_down() -> None:
    assert refused(SAID) == ""


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (SAID._replace(document=""), "succession_without_document"),
        (SAID._replace(on=date(2026, 1, 1)), "succession_in_future"),
        (SAID._replace(predecessor=""), "applicant_without_name"),
        (SAID._replace(successor="虚" * 201), "applicant_without_name"),
    ],
)
def test_what_is_lacking_is_said(said: Said, code: str) -> None:
    assert refused(said) == code


def test_nobody_succeeds_themselves_be_it_by_others() -> None:
    assert refused(SAID, Link("one", "one")) == "succession_of_oneself"
    assert refused(SAID, Link("c", "a"), (Link("a", "b"), Link("b", "c"))) == "succession_circular"


def test_a_succession_is_put_down_once() -> None:
    assert refused(SAID, LINK, (LINK,)) == "succession_known"


def test_a_predecessor_may_have_no_number_and_a_successor_has_one() -> None:
    read = spelled(SAID._replace(predecessor_number=" ", successor_number=CODE.lower()))
    assert isinstance(read, Said)
    assert (read.predecessor_number, read.successor_number) == ("", CODE)
    assert spelled(SAID._replace(successor_number="")) == Refusal("succession_wrong_number")
    assert spelled(SAID._replace(predecessor_number="123")) == Refusal("succession_wrong_number")


@given(st.lists(st.builds(Link, st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=12))
def test_what_may_be_put_down_one_after_another_never_goes_in_a_circle(links: list[Link]) -> None:
    standing: list[Link] = []
    for link in links:
        if not refused(SAID, link, tuple(standing)):
            standing.append(link)
    assert all(one not in before(one, standing) for one in "abcde")
