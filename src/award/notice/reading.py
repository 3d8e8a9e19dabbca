"""Where can the notice be read in more than one way, and what has the office ruled?"""

from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from award.notice.text import Id, Item, Mark, Words

Number = Annotated[str, Field(pattern=r"^[A-Z]+-\d+[a-z]?$")]
Value = TypeVar("Value")


class Alternative(Item):
    """One way of reading."""

    id: Id
    words: Words


class Reading(Item):
    """A question on which careful readers differ, its alternatives, and the one recommended, with the reason.

    ``clauses`` are the statements it concerns; empty where a practice, not the notice, raises it.
    ``recommended`` is empty where nothing is recommended; ``alternatives`` where the question has no closed list.
    ``settled_by`` says who answers it: the office once for all (a ruling), or people for each case.
    """

    id: Id
    number: Number
    question: Words
    clauses: tuple[Mark, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    recommended: Id | None = None
    reason: Words
    settled_by: Annotated[str, Field(pattern="^(ruling|case)$")] = "ruling"


class ByReading(BaseModel, Generic[Value]):
    """A rule's parameter that follows a reading: the alternative's id is the value, or ``table`` maps it to one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reading: Id
    table: dict[str, Value] | None = None

    def value(self, alternative: str) -> Value | str:
        """The parameter's value under ``alternative``.

        Basis: readings are data of the scheme.
        """
        return alternative if self.table is None else self.table[alternative]


class OfficeRuling(Item):
    """A ruling of the office on one reading: which alternative holds, who ruled, when and why."""

    reading: Id
    chosen: Id
    by: str = Field(min_length=1)
    on: date
    reason: str = Field(min_length=1)


class RulingsFile(Item):
    """The rulings of the office on the readings of one notice, at most one a reading."""

    scheme: Id
    rulings: tuple[OfficeRuling, ...] = ()
