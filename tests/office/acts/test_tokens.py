"""Who makes a token, what does it open, and when does it end?"""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings

from award.access.token import MOST, TokenScope
from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.bearing import bearer
from office.access.gate import NotAllowed
from office.access.relations import duties
from office.access.scope import visible
from office.acts.performing import NotPossible, perform
from office.acts.sealing import entries
from office.outside import clock
from office.records.issued import Notice
from office.records.people import Person
from office.records.tokens import Token
from tests.office.arranging import letters, person

pytestmark = pytest.mark.django_db

SAID = {"name": "虚构的程序", "scopes": ["cases:read"], "days": 30}


def granted(notice: Notice, who: Person, **said: object) -> Token:
    return perform(Act.NOTICE_GRANT_TOKEN, by=who, on=notice.pk, **{**SAID, **said})


def test_a_token_lets_in_whoever_made_it_and_opens_what_it_says(notice: Notice) -> None:
    who = person("one")
    found = bearer(granted(notice, who).secret, clock.now())
    assert found is not None
    assert (found.person, found.scopes) == (who, {TokenScope.CASES_READ})


def test_what_the_program_shows_is_kept_nowhere(notice: Notice) -> None:
    token = granted(notice, person("one"))
    kept = Token.objects.values().get()
    assert token.secret not in str(kept)
    assert token.secret not in "".join(letter.body for letter in letters())
    assert token.secret.encode() not in b"".join(entries(notice))


def test_its_person_is_written_to_and_the_ledger_knows_them_by_their_number(notice: Notice) -> None:
    who = person("one")
    token = granted(notice, who)
    perform(Act.NOTICE_REVOKE_TOKEN, by=who, on=token.pk)
    told = [decode(entry) for entry in entries(notice)][1:]
    assert [entry.act for entry in told] == [Act.NOTICE_GRANT_TOKEN, Act.NOTICE_REVOKE_TOKEN]
    assert {entry.actor.pseudonym for entry in told} == {who.pseudonym}
    assert told[0].detail["scopes"] == "cases:read"
    assert [letter.recipient for letter in letters()] == [who.email]


def test_it_ends_by_its_day_when_it_is_revoked_and_when_its_person_is_gone(notice: Notice) -> None:
    who = person("one")
    token, other = granted(notice, who), granted(notice, who)
    assert bearer(token.secret, token.expires - timedelta(seconds=1)) is not None
    assert bearer(token.secret, token.expires) is None
    perform(Act.NOTICE_REVOKE_TOKEN, by=who, on=token.pk)
    assert bearer(token.secret, clock.now()) is None
    Person.objects.filter(pk=who.pk).update(is_active=False)
    assert bearer(other.secret, clock.now()) is None


@pytest.mark.parametrize("secret", ["", "quality_award_", "\ud7ff\0", "x" * 10_000])
def test_what_is_no_token_lets_nobody_in(notice: Notice, secret: str) -> None:
    granted(notice, person("one"))
    assert bearer(secret, clock.now()) is None


def test_the_digest_that_is_kept_lets_nobody_in(notice: Notice) -> None:
    assert bearer(granted(notice, person("one")).digest, clock.now()) is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": " "}, "token_without_name"),
        ({"name": "a" * 61}, "name_not_kept"),
        ({"name": "a\0"}, "name_not_kept"),
        ({"scopes": []}, "token_without_scope"),
        ({"scopes": ["everything"]}, "token_without_scope"),
        ({"days": 0}, "token_days"),
        ({"days": settings.AWARD_TOKEN_DAYS + 1}, "token_days"),
    ],
)
def test_a_token_without_name_purpose_or_end_is_refused(notice: Notice, said: dict[str, object], code: str) -> None:
    with pytest.raises(NotPossible) as refused:
        granted(notice, person("one"), **said)
    assert refused.value.refusal.code == code


def test_nobody_holds_more_than_so_many_at_once(notice: Notice) -> None:
    who = person("one")
    tokens = [granted(notice, who) for _ in range(MOST)]
    with pytest.raises(NotPossible):
        granted(notice, who)
    perform(Act.NOTICE_REVOKE_TOKEN, by=who, on=tokens[0].pk)
    assert granted(notice, who)


def test_nobody_sees_or_ends_the_token_of_another(notice: Notice) -> None:
    token = granted(notice, person("one"))
    for other in (person("two"), person("three", "secretary"), person("four", "supervisor")):
        assert not visible(other, Token).exists()
        with pytest.raises(NotAllowed):
            perform(Act.NOTICE_REVOKE_TOKEN, by=other, on=token.pk)
    with pytest.raises(NotAllowed):
        granted(notice, None)


def test_a_duty_counts_only_while_the_account_has_a_second_factor(notice: Notice) -> None:
    token = granted(notice, person("one", "secretary"))
    assert _duties(token) == {Role.PERSON}
    factor = Authenticator.objects.create(user=token.person, type=Authenticator.Type.TOTP, data={})
    assert _duties(token) == {Role.PERSON, Role.SECRETARY}
    factor.delete()
    assert _duties(token) == {Role.PERSON}


def _duties(token: Token) -> frozenset[Role]:
    found = bearer(token.secret, clock.now())
    assert found is not None
    return duties(found.person)
