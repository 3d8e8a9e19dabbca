"""Who applies, and who writes for the applicant?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, get_args

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError as InvalidNumber

from award.application.characters import UNBEARABLE
from award.notice.questions import ApplicantKind
from award.vocabulary.acts import Act
from award.vocabulary.machine import NOWHERE, Machine, Move
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role

REGISTERED: Final = "registered"
INVITED: Final = "invited"
MEMBER: Final = "member"
REMOVED: Final = "removed"

APPLICANT: Final = Machine("applicant", (Move(NOWHERE, Act.APPLICATION_REGISTER, REGISTERED),))
MEMBERSHIP: Final = Machine(
    "membership",
    (
        Move(NOWHERE, Act.APPLICATION_INVITE, INVITED),
        Move(INVITED, Act.APPLICATION_JOIN, MEMBER),
        Move(INVITED, Act.APPLICATION_REMOVE, REMOVED),
        Move(MEMBER, Act.APPLICATION_REMOVE, REMOVED),
    ),
)

# What the members of an applicant are to it, the highest first.
MEMBERS: Final = (Role.OWNER, Role.EDITOR, Role.READER)

# Bounds of what is kept.
LONGEST_NAME: Final = 200
LONGEST_EMAIL: Final = 254

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True, slots=True)
class Member:
    """One membership as it stands: ``person`` is anything that tells people apart, ``None`` before they joined.

    Basis: an organisation applies by the hands of several people.
    """

    person: object | None
    email: str
    role: Role
    stage: str


def identity(kind: ApplicantKind, number: str) -> str | Refusal:
    """The number by which an applicant is known, in its one spelling: no spaces, capital letters.

    An organisation is known by its unified social credit code, a person by the resident identity number; both have
    a check digit.

    Basis: GB 32100; GB 11643. An e-mail address is nobody's identity.
    """
    if kind not in get_args(ApplicantKind):
        return Refusal("kind_missing")
    try:
        return str((uscc if kind == "organisation" else ric).validate(number))
    except InvalidNumber:
        return Refusal(f"{kind}_number_wrong")


def registrable(name: str, *, taken: bool) -> Refusal | None:
    """Whether an applicant of this name may register; ``taken``: its number is registered under the notice.

    Basis: one applicant has one place under a notice, so that nobody files twice.
    """
    if not name.strip():
        return Refusal("applicant_without_name")
    if len(name) > LONGEST_NAME or UNBEARABLE.search(name):
        return Refusal("name_not_kept", params={"most": LONGEST_NAME})
    return Refusal("registered_already") if taken else None


def is_address(email: str) -> bool:
    """Whether a letter can be addressed so. Basis: whether it arrives only the post can say."""
    return _EMAIL.fullmatch(email) is not None and len(email) <= LONGEST_EMAIL and not UNBEARABLE.search(email)


def invitable(email: str, role: Role, kind: ApplicantKind, members: Sequence[Member]) -> Refusal | None:
    """Whether ``email`` may be invited into an applicant of this kind, which has these memberships.

    Basis: an individual answers for the application alone, and others may only help to write or read it.
    """
    if not is_address(email):
        return Refusal("email_wrong")
    if role not in MEMBERS:
        return Refusal("not_a_member_role")
    if role is Role.OWNER and kind == "individual":
        return Refusal("individual_owns_alone")
    known = {member.email.casefold() for member in members if member.stage in (INVITED, MEMBER)}
    return Refusal("invited_already", params={"email": email}) if email.casefold() in known else None


def joinable(
    person: object, members: Sequence[Member], *, expires: datetime, at: datetime, recommends: bool = False
) -> Refusal | None:
    """Whether ``person`` may join by an invitation good until ``expires``, at that very instant no longer.

    ``recommends``: they were asked to recommend the applicant, and have not declined.

    Basis: an invitation is for a while and for one person; nobody recommends their own application.
    """
    if recommends:
        return Refusal("recommender_joins_not")
    if at >= expires:
        return Refusal("invitation_expired")
    if any(member.person == person and member.stage == MEMBER for member in members):
        return Refusal("member_already")
    return None


def removable(member: Member, members: Sequence[Member]) -> Refusal | None:
    """Whether ``member``, one of ``members``, may be removed. Basis: someone always answers for an applicant."""
    owners = [one for one in members if one.role is Role.OWNER and one.stage == MEMBER]
    return Refusal("last_owner") if owners == [member] else None
