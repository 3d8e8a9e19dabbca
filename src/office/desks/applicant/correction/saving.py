"""What becomes of what someone typed into a correction: saved, saved beside someone else's change, or told why not?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from award.intake.amending import readable, together
from award.vocabulary.acts import Act
from award.vocabulary.fault import Fault, Faulty
from award.vocabulary.refusal import Refusal
from office.acts.performing import NotPossible, perform
from office.desks.applicant.correction.finding import Whole, whole_of

_CHANGED = "correction.changed"


@dataclass(frozen=True, slots=True)
class Saved:
    """How the correction stands after saving was tried.

    ``faults`` are what could not be read, and was left as it was; ``contested`` the places that someone else has
    answered otherwise meanwhile: then nothing was saved, and ``together`` is what both say, the person's own there.
    """

    whole: Whole
    faults: tuple[Fault, ...] = ()
    contested: tuple[str, ...] = ()
    beside: bool = False
    together: Mapping[str, Any] = field(default_factory=dict)
    refusal: Refusal | None = None


def save(request: HttpRequest, whole: Whole, mine: Mapping[str, Any], version: int) -> Saved:
    """Save what ``mine`` says by place, written upon ``version``; where both changed different places, both stand."""
    said, faults = _read(whole, mine)
    both, now = together(whole.kept, whole.filed, said, version), whole.now
    beside = version != whole.version
    if both.contested:
        return Saved(whole, faults, both.contested, beside, both.answers)
    changed = {place: both.answers[place] for place in said if both.answers[place] != now[place]}
    if not changed:
        return Saved(whole, faults, beside=beside)
    told = {"answers": changed, "version": whole.version}
    try:
        perform(Act.INTAKE_AMEND, by=request.user, on=whole.application.pk, **told)
    except NotPossible as refused:
        if refused.refusal.code == _CHANGED:
            # Someone was quicker by a moment: what they wrote is there now, to be put beside.
            return save(request, whole_of(request, whole.application.reference), mine, version)
        return Saved(whole, faults, beside=beside, refusal=refused.refusal)
    return Saved(whole_of(request, whole.application.reference), faults, beside=beside)


def _read(whole: Whole, mine: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """What can be kept, in the form in which it is kept, and every fault of the rest."""
    said: dict[str, Any] = {}
    faults: list[Fault] = []
    for place, value in mine.items():
        try:
            said |= readable(whole.scheme, whole.application.line, {place: value}, whole.day)
        except Faulty as faulty:
            faults += faulty.faults
    return said, tuple(faults)
