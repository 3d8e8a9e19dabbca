"""Which files go with a recommendation when it is signed, and what stands in the way?"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from award.application.lifecycle import RECEIVING, REFUSED
from award.application.uploads import IN_FORCE, sealed_place
from award.notice.scheme import Scheme
from award.vocabulary.refusal import Refusal


class Enclosed(NamedTuple):
    """A file that a recommender attached, and where it stands; ``signed``: the recommendation was signed with it."""

    name: str
    stage: str
    signed: bool = False


def removable(file: Enclosed) -> Refusal | None:
    """Whether the file can be taken away by itself; what a scanner refused can be, whatever it was signed with.

    Basis: what was signed stays as it was signed.
    """
    fixed = file.signed and file.stage != REFUSED
    return Refusal("upload.signed", params={"name": file.name}) if fixed else None


def unready(files: Sequence[Enclosed], scheme: Scheme) -> Iterator[Refusal]:
    """All that stands in the way of signing with ``files``, those that a recommender attached and does not leave out.

    Basis: the scheme says whether the sealed opinion is asked for, and how many files it may be.
    """
    place = sealed_place(scheme)
    if isinstance(place, Refusal):
        return
    for file in files:
        if file.stage in (RECEIVING, REFUSED):
            yield Refusal(f"opinion.files.{file.stage}", place.clauses, {"name": file.name})
    count = sum(file.stage in IN_FORCE for file in files)
    if count > place.most:
        yield Refusal("opinion.files.many", place.clauses, {"count": count, "most": place.most})
    if place.question.required and not count:
        yield Refusal("opinion.files.missing", place.clauses, {"question": place.question.ask})
