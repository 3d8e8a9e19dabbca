"""How far has a part come, who wrote last, and who has been writing just now?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from award.application.completeness import PartState
from office.access.scope import visible
from office.records.applications import Application, Part, Version

# Whoever has saved within this time is said to be at work there. Nothing is known of those who only look.
LATELY = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Task:
    """A part to be done: how far it has come, what it lacks, who wrote last and when, and who else did just now."""

    id: str
    name: str
    state: PartState
    address: str
    lacking: int = 0
    by: str = ""
    saved: datetime | None = None
    present: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A part as it is kept."""

    answers: Mapping[str, Any]
    version: int
    seen: bool
    pages: Collection[str]
    by: str
    saved: datetime
    present: tuple[str, ...]


def kept(request: HttpRequest, application: Application, at: datetime) -> dict[str, Kept]:
    """Every part that has been written, in two queries, however many parts and versions there are."""
    lately: dict[int, dict[str, None]] = {}
    versions = visible(request.user, Version).filter(part__application=application, saved__gt=at - LATELY)
    for part, person, name in versions.order_by("-saved").values_list("part", "by", "by__name"):
        if person != request.user.pk:
            lately.setdefault(part, {})[name] = None
    parts = visible(request.user, Part).filter(application=application).select_related("by")
    return {
        part.part: Kept(
            answers=part.answers,
            version=part.version,
            seen=part.seen,
            pages=frozenset(part.pages),
            by=part.by.name,
            saved=part.saved,
            present=tuple(lately.get(part.pk, ())),
        )
        for part in parts
    }
