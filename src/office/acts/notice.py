"""What does the office do with a notice?"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from award.notice.checking import read_scheme
from award.notice.lifecycle import appointable, declarable, digest, dismissible, issuable
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.acts.procedure import Case, Done, Post, performs
from office.outside import signing
from office.records.issued import Notice, Outage, Text
from office.records.people import Person


@performs(Act.NOTICE_ISSUE)
def issue(case: Case, *, texts: Mapping[str, str]) -> Done | Refusal:
    """Issue the scheme that these files say: checked, hashed and kept; the first entry of its log.

    Raises ``Faulty`` with every fault of the scheme.
    """
    scheme = read_scheme(texts).notice.id
    refused = issuable(scheme, list(Notice.objects.values_list("scheme", flat=True)))
    if refused is not None:
        return refused
    origin = signing.origin(scheme)
    notice = Notice.objects.create(
        scheme=scheme,
        stage=case.stage,
        digest=digest(texts),
        issued=case.at,
        origin=origin,
        log_key=str(signing.signer(origin).key),
    )
    Text.objects.bulk_create(Text(notice=notice, name=name, content=text) for name, text in texts.items())
    return Done(notice, notice, digest=notice.digest, detail={"scheme": scheme})


@performs(Act.NOTICE_DECLARE_OUTAGE, on=Notice)
def declare_outage(
    case: Case, *, began: datetime, ended: datetime, until: datetime | None = None, reason: str, approver: str
) -> Done | Refusal:
    """Declare that nobody could file from ``began`` to ``ended``, and perhaps that everyone may ``until`` then."""
    refused = declarable(began, ended, until, reason=reason, approver=approver, at=case.at)
    if refused is not None:
        return refused
    outage = Outage.objects.create(
        notice=case.record, began=began, ended=ended, until=until, reason=reason, approver=approver
    )
    times = {"began": began, "ended": ended, "until": until}
    return Done(outage, case.record, detail={name: _instant(time) for name, time in times.items() if time})


@performs(Act.NOTICE_APPOINT, on=Notice)
def appoint(case: Case, *, email: str, duty: str) -> Done | Refusal:
    """Give someone who has an account a duty of the office. The first is appointed at the terminal."""
    person = _known(email)
    refused = appointable(person and person.duty, duty, own=person is not None and person == case.actor)
    return refused or _served(case, person, duty, duty)


@performs(Act.NOTICE_DISMISS, on=Notice)
def dismiss(case: Case, *, email: str) -> Done | Refusal:
    """Relieve someone of their duty, from this instant on."""
    person = _known(email)
    refused = dismissible(person and person.duty, own=person is not None and person == case.actor)
    return refused or _served(case, person, "", person.duty)


def _known(email: str) -> Any:
    return Person.objects.filter(email=email.strip().lower()).first()


def _served(case: Case, person: Person, duty: str, told: str) -> Done:
    person.duty = duty
    person.save(update_fields=("duty",))
    post = Post(person.email, person.language, params={"name": person.name, "duty": Role(told)})
    return Done(person, case.record, detail={"duty": told, "person": person.pseudonym}, post=(post,))


def _instant(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
