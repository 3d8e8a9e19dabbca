"""What must be asked of an applicant, and in which form is the answer kept?"""

from typing import Literal

from pydantic import Field

from award.notice.text import Id, Item, Mark, Words

ApplicantKind = Literal["organisation", "individual"]
ScalarKind = Literal["text", "code", "date", "time", "flag", "choice", "number"]


class Option(Item):
    """One of the answers that can be chosen."""

    id: Id
    words: Words


class Asked(Item):
    """A question in words: what is asked, a hint that says what to look for, and a short name for the answer."""

    id: Id
    ask: Words
    hint: Words | None = None
    label: Words | None = None

    @property
    def name(self) -> Words:
        """The short name of the answer; the question itself where it has none. Basis: a missing fact is named."""
        return self.label or self.ask


class Column(Asked):
    """A column of a fact that is a table; ``not_before`` names a column whose day may not be later than this one's.

    ``default``, where it is set, is the option that a row means when it says nothing: a default of the scheme, and so
    of the office.
    """

    kind: ScalarKind
    options: tuple[Option, ...] = ()
    required: bool = False
    future: bool = False
    not_before: Id | None = None
    default: Id | None = None


class AskedWhen(Item):
    """The question is asked only where another fact has one of these values (a flag: ``true``, ``false``)."""

    fact: Id
    any_of: tuple[str, ...] = Field(min_length=1)


class Fact(Asked):
    """Something an applicant knows of itself.

    ``rows`` is a table with one row an item (an empty table says: none); ``yearly`` a table with one row a year,
    from ``years``. A date may be partial (a year, or a year and month). ``future`` allows a day that has not come.
    ``personal`` marks what names a natural person.
    """

    kind: ScalarKind | Literal["rows", "yearly"]
    of: tuple[ApplicantKind, ...] = ("organisation", "individual")
    clauses: tuple[Mark, ...] = ()
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    years: tuple[int, ...] = ()
    none: Words | None = None
    asked_when: AskedWhen | None = None
    future: bool = False
    personal: bool = False


class Part(Item):
    """A page of questions that belong together."""

    id: Id
    title: Words
    facts: tuple[Id, ...] = Field(min_length=1)
