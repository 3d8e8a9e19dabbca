"""What does the applicant say of itself, so that the conditions can be ruled on?"""

from collections.abc import Collection, Mapping
from typing import Any

from award.application.completeness import PartState
from award.eligibility.asking import Questions, questions
from award.eligibility.outcome import UNKNOWN
from award.eligibility.ruling import Ruling
from office import wording
from office.desks.applicant.writing.standing import Kept, Task
from office.questions.reading import fact_of


def tasks(reference: str, ruling: Ruling, written: Kept | None) -> tuple[Task, ...]:
    """The pages of questions, with how far each has come."""
    missing = {fact_of(name) for name in lacking(ruling)}
    said = written.answers if written else {}
    pages = questions(ruling.setting.scheme, ruling.setting.line.id)
    return tuple(
        Task(
            name=wording.said(page.part.title),
            state=_state(page, said, missing, seen=bool(written and written.seen)),
            address="",
            lacking=len(missing & {fact.id for fact in page.facts}),
            by=written.by if written and _touched(page, said) else "",
            saved=written.saved if written and _touched(page, said) else None,
            present=written.present if written else (),
        )
        for page in pages
    )


def lacking(ruling: Ruling) -> frozenset[str]:
    """What a rule still needs to know, by its flattened name; the day of filing is the server's to say."""
    unknown = (finding for finding in ruling.findings if UNKNOWN in finding.outcomes)
    return frozenset(name for finding in unknown for name in finding.missing())


def _touched(page: Questions, said: Mapping[str, Any]) -> bool:
    return any(fact.id in said for fact in page.facts)


def _state(page: Questions, said: Mapping[str, Any], missing: Collection[str], *, seen: bool) -> PartState:
    if not _touched(page, said) and not seen:
        return PartState.NOT_STARTED
    if not any(fact.id in missing for fact in page.facts):
        return PartState.DONE
    return PartState.SEEN_INCOMPLETE if seen else PartState.IN_PROGRESS
