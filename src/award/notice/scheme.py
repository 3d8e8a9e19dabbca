"""What does a scheme consist of?"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from award.notice.conditions import Rule
from award.notice.criteria import Criteria
from award.notice.dossier import Dossier
from award.notice.intake import Intake
from award.notice.questions import ApplicantKind, Fact, Part
from award.notice.reading import Reading
from award.notice.recommending import Recommender, Recommending
from award.notice.text import Id, Item, Paragraph, Sourced, Statement, StatementNature, Words, statements


class Section(Item):
    """A section of the notice, as it is numbered there."""

    id: Id
    title: Words


class Organ(Sourced):
    """A body that the notice names, or that takes part in practice."""

    id: Id
    name: Words
    role: Words


class Tier(Sourced):
    """A level of the award; the highest has rank 1."""

    id: Id
    name: Words
    rank: Annotated[int, Field(ge=1)]
    honours: Words


class Category(Sourced):
    """What is honoured, and which kind of applicant may file it."""

    id: Id
    name: Words
    applicant: ApplicantKind


class Line(Sourced):
    """An award line: a tier in a category."""

    id: Id
    name: Words
    tier: Id
    category: Id
    commends: Words


class Cap(Sourced):
    """At most so many awards over these lines together; ``at_most`` is empty where no number is known."""

    id: Id
    lines: tuple[Id, ...] = Field(min_length=1)
    at_most: Annotated[int, Field(ge=0)] | None = None
    may_be_vacant: bool = True
    prize: Words | None = None


class Day(Sourced):
    """A day of the calendar of the award. Where it is not fixed, ``after`` names the day it must follow.

    ``latest``: not later than this, while it is not fixed; ``announced``: the notice itself names it;
    ``rolls_forward``: if it falls on a rest day, it moves to the next working day.
    """

    id: Id
    name: Words
    on: date | None = None
    after: Id | None = None
    latest: date | None = None
    rolls_forward: bool = False
    announced: bool = True


class Period(Sourced):
    """A length of time that the process uses (posting, objection, correction …)."""

    id: Id
    name: Words
    length: Annotated[int, Field(ge=1)]
    unit: Literal["days", "working_days", "months", "years"]


class Outage(Sourced):
    """What follows when the site cannot be reached before a last day.

    An outage that touches the ``last_hours`` before filing closes keeps filing open for everyone, until
    ``extends_hours`` after the close or after the end of the outage, whichever is later.
    """

    words: Words
    last_hours: Annotated[int, Field(ge=1)]
    extends_hours: Annotated[int, Field(ge=1)]


class Signing(Item):
    """In which capacity the undertaking is given, by whoever files for each kind of applicant."""

    organisation: Words
    individual: Words


class Undertaking(Sourced):
    """What whoever files undertakes: that it is all true. It is shown, confirmed and filed in these words."""

    words: Words
    signed: Signing


class Step(Sourced):
    """A step of the path from notice to publication: who does it, and what gate it ends with."""

    id: Id
    path: Literal["notice", "eligibility", "application", "intake", "assessment", "decision", "publication"]
    name: Words
    by: Words
    gate: Literal["none", "all", "threshold", "ranking", "vote", "act"] = "none"


class Contact(Sourced):
    """A way to reach the office, as published."""

    id: Id
    label: Words
    value: Words


class Provision(Sourced):
    """Anything else the notice, or practice, lays down in words: permissions, duties, titles, bars."""

    id: Id
    title: Words
    words: Words


class Retention(Sourced):
    """Data that are kept, why, and for how long: until so many ``years`` after the day ``after``.

    ``records``: the kinds of record that hold them, all of them or, at these ``stages``, those that were never filed;
    ``then``: what is destroyed at the end, and what remains.
    """

    id: Id
    data: Words
    why: Words
    records: tuple[Id, ...] = Field(min_length=1)
    stages: tuple[Id, ...] = ()
    after: Id
    years: Annotated[int, Field(ge=0)]
    then: Words


class NoticeFile(Item):
    """The file ``notice.toml``: what was announced."""

    id: Id
    title: Words
    short_title: Words
    example: bool = False
    about: Words
    issuer: Id
    receiver: Id
    cycle: tuple[int, ...] = Field(min_length=1)
    recommendation: Literal["optional", "mandatory", "none"]
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    natures: tuple[StatementNature, ...] = ()
    organs: tuple[Organ, ...] = Field(min_length=1)
    tiers: tuple[Tier, ...] = Field(min_length=1)
    categories: tuple[Category, ...] = Field(min_length=1)
    lines: tuple[Line, ...] = Field(min_length=1)
    caps: tuple[Cap, ...] = ()
    days: tuple[Day, ...] = Field(min_length=1)
    periods: tuple[Period, ...] = ()
    outage: Outage | None = None
    undertaking: Undertaking
    steps: tuple[Step, ...] = ()
    recommending: Recommending | None = None
    recommenders: tuple[Recommender, ...] = ()
    contacts: tuple[Contact, ...] = ()
    provisions: tuple[Provision, ...] = ()
    retention: tuple[Retention, ...] = ()


class EligibilityFile(Item):
    """The file ``eligibility.toml``: what is asked, how it can be read, and what follows."""

    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    readings: tuple[Reading, ...] = ()
    rules: tuple[Rule, ...] = Field(min_length=1)


class Scheme(Item):
    """The content of a notice: everything that ``schemes/<folder>/`` says, checked as a whole."""

    notice: NoticeFile
    eligibility: EligibilityFile
    dossier: Dossier
    criteria: Criteria
    intake: Intake = Intake()

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Every statement by its mark, in the order of the notice.

        Basis: the numbering of the notice's statements.
        """
        return {statement.mark: statement for statement in self._quoted()}

    def _quoted(self) -> Iterator[Statement]:
        seen: set[str] = set()
        for paragraph in self.notice.paragraphs:
            english = statements(paragraph.en)
            for mark, words in statements(paragraph.zh).items():
                if mark not in seen:
                    seen.add(mark)
                    yield Statement(
                        mark=mark, section=paragraph.section, words=Words(zh=words, en=english.get(mark, words))
                    )

    @cached_property
    def lines(self) -> dict[str, Line]:
        """The award lines by id, in order. Basis: the notice's list of awards and categories."""
        return {line.id: line for line in self.notice.lines}

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts by id, in order. Basis: the rules' need of them."""
        return {fact.id: fact for fact in self.eligibility.facts}

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """The readings by id, in order. Basis: the notice's ambiguities."""
        return {reading.id: reading for reading in self.eligibility.readings}

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules by id, in order. Basis: the notice's conditions and requirements."""
        return {rule.id: rule for rule in self.eligibility.rules}

    @cached_property
    def days(self) -> dict[str, Day]:
        """The days of the calendar by id, in order. Basis: the notice's dates."""
        return {day.id: day for day in self.notice.days}

    def applicant(self, line: str) -> ApplicantKind:
        """Which kind of applicant may file ``line`` (a key of :attr:`lines`).

        Basis: the notice's assignment of categories to kinds of applicant.
        """
        category = self.lines[line].category
        return next(item.applicant for item in self.notice.categories if item.id == category)

    def rules_for(self, line: str) -> tuple[Rule, ...]:
        """The rules that bind ``line``, in the order of the scheme.

        Basis: the notice's conditions of each line.
        """
        return tuple(rule for rule in self.eligibility.rules if line in rule.lines)
