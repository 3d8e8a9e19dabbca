"""What is wrong with what was handed in, and where?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a text that was handed in.

    ``code`` names the sentence (``fault.<code>`` in the wording) and ``params`` fill it; ``found`` is the
    offending value as written, shortened, or ``None`` where something is absent.

    Basis: the project's rule that an error names the place, what was expected and what was found.
    """

    file: str
    key: str
    code: str
    found: str | None = None
    params: dict[str, str] = field(default_factory=dict)


class Faulty(Exception):
    """What was handed in cannot be used; ``faults`` holds every reason, in the order of the text."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.file} {fault.key}: {fault.code}" for fault in self.faults))


def shown(value: object, limit: int = 60) -> str:
    """The value as one short line, for a fault's ``found``; at most ``limit`` characters.

    Basis: an error text shows enough to find the place and never a whole file.
    """
    line = str(value).replace("\n", " ")
    return line if len(line) <= limit else line[: limit - 1] + "…"


def unknown_key(file: str, place: str, found: str, known: Iterable[str]) -> Fault:
    """The fault of a key that is not known, with the nearest one that is, or else with all.

    Basis: an error says what was expected and what was found.
    """
    names = list(known)
    nearest = names if len(names) == 1 else get_close_matches(found, names, n=1, cutoff=0.4)
    if nearest:
        return Fault(file, place, "unknown_key_near", shown(found), {"nearest": nearest[0]})
    return Fault(file, place, "unknown_key", shown(found), {"expected": ", ".join(names)})
