"""Do people come to an applicant by invitation, one at a time, and does someone always answer for it?"""

from datetime import timedelta

import pytest
from django.db import connection

from award.application.membership import INVITED, MEMBER, REMOVED
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.gate import NotAllowed
from office.acts import pen
from office.acts.performing import NotPossible, perform
from office.outside import clock
from office.records.issued import Notice
from office.records.people import Applicant
from tests.office.arranging import code, invited, joined, letters, organisation, person

pytestmark = pytest.mark.django_db


def refused(*what: object, **how: object) -> str:
    with pytest.raises((NotPossible, NotAllowed)) as caught:
        perform(*what, **how)
    return caught.value.refusal.code


def test_whoever_registers_an_applicant_owns_it(notice: Notice) -> None:
    owner = person("甲")
    applicant = organisation(notice, owner)
    assert [(m.person, m.role, m.stage) for m in applicant.memberships.all()] == [(owner, Role.OWNER, MEMBER)]


def test_an_individual_registers_by_a_number_that_the_database_does_not_tell(notice: Notice) -> None:
    number = "11010519491231002X"
    said = {"kind": "individual", "name": "虚构𬭎", "number": number.lower()}
    applicant = perform(Act.APPLICATION_REGISTER, by=person("甲"), on=notice.pk, **said)
    assert Applicant.objects.get(pk=applicant.pk).number == number
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, digest FROM records_applicant")
        assert not any(number in column for row in cursor.fetchall() for column in row)
    assert refused(Act.APPLICATION_REGISTER, by=person("乙"), on=notice.pk, **said) == "registered_already"


def test_an_invitation_is_a_letter_whose_link_the_office_cannot_read(notice: Notice) -> None:
    owner = person("甲")
    membership, token = invited(organisation(notice, owner), owner, "New@People.example")
    [letter] = letters()
    assert (membership.stage, letter.recipient) == (INVITED, "new@people.example")
    assert "⟦link⟧" in letter.body
    assert token not in letter.body + letter.subject
    assert token in letter.secrets
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrets FROM records_letter")
        assert token not in cursor.fetchone()[0]


def test_an_invitation_is_used_up_by_joining(notice: Notice) -> None:
    owner, guest = person("甲"), person("乙")
    applicant = organisation(notice, owner)
    membership, token = invited(applicant, owner, guest.email)
    perform(Act.APPLICATION_JOIN, by=guest, on=token)
    membership.refresh_from_db()
    assert (membership.person, membership.stage, membership.token) == (guest, MEMBER, None)
    assert refused(Act.APPLICATION_JOIN, by=person("丙"), on=token) == "no_such_record"


def test_an_invitation_asks_to_sign_in_first(notice: Notice) -> None:
    owner = person("甲")
    _, token = invited(organisation(notice, owner), owner, "x@people.example")
    assert refused(Act.APPLICATION_JOIN, by=None, on=token) == "not_signed_in"


def test_an_invitation_expires(notice: Notice) -> None:
    owner = person("甲")
    membership, token = invited(organisation(notice, owner), owner, "x@people.example")
    membership.expires = clock.now() - timedelta(seconds=1)
    with pen.held():
        membership.save()
    assert refused(Act.APPLICATION_JOIN, by=person("乙"), on=token) == "invitation_expired"


def test_an_invitation_can_be_taken_back(notice: Notice) -> None:
    owner = person("甲")
    membership, token = invited(organisation(notice, owner), owner, "x@people.example")
    perform(Act.APPLICATION_REMOVE, by=owner, on=membership.pk)
    assert refused(Act.APPLICATION_JOIN, by=person("乙"), on=token) == "no_such_record"


def test_an_editor_invites_and_removes_nobody(notice: Notice) -> None:
    owner, editor = person("甲"), person("乙")
    applicant = organisation(notice, owner)
    membership = joined(applicant, owner, editor)
    said = {"email": "x@people.example", "role": Role.READER, "language": "en", "address": str}
    assert refused(Act.APPLICATION_INVITE, by=editor, on=applicant.pk, **said) == "not_permitted"
    assert refused(Act.APPLICATION_REMOVE, by=editor, on=membership.pk) == "not_permitted"


def test_the_last_owner_stays_and_one_of_two_may_go(notice: Notice) -> None:
    owner, other = person("甲"), person("乙")
    applicant = organisation(notice, owner)
    own = applicant.memberships.get()
    assert refused(Act.APPLICATION_REMOVE, by=owner, on=own.pk) == "last_owner"
    joined(applicant, owner, other, Role.OWNER)
    perform(Act.APPLICATION_REMOVE, by=other, on=own.pk)
    own.refresh_from_db()
    assert own.stage == REMOVED
    said = {"email": "x@people.example", "role": Role.READER, "language": "en", "address": str}
    assert refused(Act.APPLICATION_INVITE, by=owner, on=applicant.pk, **said) == "not_permitted"


def test_a_member_of_one_applicant_is_nobody_to_another(notice: Notice) -> None:
    owner, stranger = person("甲"), person("乙")
    organisation(notice, stranger)
    applicant = organisation(notice, owner)
    said = {"email": "x@people.example", "role": Role.READER, "language": "en", "address": str}
    assert refused(Act.APPLICATION_INVITE, by=stranger, on=applicant.pk, **said) == "not_permitted"


def test_numbers_of_tests_are_well_formed() -> None:
    assert len({code(number) for number in range(20)}) == 20
