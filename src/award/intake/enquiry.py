"""Who is asked about what, until when, and what was answered?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from award.application.characters import UNBEARABLE
from award.application.lifecycle import SUBMITTED
from award.eligibility.facts import read_row
from award.intake.cells import meant, spelled
from award.intake.naming import plain
from award.intake.register import first_headed
from award.notice.calendar import UnknownYear, posting_ends
from award.notice.intake import Authority
from award.notice.questions import ApplicantKind, Column, Fact
from award.vocabulary.fault import Fault, shown
from award.vocabulary.refusal import Refusal

# What an authority may say of an applicant; while it has said nothing, it has said nothing.
NONE: Final = "none"
FOUND: Final = "found"
UNCLEAR: Final = "unclear"
SAID: Final = (NONE, FOUND, UNCLEAR)

# Where an enquiry stands towards its day.
ANSWERED: Final = "answered"
OPEN: Final = "open"
SILENT: Final = "silent"

_LONGEST: Final = 4000

# What a table of questions and answers begins with. The number is for the authority; nothing is read from it.
COLUMNS: Final = ("reference", "name", "number", "said", "words")


@dataclass(frozen=True, slots=True)
class Asked:
    """An application about which an authority was asked, as its table names it: by reference and by name."""

    application: int
    reference: str
    name: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What an authority says of one application: one of ``SAID``, its own words, and rows by fact."""

    application: int
    said: str
    words: str = ""
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table of answers: by what names it is known, and what it answers."""

    id: str
    heads: tuple[str, ...]
    column: Column | None = None
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a table of answers says: the answers, every fault of it, and of whom it says nothing."""

    given: tuple[Answered, ...]
    faults: tuple[Fault, ...]
    silent: tuple[Asked, ...]
    ignored: tuple[str, ...] = ()


def due(asked: date, working_days: int) -> date | Refusal:
    """The last day for an answer: ``working_days`` after the day of asking, which is not counted.

    Refused where the official calendar of a year is not known: the day must then be set by hand.

    Basis: Civil Code, Art. 201, by analogy; silence before the day says nothing.
    """
    try:
        return posting_ends(asked, working_days, inclusive=False)
    except UnknownYear as unknown:
        return Refusal("calendar_unknown", params={"year": str(unknown.args[0])})


def askable(authority: Authority, stage: str, kind: ApplicantKind, stages: Collection[str] = (SUBMITTED,)) -> bool:
    """Whether ``authority`` may be asked about an application of this kind at this stage.

    Basis: authorities are asked while an application is being examined, about those whom their rules concern.
    """
    return kind in authority.of and stage in stages


def enquirable(applications: Sequence[object], until: date, asked: date) -> Refusal | None:
    """Whether an enquiry about these, made on the day ``asked``, may be answered ``until`` then.

    Basis: whoever is asked is given time.
    """
    if not applications:
        return Refusal("enquiry_about_nobody")
    return None if until > asked else Refusal("enquiry_without_time")


def standing(said: str, until: date, today: date) -> str:
    """Where a question stands: answered, open until its day, or silent after it. Silence is no answer and no consent.

    Basis: silence by the date is shown, and never read as consent.
    """
    if said:
        return ANSWERED
    return OPEN if today <= until else SILENT


def headings(authority: Authority, facts: Mapping[str, Fact], words: Mapping[str, Sequence[str]]) -> list[Heading]:
    """The columns of the table that goes out and comes back; ``words`` name ``COLUMNS`` in every language.

    After these come the columns of every fact with whose rows the authority may answer.

    Basis: what is asked and what is answered is one table.
    """
    found = [Heading(name, tuple(words[name])) for name in COLUMNS]
    for fact in (facts[name] for name in authority.facts):
        for column in fact.columns:
            zh, en = f"{fact.name.zh}: {column.name.zh}", f"{fact.name.en}: {column.name.en}"
            found.append(Heading(f"{fact.id}.{column.id}", (zh, en), column, fact.id))
    return found


def read_answers(
    columns: Sequence[Heading],
    facts: Mapping[str, Fact],
    asked: Iterable[Asked],
    cells: Iterable[Sequence[str]],
    words: Mapping[str, Sequence[str]],
    *,
    on: date,
    file: str,
) -> Answers:
    """The answers in a table: one row for each application, or several where several things were found.

    Rows are known by their reference, else by a name that was asked about once. ``words`` are how each of ``SAID`` is
    written. Of an application with a fault nothing is taken. ``on``: what has happened cannot be dated later.

    Basis: an error names the place, what was expected and what was found; who is not answered about is not cleared.
    """
    reader = _Reader(columns, facts, tuple(asked), words, on, file)
    line, places, rest = first_headed(cells, {one.id: (one.id, *one.heads) for one in columns}, ("said",))
    if "said" not in places.values():
        heads = next(one.heads for one in columns if one.id == "said")
        reader.faults.append(Fault(file, heads[0], "register.heading", None, {"expected": " / ".join(heads)}))
        return reader.answers(())
    reader.heads = {name: line[place].strip() for place, name in places.items()}
    for number, row in rest:
        if any(cell.strip() for cell in row):
            reader.row(number, {name: row[at].strip() for at, name in places.items() if at < len(row)})
    return reader.answers(head.strip() for at, head in enumerate(line) if at not in places and head.strip())


class _Reader:
    """Reads the rows of a table of answers, gathering what is wrong with them."""

    def __init__(
        self,
        columns: Sequence[Heading],
        facts: Mapping[str, Fact],
        asked: tuple[Asked, ...],
        words: Mapping[str, Sequence[str]],
        on: date,
        file: str,
    ) -> None:
        self.columns, self.facts, self.asked, self.on, self.file = columns, facts, asked, on, file
        self.heads: dict[str, str] = {}
        self.by_reference = {plain(one.reference): one for one in asked}
        names = [plain(one.name) for one in asked]
        self.by_name = {name: one for name, one in zip(names, asked, strict=True) if names.count(name) == 1}
        self.said = {plain(way): said for said, ways in words.items() for way in (said, *ways)}
        self.expected = " | ".join(way for ways in words.values() for way in ways)
        self.given: dict[int, Answered] = {}
        self.faults: list[Fault] = []
        self.spoilt: set[int] = set()

    def row(self, number: int, cells: Mapping[str, str]) -> None:
        before = len(self.faults)
        about = self._about(number, cells)
        answer = self._answer(number, cells, about) if about else None
        if about is not None and len(self.faults) > before:
            self.spoilt.add(about.application)
        elif answer is not None:
            self._take(number, answer)

    def _about(self, number: int, cells: Mapping[str, str]) -> Asked | None:
        reference, name = cells.get("reference", ""), cells.get("name", "")
        found = self.by_reference.get(plain(reference)) if reference else self.by_name.get(plain(name))
        if found is None:
            column = "reference" if reference or not name else "name"
            self._fault(number, column, "enquiry.not_asked", reference or name)
        elif reference and name and plain(name) != plain(found.name):
            self._fault(number, "name", "enquiry.other_name", name, expected=found.name)
        return found

    def _answer(self, number: int, cells: Mapping[str, str], about: Asked) -> Answered | None:
        text, words = cells.get("said", ""), cells.get("words", "")
        row = {one: cells[one.id] for one in self.columns if one.column and cells.get(one.id)}
        if not text and not row and not words:
            return None  # it was sent back as it went out: nothing is said of this one
        said = self.said.get(plain(text))
        if said is None:
            self._fault(number, "said", "form.choice" if text else "form.missing", text or None, expected=self.expected)
            return None
        if len(words) > _LONGEST or UNBEARABLE.search(words):
            self._fault(number, "words", "register.text", words, most=str(_LONGEST))
        if row and said != FOUND:
            self._fault(number, "said", "enquiry.found_nothing", text)
        if said == FOUND and not row and not words:
            self._fault(number, "words", "enquiry.found_what", None)
        return Answered(about.application, said, words, self._rows(number, row))

    def _rows(self, number: int, row: Mapping[Heading, str]) -> dict[str, list[Mapping[str, Any]]]:
        found: dict[str, dict[str, Any]] = {}
        for one, text in row.items():
            if one.column is not None:
                found.setdefault(one.fact, {})[one.column.id] = meant(one.column, text)
        for name, said in found.items():
            fact = self.facts[name]
            columns = {column.id: column for column in fact.columns}
            for fault in read_row(fact, said, on=self.on, file=self.file, place="")[1]:
                column = fault.key.removeprefix(".")
                options = columns[column].options
                told = {**fault.params, **({"expected": " | ".join(map(spelled, options))} if options else {})}
                code = "register.future" if fault.code == "future" else fault.code
                self._fault(number, f"{name}.{column}", code, fault.found, **told)
        return {name: [said] for name, said in found.items()}

    def _take(self, number: int, answer: Answered) -> None:
        """Several rows about one application say together what was found."""
        known = self.given.get(answer.application)
        if known is None:
            self.given[answer.application] = answer
        elif known.said != answer.said:
            self.spoilt.add(answer.application)
            self._fault(number, "said", "enquiry.two_answers", None)
        else:
            rows = {
                name: [*known.rows.get(name, ()), *answer.rows.get(name, ())] for name in {**known.rows, **answer.rows}
            }
            words = "\n".join(dict.fromkeys(filter(None, (known.words, answer.words))))
            self.given[answer.application] = Answered(answer.application, answer.said, words, rows)

    def _fault(self, row: int, column: str, code: str, found: str | None, **params: str) -> None:
        heading = self.heads.get(column) or next((one.heads[0] for one in self.columns if one.id == column), column)
        told = shown(found) if found is not None else None
        self.faults.append(Fault(self.file, heading, code, told, {**params, "row": str(row)}))

    def answers(self, ignored: Iterable[str]) -> Answers:
        given = tuple(one for number, one in self.given.items() if number not in self.spoilt)
        answered = {one.application for one in given}
        silent = tuple(one for one in self.asked if one.application not in answered)
        return Answers(given, tuple(self.faults), silent, tuple(ignored))
