"""Where may a record go from where it stands?"""

from dataclasses import dataclass
from typing import NamedTuple

from award.vocabulary.refusal import Refusal

NOWHERE = ""  # where a record stands that is not there yet


class Move(NamedTuple):
    """From the stage ``before``, ``act`` leads to the stage ``after``."""

    before: str
    act: str
    after: str


@dataclass(frozen=True, slots=True)
class Machine:
    """The life of one kind of record, as a table. It says where an act leads, never whether it is in order.

    Basis: lifecycles are tables; deadlines and completeness are asked of functions of their own.
    """

    name: str
    moves: tuple[Move, ...]

    @property
    def stages(self) -> tuple[str, ...]:
        """Every stage, in the order of the table. Basis: the table."""
        named = (stage for move in self.moves for stage in (move.before, move.after) if stage)
        return tuple(dict.fromkeys(named))

    def acts(self, stage: str) -> tuple[str, ...]:
        """The acts that lead on from ``stage``. Basis: the table."""
        return tuple(move.act for move in self.moves if move.before == stage)

    def after(self, stage: str, act: str) -> str | Refusal:
        """The stage after ``act``, or the refusal of an act that does not lead on from ``stage``. Basis: the table."""
        for move in self.moves:
            if (move.before, move.act) == (stage, act):
                return move.after
        return Refusal("stage", params={"act": act, "stage": stage})
