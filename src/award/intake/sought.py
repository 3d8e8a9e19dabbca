"""What may someone mean who types a name, a code or a number?"""

import re
from dataclasses import dataclass
from typing import Final
from unicodedata import category, normalize

from award.application.membership import identity
from award.application.numbering import read_reference
from award.intake.naming import plain

LONGEST: Final = 100
MOST_WORDS: Final = 8
LONGEST_FOLDED: Final = 400
SHORTEST_TAIL: Final = 4

_DASHES = re.compile("[_\u2010-\u2015\u2212\u30fc]")
_IN_REFERENCE = re.compile(r"[0-9][0-9-]*")
# The characters of a unified social credit code.
_IN_CODE = re.compile(r"[0-9A-HJ-NP-RTUWXY]+")
_LONGEST_CODE = 18


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as it was ``said``, ``folded`` as names are, and what it is part of where it may be part of a number.

    ``reference``: what a reference number may contain. ``tail``: what a code may end with.
    """

    said: str
    folded: str
    reference: str
    tail: str


@dataclass(frozen=True, slots=True)
class Sought:
    """All words together: each must be found; or the whole is a reference number, a code or its end, or an identity
    number, however it is spaced."""

    words: tuple[Word, ...]
    reference: str
    tail: str
    identity: str


def folded(name: str) -> str:
    """A name without what people type differently: width, capitals, spaces, punctuation.

    Traditional and simplified characters stay apart, for to some names the difference is the name.

    Basis: what does not tell names apart (:func:`award.intake.naming.plain`), and the signs between words.
    """
    return "".join(sign for sign in plain(name) if category(sign)[0] not in "ZCP")


def kept(name: str) -> str:
    """The part of a folded name that is kept to be searched. Basis: what is kept is bounded."""
    return folded(name)[:LONGEST_FOLDED]


def split(text: str) -> list[str]:
    """The words of ``text``, without what cannot be seen. Basis: spaces of any width stand between words."""
    seen = "".join(" " if category(sign)[0] in "ZC" else sign for sign in text)
    return seen.split()


def sought(text: str) -> Sought:
    """What ``text`` may mean. Basis: GB 32100 and GB 11643 for numbers, the office's own for references."""
    parts = split(text)
    words = tuple(_word(part) for part in parts)
    whole = "".join(_plain(part) for part in parts)
    number = identity("individual", whole)
    return Sought(
        words=words,
        reference=read_reference(text) or "",
        tail=_tail(whole),
        identity=number if isinstance(number, str) else "",
    )


def _word(said: str) -> Word:
    plain = _DASHES.sub("-", normalize("NFKC", said))
    reference = plain if _IN_REFERENCE.fullmatch(plain) else ""
    return Word(said, folded(said), reference, _tail(_plain(said)))


def _plain(said: str) -> str:
    return _DASHES.sub("-", normalize("NFKC", said)).replace("-", "").upper()


def _tail(plain: str) -> str:
    fits = SHORTEST_TAIL <= len(plain) <= _LONGEST_CODE and _IN_CODE.fullmatch(plain)
    return plain if fits else ""
