"""What in the log does whoever supervises look at first?"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from award.access.policy import ACTS
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role


class Concern(StrEnum):
    """Why an entry is of concern to whoever supervises. Basis: what a dispute about fairness begins with."""

    OVERRIDE = "override"  # someone decided otherwise than the rules or a colleague had
    WAIVER = "waiver"  # someone was let off what binds everyone
    EXTENSION = "extension"  # one applicant was given more time
    OUTAGE = "outage"  # everyone was given more time
    LATE = "late"  # an applicant acted after the time that held for everyone
    DUTY = "duty"  # someone came to serve in the office, or ceased to
    READ = "read"  # someone of the office read what was filed, or took it away
    WATCH = "watch"  # whoever supervises looked into the log itself, or took it away


class Noted(NamedTuple):
    """An act, or any act, where its entry says this in its detail, is of this concern."""

    act: Act | None
    concern: Concern
    detail: Mapping[str, str] = MappingProxyType({})


# The first row that fits an entry holds. To be late is no matter of the act: see `LATE`.
NOTED: Final = (
    Noted(None, Concern.OVERRIDE, MappingProxyType({"override": "yes"})),
    Noted(None, Concern.WAIVER, MappingProxyType({"waiver": "yes"})),
    Noted(Act.NOTICE_DECLARE_OUTAGE, Concern.OUTAGE),
    Noted(Act.NOTICE_APPOINT, Concern.DUTY),
    Noted(Act.NOTICE_DISMISS, Concern.DUTY),
    Noted(Act.NOTICE_INSPECT, Concern.WATCH),
    Noted(Act.NOTICE_EXPORT, Concern.WATCH),
    Noted(Act.APPLICATION_EXTEND, Concern.EXTENSION),
    Noted(Act.APPLICATION_READ, Concern.READ),
    Noted(Act.INTAKE_REOPEN, Concern.OVERRIDE),
    Noted(Act.INTAKE_EXPORT, Concern.READ),
)

# What the office does in the ordinary course: said to be so, lest an act of the office be forgotten here.
ORDINARY: Final = frozenset(
    {
        Act.NOTICE_ISSUE,
        Act.INTAKE_IMPORT_REGISTER,
        Act.INTAKE_LINK_SUCCESSOR,
        Act.INTAKE_UNLINK_SUCCESSOR,
        Act.INTAKE_MATCH,
        Act.INTAKE_ENQUIRE,
        Act.INTAKE_RECORD_ANSWERS,
        Act.ELIGIBILITY_RULE,
        Act.INTAKE_CHECK,
        Act.INTAKE_JUDGE,
        Act.INTAKE_ACCEPT,
        Act.INTAKE_REFUSE,
        Act.INTAKE_BOOK_IN,
        Act.INTAKE_SEND_BACK,
        Act.INTAKE_KEEP_SEARCH,
    }
)

_APPLYING: Final = frozenset({Role.OWNER, Role.EDITOR, Role.INVITED, Role.RECOMMENDER})

# What is done on the side of the applicant before the applications close, and afterwards only where more time was
# given, or where it needs no time to be left.
LATE: Final = frozenset(act for act in Act if act.step == "application" and ACTS[act] & _APPLYING)


def concern(act: str, detail: Mapping[str, str]) -> Concern | None:
    """Of which concern the entry of ``act`` with this ``detail`` is, late or not; ``None`` where of none.

    Basis: the table ``NOTED``. An act that is not known any more is of none.
    """
    for noted in NOTED:
        if noted.act in (None, act) and noted.detail.items() <= detail.items():
            return noted.concern
    return None
