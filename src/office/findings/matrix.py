"""Which readings decide a finding, and what does it say under each of them?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from award.eligibility.explaining import Reckoned
from award.eligibility.outcome import Outcome
from award.notice.reading import Reading
from award.notice.scheme import Scheme
from office import wording


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way of reading, and what the finding says if this alone is changed from how the rest is read.

    ``working`` is given where that tells: where the outcome is another.
    """

    words: str
    home: bool
    recommended: bool
    outcome: Outcome
    telling: bool
    working: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """A reading that decides: its question and its alternatives; telling if it decides alone."""

    id: str
    number: str
    question: str
    alternatives: tuple[Alternative, ...]
    telling: bool


Cells = tuple[tuple[str, tuple[tuple[Outcome, bool], ...]], ...]
Given = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Plane:
    """What the finding says for two readings against each other, while the others are read as ``given`` says.

    Several ways of reading the others may give the same plane. ``alike`` is the outcome where it is the same all over.
    """

    given: tuple[Given, ...]
    across: tuple[str, ...]
    rows: Cells
    alike: Outcome | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """A finding under all readings that decide it: one change at a time, and every combination in planes."""

    home: Outcome
    recommended: bool
    switches: tuple[Switch, ...]
    down: tuple[str, str]
    over: tuple[str, str] | None
    planes: tuple[Plane, ...]
    combinations: int


def matrix(reckoned: Sequence[Reckoned], scheme: Scheme) -> Matrix | None:
    """The matrix of a finding; ``None`` where no reading decides it."""
    return _Found(reckoned, scheme).matrix() if len(reckoned) > 1 else None


class _Found:
    """What a finding says under every choice of the readings that decide it."""

    def __init__(self, reckoned: Sequence[Reckoned], scheme: Scheme) -> None:
        self.home = next((item for item in reckoned if item.recommended), reckoned[0])
        self.readings = tuple(scheme.readings[name] for name in self.home.choice)
        self.found = {self._key(item.choice): item for item in reckoned}

    def _key(self, choice: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(choice[reading.id] for reading in self.readings)

    def _open(self, reading: Reading) -> list[str]:
        """The alternatives of a reading that no ruling has closed."""
        place = self.readings.index(reading)
        chosen = {key[place] for key in self.found}
        return [item.id for item in reading.alternatives if item.id in chosen]

    def matrix(self) -> Matrix:
        by_size = sorted(self.readings, key=lambda reading: -len(self._open(reading)))
        down, over, rest = by_size[0], by_size[1] if len(by_size) > 1 else None, by_size[2:]
        switches = sorted(map(self._switch, self.readings), key=lambda switch: not switch.telling)
        return Matrix(
            home=self.home.outcome,
            recommended=self.home.recommended,
            switches=tuple(switches),
            down=_named(down),
            over=_named(over) if over else None,
            planes=tuple(self._planes(down, over, rest)) if over else (),
            combinations=len(self.found),
        )

    def _switch(self, reading: Reading) -> Switch:
        ways = tuple(self._alternative(reading, alternative) for alternative in self._open(reading))
        return Switch(reading.id, *_named(reading), ways, any(way.telling for way in ways))

    def _alternative(self, reading: Reading, alternative: str) -> Alternative:
        item = self.found[self._key({**self.home.choice, reading.id: alternative})]
        telling = item.outcome is not self.home.outcome
        return Alternative(
            words=_words(reading, alternative),
            home=item is self.home,
            recommended=alternative == reading.recommended,
            outcome=item.outcome,
            telling=telling,
            working=tuple(wording.told().value(step) for step in item.working) if telling else (),
        )

    def _planes(self, down: Reading, over: Reading, rest: Sequence[Reading]) -> Iterable[Plane]:
        alike: dict[Cells, list[Given]] = {}
        for given in product(*(self._open(reading) for reading in rest)):
            fixed = {reading.id: chosen for reading, chosen in zip(rest, given, strict=True)}
            said = tuple((reading.number, _words(reading, fixed[reading.id])) for reading in rest)
            alike.setdefault(self._cells(down, over, fixed), []).append(said)
        across = tuple(_words(over, column) for column in self._open(over))
        for cells, givens in alike.items():
            outcomes = {outcome for _, row in cells for outcome, _ in row}
            at_home = any(home for _, row in cells for _, home in row)
            same = next(iter(outcomes)) if len(outcomes) == 1 and not at_home else None
            yield Plane(tuple(givens), across, cells, same)

    def _cells(self, down: Reading, over: Reading, fixed: Mapping[str, str]) -> Cells:
        def cell(row: str, column: str) -> tuple[Outcome, bool]:
            item = self.found[self._key({**fixed, down.id: row, over.id: column})]
            return item.outcome, item is self.home

        columns = self._open(over)
        return tuple((_words(down, row), tuple(cell(row, column) for column in columns)) for row in self._open(down))


def _named(reading: Reading) -> tuple[str, str]:
    return reading.number, wording.said(reading.question)


def _words(reading: Reading, alternative: str) -> str:
    return next(wording.said(item.words) for item in reading.alternatives if item.id == alternative)
