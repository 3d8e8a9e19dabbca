"""Which parts of a record may be read, and as what?"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from award.vocabulary.roles import MEMBERS, OFFICE, Role

_EVERYONE: Final = frozenset(Role)
_SECRETARY: Final = frozenset({Role.SECRETARY})
_NOBODY: Final[frozenset[Role]] = frozenset()


class RecordKind(StrEnum):
    """A kind of record. Basis: what the office keeps."""

    PERSON = "person"
    TOKEN = "token"  # noqa: S105 (a kind of record)
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
    OFFICERULING = "officeruling"
    STANDING = "standing"
    WAITING = "waiting"
    JUDGEMENT = "judgement"
    CORRECTION = "correction"
    DECISION = "decision"
    ARRIVAL = "arrival"
    REGISTER = "register"
    HELD = "held"
    SUCCESSION = "succession"
    ENQUIRY = "enquiry"
    ANSWER = "answer"
    SEARCH = "search"
    LETTER = "letter"
    ENTRY = "entry"
    HEAD = "head"


FIELDS: Final[Mapping[RecordKind, Mapping[str, frozenset[Role]]]] = {
    RecordKind.PERSON: {
        **dict.fromkeys(("id", "name"), MEMBERS | {Role.SELF, Role.COLLEAGUE}),
        **dict.fromkeys(("email",), frozenset({Role.OWNER, Role.SELF, Role.COLLEAGUE})),
        **dict.fromkeys(("duty",), frozenset({Role.SELF, Role.COLLEAGUE})),
        **dict.fromkeys(("language", "joined", "last_login"), frozenset({Role.SELF})),
        # By it whoever supervises knows a colleague in the log again.
        **dict.fromkeys(("pseudonym",), frozenset({Role.SUPERVISOR})),
        **dict.fromkeys(("password", "is_active"), _NOBODY),
    },
    RecordKind.TOKEN: {
        **dict.fromkeys(("id", "notice", "person", "name", "scopes", "stage"), frozenset({Role.SELF})),
        **dict.fromkeys(("granted", "expires"), frozenset({Role.SELF})),
        **dict.fromkeys(("digest",), _NOBODY),
    },
    RecordKind.NOTICE: dict.fromkeys(("id", "scheme", "stage", "digest", "issued", "origin", "log_key"), _EVERYONE),
    RecordKind.TEXT: dict.fromkeys(("id", "notice", "name", "content"), _EVERYONE),
    RecordKind.OUTAGE: dict.fromkeys(("id", "notice", "began", "ended", "until", "reason", "approver"), _EVERYONE),
    RecordKind.APPLICANT: {
        **dict.fromkeys(("id", "notice", "stage", "kind", "name", "folded", "registered"), MEMBERS | OFFICE),
        **dict.fromkeys(("number", "code"), MEMBERS | {Role.SECRETARY}),
        **dict.fromkeys(("digest",), _NOBODY),
    },
    RecordKind.MEMBERSHIP: {
        **dict.fromkeys(("id", "applicant", "stage", "role"), MEMBERS | OFFICE),
        **dict.fromkeys(("person", "email"), MEMBERS | {Role.SECRETARY}),
        **dict.fromkeys(("expires",), frozenset({Role.OWNER})),
        **dict.fromkeys(("token",), _NOBODY),
    },
    RecordKind.APPLICATION: dict.fromkeys(
        (
            *("id", "notice", "applicant", "line", "stage", "reference", "opened"),
            *("counting", "filed", "features"),
        ),
        MEMBERS | OFFICE,
    ),
    # What is being written is the applicant's own; the office comes by what was filed.
    RecordKind.PART: dict.fromkeys(
        ("id", "application", "part", "answers", "version", "seen", "pages", "by", "saved"), MEMBERS
    ),
    RecordKind.VERSION: dict.fromkeys(("id", "part", "number", "answers", "by", "saved"), MEMBERS),
    RecordKind.UPLOAD: {
        **dict.fromkeys(("application", "part", "question"), MEMBERS | OFFICE),
        **dict.fromkeys(("id", "stage", "recommendation", "signed"), MEMBERS | OFFICE | {Role.SELF}),
        **dict.fromkeys(("cleared", "scanned", "reason"), MEMBERS | OFFICE | {Role.SELF}),
        **dict.fromkeys(("name", "size", "sha256", "pages", "by", "attached"), MEMBERS | {Role.SELF}),
        **dict.fromkeys(("refused", "detached", "detached_by", "destroyed"), MEMBERS | {Role.SELF}),
        # By the key its content is found: whoever may not read the one may not read the other. The office opens it
        # by an act.
        **dict.fromkeys(("key",), MEMBERS | {Role.SELF}),
    },
    RecordKind.FILING: {
        **dict.fromkeys(("id", "application", "number", "digest", "filed"), MEMBERS | OFFICE),
        **dict.fromkeys(("content", "by"), MEMBERS),
    },
    RecordKind.EXTENSION: dict.fromkeys(("id", "application", "until", "reason", "approver", "at"), MEMBERS | OFFICE),
    # All that a recommender reads of an application stands in the request itself; of one that was settled after the
    # filing the office reads what it would have read in the filing.
    RecordKind.RECOMMENDATION: {
        **dict.fromkeys(("id", "stage", "kind", "name"), MEMBERS | OFFICE | {Role.RECOMMENDER}),
        **dict.fromkeys(("words", "signer", "position", "given"), MEMBERS | OFFICE | {Role.RECOMMENDER}),
        **dict.fromkeys(("reason", "declined"), MEMBERS | OFFICE | {Role.RECOMMENDER}),
        **dict.fromkeys(("applicant", "line", "summary", "asked", "person"), MEMBERS | {Role.RECOMMENDER}),
        **dict.fromkeys(("application",), MEMBERS | OFFICE),
        **dict.fromkeys(("email", "language"), MEMBERS),
        **dict.fromkeys(("token", "nonce"), _NOBODY),
    },
    RecordKind.OFFICERULING: dict.fromkeys(
        ("id", "notice", "number", "reading", "chosen", "reason", "by", "at"), _EVERYONE
    ),
    RecordKind.STANDING: dict.fromkeys(
        (
            *("id", "application", "filing", "verdict", "recommended", "outcomes", "turns_on", "at"),
            *("contradictions", "contradicted"),
        ),
        MEMBERS | OFFICE,
    ),
    RecordKind.WAITING: dict.fromkeys(
        (
            *("application", "begun", "unseconded", "returned", "contradicted", "another_paper"),
            *("correcting", "first_asked", "last_asked"),
        ),
        OFFICE,
    ),
    RecordKind.JUDGEMENT: dict.fromkeys(
        (
            *("id", "application", "filing", "sort", "item", "says", "computed", "basis"),
            *("reason", "evidence", "by", "at"),
        ),
        OFFICE,
    ),
    RecordKind.CORRECTION: {
        **dict.fromkeys(
            ("id", "application", "filing", "number", "fields", "words", "until", "asked", "ended", "how", "returned"),
            MEMBERS | OFFICE,
        ),
        # What is being amended is the applicant's own, until it is handed back.
        **dict.fromkeys(("amended", "version"), MEMBERS),
        **dict.fromkeys(("by",), OFFICE),
    },
    RecordKind.DECISION: {
        **dict.fromkeys(
            ("id", "application", "filing", "number", "stage", "clauses", "reason", "remedy", "at"), MEMBERS | OFFICE
        ),
        **dict.fromkeys(("by",), OFFICE),
    },
    RecordKind.ARRIVAL: {
        **dict.fromkeys(
            ("id", "application", "filing", "code", "dispatched", "arrived", "note", "at"), MEMBERS | OFFICE
        ),
        **dict.fromkeys(("by",), OFFICE),
    },
    RecordKind.REGISTER: dict.fromkeys(
        ("id", "notice", "kind", "number", "name", "sha256", "count", "replaces", "by", "at"), OFFICE
    ),
    RecordKind.HELD: {
        **dict.fromkeys(("id", "register", "row", "name", "plain", "content"), OFFICE),
        **dict.fromkeys(("number",), _SECRETARY),
        **dict.fromkeys(("digest",), _NOBODY),
    },
    RecordKind.SUCCESSION: {
        **dict.fromkeys(
            ("id", "notice", "predecessor", "successor", "on", "document", "by", "at", "ended", "ending"), OFFICE
        ),
        **dict.fromkeys(("predecessor_number", "successor_number"), _SECRETARY),
        **dict.fromkeys(("predecessor_digest", "digest"), _NOBODY),
    },
    RecordKind.ENQUIRY: dict.fromkeys(("id", "notice", "authority", "number", "until", "by", "asked"), OFFICE),
    RecordKind.ANSWER: dict.fromkeys(("id", "enquiry", "application", "said", "words", "rows", "by", "at"), OFFICE),
    RecordKind.SEARCH: dict.fromkeys(("id", "person", "name", "query"), frozenset({Role.SELF})),
    RecordKind.LETTER: {
        **dict.fromkeys(("id", "notice", "act", "language", "state", "queued", "sent"), OFFICE | {Role.SELF}),
        **dict.fromkeys(("applicant", "application"), OFFICE),
        **dict.fromkeys(("recipient", "subject", "body"), frozenset({Role.SECRETARY, Role.SELF})),
        **dict.fromkeys(("attempts", "due"), OFFICE),
        # A mail server that refuses often names the recipient.
        **dict.fromkeys(("trouble",), frozenset({Role.SECRETARY})),
        **dict.fromkeys(("key", "secrets"), _NOBODY),
    },
    RecordKind.ENTRY: {
        **dict.fromkeys(("id", "notice", "number", "record", "content", "leaf", "edge"), frozenset({Role.SUPERVISOR})),
        **dict.fromkeys(("act", "role", "actor", "at", "day", "concern"), frozenset({Role.SUPERVISOR})),
        **dict.fromkeys(("application", "applicant"), frozenset({Role.SUPERVISOR})),
    },
    RecordKind.HEAD: dict.fromkeys(("id", "notice", "size", "roots"), frozenset({Role.SUPERVISOR})),
}
