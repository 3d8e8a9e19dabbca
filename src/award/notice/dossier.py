"""What is the applicant asked to hand in?"""

from typing import Annotated, Literal

from pydantic import Field

from award.notice.questions import ApplicantKind
from award.notice.text import Id, Item, Mark, Sourced, Words


class Named(Words):
    """Words that an answer refers to by an id: a column of a table, or one of the answers that can be chosen."""

    id: Id


class FilesAsked(Item):
    """What is asked for; where it is files: of which types, how many, and of how many megabytes each at most."""

    ask: Words
    hint: Words | None = None
    required: bool = True
    file_types: tuple[str, ...] = ()
    files: Annotated[int, Field(ge=1)] | None = None
    megabytes: Annotated[int, Field(ge=1)] | None = None


class DossierQuestion(FilesAsked):
    """One thing asked in a part of the dossier; ``limit`` counts characters.

    ``limit`` is that of the whole text, or of each cell of a table. A flag is an undertaking: where it is required,
    only yes is an answer. ``summary``: whoever is asked to recommend the application reads the answer.
    """

    id: Id
    kind: Literal["text", "table", "date", "choice", "flag", "file"]
    limit: Annotated[int, Field(ge=1)] | None = None
    columns: tuple[Named, ...] = ()
    options: tuple[Named, ...] = ()
    summary: bool = False


class DossierPart(Sourced):
    """A part of the dossier: who hands it in, for which lines, and which statements its content is evidence for."""

    id: Id
    title: Words
    purpose: Words
    of: tuple[ApplicantKind, ...]
    lines: tuple[Id, ...] = ()
    evidence_for: tuple[Mark, ...] = ()
    questions: tuple[DossierQuestion, ...] = Field(min_length=1)


class Dossier(Item):
    """The file ``dossier.toml``."""

    parts: tuple[DossierPart, ...] = Field(min_length=1)
