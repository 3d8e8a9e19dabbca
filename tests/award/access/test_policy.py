"""Does deny win, and is nothing granted but what a table grants?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.access.policy import ACTS, BARS, FIELDS, ROWS, Reach, RecordKind, capacity, fields, may, rows, standing
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role

OFFICE = (Role.SECRETARY, Role.SUPERVISOR)
ANY_ROLES = st.sets(st.sampled_from(Role))


def test_every_act_and_every_kind_of_record_has_its_row() -> None:
    assert set(ACTS) == set(Act)
    assert set(ROWS) == set(FIELDS) == set(RecordKind)


def test_every_act_can_be_done_by_someone() -> None:
    assert [act for act, roles in ACTS.items() if not roles] == []


@pytest.mark.parametrize("interest", BARS)
@pytest.mark.parametrize("duty", OFFICE)
def test_whoever_has_a_part_in_a_record_is_not_of_the_office_there(interest: Role, duty: Role) -> None:
    assert standing({interest, duty, Role.PERSON}) == {interest, Role.PERSON}


def test_a_secretary_with_a_part_in_the_record_is_told_why() -> None:
    refused = capacity(Act.NOTICE_DECLARE_OUTAGE, {Role.PERSON, Role.SECRETARY, Role.READER})
    assert refused == Refusal("own_case", params={"act": Act.NOTICE_DECLARE_OUTAGE})


def test_the_first_role_that_may_is_the_one_that_acts() -> None:
    assert capacity(Act.NOTICE_ISSUE, {Role.CLOCK, Role.SECRETARY}) is Role.SECRETARY


def test_a_visitor_is_asked_to_sign_in_and_a_stranger_is_not() -> None:
    invite = Act.APPLICATION_INVITE
    assert may(invite, {Role.VISITOR}) == Refusal("not_signed_in", params={"act": invite})
    assert may(invite, {Role.PERSON}) == Refusal("not_permitted", params={"act": invite})


@given(ANY_ROLES, st.sampled_from(Act))
def test_a_further_interest_never_opens_an_act_of_the_office(roles: set[Role], act: Act) -> None:
    if ACTS[act] <= set(OFFICE):
        for interest in BARS:
            assert may(act, roles | {interest}) is not None


@given(ANY_ROLES, st.sampled_from(RecordKind))
def test_a_field_is_read_only_by_a_role_that_counts_and_is_named(roles: set[Role], kind: RecordKind) -> None:
    for field in fields(kind, roles):
        assert FIELDS[kind][field] & standing(roles)


def test_what_is_not_granted_is_not_there() -> None:
    assert rows(RecordKind.APPLICANT, Role.PERSON) is Reach.NONE
    assert fields(RecordKind.APPLICANT, {Role.PERSON, Role.VISITOR}) == frozenset()


def test_nobody_reads_a_password_a_pseudonym_or_a_token() -> None:
    everything = frozenset(Role)
    assert {"password", "pseudonym"}.isdisjoint(fields(RecordKind.PERSON, everything))
    assert "token" not in fields(RecordKind.MEMBERSHIP, everything)
    assert "secrets" not in fields(RecordKind.LETTER, everything)
