"""Where does a notice stand, and what may happen to it?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

from award.vocabulary.acts import Act
from award.vocabulary.machine import NOWHERE, Machine, Move
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role

ISSUED: Final = "issued"

NOTICE: Final = Machine(
    "notice",
    (
        Move(NOWHERE, Act.NOTICE_ISSUE, ISSUED),
        Move(ISSUED, Act.NOTICE_DECLARE_OUTAGE, ISSUED),
        Move(ISSUED, Act.NOTICE_APPOINT, ISSUED),
        Move(ISSUED, Act.NOTICE_DISMISS, ISSUED),
    ),
)

DUTIES: Final = (Role.SECRETARY, Role.SUPERVISOR)


def issuable(scheme: str, issued: Sequence[str]) -> Refusal | None:
    """Whether the scheme with this id may be issued, where those ids are issued already.

    Basis: an issued notice can be superseded, never edited or issued anew.
    """
    return Refusal("issued_already", params={"scheme": scheme}) if scheme in issued else None


def digest(texts: Mapping[str, str]) -> str:
    """The SHA-256, in hexadecimal, by which an issued notice is known: ``sha256sum *.toml | sha256sum``.

    Basis: what was announced can be compared with what was issued, by anyone.
    """
    lines = (f"{sha256(texts[name].encode()).hexdigest()}  {name}\n" for name in sorted(texts))
    return sha256("".join(lines).encode()).hexdigest()


def declarable(
    began: datetime, ended: datetime, until: datetime | None, *, reason: str, approver: str, at: datetime
) -> Refusal | None:
    """Whether the office may declare, ``at`` this instant, that filing was not possible from ``began`` to ``ended``.

    ``until`` is when everyone may file at least, where the office says so; else the scheme's rule stands alone. All
    instants bear a zone.

    Basis: an outage is declared after it ended, with a reason; nobody loses by it who could have filed in time.
    """
    if not began < ended <= at:
        return Refusal("outage_not_past")
    if until is not None and until <= ended:
        return Refusal("outage_without_remedy")
    return None if reason.strip() and approver.strip() else Refusal("reason_missing")


def appointable(held: str | None, duty: str, *, own: bool) -> Refusal | None:
    """Whether someone who holds the duty ``held`` (none: "", no account: ``None``) may be given ``duty``.

    Basis: one duty at a time, and nobody appoints themselves.
    """
    if duty not in DUTIES:
        return Refusal("no_such_duty", params={"duty": duty})
    return _about(held, own=own) or (Refusal("serves_already", params={"duty": Role(held)}) if held else None)


def dismissible(held: str | None, *, own: bool) -> Refusal | None:
    """Whether someone who holds the duty ``held`` may be relieved of it. Basis: nobody dismisses themselves."""
    return _about(held, own=own) or (None if held else Refusal("serves_not"))


def _about(held: str | None, *, own: bool) -> Refusal | None:
    if held is None:
        return Refusal("no_account")
    return Refusal("own_duty") if own else None
