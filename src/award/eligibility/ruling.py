"""What follows from all findings together?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from award.eligibility.facts import Facts
from award.eligibility.finding import BoundRule, Finding
from award.eligibility.outcome import DEPENDS, NOT_MET, UNKNOWN, Outcome, Verdict
from award.eligibility.setting import Setting

Assignment = tuple[str | None, ...]
_OPEN = (Verdict.DEPENDS, Verdict.INCOMPLETE)


class Ruling(NamedTuple):
    """What the rules of a line say of one applicant, as the facts stand: one finding a rule, and the whole."""

    setting: Setting
    findings: tuple[Finding, ...]
    verdict: Verdict
    facts: Facts

    def of(self, outcome: Outcome) -> tuple[Finding, ...]:
        """The findings with this outcome, in the order of the rules. Basis: the rules of the line."""
        return tuple(finding for finding in self.findings if finding.outcome is outcome)

    def as_recommended(self) -> Verdict:
        """The verdict if the office ruled as recommended on every open reading.

        Basis: the recommended readings of the scheme.
        """
        return _priority(finding.as_recommended for finding in self.findings)


def verdict(findings: Sequence[Finding]) -> Verdict:
    """The whole: not eligible where a rule is not met, or where no joint reading meets all; else it depends, is
    incomplete, or is eligible so far.

    Basis: no applicant is refused on a reading that nobody has ruled on; where all readings agree, it is decided.
    """
    whole = _priority([finding.outcome for finding in findings])
    if whole in _OPEN and not escapes([finding for finding in findings if NOT_MET in finding.outcomes]):
        return Verdict.NOT_ELIGIBLE
    return whole


def _priority(outcomes: Iterable[Outcome]) -> Verdict:
    said = set(outcomes)
    if NOT_MET in said:
        return Verdict.NOT_ELIGIBLE
    if DEPENDS in said:
        return Verdict.DEPENDS
    return Verdict.INCOMPLETE if UNKNOWN in said else Verdict.ELIGIBLE


def escapes(contested: Sequence[Finding]) -> bool:
    """Is there one joint choice of readings under which none of these findings fails?

    A reading that two rules share must be read the same way in both; benefit and burden go together.

    Basis: a ruling on a reading applies to every rule that rests on it.
    """
    uses = Counter(name for finding in contested for name in finding.bound.readings)
    shared = tuple(name for name, count in uses.items() if count > 1)
    passing = [
        {joint for joint, outcome in zip(_assignments(rule, shared), outcomes, strict=True) if outcome is not NOT_MET}
        for rule, _, outcomes, _ in contested
    ]
    return not shared or _joined(passing, (None,) * len(shared))


def _joined(passing: Sequence[set[Assignment]], chosen: Assignment) -> bool:
    """Is there one assignment of each set that goes with all the others and with ``chosen``?"""
    if not passing:
        return True
    joints = (_join(chosen, other) for other in passing[0])
    return any(joint is not None and _joined(passing[1:], joint) for joint in joints)


@lru_cache(maxsize=512)
def _assignments(bound: BoundRule, shared: tuple[str, ...]) -> tuple[Assignment, ...]:
    """What each choice of the rule says of the shared readings, where it uses them."""
    return tuple(tuple(choice.get(name) for name in shared) for choice in bound.choices)


def _join(one: Assignment, other: Assignment) -> Assignment | None:
    """Both assignments together; ``None`` where they contradict each other."""
    joint = []
    for a, b in zip(one, other, strict=True):
        if a is not None and b is not None and a != b:
            return None
        joint.append(a if b is None else b)
    return tuple(joint)
