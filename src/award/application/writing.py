"""May an application be opened, and may this be written where something stands already?"""

from datetime import date, datetime, tzinfo
from typing import Any, Final, NamedTuple

from award.application.answers import parts_for, written
from award.application.deadline import at
from award.application.dossier import read_part
from award.application.lifecycle import WITHDRAWN
from award.application.snapshot import plain
from award.eligibility.facts import read_facts
from award.eligibility.setting import Step
from award.notice.dossier import DossierPart
from award.notice.questions import ApplicantKind
from award.notice.scheme import Scheme
from award.notice.text import Words
from award.vocabulary.refusal import Refusal

# What the rules ask for is written and kept like a part of the dossier, under this id.
FACTS: Final = "facts"


class Saved(NamedTuple):
    """How a part stands: its version (0: nothing yet), who saved it and when."""

    version: int = 0
    by: str = ""
    at: datetime | None = None


def openable(scheme: Scheme, line: str, kind: ApplicantKind, stage: str | None) -> Refusal | None:
    """Whether an applicant of this kind may open an application for ``line``; ``stage``: where one stands already.

    Basis: the notice's award lines and who may apply for them; one applicant has one application for a line.
    """
    if line not in scheme.lines:
        return Refusal("line_unknown")
    if scheme.applicant(line) != kind:
        return Refusal("line_of_others", scheme.lines[line].clauses, {"line": scheme.lines[line].name})
    return Refusal("opened_already") if stage not in (None, WITHDRAWN) else None


def title(scheme: Scheme, line: str, part: str) -> Words | Step | Refusal:
    """How the part with this id is called, of an application for ``line``.

    Basis: the parts of the dossier, and the facts of the scheme.
    """
    if part == FACTS:
        return Step("application.facts", {})
    found = _part(scheme, line, part)
    return Refusal("part_unknown") if found is None else found.title


def conflict(called: Words | Step, saved: Saved, version: int, zone: tzinfo) -> Refusal | None:
    """Whether what was written upon ``version`` of the part ``called`` so may be saved where ``saved`` stands.

    The refusal says who has saved which version, and when.

    Basis: two people at work on one dossier never overwrite each other.
    """
    if version == saved.version:
        return None
    if saved.at is None:
        return Refusal("no_such_record")
    told = {"part": called, "by": saved.by, "at": at(saved.at, zone), "version": saved.version}
    return Refusal("part_changed", params=told)


def rewritten(scheme: Scheme, line: str, part: str, content: Any, *, on: date) -> dict[str, Any]:
    """What ``content`` says to the part with this id, as plain JSON values.

    Files are handed in, not written: a form that names one changes nothing. Raises ``Faulty`` as
    :func:`award.application.dossier.read_part` does for a draft and :func:`award.eligibility.facts.read_facts` does;
    ``KeyError`` where there is no such part.

    Basis: the receipt lists the files that were handed in, and no other.
    """
    if part == FACTS:
        return dict(plain(read_facts({FACTS: content}, scheme, on=on).values))
    found = _part(scheme, line, part)
    if found is None:
        raise KeyError(part)
    files = {question.id for question in found.questions if question.kind == "file"}
    said = written({part: read_part(content, found, draft=True)})[part]
    return {name: value for name, value in said.items() if name not in files}


def _part(scheme: Scheme, line: str, part: str) -> DossierPart | None:
    return next((one for one in parts_for(scheme, line) if one.id == part), None)
