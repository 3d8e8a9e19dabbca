"""How does an applicant come to be, and its people to it?"""

from collections.abc import Callable
from datetime import timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.db.models import QuerySet

from award.application.lifecycle import ASKED, GIVEN
from award.application.membership import MEMBER, Member, identity, invitable, joinable, registrable, removable
from award.intake.sought import kept
from award.notice.questions import ApplicantKind
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.acts.procedure import Case, Done, Post, performs
from office.records.encrypted import digest, hashed
from office.records.issued import Notice
from office.records.people import Applicant, Membership
from office.records.recommendations import Recommendation


@performs(Act.APPLICATION_REGISTER, on=Notice)
def register(case: Case, *, kind: ApplicantKind, name: str, number: str) -> Done | Refusal:
    """Register an applicant by its number; whoever does so owns it."""
    known = identity(kind, number)
    if isinstance(known, Refusal):
        return known
    taken = Applicant.objects.filter(notice=case.record, digest=digest(known)).exists()
    refused = registrable(name, taken=taken)
    if refused is not None:
        return refused
    applicant = Applicant.objects.create(
        notice=case.record,
        stage=case.stage,
        kind=kind,
        name=name.strip(),
        number=known,
        digest=digest(known),
        code=known if kind == "organisation" else "",
        folded=kept(name),
        registered=case.at,
    )
    applicant.memberships.create(person=case.actor, email=case.actor.email, role=Role.OWNER, stage=MEMBER)
    return Done(applicant, case.record, detail={"kind": kind})


@performs(Act.APPLICATION_INVITE, on=Applicant)
def invite(case: Case, *, email: str, role: Role, language: str, address: Callable[[str], str]) -> Done | Refusal:
    """Invite someone by letter; ``address`` makes of the invitation's token the link that the letter bears."""
    email = email.strip().lower()
    refused = invitable(email, role, case.record.kind, _members(case.record))
    if refused is not None:
        return refused
    token = token_urlsafe(32)
    expires = case.at + timedelta(days=settings.AWARD_INVITATION_DAYS)
    membership = case.record.memberships.create(
        email=email, role=role, stage=case.stage, token=hashed(token), expires=expires
    )
    told = {"inviter": case.actor.name, "applicant": case.record.name, "expires": expires}
    post = Post(email, language, params=told, secrets={"link": address(token)})
    return Done(membership, case.record.notice, detail={"role": role, **_of(case.record)}, post=(post,))


def _by_token(token: str) -> QuerySet[Membership]:
    return Membership.objects.filter(token=hashed(token))


@performs(Act.APPLICATION_JOIN, on=Membership, find=_by_token, holder=Role.INVITED, together=("applicant",))
def join(case: Case) -> Done | Refusal:
    """Accept an invitation, which is used up by it."""
    membership, applicant = case.record, case.record.applicant
    asked = Recommendation.objects.filter(application__applicant=applicant, person=case.actor, stage__in=(ASKED, GIVEN))
    refused = joinable(
        case.actor.pk, _members(applicant), expires=membership.expires, at=case.at, recommends=asked.exists()
    )
    if refused is not None:
        return refused
    membership.person, membership.stage, membership.token = case.actor, case.stage, None
    membership.save(update_fields=("person", "stage", "token"))
    return Done(membership, applicant.notice, detail={"role": membership.role, **_of(applicant)})


@performs(Act.APPLICATION_REMOVE, on=Membership, together=("applicant",))
def remove(case: Case) -> Done | Refusal:
    """Remove a member, or take an invitation back."""
    membership, applicant = case.record, case.record.applicant
    refused = removable(_member(membership), _members(applicant))
    if refused is not None:
        return refused
    membership.stage, membership.token = case.stage, None
    membership.save(update_fields=("stage", "token"))
    return Done(membership, applicant.notice, detail=_of(applicant))


def _of(applicant: Applicant) -> dict[str, str]:
    return {"applicant": str(applicant.pk)}


def _member(membership: Membership) -> Member:
    return Member(membership.person_id, membership.email, Role(membership.role), membership.stage)


def _members(applicant: Applicant) -> list[Member]:
    return [_member(membership) for membership in applicant.memberships.order_by("pk")]
