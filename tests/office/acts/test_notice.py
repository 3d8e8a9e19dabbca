"""Is a notice issued once and kept as it was, and can the office make good for an outage?"""

from datetime import datetime, timedelta

import pytest

from award.ledger.audit import audit
from award.ledger.entry import decode
from award.ledger.export import exported
from award.ledger.note import read_key
from award.notice.lifecycle import digest
from award.vocabulary.acts import Act
from award.vocabulary.fault import Faulty
from award.vocabulary.refusal import Refusal
from office.access.gate import NotAllowed
from office.access.relations import CLOCK
from office.acts.performing import NotPossible, perform
from office.acts.sealing import checkpoint, entries
from office.outside import clock
from office.records.issued import Notice
from office.records.notices import texts
from tests.office.arranging import organisation, person

pytestmark = pytest.mark.django_db


def outage() -> dict[str, object]:
    """An outage that is over, and what is done about it."""
    ended: datetime = clock.now() - timedelta(hours=1)
    times = {"began": ended - timedelta(hours=2), "ended": ended, "until": ended + timedelta(days=2)}
    return {**times, "reason": "虚构的停电", "approver": "虚构的主任"}


def test_an_issued_notice_keeps_its_texts_and_their_digest(notice: Notice) -> None:
    kept = Notice.objects.get()
    assert dict(kept.texts.values_list("name", "content")) == texts()
    assert kept.digest == digest(texts())


def test_the_issuing_is_the_first_entry_of_the_log_and_bears_the_digest(notice: Notice) -> None:
    first = decode(next(entries(notice)))
    assert (first.act, first.digest, first.actor.pseudonym) == (Act.NOTICE_ISSUE, notice.digest, None)


def test_a_notice_is_not_issued_twice(notice: Notice) -> None:
    with pytest.raises(NotPossible) as refused:
        perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
    assert refused.value.refusal.code == "issued_already"


@pytest.mark.django_db
def test_a_faulty_scheme_is_not_issued() -> None:
    with pytest.raises(Faulty):
        perform(Act.NOTICE_ISSUE, by=CLOCK, texts={**texts(), "dossier.toml": "="})
    assert not Notice.objects.exists()


def test_a_person_without_the_duty_issues_nothing() -> None:
    with pytest.raises(NotAllowed):
        perform(Act.NOTICE_ISSUE, by=person("甲"), texts=texts())


def test_the_secretariat_declares_an_outage(notice: Notice) -> None:
    said = outage()
    declared = perform(Act.NOTICE_DECLARE_OUTAGE, by=person("办公室", "secretary"), on=notice.pk, **said)
    assert list(notice.outages.values("began", "ended", "until", "reason", "approver")) == [said]
    assert decode(list(entries(notice))[-1]).record == f"outage/{declared.pk}"


def test_an_outage_that_is_not_over_is_not_declared(notice: Notice) -> None:
    said = {**outage(), "ended": clock.now() + timedelta(hours=1)}
    with pytest.raises(NotPossible) as refused:
        perform(Act.NOTICE_DECLARE_OUTAGE, by=person("办公室", "secretary"), on=notice.pk, **said)
    assert refused.value.refusal == Refusal("outage_not_past")


def test_the_log_of_a_notice_is_verified_from_its_export_alone(notice: Notice) -> None:
    for name in ("甲", "乙", "丙"):
        organisation(notice, person(name))
    key = read_key(notice.log_key)
    files = dict(exported(entries(notice), checkpoint(notice), [key]))
    found = audit(lambda path, most: files[path][: most + 1] if path in files else None, [key])
    assert found.verified
    assert found.entries == 4
