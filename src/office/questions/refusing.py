"""How is a refusal told beside the field that it is about?"""

from collections.abc import Mapping
from dataclasses import dataclass

from award.vocabulary.refusal import Refusal
from office import wording


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong, in words, and the field where it can be put right; none if it is not about one."""

    name: str
    words: str
    clauses: tuple[str, ...] = ()


def wrong(refusal: Refusal, places: Mapping[str, str]) -> Wrong:
    """``refusal`` in the language being read; ``places`` says which field a code is about."""
    words = wording.told().say(refusal.key, refusal.params)
    return Wrong(places.get(refusal.code, ""), words, refusal.clauses)
