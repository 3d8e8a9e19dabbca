"""Who succeeded whom, and may that be put down?"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from award.application.membership import LONGEST_NAME, identity
from award.vocabulary.refusal import Refusal


class Link(NamedTuple):
    """A predecessor and its successor, each by whatever tells it from others."""

    predecessor: str
    successor: str


class Said(NamedTuple):
    """Who succeeded whom: by name and number; a predecessor may have none. ``on`` that day, upon a ``document``."""

    predecessor: str
    predecessor_number: str
    successor: str
    successor_number: str
    on: date
    document: str


def spelled(said: Said) -> Said | Refusal:
    """What was said, with the numbers in their one spelling. Basis: organisations are known by their number."""
    successor = identity("organisation", said.successor_number)
    known = identity("organisation", said.predecessor_number) if said.predecessor_number.strip() else ""
    if isinstance(successor, Refusal) or isinstance(known, Refusal):
        return Refusal("succession_wrong_number")
    return said._replace(
        predecessor=said.predecessor.strip(),
        successor=said.successor.strip(),
        predecessor_number=known,
        successor_number=successor,
        document=said.document.strip(),
    )


def linkable(said: Said, link: Link, links: Collection[Link], today: date) -> Refusal | None:
    """Whether ``link``, which ``said`` says, may be put down beside the ``links`` that stand, on the day ``today``.

    Basis: a succession is proven by a document, and nobody succeeds themselves, be it by others.
    """
    if not said.predecessor or not said.successor or max(map(len, (said.predecessor, said.successor))) > LONGEST_NAME:
        return Refusal("applicant_without_name")
    if not said.document:
        return Refusal("succession_without_document")
    if said.on > today:
        return Refusal("succession_in_future")
    if link.predecessor == link.successor:
        return Refusal("succession_of_oneself")
    if link in links:
        return Refusal("succession_known")
    return Refusal("succession_circular") if link.successor in before(link.predecessor, links) else None


def before(one: str, links: Iterable[Link]) -> frozenset[str]:
    """Everyone that ``one`` succeeded, directly or by others. Basis: a succession of successions is one."""
    known = list(links)
    found: set[str] = set()
    waiting = [one]
    while waiting:
        asked = waiting.pop()
        new = {link.predecessor for link in known if link.successor == asked} - found
        found |= new
        waiting += new
    return frozenset(found)
