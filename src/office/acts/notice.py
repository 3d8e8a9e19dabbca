"""What does the office do with a notice?"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from types import MappingProxyType
from typing import Any

from django.conf import settings

from award.access.policy import standing
from award.access.token import GRANTED, TokenScope, grantable
from award.notice.checking import read_scheme
from award.notice.lifecycle import appointable, declarable, digest, dismissible, issuable
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.access.relations import Actor, parts, roles
from office.acts.procedure import Case, Done, Post, performs
from office.outside import signing
from office.records.applications import Application
from office.records.encrypted import hashed
from office.records.issued import Notice, Outage, Text
from office.records.people import Applicant, Person
from office.records.tokens import Token

# By this, whoever finds such a secret where it should not be knows what it is.
_MARK = "quality_award_"


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


@performs(Act.NOTICE_INSPECT, on=Notice)
def inspect(
    case: Case, *, view: str, application: int | None = None, told: Mapping[str, str] = MappingProxyType({})
) -> Done | Refusal:
    """Look into the log: at one ``view`` of it, perhaps about one application; ``told`` says at what exactly."""
    about = _about(case, application)
    return (
        about if isinstance(about, Refusal) else Done(case.record, case.record, detail={"view": view, **about, **told})
    )


@performs(Act.NOTICE_EXPORT, on=Notice)
def export(
    case: Case,
    *,
    form: str,
    whole: bool = False,
    application: int | None = None,
    told: Mapping[str, str] = MappingProxyType({}),
) -> Done | Refusal:
    """Take entries of the log away, as a file of this ``form``; ``whole``: every one there is.

    The whole log tells of every application: nobody takes it who has a part in one of them.
    """
    if whole and _has_part(case.actor, case.record):
        return Refusal("own_case", params={"act": case.act})
    about = _about(case, application)
    return (
        about if isinstance(about, Refusal) else Done(case.record, case.record, detail={"form": form, **about, **told})
    )


def _about(case: Case, application: int | None) -> dict[str, str] | Refusal:
    """What the entry says of the application that is looked at, if it is one."""
    if application is None:
        return {}
    about = Application.objects.filter(notice=case.record, pk=application).first()
    if about is None:
        return Refusal("no_such_record")
    if case.role not in standing(roles(case.actor, about)):
        return Refusal("own_case", params={"act": case.act})
    return {"application": str(about.pk)}


def _has_part(actor: Actor, notice: Notice) -> bool:
    return Applicant.objects.filter(pk__in=parts(actor), notice=notice).exists()


@performs(Act.NOTICE_GRANT_TOKEN, on=Notice)
def grant_token(case: Case, *, name: str, scopes: Collection[str], days: int) -> Done | Refusal:
    """Make a token by which a program may ask in one's own name. It shows the record's ``secret``, told this once."""
    held = Token.objects.filter(person=case.actor, stage=GRANTED, expires__gt=case.at).count()
    refused = grantable(name, scopes, days, longest=settings.AWARD_TOKEN_DAYS, held=held)
    if refused is not None:
        return refused
    secret, opened = f"{_MARK}{token_urlsafe(32)}", [scope for scope in TokenScope if scope in scopes]
    token = Token.objects.create(
        notice=case.record,
        person=case.actor,
        name=name.strip(),
        scopes=" ".join(opened),
        stage=case.stage,
        digest=hashed(secret),
        granted=case.at,
        expires=case.at + timedelta(days=days),
    )
    token.secret = secret
    told = {"name": case.actor.name, "token": token.name, "scopes": opened, "expires": token.expires}
    post = Post(case.actor.email, case.actor.language, params=told)
    detail = {"scopes": "+".join(opened), "expires": _instant(token.expires)}
    return Done(token, case.record, detail=detail, post=(post,))


@performs(Act.NOTICE_REVOKE_TOKEN, on=Token)
def revoke_token(case: Case) -> Done | Refusal:
    """End a token, from this instant on."""
    case.record.stage = case.stage
    case.record.save(update_fields=("stage",))
    return Done(case.record, case.record.notice)


def _known(email: str) -> Any:
    return Person.objects.filter(email=email.strip().lower()).first()


def _served(case: Case, person: Person, duty: str, told: str) -> Done:
    person.duty = duty
    person.save(update_fields=("duty",))
    post = Post(person.email, person.language, params={"name": person.name, "duty": Role(told)})
    return Done(person, case.record, detail={"duty": told, "person": person.pseudonym}, post=(post,))


def _instant(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
