"""What may a token open to a program, and for how long?"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from award.application.characters import UNBEARABLE
from award.vocabulary.acts import Act
from award.vocabulary.machine import NOWHERE, Machine, Move
from award.vocabulary.refusal import Refusal

GRANTED: Final = "granted"
REVOKED: Final = "revoked"

TOKEN: Final = Machine(
    "token",
    (Move(NOWHERE, Act.NOTICE_GRANT_TOKEN, GRANTED), Move(GRANTED, Act.NOTICE_REVOKE_TOKEN, REVOKED)),
)

# Bounds of what is kept.
LONGEST_NAME: Final = 60
MOST: Final = 20


class TokenScope(StrEnum):
    """What a token opens; what its person may not see it opens to nobody.

    Basis: a program is given no more than it needs.
    """

    CASES_READ = "cases:read"
    REGISTERS_IMPORT = "registers:import"


def wanting(name: str, scopes: Collection[str], days: int, *, longest: int) -> Mapping[str, Refusal]:
    """What is wrong with a token of this name, for this, good for so many ``days``: all of it, by what it is about.

    ``longest``: of how many days no token is good for more. A token without an end is never made.

    Basis: a token is for a purpose and for a while; all faults at once.
    """
    found: dict[str, Refusal] = {}
    if not name.strip():
        found["name"] = Refusal("token_without_name")
    elif len(name) > LONGEST_NAME or UNBEARABLE.search(name):
        found["name"] = Refusal("name_not_kept", params={"most": LONGEST_NAME})
    if not scopes or not set(scopes) <= set(TokenScope):
        found["scopes"] = Refusal("token_without_scope")
    if not 1 <= days <= longest:
        found["days"] = Refusal("token_days", params={"longest": longest})
    return found


def grantable(name: str, scopes: Collection[str], days: int, *, longest: int, held: int) -> Refusal | None:
    """Whether someone who holds so many tokens may make this one; the first of :func:`wanting` where not.

    Basis: a token is for a purpose and for a while.
    """
    for refused in wanting(name, scopes, days, longest=longest).values():
        return refused
    return Refusal("too_many_tokens", params={"most": MOST}) if held >= MOST else None
