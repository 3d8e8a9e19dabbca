"""Which entries of the log are asked for, and how many are there of each sort?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q

from award.access.notable import Concern
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.recounting import Entries, Tally

STEPS = tuple(dict.fromkeys(act.step for act in Act))
HIDDEN = "hidden"  # what whoever supervises did in the log themselves

_KNOWN: Mapping[str, Callable[[str], object]] = {
    "step": {step: step for step in STEPS}.__getitem__,
    "act": Act,
    "role": Role,
    "concern": Concern,
    "day": date.fromisoformat,
    "watching": {HIDDEN: HIDDEN}.__getitem__,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; what is empty restricts nothing. Without `watching`: looks into the log are among them."""

    step: str = ""
    act: str = ""
    role: str = ""
    concern: str = ""
    day: str = ""
    watching: str = ""

    @property
    def said(self) -> dict[str, str]:
        """What restricts it, by name."""
        return {name: value for name, value in asdict(self).items() if value}

    def but(self, **changed: str) -> "Asked":
        """The same with this changed. An act belongs to its step."""
        if "step" in changed:
            changed = {"act": "", **changed}
        return replace(self, **changed)

    def address(self, page: int | None = None) -> str:
        """As it stands in an address, behind the path."""
        return "?" + urlencode(self.said | ({"page": str(page)} if page else {}))

    def among(self, found: Entries, late: Q) -> Entries:
        """Those of the entries that are asked for."""
        named = {"act": self.act, "role": self.role, "day": self.day}
        found = found.filter(**{name: value for name, value in named.items() if value})
        if self.step:
            found = found.filter(act__startswith=f"{self.step}.")
        if self.watching:
            found = found.exclude(concern=Concern.WATCH)
        if self.concern == Concern.LATE:
            return found.filter(late)
        return found.filter(concern=self.concern) if self.concern else found

    def fits(self, tally: Tally) -> bool:
        """Whether the entries that are counted here are asked for, late or not."""
        wanted = (
            (self.step, tally.act.partition(".")[0]),
            (self.act, tally.act),
            (self.role, tally.role),
            (self.day, tally.day.isoformat()),
            ("" if self.concern == Concern.LATE else self.concern, tally.concern),
        )
        watched = self.watching and tally.concern == Concern.WATCH
        return not watched and all(value in ("", found) for value, found in wanted)


def asked(said: Mapping[str, Any]) -> Asked:
    """What an address asks for. What it says that is not known restricts nothing."""
    return Asked(**{field.name: _read(field.name, said.get(field.name, "")) for field in fields(Asked)})


def _read(name: str, value: str) -> str:
    try:
        return str(_KNOWN[name](value)) if value else ""
    except (KeyError, ValueError):
        return ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to ask for less or more: its value, how many entries that would be, and what would be asked then."""

    value: str
    count: int
    then: Asked
    chosen: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted: all entries, and those that are late, each by day and sort."""

    every: list[Tally]
    late: list[Tally]

    def of(self, asked: Asked) -> list[Tally]:
        """Those that are asked for."""
        among = self.late if asked.concern == Concern.LATE else self.every
        return [tally for tally in among if asked.fits(tally)]

    def choices(self, asked: Asked, name: str, values: Iterable[str]) -> list[Choice]:
        """Of each value of ``name`` how many there are, beside all else that is asked for; none: it is left out."""
        found = []
        for value in values:
            then = asked.but(**{name: value})
            count = sum(tally.count for tally in self.of(then))
            if count or getattr(asked, name) == value:
                found.append(Choice(value, count, then, getattr(asked, name) == value))
        return found
