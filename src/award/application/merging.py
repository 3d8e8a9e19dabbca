"""What becomes of a part that two people changed at the same time?"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Merged(NamedTuple):
    """The part with both changes in it; of a question in ``contested`` both changed the answer, and it is ``mine``."""

    answers: Mapping[str, Any]
    contested: tuple[str, ...]


def merged(before: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> Merged:
    """What ``theirs`` and ``mine`` say together, both written upon ``before`` (plain JSON values, by question).

    Where only one of them changed an answer, the change stands; where both changed it to the same, so does that.

    Basis: two people at work on one dossier never overwrite each other.
    """
    together: dict[str, Any] = {}
    contested = []
    for question in dict.fromkeys((*theirs, *mine, *before)):
        was, their, own = (said.get(question) for said in (before, theirs, mine))
        if own not in (was, their) and their != was:
            contested.append(question)
        chosen = their if own == was else own
        if chosen is not None:
            together[question] = chosen
    return Merged(together, tuple(contested))
