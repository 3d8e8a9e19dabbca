"""What can a finding say, and what do several readings say together?"""

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """What a finding says of one rule."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    DEPENDS = "depends"
    JUDGED = "judged"
    NOT_APPLICABLE = "not_applicable"

    # The hash of the text itself: outcomes are gathered in sets by the thousand.
    __hash__ = str.__hash__


class Verdict(StrEnum):
    """What a ruling says of the whole."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    DEPENDS = "depends"
    INCOMPLETE = "incomplete"


MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
DEPENDS, JUDGED, NOT_APPLICABLE = Outcome.DEPENDS, Outcome.JUDGED, Outcome.NOT_APPLICABLE
_PASSING = frozenset({MET, JUDGED, NOT_APPLICABLE})
_AGREED = (UNKNOWN, NOT_MET, JUDGED, MET, NOT_APPLICABLE)


def over_readings(outcomes: Iterable[Outcome]) -> Outcome:
    """What all readings of a rule say together; ``outcomes`` is not empty.

    Where one reading fails the applicant and another does not, the finding depends. Else a fact that is unknown under
    any reading leaves it unknown; else all fail, or people judge, or it is met.

    Basis: no applicant is refused on a reading that nobody has ruled on.
    """
    said = set(outcomes)
    if NOT_MET in said and said & _PASSING:
        return DEPENDS
    return next(outcome for outcome in _AGREED if outcome in said)


def comes_to(outcome: Outcome) -> Outcome:
    """What an outcome comes to for whoever applies: a rule that does not apply stands in their way no more than one
    that is met.

    Basis: a rule that does not apply says nothing.
    """
    return MET if outcome is NOT_APPLICABLE else outcome


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """What a rule says whose parts must all be met; nothing to meet is met.

    Basis: a condition with several parts is met when each part is.
    """
    said = set(outcomes) or {MET}
    return next(outcome for outcome in (NOT_MET, UNKNOWN, JUDGED, MET, NOT_APPLICABLE) if outcome in said)


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """What a rule says of which one part must be met; nothing that could meet it is not met.

    Basis: a condition with alternatives is met when one of them is.
    """
    said = set(outcomes) or {NOT_MET}
    return next(outcome for outcome in (MET, UNKNOWN, JUDGED, NOT_MET, NOT_APPLICABLE) if outcome in said)
