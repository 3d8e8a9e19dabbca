"""Which letters are about to leave, to whom, with which words?"""

from collections.abc import Iterator
from dataclasses import dataclass

from award.vocabulary.roles import Role
from office.access.attending import served
from office.access.relations import Actor
from office.acts.performing import Rehearsed
from office.records.people import Applicant


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it will leave: what only its recipient may know stands in it as ⟦name⟧."""

    recipient: str
    language: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """The letters that an act would send, as far as whoever looks may see them; ``digest`` names all of them.

    Handed to ``perform`` as ``letters_seen``, it lets no others leave.
    """

    letters: tuple[Letter, ...]
    digest: str

    @property
    def recipients(self) -> int:
        """How many people are written to."""
        return len({letter.recipient for letter in self.letters})


def leaving(actor: Actor, duty: Role, rehearsed: Rehearsed) -> Leaving:
    """What was rehearsed, in one query at most. Letters about applicants in whom ``actor`` has a part are not there."""
    return Leaving(tuple(_seen(actor, duty, rehearsed)), rehearsed.digest)


def _seen(actor: Actor, duty: Role, rehearsed: Rehearsed) -> Iterator[Letter]:
    about = {one.post.about for one in rehearsed.letters} - {None}
    known = set(served(actor, Applicant, duty).filter(pk__in=about).values_list("pk", flat=True)) if about else set()
    for one in rehearsed.letters:
        if one.post.about is None or one.post.about in known:
            yield Letter(one.post.to, one.post.language, one.subject, one.body)
