"""Who registers, who is invited and joins, and who stays to answer for the applicant?"""

from datetime import UTC, datetime, timedelta

import pytest

from award.application.membership import (
    INVITED,
    MEMBER,
    REMOVED,
    Member,
    identity,
    invitable,
    joinable,
    registrable,
    removable,
)
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role

NOW = datetime(2025, 6, 16, tzinfo=UTC)
OWNER = Member(1, "owner@example.org", Role.OWNER, MEMBER)
EDITOR = Member(2, "editor@example.org", Role.EDITOR, MEMBER)
ASKED = Member(None, "asked@example.org", Role.OWNER, INVITED)
GONE = Member(3, "gone@example.org", Role.OWNER, REMOVED)
EVERYONE = (OWNER, EDITOR, ASKED, GONE)


def test_a_number_has_one_spelling() -> None:
    assert identity("organisation", " 9131 0000 ma1fl0000n") == "91310000MA1FL0000N"
    assert identity("organisation", "91310000MA1FL0000P") == Refusal("organisation_number_wrong")


def test_a_person_is_known_by_a_number_with_the_right_check_digit() -> None:
    assert identity("individual", "11010519491231002x") == "11010519491231002X"
    assert identity("individual", "110105194912310021") == Refusal("individual_number_wrong")


@pytest.mark.parametrize("name", ["", " ", "\u3000"])
def test_an_applicant_has_a_name(name: str) -> None:
    assert registrable(name, taken=False) == Refusal("applicant_without_name")


def test_a_name_with_a_rare_character_is_a_name() -> None:
    assert registrable("虚构𬭎", taken=False) is None


def test_an_applicant_registers_once() -> None:
    assert registrable("虚构精工", taken=True) == Refusal("registered_already")


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR, Role.READER])
def test_an_organisation_invites_members_of_every_sort(role: Role) -> None:
    assert invitable("new@example.org", role, "organisation", EVERYONE) is None


def test_nobody_is_invited_to_be_of_the_office() -> None:
    assert invitable("new@example.org", Role.SECRETARY, "organisation", ()) == Refusal("not_a_member_role")


def test_an_individual_shares_the_writing_but_not_the_answering() -> None:
    assert invitable("new@example.org", Role.EDITOR, "individual", (OWNER,)) is None
    assert invitable("new@example.org", Role.OWNER, "individual", (OWNER,)) == Refusal("individual_owns_alone")


@pytest.mark.parametrize("email", ["editor@example.org", "ASKED@example.org"])
def test_nobody_is_invited_twice(email: str) -> None:
    assert invitable(email, Role.READER, "organisation", EVERYONE) == Refusal(
        "invited_already", params={"email": email}
    )


def test_who_was_removed_can_be_invited_again() -> None:
    assert invitable(GONE.email, Role.READER, "organisation", EVERYONE) is None


def test_an_invitation_ends_at_its_very_instant() -> None:
    assert joinable(9, EVERYONE, expires=NOW, at=NOW - timedelta(microseconds=1)) is None
    assert joinable(9, EVERYONE, expires=NOW, at=NOW) == Refusal("invitation_expired")


def test_a_member_does_not_join_again() -> None:
    assert joinable(2, EVERYONE, expires=NOW + timedelta(1), at=NOW) == Refusal("member_already")


def test_the_last_owner_stays() -> None:
    assert removable(OWNER, EVERYONE) == Refusal("last_owner")
    assert removable(EDITOR, EVERYONE) is None
    assert removable(ASKED, EVERYONE) is None


def test_one_of_two_owners_may_go() -> None:
    other = Member(5, "other@example.org", Role.OWNER, MEMBER)
    assert removable(OWNER, (OWNER, other)) is None


@pytest.mark.parametrize("email", ["", "nobody", "a@b@example.org", "a b@example.org", "a@example.org\nBcc: b"])
def test_an_invitation_goes_to_an_address(email: str) -> None:
    assert invitable(email, Role.READER, "organisation", ()) == Refusal("email_wrong")
