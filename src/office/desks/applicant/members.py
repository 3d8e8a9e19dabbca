"""Who belongs to an applicant, and how are they invited and removed?"""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.application.membership import INVITED, MEMBER, MEMBERS
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.offering import offers
from office.access.redaction import legible
from office.acts.performing import NotPossible, perform
from office.desks.applicant import finding
from office.questions.refusing import Wrong, wrong
from office.records.people import Applicant, Membership

_PLACES = {
    "email_wrong": "email",
    "invited_already": "email",
    "not_a_member_role": "role",
    "individual_owns_alone": "role",
}


@dataclass(frozen=True, slots=True)
class Belonging:
    """A member, or someone who is invited and has not come yet; ``removable``: one who may do so is looking."""

    number: int
    name: str
    email: str
    role: Role
    invited: bool
    expires: date | None
    removable: bool


@require_safe
@finding.signed_in
def members(request: HttpRequest, number: int) -> HttpResponse:
    """The members of an applicant, and the invitations that are out."""
    return _shown(request, finding.applicant(request, number))


def _shown(
    request: HttpRequest, applicant: Applicant, typed: dict[str, str] | None = None, errors: tuple[Wrong, ...] = ()
) -> HttpResponse:
    roles = [role for role in MEMBERS if applicant.kind == "organisation" or role is not Role.OWNER]
    shown = {
        "applicant": legible(request.user, applicant),
        "members": belonging(request, applicant),
        "offers": offers(request.user, applicant),
        "roles": [(role.value, wording.told().value(role)) for role in roles],
        "typed": typed or {"email": "", "role": Role.EDITOR.value},
        "errors": errors,
    }
    return render(request, "applicant/members.html", shown, status=422 if errors else 200)


def belonging(request: HttpRequest, applicant: Applicant) -> tuple[Belonging, ...]:
    """Everyone who belongs to the applicant or is invited, those first who answer for it."""
    found = finding.own(request, Membership).filter(applicant=applicant, stage__in=(MEMBER, INVITED))
    known = [_belonging(request, item) for item in found.select_related("person").order_by("pk")]
    return tuple(sorted(known, key=lambda item: (item.invited, MEMBERS.index(item.role))))


def _belonging(request: HttpRequest, membership: Membership) -> Belonging:
    read = legible(request.user, membership)
    expires = getattr(read, "expires", None)
    return Belonging(
        number=read.id,
        name=membership.person.name if membership.person else "",
        email=read.email,
        role=Role(read.role),
        invited=read.stage == INVITED,
        expires=localdate(expires) if expires and read.stage == INVITED else None,
        removable=Act.APPLICATION_REMOVE in offers(request.user, membership),
    )


@require_POST
@finding.signed_in
def invite(request: HttpRequest, number: int) -> HttpResponse:
    """Invite someone by letter."""
    applicant = finding.applicant(request, number)
    typed = {"email": request.POST.get("email", ""), "role": request.POST.get("role", "")}
    said = {**typed, "language": wording.language()}
    try:
        perform(Act.APPLICATION_INVITE, by=request.user, on=applicant.pk, address=_address(request), **said)
    except NotPossible as refused:
        return _shown(request, applicant, typed, (wrong(refused.refusal, _PLACES),))
    return redirect("applicant:members", number=applicant.pk)


def _address(request: HttpRequest):
    return lambda token: request.build_absolute_uri(reverse("applicant:join", args=[token]))


@require_http_methods(["GET", "HEAD", "POST"])
@finding.signed_in
def remove(request: HttpRequest, number: int, membership: int) -> HttpResponse:
    """Remove a member, or take an invitation back; asked once more before."""
    applicant = finding.applicant(request, number)
    found = [item for item in belonging(request, applicant) if item.number == membership and item.removable]
    if not found:
        raise Http404
    if request.method != "POST":
        shown = {"applicant": legible(request.user, applicant), "member": found[0]}
        return render(request, "applicant/remove.html", shown)
    try:
        perform(Act.APPLICATION_REMOVE, by=request.user, on=membership)
    except NotPossible as refused:
        return _shown(request, applicant, None, (wrong(refused.refusal, {}),))
    return redirect("applicant:members", number=applicant.pk)
