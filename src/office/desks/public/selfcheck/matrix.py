"""Which readings decide a finding, and what does it say under each of them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from award.eligibility.explaining import Reckoned
from award.eligibility.outcome import Outcome
from award.notice.reading import Reading
from award.notice.scheme import Scheme
from office import wording


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way of reading, and what the finding says if this alone is changed from how the rest is read."""

    words: str
    home: bool
    recommended: bool
    outcome: Outcome
    telling: bool
    working: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """A reading that decides: its question and its alternatives."""

    id: str
    number: str
    question: str
    alternatives: tuple[Alternative, ...]
    telling: bool


@dataclass(frozen=True, slots=True)
class Plane:
    """What the finding says for two readings against each other, while the others are read as ``given`` says."""

    given: tuple[tuple[str, str], ...]
    across: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Outcome, bool], ...]], ...]


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


Found = Mapping[tuple[str, ...], Reckoned]


def matrix(reckoned: Sequence[Reckoned], scheme: Scheme) -> Matrix | None:
    """The matrix of a finding; ``None`` where no reading decides it."""
    if len(reckoned) == 1:
        return None
    home = next((item for item in reckoned if item.recommended), reckoned[0])
    readings = [scheme.readings[name] for name in home.choice]
    found = {tuple(item.choice[reading.id] for reading in readings): item for item in reckoned}
    switches = tuple(_switch(reading, home, readings, found) for reading in readings)
    down, over, *rest = [*sorted(readings, key=lambda item: -len(_open(item, found, readings))), None]
    return Matrix(
        home=home.outcome,
        recommended=home.recommended,
        switches=tuple(sorted(switches, key=lambda switch: not switch.telling)),
        down=_named(down),
        over=_named(over) if over else None,
        planes=tuple(_planes(down, over, [item for item in rest if item], readings, found, home)),
        combinations=len(reckoned),
    )


def _named(reading: Reading) -> tuple[str, str]:
    return reading.number, wording.said(reading.question)


def _open(reading: Reading, found: Found, readings: Sequence[Reading]) -> list[str]:
    """The alternatives of a reading that no ruling has closed."""
    place = readings.index(reading)
    chosen = {key[place] for key in found}
    return [item.id for item in reading.alternatives if item.id in chosen]


def _words(reading: Reading, alternative: str) -> str:
    return next(wording.said(item.words) for item in reading.alternatives if item.id == alternative)


def _switch(reading: Reading, home: Reckoned, readings: Sequence[Reading], found: Found) -> Switch:
    alternatives = []
    for alternative in _open(reading, found, readings):
        choice = {**home.choice, reading.id: alternative}
        item = found[tuple(choice[other.id] for other in readings)]
        alternatives.append(
            Alternative(
                words=_words(reading, alternative),
                home=item is home,
                recommended=alternative == reading.recommended,
                outcome=item.outcome,
                telling=item.outcome is not home.outcome,
                working=() if item is home else tuple(wording.told().value(step) for step in item.working),
            )
        )
    number, question = _named(reading)
    return Switch(reading.id, number, question, tuple(alternatives), any(item.telling for item in alternatives))


def _planes(
    down: Reading,
    over: Reading | None,
    rest: Sequence[Reading],
    readings: Sequence[Reading],
    found: Found,
    home: Reckoned,
) -> list[Plane]:
    planes = []
    columns = _open(over, found, readings) if over else [""]
    for given in product(*(_open(reading, found, readings) for reading in rest)):
        fixed = dict(zip((reading.id for reading in rest), given, strict=True))
        rows = []
        for alternative in _open(down, found, readings):
            cells = []
            for column in columns:
                choice = {**fixed, down.id: alternative, **({over.id: column} if over else {})}
                item = found[tuple(choice[reading.id] for reading in readings)]
                cells.append((item.outcome, item is home))
            rows.append((_words(down, alternative), tuple(cells)))
        planes.append(
            Plane(
                given=tuple((reading.number, _words(reading, fixed[reading.id])) for reading in rest),
                across=tuple(_words(over, column) for column in columns) if over else (),
                rows=tuple(rows),
            )
        )
    return planes
