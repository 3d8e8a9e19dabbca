"""What is kept of people, why, who sees it, and for how long?"""

from collections.abc import Iterator
from dataclasses import dataclass

from award.access.policy import FIELDS, ROWS, Reach, RecordKind
from award.notice.scheme import Retention, Scheme
from award.vocabulary.roles import Role
from office import wording

# Nobody: the passing of time looks at nothing.
_NOBODY = frozenset({Role.CLOCK})


@dataclass(frozen=True, slots=True)
class Kept:
    """One sort of data, in words."""

    id: str
    data: str
    why: str
    seen_by: tuple[str, ...]
    years: int
    after: str
    then: str
    practice: bool


def kept(scheme: Scheme) -> Iterator[Kept]:
    """Every sort of data, as the scheme tells of it; who sees it, as the policy says."""
    for item in scheme.notice.retention:
        yield Kept(
            id=item.id,
            data=wording.said(item.data),
            why=wording.said(item.why),
            seen_by=tuple(wording.in_words(role) for role in _seeing(item)),
            years=item.years,
            after=wording.said(scheme.days[item.after].name),
            then=wording.said(item.then),
            practice=item.source == "practice",
        )


def _seeing(item: Retention) -> list[Role]:
    """Everyone for whom any of the records is there, and who may read something of it."""
    kinds = [RecordKind(kind) for kind in item.records]
    return [role for role in Role if role not in _NOBODY and any(_sees(role, kind) for kind in kinds)]


def _sees(role: Role, kind: RecordKind) -> bool:
    there = ROWS[kind].get(role, Reach.NONE) is not Reach.NONE
    return there and any(role in readers for readers in FIELDS[kind].values())
