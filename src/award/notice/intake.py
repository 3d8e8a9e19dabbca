"""How is what was filed received: looked at, compared, enquired about, corrected?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from award.notice.questions import ApplicantKind
from award.notice.reading import ByReading
from award.notice.text import FactId, Id, Item, Sourced, Words
from award.vocabulary.fault import Fault

FILE = "intake.toml"
After = Literal["nothing", "form", "anything"]
_People = Annotated[int, Field(ge=1, le=5)]


class FormItem(Sourced):
    """One thing that is looked at in the form of a dossier; of one part of it, where ``part`` names one."""

    id: Id
    ask: Words
    hint: Words | None = None
    of: tuple[ApplicantKind, ...] = ("organisation", "individual")
    lines: tuple[Id, ...] = ()
    part: Id | None = None


class Eyes(Sourced):
    """How many people must say the same before it stands: of the form, of a finding as the rules compute it, of one
    that overrules that, and of anything that fails the applicant."""

    form: _People = 1
    confirmed: _People = 1
    overruled: _People = 1
    failed: _People = 1


class Correcting(Sourced):
    """How the office may send back for correction.

    The applicant has the ``period`` of the notice, and ``rounds`` such times at most. ``after``: what can be opened
    once filing has closed; of ``form`` only what is named there (a part of the dossier, or ``part.question``, or
    ``facts.fact``): form, and not substance.
    """

    words: Words
    period: Id
    rounds: Annotated[int, Field(ge=1)] | None = None
    after: After | ByReading[After] = "form"
    form: tuple[str, ...] = ()


class RegisterColumn(Item):
    """A column of a register: ``heads`` are the headings under which a table may bring it.

    It feeds the column ``feeds`` of the register's fact, in that column's form; the columns ``number`` (an identity
    number) and ``name`` tell whose row it is.
    """

    id: Id
    name: Words
    heads: tuple[str, ...] = ()
    feeds: Id | None = None
    required: bool = False


class Register(Sourced):
    """A register that the office holds: whose rows bear on the rows of ``fact``.

    ``complete``: who is not in it has nothing of the kind. ``key``: the columns that together tell one thing that is
    held of someone from another; of two rows about the same thing the one that came last holds. ``holder``: the column
    of the fact that says whether the row is the applicant's own or a predecessor's, with the two options that say so.
    """

    id: Id
    name: Words
    fact: FactId
    complete: bool = False
    columns: tuple[RegisterColumn, ...] = Field(min_length=1)
    key: tuple[Id, ...] = ()
    holder: Id | None = None
    own: Id | None = None
    predecessor: Id | None = None


class Authority(Sourced):
    """A body that is asked what it knows of applicants: about these rules, of these kinds of applicant.

    It is given ``working_days``; ``facts`` are those whose rows it may answer with.
    """

    id: Id
    name: Words
    asked: Words
    rules: tuple[Id, ...] = Field(min_length=1)
    of: tuple[ApplicantKind, ...] = ("organisation", "individual")
    facts: tuple[FactId, ...] = ()
    working_days: Annotated[int, Field(ge=1, le=90)]


class Picture(Sourced):
    """A question of the dossier with answers to choose from, by which the intake is counted and shown; its ``id`` is
    the question's."""

    id: Id
    name: Words
    part: Id


class LetterText(Item):
    """What the letter of ``act`` says under this notice; ``{name}`` stands for what the act tells of itself."""

    act: str
    subject: Words
    body: Words


class Assessed(Sourced):
    """The ``rules`` that only people can judge and that are left to those who assess: intake does not look at merit."""

    words: Words
    rules: tuple[Id, ...] = Field(min_length=1)


class Intake(Item):
    """The file ``intake.toml``: how the office receives what was filed. A scheme without it receives without them."""

    form: tuple[FormItem, ...] = ()
    eyes: Eyes | None = None
    assessed: Assessed | None = None
    correcting: Correcting | None = None
    registers: tuple[Register, ...] = ()
    authorities: tuple[Authority, ...] = ()
    pictures: tuple[Picture, ...] = ()
    letters: tuple[LetterText, ...] = ()

    def form_for(self, kind: ApplicantKind, line: str) -> tuple[FormItem, ...]:
        """What is looked at in an application of this kind for ``line``, in order. Basis: the scheme's checklist."""
        return tuple(item for item in self.form if kind in item.of and (not item.lines or line in item.lines))


@dataclass(frozen=True, slots=True)
class Known:
    """What an intake file may refer to: lines, parts with their questions, rules, facts with their columns, readings
    with their alternatives.

    ``choices``: of each part, the questions with answers to choose from.
    """

    lines: Collection[str]
    periods: Collection[str]
    parts: Mapping[str, Collection[str]]
    rules: Collection[str]
    facts: Mapping[str, Collection[str]]
    readings: Mapping[str, Collection[str]]
    choices: Mapping[str, Collection[str]]


def dangling(intake: Intake, known: Known) -> Iterator[Fault]:
    """Every reference of the file that leads nowhere. Basis: an error names the place, expected and found."""
    for item in intake.form:
        yield from _unknown(f"form.{item.id}.lines", item.lines, known.lines)
        yield from _unknown(f"form.{item.id}.part", [item.part] if item.part else [], known.parts)
    if intake.assessed is not None:
        yield from _unknown("assessed.rules", intake.assessed.rules, known.rules)
    if intake.correcting is not None:
        yield from _unknown("correcting.period", [intake.correcting.period], known.periods)
        yield from _reading("correcting.after", intake.correcting.after, known.readings)
        for place in intake.correcting.form:
            yield from _place(place, known)
    for register in intake.registers:
        yield from _register(register, known)
    for authority in intake.authorities:
        yield from _unknown(f"authorities.{authority.id}.rules", authority.rules, known.rules)
        yield from _unknown(f"authorities.{authority.id}.facts", authority.facts, known.facts)
    for picture in intake.pictures:
        yield from _unknown(f"pictures.{picture.id}", [picture.id], known.choices.get(picture.part, ()))


def _place(place: str, known: Known) -> Iterator[Fault]:
    part, _, question = place.partition(".")
    inner = known.facts if part == "facts" else known.parts.get(part)
    if inner is None:
        yield from _unknown("correcting.form", [part], [*known.parts, "facts"])
    elif question:
        yield from _unknown("correcting.form", [question], inner)


def _reading(key: str, after: After | ByReading[After], known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    if not isinstance(after, ByReading):
        return
    yield from _unknown(key, [after.reading], known)
    for item in set(known.get(after.reading, ())).symmetric_difference(after.table or ()):
        yield Fault(FILE, key, "table_matches", item, {"expected": after.reading})


def _register(register: Register, known: Known) -> Iterator[Fault]:
    key = f"registers.{register.id}"
    yield from _unknown(f"{key}.fact", [register.fact], known.facts)
    columns = known.facts.get(register.fact, ())
    fed = [column.feeds for column in register.columns if column.feeds]
    yield from _unknown(f"{key}.columns.feeds", fed, columns)
    yield from _unknown(f"{key}.holder", [register.holder] if register.holder else [], columns)
    ids = [column.id for column in register.columns]
    yield from _unknown(f"{key}.columns", ["name"], ids)
    yield from _unknown(f"{key}.key", register.key, ids)


def _unknown(key: str, found: Collection[str], known: Collection[str]) -> Iterator[Fault]:
    for name in found:
        if name not in known:
            yield Fault(FILE, key, "unknown_reference", name, {"expected": ", ".join(known)})
