"""What does an entry of the log say, in words?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from award.access.notable import Concern
from award.notice.scheme import Scheme
from award.vocabulary.wording import Wording
from office import wording
from office.access.redaction import legible
from office.access.relations import Actor
from office.access.scope import visible
from office.acts.recounting import Told
from office.records.people import Person

_ROLES = {"role", "duty"}
_TIMES = {"began", "ended", "until", "since", "expires"}
_SEEN = {"application"}  # said already, by its reference number


@dataclass(frozen=True, slots=True)
class Row:
    """What was done, when, as what and about whom."""

    number: int
    at: datetime
    act: str
    role: str
    outcome: str
    concerns: tuple[str, ...]
    reference: str
    applicant: str


@dataclass(frozen=True, slots=True)
class Opened(Row):
    """The rest, for whoever opened it by an act.

    ``who`` is a name where the policy lets it be known (``named``), else the pseudonym; ``clauses`` are marks with the
    words of the notice, ``detail`` what the entry says besides, each with its name.
    """

    who: str
    pseudonym: str
    named: bool
    record: str
    clauses: tuple[tuple[str, str], ...]
    detail: tuple[tuple[str, str], ...]


def colleagues(actor: Actor) -> Mapping[str, str]:
    """Whoever serves in the office, by pseudonym: those whom ``actor`` may know in the log again.

    Not those with whom they belong to an applicant: to these they are no supervisor.
    """
    read = [legible(actor, one) for one in visible(actor, Person).filter(as_colleague=True)]
    return {one.pseudonym: one.name for one in read if hasattr(one, "pseudonym")}


class Telling:
    """Says entries in the language being read, under the words of one scheme; ``names`` are known by pseudonym."""

    def __init__(self, scheme: Scheme, names: Mapping[str, str] | None = None) -> None:
        self._scheme, self._names, self._told = scheme, names or {}, wording.told()
        self._named = dict(_of_scheme(scheme))

    def closed(self, entry: Told) -> Row:
        """As much as everyone on duty sees of it."""
        return Row(**self._outside(entry))

    def opened(self, entry: Told) -> Opened:
        """All of it."""
        said, pseudonym = entry.said, entry.said.actor.pseudonym or ""
        kind, _, number = said.record.partition("/")
        return Opened(
            **self._outside(entry),
            who=self._names.get(pseudonym, pseudonym),
            pseudonym=pseudonym,
            named=pseudonym in self._names,
            record=f"{self._words(f'recordkind.{kind}', kind)} {number}",
            clauses=tuple(self._clauses(said.clauses)),
            detail=tuple(self._detail(said.detail)),
        )

    def _outside(self, entry: Told) -> dict[str, object]:
        said, concerns = entry.said, (entry.concern, Concern.LATE if entry.late else "")
        return {
            "number": entry.number,
            "at": said.at,
            "act": self._words(f"act.{said.act}", said.act),
            "role": self._words(f"role.{said.actor.role}", said.actor.role),
            "outcome": self._words(f"came_of_it.{said.outcome}", said.outcome),
            "concerns": tuple(self._words(f"concern.{one}", one) for one in concerns if one),
            "reference": entry.reference,
            "applicant": entry.applicant,
        }

    def _clauses(self, marks: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for mark in marks:
            statement = self._scheme.statements.get(mark)
            yield mark, wording.said(statement.words) if statement else ""

    def _detail(self, detail: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for name, value in detail.items():
            if name not in _SEEN:
                yield self._words(f"detail.{name}", name), self._value(detail, name, value)

    def _value(self, detail: Mapping[str, str], name: str, value: str) -> str:
        """In words where there are any; else as it stands in the entry."""
        if name in _TIMES:
            return _when(value)
        if name in _ROLES:
            return self._words(f"role.{value}", value)
        if name == "person":
            return self._names.get(value, value)
        if name in ("act", "concern", "step"):
            return self._words(f"{name}.{value}", value)
        place = (detail.get("part", ""), value) if name == "question" else value
        return self._named.get((name, place)) or self._words(f"detail_value.{name}.{value}", value)

    def _words(self, key: str, otherwise: str) -> str:
        told: Wording = self._told
        return told.say(key) if key in told else otherwise


def _when(value: str) -> str:
    """A day or an instant of an entry in words."""
    if "T" in value:
        return wording.moment(datetime.fromisoformat(value))
    return wording.day(date.fromisoformat(value))


def _of_scheme(scheme: Scheme) -> Iterator[tuple[tuple[str, object], str]]:
    """What the scheme calls its lines, its kinds of recommender, its parts and their questions."""
    for line in scheme.lines.values():
        yield ("line", line.id), wording.said(line.name)
    for kind in scheme.notice.recommenders:
        yield ("kind", kind.id), wording.said(kind.name)
    for part in scheme.dossier.parts:
        yield ("part", part.id), wording.said(part.title)
        for question in part.questions:
            yield ("question", (part.id, question.id)), wording.said(question.ask)
