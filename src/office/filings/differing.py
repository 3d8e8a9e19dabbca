"""In what do two filings differ, place by place?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from award.application.answers import FileRef, parts_for
from award.application.difference import Change, Piece, difference, pieces
from award.application.dossier import read_answers
from award.application.writing import FACTS
from award.eligibility.facts import read_facts
from award.intake.correction import Place, places
from award.notice.dossier import DossierPart, DossierQuestion
from award.notice.scheme import Scheme
from office import wording
from office.filings.dossier import Handed, handed, in_words
from office.questions.saying import said_of


@dataclass(frozen=True, slots=True)
class FileChanged:
    """A file that went (``now`` is none), came (``was`` is none), or only bears another name."""

    was: Handed | None
    now: Handed | None


@dataclass(frozen=True, slots=True)
class RowChanged:
    """A row of a table, as one line."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """A place that says something else: its text in pieces, its rows, its files."""

    place: str
    part: str
    ask: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[RowChanged, ...] = ()
    files: tuple[FileChanged, ...] = ()


def differing(
    scheme: Scheme, line: str, before: Mapping[str, Any], after: Mapping[str, Any], on: date
) -> tuple[Differing, ...]:
    """Where the answers and the facts of two snapshots (parsed) differ, in the order of the dossier."""
    return (*_answers(scheme, line, before, after), *_facts(scheme, line, before, after, on))


def unchanged(named: Collection[str], found: Collection[Differing]) -> tuple[str, ...]:
    """The places that were named and say what they said."""
    changed = {one.place for one in found}
    return tuple(place for place in named if place not in changed)


def _answers(scheme: Scheme, line: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Differing]:
    was, now = (read_answers(said["answers"], scheme, line, draft=True) for said in (before, after))
    for part in parts_for(scheme, line):
        asked = {question.id: question for question in part.questions}
        for change in difference(part, was.get(part.id, {}), now.get(part.id, {})):
            yield _changed(scheme, line, part, asked[change.question], change)


def _changed(scheme: Scheme, line: str, part: DossierPart, question: DossierQuestion, change: Change) -> Differing:
    place, title, ask = f"{part.id}.{question.id}", wording.said(part.title), wording.said(question.ask)
    if question.kind == "table":
        return Differing(place, title, ask, rows=tuple(_rows(question, change)))
    if question.kind == "file":
        files = (
            FileChanged(*(_handed(scheme, line, part, question, file) for file in (one.before, one.after)))
            for one in change.files
        )
        return Differing(place, title, ask, files=tuple(files))
    if question.kind == "text":
        return Differing(place, title, ask, pieces=change.pieces)
    was, now = (
        "\n".join(in_words(question, value)) if value is not None else "" for value in (change.before, change.after)
    )
    return Differing(place, title, ask, pieces=pieces(was, now))


def _rows(question: DossierQuestion, change: Change) -> Iterator[RowChanged]:
    for row in change.rows:
        was, now = (" · ".join(_cells(question, said or {})) for said in (row.before, row.after))
        yield RowChanged(row.number, pieces(was, now))


def _cells(question: DossierQuestion, row: Mapping[str, str]) -> Iterator[str]:
    return (f"{wording.said(column)} {row[column.id]}" for column in question.columns if column.id in row)


def _handed(
    scheme: Scheme, line: str, part: DossierPart, question: DossierQuestion, file: FileRef | None
) -> Handed | None:
    return handed(scheme, line, part.id, question.id, file) if file else None


def _facts(
    scheme: Scheme, line: str, before: Mapping[str, Any], after: Mapping[str, Any], on: date
) -> Iterator[Differing]:
    was, now = (read_facts({FACTS: said["facts"]}, scheme, on=on).values for said in (before, after))
    for place in places(scheme, line):
        fact = place.id.partition(".")[2]
        if place.part is None and was.get(fact) != now.get(fact):
            old, new = ("\n".join(said_of(place.asked, said[fact])) if fact in said else "" for said in (was, now))
            yield Differing(place.id, group_of(place), wording.said(place.called), pieces=pieces(old, new))


def group_of(place: Place) -> str:
    """The part in which a place stands, in words."""
    return wording.in_words(place.named.params["part"])
