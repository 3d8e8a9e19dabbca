"""What was asked for that the rules do not allow, and on which basis?"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """A well-formed request is refused: ``code`` names the sentence, ``params`` fill it, ``clauses`` are its basis.

    Basis: a refusal is a value that carries its basis.
    """

    code: str
    clauses: tuple[str, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The key of its sentence in the wording. Basis: code and sentence are kept apart."""
        return f"refusal.{self.code}"
