"""Is an act all or nothing, and is nothing written but in an act?"""

import logging
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.access.gate import NotAllowed
from office.acts.performing import NotPossible, perform, procedure
from office.acts.sealing import entries
from office.records.issued import Notice
from office.records.ledger import Entry
from office.records.people import Applicant
from tests.office.arranging import code, invited, letters, organisation, person
from tests.office.guard import WrittenOutsideAnAct

pytestmark = pytest.mark.django_db

Counted = dict[str, int]


def counted() -> Counted:
    """How many rows each table of the office holds."""
    return {model.__name__: model._default_manager.count() for model in apps.get_app_config("records").get_models()}


def unchanged(attempt: Callable[[], object], raised: type[Exception]) -> Exception:
    """What the attempt raised, after nothing was changed by it."""
    before = counted()
    with pytest.raises(raised) as caught:
        attempt()
    assert counted() == before
    return caught.value


def test_an_act_leaves_one_entry_that_names_nobody(notice: Notice) -> None:
    owner = person("张三")
    applicant = organisation(notice, owner)
    content = list(entries(notice))[-1]
    entry = decode(content)
    assert (entry.act, entry.actor.role, entry.actor.pseudonym) == (
        Act.APPLICATION_REGISTER,
        Role.PERSON,
        owner.pseudonym,
    )
    assert entry.record == f"applicant/{applicant.pk}"
    assert not {owner.name, owner.email, applicant.name, applicant.number} & set(content.decode().split('"'))


def test_what_the_gate_refuses_changes_nothing_and_is_told_to_the_security_log(
    notice: Notice, caplog: pytest.LogCaptureFixture
) -> None:
    applicant, stranger = organisation(notice, person("甲")), person("乙")
    with caplog.at_level(logging.WARNING, logger="award.security"):
        refused = unchanged(lambda: invited(applicant, stranger, "x@people.example"), NotAllowed)
    assert refused.refusal == Refusal("not_permitted", params={"act": Act.APPLICATION_INVITE})
    assert stranger.pseudonym in caplog.text
    assert stranger.email not in caplog.text


def test_what_the_rules_refuse_changes_nothing(notice: Notice) -> None:
    owner = person("甲")
    said = {"kind": "organisation", "name": "虚构", "number": code(1)}
    perform(Act.APPLICATION_REGISTER, by=owner, on=notice.pk, **said)
    again = unchanged(lambda: perform(Act.APPLICATION_REGISTER, by=owner, on=notice.pk, **said), NotPossible)
    assert again.refusal == Refusal("registered_already")


def test_a_record_that_is_not_there_is_refused(notice: Notice) -> None:
    someone = person("甲")
    gone = unchanged(lambda: perform(Act.APPLICATION_REMOVE, by=someone, on=0), NotPossible)
    assert gone.refusal == Refusal("no_such_record")


def test_a_failure_while_writing_takes_everything_back(notice: Notice) -> None:
    owner = person("甲")
    applicant = organisation(notice, owner)

    def fails(token: str) -> str:
        raise OSError(token)

    said = {"email": "x@people.example", "role": Role.READER, "language": "en", "address": fails}
    unchanged(lambda: perform(Act.APPLICATION_INVITE, by=owner, on=applicant.pk, **said), OSError)


def test_a_failure_while_sealing_takes_everything_back(notice: Notice) -> None:
    owner = person("甲")
    applicant = organisation(notice, owner)
    said = {"email": "x@people.example", "role": Role.READER, "language": "tlh", "address": str}
    unchanged(lambda: perform(Act.APPLICATION_INVITE, by=owner, on=applicant.pk, **said), KeyError)
    assert letters() == []


def test_nothing_is_written_outside_an_act(notice: Notice) -> None:
    owner = person("甲")
    applicant = organisation(notice, owner)
    for write in (
        lambda: Applicant.objects.create(notice=notice, kind="organisation", registered=notice.issued),
        lambda: Applicant.objects.filter(pk=applicant.pk).update(name="改"),
        lambda: Entry.objects.all().delete(),
        applicant.save,
    ):
        with pytest.raises(WrittenOutsideAnAct):
            write()


def test_an_act_costs_the_same_whatever_was_done_before(notice: Notice) -> None:
    owner = person("甲")
    costs = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            organisation(notice, owner)
        costs.append(len(asked))
    assert costs == [costs[0]] * 3


@pytest.mark.parametrize("act", Act)
def test_every_act_has_its_procedure_under_its_own_name(act: Act) -> None:
    assert procedure(act).act is act
