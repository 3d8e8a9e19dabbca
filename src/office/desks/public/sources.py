"""Where does an item of the scheme come from?"""

from dataclasses import dataclass

from django.urls import reverse

from award.notice.scheme import Scheme
from award.notice.text import Sourced
from office import wording


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement as it is quoted: its mark, its words, and where it stands on the site."""

    mark: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Source:
    """Whether only practice says so, the statements it rests on, and what there is to note."""

    practice: bool
    clauses: tuple[Clause, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Question:
    """An open reading, as another page refers to it."""

    number: str
    words: str
    address: str


def clauses(scheme: Scheme, marks: tuple[str, ...]) -> tuple[Clause, ...]:
    """The statements with these marks."""
    page = reverse("public:notice")
    return tuple(Clause(mark, wording.said(scheme.statements[mark].words), f"{page}#{mark}") for mark in marks)


def source(scheme: Scheme, item: Sourced) -> Source:
    """Where ``item`` comes from."""
    return Source(
        practice=item.source == "practice",
        clauses=clauses(scheme, item.clauses),
        note=wording.said(item.note) if item.note else "",
    )


def question(scheme: Scheme, reading: str) -> Question:
    """The reading with this id, as a link to it."""
    asked = scheme.readings[reading]
    return Question(asked.number, wording.said(asked.question), f"{reverse('public:readings')}#{reading}")


def lines(scheme: Scheme, ids: tuple[str, ...]) -> str:
    """Award lines in words: all of them, a whole category of them, or each by its name."""
    for category in scheme.notice.categories:
        if len(ids) > 1 and {*ids} == {line.id for line in scheme.notice.lines if line.category == category.id}:
            return wording.said(category.name)
    return wording.told().value([scheme.lines[line].name for line in ids])
