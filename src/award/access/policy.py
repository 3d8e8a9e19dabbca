"""Who may do, see and read what?"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from award.access.fields import FIELDS, RecordKind
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import MEMBERS, OFFICE, WRITERS, Role

__all__ = [
    "ACTS",
    "BARS",
    "FIELDS",
    "OFFICE",
    "ROWS",
    "Reach",
    "RecordKind",
    "capacity",
    "fields",
    "may",
    "rows",
    "standing",
]


class Reach(StrEnum):
    """Which records of a kind exist for a role. Basis: what one may not see is not there."""

    NONE = "none"
    OWN = "own"
    SERVED = "served"
    ALL = "all"


_EVERYONE: Final = frozenset(Role)
_SECRETARY: Final = frozenset({Role.SECRETARY})
_NOBODY: Final[frozenset[Role]] = frozenset()

ACTS: Final[Mapping[Act, frozenset[Role]]] = {
    Act.NOTICE_ISSUE: frozenset({Role.SECRETARY, Role.CLOCK}),
    Act.NOTICE_DECLARE_OUTAGE: frozenset({Role.SECRETARY}),
    Act.NOTICE_APPOINT: frozenset({Role.SECRETARY, Role.CLOCK}),
    Act.NOTICE_DISMISS: frozenset({Role.SECRETARY, Role.CLOCK}),
    Act.NOTICE_INSPECT: frozenset({Role.SUPERVISOR}),
    # At the terminal the log is taken out by whoever runs the machine: nobody of the office.
    Act.NOTICE_EXPORT: frozenset({Role.SUPERVISOR, Role.CLOCK}),
    # Whatever it opens is its person's own to see: nobody else makes or ends it.
    Act.NOTICE_GRANT_TOKEN: frozenset({Role.PERSON}),
    Act.NOTICE_REVOKE_TOKEN: frozenset({Role.SELF}),
    Act.ELIGIBILITY_RULE: _SECRETARY,
    Act.APPLICATION_REGISTER: frozenset({Role.PERSON}),
    Act.APPLICATION_INVITE: frozenset({Role.OWNER}),
    Act.APPLICATION_JOIN: frozenset({Role.INVITED}),
    Act.APPLICATION_REMOVE: frozenset({Role.OWNER}),
    Act.APPLICATION_OPEN: WRITERS,
    Act.APPLICATION_WRITE: WRITERS,
    Act.APPLICATION_ATTACH: WRITERS,
    Act.APPLICATION_RECEIVE_FILE: WRITERS | {Role.SELF},
    Act.APPLICATION_CLEAR_FILE: frozenset({Role.CLOCK}),
    Act.APPLICATION_REFUSE_FILE: frozenset({Role.CLOCK}),
    Act.APPLICATION_DETACH: WRITERS | {Role.SELF},
    Act.APPLICATION_SUBMIT: frozenset({Role.OWNER}),
    Act.APPLICATION_WITHDRAW: frozenset({Role.OWNER}),
    Act.APPLICATION_EXTEND: frozenset({Role.SECRETARY}),
    Act.APPLICATION_READ: OFFICE,
    # Asking discloses the summary to someone outside, in the applicant's name: whoever answers for it asks.
    Act.APPLICATION_ASK_RECOMMENDATION: frozenset({Role.OWNER}),
    Act.APPLICATION_TAKE_UP_REQUEST: frozenset({Role.INVITED}),
    Act.APPLICATION_TAKE_BACK_REQUEST: frozenset({Role.OWNER}),
    Act.APPLICATION_ENCLOSE: frozenset({Role.RECOMMENDER}),
    Act.APPLICATION_RECOMMEND: frozenset({Role.RECOMMENDER}),
    Act.APPLICATION_DECLINE: frozenset({Role.RECOMMENDER}),
    # Destroying is asked for at the terminal, and the time alone allows it.
    Act.APPLICATION_DESTROY_FILE: frozenset({Role.CLOCK}),
    Act.APPLICATION_DESTROY_NUMBER: frozenset({Role.CLOCK}),
    Act.INTAKE_CHECK: _SECRETARY,
    Act.INTAKE_JUDGE: _SECRETARY,
    Act.INTAKE_ACCEPT: _SECRETARY,
    Act.INTAKE_REFUSE: _SECRETARY,
    Act.INTAKE_REOPEN: _SECRETARY,
    Act.INTAKE_IMPORT_REGISTER: frozenset({Role.SECRETARY}),
    Act.INTAKE_LINK_SUCCESSOR: frozenset({Role.SECRETARY}),
    Act.INTAKE_UNLINK_SUCCESSOR: frozenset({Role.SECRETARY}),
    Act.INTAKE_MATCH: frozenset({Role.SECRETARY}),
    Act.INTAKE_ENQUIRE: frozenset({Role.SECRETARY}),
    Act.INTAKE_RECORD_ANSWERS: frozenset({Role.SECRETARY}),
    Act.INTAKE_BOOK_IN: _SECRETARY,
    Act.INTAKE_SEND_BACK: _SECRETARY,
    Act.INTAKE_AMEND: WRITERS,
    Act.INTAKE_HAND_BACK: frozenset({Role.OWNER}),
    Act.INTAKE_LAPSE: frozenset({Role.CLOCK}),
    Act.INTAKE_EXPORT: OFFICE,
    Act.INTAKE_KEEP_SEARCH: OFFICE,
    Act.INTAKE_DROP_SEARCH: frozenset({Role.SELF}),
}

# Whoever stands to a record as the first is to that record none of the second: deny wins.
BARS: Final[Mapping[Role, frozenset[Role]]] = dict.fromkeys(
    (Role.OWNER, Role.EDITOR, Role.READER, Role.INVITED, Role.RECOMMENDER), OFFICE
)

# Each applicant's own, and all of them the office's; and what is the office's alone.
_SHARED: Final[Mapping[Role, Reach]] = {**dict.fromkeys(MEMBERS, Reach.OWN), **dict.fromkeys(OFFICE, Reach.ALL)}
_OF_OFFICE: Final[Mapping[Role, Reach]] = dict.fromkeys(OFFICE, Reach.ALL)

ROWS: Final[Mapping[RecordKind, Mapping[Role, Reach]]] = {
    RecordKind.PERSON: dict.fromkeys((Role.SELF, *MEMBERS, Role.COLLEAGUE), Reach.OWN),
    RecordKind.TOKEN: {Role.SELF: Reach.OWN},
    RecordKind.NOTICE: dict.fromkeys(_EVERYONE, Reach.ALL),
    RecordKind.TEXT: dict.fromkeys(_EVERYONE, Reach.ALL),
    RecordKind.OUTAGE: dict.fromkeys(_EVERYONE, Reach.ALL),
    RecordKind.APPLICANT: _SHARED,
    RecordKind.MEMBERSHIP: _SHARED,
    RecordKind.APPLICATION: _SHARED,
    RecordKind.PART: dict.fromkeys(MEMBERS, Reach.OWN),
    RecordKind.VERSION: dict.fromkeys(MEMBERS, Reach.OWN),
    # What a recommender attaches is their own until it is signed; from then on it is the applicant's to read as well.
    RecordKind.UPLOAD: {
        **dict.fromkeys(MEMBERS | {Role.SELF}, Reach.OWN),
        **dict.fromkeys(OFFICE, Reach.SERVED),
    },
    RecordKind.FILING: _SHARED,
    RecordKind.EXTENSION: _SHARED,
    # The office comes by a recommendation with what was filed; what came of it later, it is shown beside.
    RecordKind.RECOMMENDATION: {
        **dict.fromkeys(MEMBERS | {Role.RECOMMENDER}, Reach.OWN),
        **dict.fromkeys(OFFICE, Reach.SERVED),
    },
    RecordKind.OFFICERULING: dict.fromkeys(_EVERYONE, Reach.ALL),
    # What the rules and registers say of it, what is to be corrected and what was decided is the applicant's to know;
    # how those of the office judged on the way there, and what authorities answered, is not.
    RecordKind.STANDING: _SHARED,
    RecordKind.CORRECTION: _SHARED,
    RecordKind.DECISION: _SHARED,
    RecordKind.ARRIVAL: _SHARED,
    RecordKind.WAITING: _OF_OFFICE,
    RecordKind.JUDGEMENT: _OF_OFFICE,
    RecordKind.REGISTER: _OF_OFFICE,
    RecordKind.HELD: _OF_OFFICE,
    RecordKind.SUCCESSION: _OF_OFFICE,
    RecordKind.ENQUIRY: _OF_OFFICE,
    RecordKind.ANSWER: _OF_OFFICE,
    RecordKind.SEARCH: {Role.SELF: Reach.OWN},
    RecordKind.LETTER: {Role.SELF: Reach.OWN, **dict.fromkeys(OFFICE, Reach.SERVED)},
    RecordKind.ENTRY: {Role.SUPERVISOR: Reach.ALL},
    RecordKind.HEAD: {Role.SUPERVISOR: Reach.ALL},
}


def standing(roles: Collection[Role]) -> frozenset[Role]:
    """The roles that count: those that no other of them bars. Basis: nobody sits in judgement in their own case."""
    barred = {role for held in roles for role in BARS.get(held, _NOBODY)}
    return frozenset(roles) - barred


def capacity(act: Act, roles: Collection[Role]) -> Role | Refusal:
    """As what someone with these roles, in relation to one record, may do ``act`` on it; else why not.

    Of several roles it is the first in the order of :class:`Role`.

    Basis: the tables ``ACTS`` and ``BARS``; deny wins.
    """
    held = ACTS[act] & standing(roles)
    if held:
        return next(role for role in Role if role in held)
    if ACTS[act] & frozenset(roles):
        return Refusal("own_case", params={"act": act})
    signed_in = Role.PERSON in roles
    return Refusal("not_permitted" if signed_in else "not_signed_in", params={"act": act})


def may(act: Act, roles: Collection[Role]) -> Refusal | None:
    """Why someone with these roles may not do ``act``; ``None`` where they may. Basis: :func:`capacity`."""
    found = capacity(act, roles)
    return found if isinstance(found, Refusal) else None


def rows(kind: RecordKind, role: Role) -> Reach:
    """Which records of this kind exist for ``role``. Basis: the table ``ROWS``; what is not granted is not there."""
    return ROWS[kind].get(role, Reach.NONE)


def fields(kind: RecordKind, roles: Collection[Role]) -> frozenset[str]:
    """The fields of one record that someone with these roles in relation to it may read.

    Basis: the table ``FIELDS``; what is not granted is hidden, and deny wins.
    """
    counted = standing(roles)
    return frozenset(field for field, readers in FIELDS[kind].items() if readers & counted)
