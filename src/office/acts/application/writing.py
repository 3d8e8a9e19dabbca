"""How is an application opened, and written by several hands?"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.utils.timezone import get_default_timezone, localdate

from award.application.deadline import Deadline
from award.application.numbering import reference
from award.application.writing import FACTS, Saved, conflict, openable, rewritten, title
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.closing import closing, closing_for_all
from office.acts.procedure import Case, Done, performs
from office.records.applications import Application, Part
from office.records.issued import issued
from office.records.people import Applicant


@performs(Act.APPLICATION_OPEN, on=Applicant, together=("notice",))
def open(case: Case, *, line: str, facts: Mapping[str, Any] = MappingProxyType({})) -> Done | Refusal:  # noqa: A001 (the verb)
    """Open an application for ``line``, with the facts of a self-check; one that was withdrawn is as it was."""
    applicant, notice = case.record, case.record.notice
    scheme = issued(notice.digest)
    application = applicant.applications.filter(line=line).first()
    refused = openable(scheme, line, applicant.kind, application and application.stage) or _late(
        closing_for_all(notice, line, case.at), case.at
    )
    if refused is not None:
        return refused
    if application is not None:
        application.stage = case.stage
        application.save(update_fields=("stage",))
        return Done(application, notice, detail={"line": line})
    number = reference(scheme.notice.cycle[0], notice.applications.count() + 1)
    application = applicant.applications.create(
        notice=notice, line=line, stage=case.stage, reference=number, opened=case.at
    )
    if facts:
        said = rewritten(scheme, line, FACTS, facts, on=localdate(case.at, get_default_timezone()))
        _save(case, Part(application=application, part=FACTS, version=0), said)
    return Done(application, notice, detail={"line": line})


@performs(Act.APPLICATION_WRITE, on=Application)
def write(case: Case, *, part: str, answers: Any, version: int, seen: bool = False, page: str = "") -> Done | Refusal:
    """Save what one part says now, where its ``version`` is still the one that was written upon.

    ``page`` is the one of its pages that was gone through.
    """
    application, zone = case.record, get_default_timezone()
    scheme, line = issued(application.notice.digest), application.line
    refused = _late(closing(application, case.at), case.at)
    if refused is not None:
        return refused
    called = title(scheme, line, part)
    if isinstance(called, Refusal):
        return called
    kept = application.parts.select_related("by").filter(part=part).first()
    saved = Saved(kept.version, kept.by.name, kept.saved) if kept else Saved()
    refused = conflict(called, saved, version, zone)
    if refused is not None:
        return refused
    kept = kept or Part(application=application, part=part, version=0, answers={})
    kept.seen = kept.seen or seen
    kept.pages = sorted({*kept.pages, page}) if page else kept.pages
    _save(case, kept, rewritten(scheme, line, part, answers, on=localdate(case.at, zone)))
    return Done(kept, application.notice, detail={"part": part, "version": str(kept.version)})


def _late(end: Deadline | None, at: datetime) -> Refusal | None:
    return end.refusal(at) if end else None


def _save(case: Case, part: Part, answers: dict[str, Any]) -> None:
    """The next version of a part; every one is kept."""
    part.version, part.answers, part.by, part.saved = part.version + 1, answers, case.actor, case.at
    part.save()
    part.versions.create(number=part.version, answers=answers, by=case.actor, saved=case.at)
