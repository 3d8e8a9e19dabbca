"""What becomes of what someone typed: saved, saved beside someone else's change, or told why not?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import get_default_timezone, localdate

from award.application.merging import merged
from award.application.writing import rewritten
from award.vocabulary.acts import Act
from award.vocabulary.fault import Fault, Faulty
from award.vocabulary.refusal import Refusal
from office.access.scope import visible
from office.acts.moment import moment
from office.acts.performing import NotPossible, perform
from office.records.applications import Application, Part, Version
from office.records.issued import issued

_CHANGED = "part_changed"


@dataclass(frozen=True, slots=True)
class Saved:
    """How a part stands after saving was tried.

    ``kept`` is the part as it is kept, ``faults`` what could not be read, by its place, and was left as it was;
    ``contested`` are the questions that someone else has answered otherwise meanwhile: then nothing was saved, and
    ``together`` is what both say, of these questions the person's own answer.
    """

    kept: Part | None
    faults: tuple[Fault, ...] = ()
    contested: tuple[str, ...] = ()
    beside: bool = False
    together: Mapping[str, Any] = field(default_factory=dict)
    refusal: Refusal | None = field(default=None)


def save(
    request: HttpRequest,
    application: Application,
    part: str,
    content: Mapping[str, Any],
    version: int,
    *,
    seen: bool,
    page: str = "",
) -> Saved:
    """Save ``content``, written upon ``version``, as what the part says.

    What cannot be read stays as it was, and everything else is saved. Where someone else has saved meanwhile, both
    changes stand, as far as they are to different questions. ``page`` is the one of its pages that was gone through.
    """
    kept = visible(request.user, Part).select_related("by").filter(application=application, part=part).first()
    before = _before(request, kept, version)
    said, faults = _read(application, part, content, before)
    beside = kept is not None and kept.version != version
    if kept is not None and beside:
        both = merged(before, kept.answers, said)
        if both.contested:
            return Saved(kept, faults, both.contested, together=both.answers)
        said = both.answers
    if kept is not None and _stands(kept, said, page, seen=seen):
        return Saved(kept, faults, beside=beside)
    through = {"seen": seen and not faults, "page": "" if faults else page}
    now = {"part": part, "answers": said, "version": kept.version if kept else 0, **through}
    try:
        written = perform(Act.APPLICATION_WRITE, by=request.user, on=application.pk, **now)
    except NotPossible as refused:
        if refused.refusal.code == _CHANGED:
            # Someone was quicker by a moment: their version is there now, to be put beside.
            return save(request, application, part, content, version, seen=seen, page=page)
        return Saved(kept, faults, beside=beside, refusal=refused.refusal)
    return Saved(written, faults, beside=beside)


def _stands(kept: Part, said: Mapping[str, Any], page: str, *, seen: bool) -> bool:
    """Is there nothing to save: does it say so already, and is known to have been gone through?"""
    return said == kept.answers and (kept.seen or not seen) and (not page or page in kept.pages)


def _before(request: HttpRequest, kept: Part | None, version: int) -> Mapping[str, Any]:
    """What the part said when writing began; a version that never was said nothing."""
    if kept is None or version == kept.version:
        return kept.answers if kept else {}
    found = visible(request.user, Version).filter(part=kept, number=version).first()
    return found.answers if found else {}


def _read(
    application: Application, part: str, content: Mapping[str, Any], before: Mapping[str, Any]
) -> tuple[Mapping[str, Any], tuple[Fault, ...]]:
    """What can be kept, in the form in which it is kept, and every fault of the rest."""
    scheme, on = issued(application.notice.digest), localdate(moment(), get_default_timezone())
    try:
        return rewritten(scheme, application.line, part, content, on=on), ()
    except Faulty as faulty:
        wrong = {question_of(fault.key) for fault in faulty.faults}
        sound = {name: value for name, value in content.items() if name not in wrong}
        held = {name: value for name, value in before.items() if name in wrong}
        return rewritten(scheme, application.line, part, sound, on=on) | held, faulty.faults


def question_of(key: str) -> str:
    """The question in which a place lies, after its part: ``part.table[2].column`` is ``table``."""
    return key.partition(".")[2].partition(".")[0].partition("[")[0]
