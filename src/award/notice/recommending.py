"""Who may recommend, and how does an application come by a recommendation?"""

from typing import Annotated

from pydantic import Field

from award.notice.dossier import FilesAsked
from award.notice.questions import AskedWhen
from award.notice.text import Id, Sourced, Words


class Recommender(Sourced):
    """A kind of body or person that may recommend an applicant; for these lines only, or for all if none is named."""

    id: Id
    name: Words
    lines: tuple[Id, ...] = ()


class SealedOpinion(FilesAsked, Sourced):
    """The opinion as it was sealed, which a recommender attaches to the words; or must, where it is ``required``."""

    file_types: tuple[str, ...] = Field(min_length=1)


class Recommending(Sourced):
    """How an application comes by a recommendation.

    ``when``: the answer by which an applicant says that it files upon one; ``awaited``: it can then be filed only with
    one. It can be given for ``days_later`` days after filing closes, in at most ``limit`` characters, or ``on_paper``:
    by this part of the dossier. Files go with one that is given here only where ``sealed`` asks for them.
    """

    when: AskedWhen
    awaited: bool
    days_later: Annotated[int, Field(ge=0)]
    limit: Annotated[int, Field(ge=1)]
    on_paper: Id | None = None
    sealed: SealedOpinion | None = None
