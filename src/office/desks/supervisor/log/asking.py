"""Which entries of the log are asked for, and how many are there of each sort?"""

from collections import Counter
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
            found = found.exclude(concern=Concern.WATCH, role=Role.SUPERVISOR)
        if self.concern == Concern.LATE:
            return found.filter(late)
        return found.filter(concern=self.concern) if self.concern else found

    def failing(self, tally: Tally) -> set[str]:
        """By which of its sides what is counted here is not asked for, late or not; none: it is."""
        step = tally.act.partition(".")[0]
        said = (
            ("step", self.step, step),
            ("act", self.act, tally.act),
            ("role", self.role, tally.role),
            ("day", self.day, tally.day.isoformat() if self.day else ""),
            ("concern", "" if self.concern == Concern.LATE else self.concern, tally.concern),
        )
        failing = {name for name, wanted, found in said if wanted not in ("", found)}
        return failing | ({"watching"} if self.watching and _watching(tally) else set())


def asked(said: Mapping[str, Any]) -> Asked:
    """What an address asks for. What it says that is not known restricts nothing."""
    return Asked(**{field.name: _read(field.name, said.get(field.name, "")) for field in fields(Asked)})


def _watching(tally: Tally) -> bool:
    return tally.concern == Concern.WATCH and tally.role == Role.SUPERVISOR


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


class Counts:
    """How many entries there are by every side they can be asked for, given what is asked for by the others.

    ``every`` counts all of them, ``late`` those that are late, each by day and sort.
    """

    def __init__(self, asked: Asked, every: list[Tally], late: list[Tally]) -> None:
        self._asked, self._sides = asked, {name: Counter[str]() for name in ("step", "act", "role", "concern")}
        self.found: list[Tally] = []  # those that are asked for
        self.days: list[Tally] = []  # the same, whatever day was asked for
        self.watched = 0  # what whoever supervises did in the log themselves, and would be among them
        for tally in late if asked.concern == Concern.LATE else every:
            self._count(tally)
        if asked.concern == Concern.LATE:
            self._count_concerns(every)
        self._sides["concern"][Concern.LATE] = sum(one.count for one in late if asked.failing(one) <= {"concern"})

    def choices(self, name: str, values: Iterable[str]) -> list[Choice]:
        """Of each value of one side how many there are; none: it is left out."""
        chosen, side = getattr(self._asked, name), self._sides[name]
        some = (value for value in values if side[value] or value == chosen)
        return [Choice(value, side[value], self._asked.but(**{name: value}), value == chosen) for value in some]

    def _count(self, tally: Tally) -> None:
        failing = self._asked.failing(tally)
        step = tally.act.partition(".")[0]
        for name, value in (("act", tally.act), ("role", tally.role), ("concern", tally.concern)):
            if failing <= {name}:
                self._sides[name][value] += tally.count
        if failing <= {"step", "act"}:  # with another step another act is asked for
            self._sides["step"][step] += tally.count
        if failing <= {"day"}:
            self.days.append(tally)
        if failing <= {"watching"} and _watching(tally):
            self.watched += tally.count
        if not failing:
            self.found.append(tally)

    def _count_concerns(self, every: list[Tally]) -> None:
        self._sides["concern"].clear()
        for tally in every:
            if not self._asked.failing(tally):
                self._sides["concern"][tally.concern] += tally.count
