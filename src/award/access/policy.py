"""Who may do, see and read what?"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role


class RecordKind(StrEnum):
    """A kind of record. Basis: what the office keeps."""

    PERSON = "person"
    NOTICE = "notice"
    TEXT = "text"
    OUTAGE = "outage"
    APPLICANT = "applicant"
    MEMBERSHIP = "membership"
    APPLICATION = "application"
    PART = "part"
    VERSION = "version"
    UPLOAD = "upload"
    FILING = "filing"
    EXTENSION = "extension"
    RECOMMENDATION = "recommendation"
    LETTER = "letter"
    ENTRY = "entry"
    HEAD = "head"


class Reach(StrEnum):
    """Which records of a kind exist for a role. Basis: what one may not see is not there."""

    NONE = "none"
    OWN = "own"
    SERVED = "served"
    ALL = "all"


_EVERYONE: Final = frozenset(Role)
_MEMBERS: Final = frozenset({Role.OWNER, Role.EDITOR, Role.READER})
_WRITERS: Final = frozenset({Role.OWNER, Role.EDITOR})
OFFICE: Final = frozenset({Role.SECRETARY, Role.SUPERVISOR})
_NOBODY: Final[frozenset[Role]] = frozenset()

ACTS: Final[Mapping[Act, frozenset[Role]]] = {
    Act.NOTICE_ISSUE: frozenset({Role.SECRETARY, Role.CLOCK}),
    Act.NOTICE_DECLARE_OUTAGE: frozenset({Role.SECRETARY}),
    Act.NOTICE_APPOINT: frozenset({Role.SECRETARY, Role.CLOCK}),
    Act.NOTICE_DISMISS: frozenset({Role.SECRETARY, Role.CLOCK}),
    Act.APPLICATION_REGISTER: frozenset({Role.PERSON}),
    Act.APPLICATION_INVITE: frozenset({Role.OWNER}),
    Act.APPLICATION_JOIN: frozenset({Role.INVITED}),
    Act.APPLICATION_REMOVE: frozenset({Role.OWNER}),
    Act.APPLICATION_OPEN: _WRITERS,
    Act.APPLICATION_WRITE: _WRITERS,
    Act.APPLICATION_ATTACH: _WRITERS,
    Act.APPLICATION_RECEIVE_FILE: _WRITERS,
    Act.APPLICATION_CLEAR_FILE: frozenset({Role.CLOCK}),
    Act.APPLICATION_REFUSE_FILE: frozenset({Role.CLOCK}),
    Act.APPLICATION_DETACH: _WRITERS,
    Act.APPLICATION_SUBMIT: frozenset({Role.OWNER}),
    Act.APPLICATION_WITHDRAW: frozenset({Role.OWNER}),
    Act.APPLICATION_EXTEND: frozenset({Role.SECRETARY}),
    Act.APPLICATION_READ: OFFICE,
    # Asking discloses the summary to someone outside, in the applicant's name: whoever answers for it asks.
    Act.APPLICATION_ASK_RECOMMENDATION: frozenset({Role.OWNER}),
    Act.APPLICATION_TAKE_UP_REQUEST: frozenset({Role.INVITED}),
    Act.APPLICATION_TAKE_BACK_REQUEST: frozenset({Role.OWNER}),
    Act.APPLICATION_RECOMMEND: frozenset({Role.RECOMMENDER}),
    Act.APPLICATION_DECLINE: frozenset({Role.RECOMMENDER}),
}

# Whoever stands to a record as the first is to that record none of the second: deny wins.
BARS: Final[Mapping[Role, frozenset[Role]]] = dict.fromkeys(
    (Role.OWNER, Role.EDITOR, Role.READER, Role.INVITED, Role.RECOMMENDER), OFFICE
)

ROWS: Final[Mapping[RecordKind, Mapping[Role, Reach]]] = {
    RecordKind.PERSON: dict.fromkeys((Role.SELF, *_MEMBERS, Role.COLLEAGUE), Reach.OWN),
    RecordKind.NOTICE: dict.fromkeys(_EVERYONE, Reach.ALL),
    RecordKind.TEXT: dict.fromkeys(_EVERYONE, Reach.ALL),
    RecordKind.OUTAGE: dict.fromkeys(_EVERYONE, Reach.ALL),
    RecordKind.APPLICANT: {**dict.fromkeys(_MEMBERS, Reach.OWN), **dict.fromkeys(OFFICE, Reach.ALL)},
    RecordKind.MEMBERSHIP: {**dict.fromkeys(_MEMBERS, Reach.OWN), **dict.fromkeys(OFFICE, Reach.ALL)},
    RecordKind.APPLICATION: {**dict.fromkeys(_MEMBERS, Reach.OWN), **dict.fromkeys(OFFICE, Reach.ALL)},
    RecordKind.PART: dict.fromkeys(_MEMBERS, Reach.OWN),
    RecordKind.VERSION: dict.fromkeys(_MEMBERS, Reach.OWN),
    RecordKind.UPLOAD: {**dict.fromkeys(_MEMBERS, Reach.OWN), **dict.fromkeys(OFFICE, Reach.SERVED)},
    RecordKind.FILING: {**dict.fromkeys(_MEMBERS, Reach.OWN), **dict.fromkeys(OFFICE, Reach.ALL)},
    RecordKind.EXTENSION: {**dict.fromkeys(_MEMBERS, Reach.OWN), **dict.fromkeys(OFFICE, Reach.ALL)},
    # The office comes by a recommendation with what was filed.
    RecordKind.RECOMMENDATION: dict.fromkeys(_MEMBERS | {Role.RECOMMENDER}, Reach.OWN),
    RecordKind.LETTER: {Role.SELF: Reach.OWN, **dict.fromkeys(OFFICE, Reach.SERVED)},
    RecordKind.ENTRY: {Role.SUPERVISOR: Reach.ALL},
    RecordKind.HEAD: {Role.SUPERVISOR: Reach.ALL},
}

FIELDS: Final[Mapping[RecordKind, Mapping[str, frozenset[Role]]]] = {
    RecordKind.PERSON: {
        **dict.fromkeys(("id", "name"), _MEMBERS | {Role.SELF, Role.COLLEAGUE}),
        **dict.fromkeys(("email",), frozenset({Role.OWNER, Role.SELF, Role.COLLEAGUE})),
        **dict.fromkeys(("duty",), frozenset({Role.SELF, Role.COLLEAGUE})),
        **dict.fromkeys(("language", "joined", "last_login"), frozenset({Role.SELF})),
        **dict.fromkeys(("password", "pseudonym", "is_active"), _NOBODY),
    },
    RecordKind.NOTICE: dict.fromkeys(("id", "scheme", "stage", "digest", "issued", "origin", "log_key"), _EVERYONE),
    RecordKind.TEXT: dict.fromkeys(("id", "notice", "name", "content"), _EVERYONE),
    RecordKind.OUTAGE: dict.fromkeys(("id", "notice", "began", "ended", "until", "reason", "approver"), _EVERYONE),
    RecordKind.APPLICANT: {
        **dict.fromkeys(("id", "notice", "stage", "kind", "name", "registered"), _MEMBERS | OFFICE),
        **dict.fromkeys(("number",), _MEMBERS | {Role.SECRETARY}),
        **dict.fromkeys(("digest",), _NOBODY),
    },
    RecordKind.MEMBERSHIP: {
        **dict.fromkeys(("id", "applicant", "stage", "role"), _MEMBERS | OFFICE),
        **dict.fromkeys(("person", "email"), _MEMBERS | {Role.SECRETARY}),
        **dict.fromkeys(("expires",), frozenset({Role.OWNER})),
        **dict.fromkeys(("token",), _NOBODY),
    },
    RecordKind.APPLICATION: dict.fromkeys(
        ("id", "notice", "applicant", "line", "stage", "reference", "opened"), _MEMBERS | OFFICE
    ),
    # What is being written is the applicant's own; the office comes by what was filed.
    RecordKind.PART: dict.fromkeys(
        ("id", "application", "part", "answers", "version", "seen", "pages", "by", "saved"), _MEMBERS
    ),
    RecordKind.VERSION: dict.fromkeys(("id", "part", "number", "answers", "by", "saved"), _MEMBERS),
    RecordKind.UPLOAD: {
        **dict.fromkeys(("id", "application", "part", "question", "stage"), _MEMBERS | OFFICE),
        **dict.fromkeys(("cleared", "scanned", "reason"), _MEMBERS | OFFICE),
        **dict.fromkeys(("name", "size", "sha256", "pages", "by", "attached"), _MEMBERS),
        # By the key its content is found: whoever may not read the one may not read the other. The office opens it
        # by an act.
        **dict.fromkeys(("key",), _MEMBERS),
    },
    RecordKind.FILING: {
        **dict.fromkeys(("id", "application", "number", "digest", "filed"), _MEMBERS | OFFICE),
        **dict.fromkeys(("content", "by"), _MEMBERS),
    },
    RecordKind.EXTENSION: dict.fromkeys(("id", "application", "until", "reason", "approver"), _MEMBERS | OFFICE),
    # All that a recommender reads of an application stands in the request itself.
    RecordKind.RECOMMENDATION: {
        **dict.fromkeys(
            ("id", "stage", "kind", "name", "applicant", "line", "summary", "asked", "person"),
            _MEMBERS | {Role.RECOMMENDER},
        ),
        **dict.fromkeys(("words", "signer", "position", "given", "reason"), _MEMBERS | {Role.RECOMMENDER}),
        **dict.fromkeys(("application", "email", "language"), _MEMBERS),
        **dict.fromkeys(("token", "nonce"), _NOBODY),
    },
    RecordKind.LETTER: {
        **dict.fromkeys(("id", "notice", "act", "language", "state", "queued", "sent"), OFFICE | {Role.SELF}),
        **dict.fromkeys(("recipient", "subject", "body"), frozenset({Role.SECRETARY, Role.SELF})),
        **dict.fromkeys(("attempts", "due"), OFFICE),
        # A mail server that refuses often names the recipient.
        **dict.fromkeys(("trouble",), frozenset({Role.SECRETARY})),
        **dict.fromkeys(("key", "secrets"), _NOBODY),
    },
    RecordKind.ENTRY: dict.fromkeys(
        ("id", "notice", "number", "record", "content", "leaf", "edge"), frozenset({Role.SUPERVISOR})
    ),
    RecordKind.HEAD: dict.fromkeys(("id", "notice", "size", "roots"), frozenset({Role.SUPERVISOR})),
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
