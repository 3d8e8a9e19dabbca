"""How is a notice's text kept, so that each of its statements can be quoted by its mark?"""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MARK = re.compile(r"〔([A-Z]\d+-[0-9a-z-]+)〕")
# What joins one statement to the next: spaces, commas, semicolons, colons, full stops, in both widths.
_BETWEEN = " ,.;:\u3001\u3002\uff0c\uff1a\uff1b"
_NUMBERED = re.compile(r"^\d+[.\uff0e] *")
_BRACKETED = re.compile(r"^[(\uff08]([^()\uff08\uff09]*)[)\uff09]$")

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
FactId = Annotated[Id, "fact"]
DayId = Annotated[Id, "day"]
Mark = Annotated[str, Field(pattern=r"^[A-Z]\d+-[0-9a-z-]+$")]
Source = Literal["notice", "practice"]


class Item(BaseModel):
    """Anything written in a scheme: frozen, and refusing keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Item):
    """The same words in Chinese and in English."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Sourced(Item):
    """An item that says where it comes from: the notice itself (by its marks), or practice."""

    source: Source
    clauses: tuple[Mark, ...] = ()
    note: Words | None = None


class Paragraph(Item):
    """A paragraph of the notice; each statement ends at its mark, as in ``…〔S1-1〕,…〔S1-2〕。``"""

    style: Literal["title", "heading", "subheading", "body", "signature"] = "body"
    section: Id
    zh: str
    en: str


class Statement(Item):
    """A numbered statement of the notice, with its own words and its place."""

    mark: Mark
    section: Id
    words: Words


class StatementNature(Item):
    """What a statement is: whom it binds, who or what can decide it, and what proves it."""

    mark: Mark
    nature: tuple[Literal["date", "number", "set", "document", "judgement", "information"], ...]
    binds: Words
    proof: Words


def segments(text: str) -> Iterator[tuple[str, str | None]]:
    """Cut ``text`` into ``(words, mark)`` pairs in order; words behind the last mark come with ``None``.

    Joining all the words gives the text without its marks.

    Basis: the numbering of the notice's statements.
    """
    start = 0
    for found in MARK.finditer(text):
        yield text[start : found.start()], found.group(1)
        start = found.end()
    if text[start:]:
        yield text[start:], None


def statements(text: str) -> dict[str, str]:
    """The statements of one paragraph: mark → words, without the punctuation that joins them or a list's number.

    Basis: the numbering of the notice's statements.
    """
    quoted: dict[str, str] = {}
    for words, mark in segments(text):
        if mark is not None:
            quoted.setdefault(mark, _alone(words))
    return quoted


def _alone(words: str) -> str:
    """The words as they are quoted on their own."""
    bare = _NUMBERED.sub("", words.strip(_BETWEEN))
    return _BRACKETED.sub(r"\1", bare)
