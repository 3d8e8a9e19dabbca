"""Where can the notice be read in more than one way, and what has the office ruled?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from award.notice.reading import OfficeRuling, Reading
from award.notice.scheme import Scheme
from office import wording
from office.desks.public.rules import turns_on
from office.desks.public.sources import Clause, clauses


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way of reading."""

    words: str
    recommended: bool
    ruled: bool


@dataclass(frozen=True, slots=True)
class Turning:
    """A rule that turns on the question."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the office ruled, who, when and why; rulings are numbered in the order in which they were given."""

    number: int
    words: str
    by: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Open:
    """A question on which careful readers differ, with the ruling once there is one, and those it superseded."""

    id: str
    number: str
    question: str
    clauses: tuple[Clause, ...]
    alternatives: tuple[Alternative, ...]
    reason: str
    by_case: bool
    ruling: Ruled | None
    superseded: tuple[Ruled, ...]
    rules: tuple[Turning, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """All the questions, and how many of them are answered."""

    ruled: int
    awaited: int
    by_case: int
    questions: tuple[Open, ...]


def readings_of_notice(scheme: Scheme, history: Sequence[OfficeRuling]) -> Readings:
    """Every open question of ``scheme`` with all the office's rulings in their order, in the language being read."""
    ruled: dict[str, list[tuple[int, OfficeRuling]]] = {}
    for number, ruling in enumerate(history, start=1):
        ruled.setdefault(ruling.reading, []).insert(0, (number, ruling))
    turning = _turning(scheme)
    questions = tuple(
        _open(scheme, reading, ruled.get(reading.id, []), turning[reading.id])
        for reading in scheme.eligibility.readings
    )
    return Readings(
        ruled=sum(each.ruling is not None for each in questions),
        awaited=sum(each.ruling is None and not each.by_case for each in questions),
        by_case=sum(each.ruling is None and each.by_case for each in questions),
        questions=questions,
    )


def _open(
    scheme: Scheme, reading: Reading, ruled: Sequence[tuple[int, OfficeRuling]], rules: tuple[Turning, ...]
) -> Open:
    words = {item.id: wording.said(item.words) for item in reading.alternatives}
    told = tuple(Ruled(number, words[one.chosen], one.by, one.on, one.reason) for number, one in ruled)
    chosen = ruled[0][1].chosen if ruled else None
    return Open(
        id=reading.id,
        number=reading.number,
        question=wording.said(reading.question),
        clauses=clauses(scheme, reading.clauses),
        alternatives=tuple(
            Alternative(said, name == reading.recommended, name == chosen) for name, said in words.items()
        ),
        reason=wording.said(reading.reason),
        by_case=reading.settled_by == "case",
        ruling=told[0] if told else None,
        superseded=told[1:],
        rules=rules,
    )


def _turning(scheme: Scheme) -> dict[str, tuple[Turning, ...]]:
    page = reverse("public:rules")
    return {
        name: tuple(
            Turning(wording.said(rule.title), f"{page}#{rule.id}")
            for rule in scheme.eligibility.rules
            if name in turns_on(rule)
        )
        for name in scheme.readings
    }
