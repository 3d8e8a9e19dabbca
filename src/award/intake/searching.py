"""Which applications does someone look for, and what of an address is no search?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from award.application.characters import unbearable
from award.eligibility.outcome import Outcome, Verdict
from award.intake.sought import LONGEST, MOST_WORDS, Sought, sought, split
from award.vocabulary.fault import Fault, shown, unknown_key
from award.vocabulary.refusal import Refusal

YES: Final = "yes"
GIVEN: Final = "given"
NONE: Final = "none"
NOT_SAID: Final = "not_said"

WORDS: Final = "q"
SORT: Final = "sort"
FROM: Final = "filed_from"
TO: Final = "filed_to"
BACK: Final = "_back"
NEWEST: Final = "filed_back"
SORTS: Final = ("filed", "reference", "name", "line", "stage", "verdict")
_KINDS: Final = ("organisation", "individual")

# Bounds of what is kept.
LONGEST_NAME: Final = 80
LONGEST_QUERY: Final = 1000
MOST_KEPT: Final = 50
# What an entry of the ledger has room for, beside what an export says of itself.
_MOST_RECORDED: Final = 12
_LONGEST_RECORDED: Final = 128


class Todo(StrEnum):
    """What an application waits for: first what the office does next, then what others owe it.

    Basis: whoever clears the queue asks what comes next, not where things stand.
    """

    RETURNED = "returned"
    BEGIN = "begin"
    GO_ON = "go_on"
    SECOND = "second"
    CONTRADICTION = "contradiction"
    PAPER = "paper"
    SILENCE = "silence"
    OVERDUE = "overdue"
    CORRECTING = "correcting"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Known:
    """What a search may name: stages, lines, readings and rules of a scheme, and the options of each feature."""

    stages: Sequence[str]
    lines: Sequence[str]
    readings: Sequence[str]
    rules: Sequence[str]
    features: Mapping[str, Sequence[str]]

    @property
    def choices(self) -> dict[str, Sequence[str]]:
        """The values that each parameter may have, in the order in which a search is written.

        Basis: a parameter that is not known is told, never passed over.
        """
        return {
            "stage": self.stages,
            "todo": tuple(Todo),
            "line": self.lines,
            "kind": _KINDS,
            "verdict": tuple(Verdict),
            "turns_on": self.readings,
            "finding": tuple(f"{rule}.{outcome}" for rule in self.rules for outcome in Outcome),
            "recommendation": (GIVEN, NONE),
            "more_time": (YES,),
            "mine": (YES,),
            "filed": (YES,),
            **{name: (*options, NOT_SAID) for name, options in self.features.items()},
        }


@dataclass(frozen=True, slots=True)
class Search:
    """A search that is well-formed: ``chosen`` of each parameter, any of several; words; days of filing; the order."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    first: date | None = None
    last: date | None = None
    sort: str = NEWEST

    @property
    def sought(self) -> Sought | None:
        """What the words may mean; ``None`` where there are none. Basis: :func:`award.intake.sought.sought`."""
        return sought(self.words) if self.words else None

    @property
    def everything(self) -> bool:
        """Whether nothing is left out. Basis: a search without a condition."""
        return not (self.chosen or self.words or self.first or self.last)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The search in its one spelling, as the parameters of an address. Basis: the same search has one address."""
        said = [(name, value) for name, values in sorted(self.chosen.items()) for value in values]
        days = [(name, day.isoformat()) for name, day in ((FROM, self.first), (TO, self.last)) if day]
        words = [(WORDS, self.words)] if self.words else []
        return (*words, *said, *days, *([(SORT, self.sort)] if self.sort != NEWEST else []))


def read_search(said: Mapping[str, Sequence[str]], known: Known) -> tuple[Search, tuple[Fault, ...]]:
    """The search that the parameters of an address say, and everything in them that is none.

    What a form left empty says nothing. Where there are faults, the search is what could be read of it: it is shown
    again, and nobody is shown a list by it.

    Basis: an error names the place, what was expected and what was found, all at once.
    """
    given = {name: tuple(filter(None, map(str.strip, values))) for name, values in said.items()}
    choices, faults = known.choices, list[Fault]()
    chosen = {}
    for name, allowed in choices.items():
        values = tuple(dict.fromkeys(given.get(name, ())))
        faults += (unknown_key("", name, value, allowed) for value in values if value not in allowed)
        if kept := tuple(value for value in allowed if value in values):
            chosen[name] = kept
    single = {name: given.get(name, ()) for name in (WORDS, SORT, FROM, TO)}
    faults += (unknown_key("", name, name, (*choices, *single)) for name in given if name not in {*choices, *single})
    faults += (Fault("", name, "search.twice", name) for name, values in single.items() if len(values) > 1)
    first, last = (_day(name, single[name], faults) for name in (FROM, TO))
    if first and last and first > last:
        faults.append(Fault("", TO, "search.days_reversed", last.isoformat()))
    sort = next(iter(single[SORT]), NEWEST)
    if sort.removesuffix(BACK) not in SORTS:
        faults.append(unknown_key("", SORT, sort, SORTS))
        sort = NEWEST
    words = " ".join(split(next(iter(single[WORDS]), "")))
    faults += _wordless(words)
    return Search(chosen, words, first, last, sort), tuple(faults)


def keepable(name: str, search: Search, kept: int) -> Refusal | None:
    """Whether ``search`` may be kept under ``name`` by someone who keeps ``kept`` others already.

    Basis: an identity number is kept encrypted or not at all.
    """
    if not name.strip():
        return Refusal("search.name_missing")
    if len(name) > LONGEST_NAME:
        return Refusal("search.name_long", params={"most": LONGEST_NAME})
    if refused := unbearable(name):
        return refused
    if kept >= MOST_KEPT:
        return Refusal("search.too_many", params={"most": MOST_KEPT})
    if search.sought is not None and search.sought.identity:
        return Refusal("search.identity_number")
    if sum(len(name) + len(value) + 2 for name, value in search.pairs) > LONGEST_QUERY:
        return Refusal("search.too_long")
    return None


def recorded(search: Search) -> dict[str, str]:
    """What the ledger says of a search: a detail a condition, and of free words only that there were some.

    Basis: what is in the ledger can never be taken out, and words may name a person.
    """
    told = {f"by_{name}": _joined(values) for name, values in sorted(search.chosen.items())[:_MOST_RECORDED]}
    days = {name: day.isoformat() for name, day in ((FROM, search.first), (TO, search.last)) if day}
    return {**told, **days, "sort": search.sort, **({"words": YES} if search.words else {})}


def _joined(values: tuple[str, ...]) -> str:
    """All values; only how many, where they do not fit into an entry."""
    joined = "+".join(values)
    return joined if len(joined) <= _LONGEST_RECORDED else f"{len(values)}"


def _day(name: str, values: Sequence[str], faults: list[Fault]) -> date | None:
    for value in values[:1]:
        try:
            return date.fromisoformat(value.replace("/", "-"))
        except ValueError:
            faults.append(Fault("", name, "search.no_day", shown(value)))
    return None


def _wordless(words: str) -> Iterator[Fault]:
    """What of the words cannot be looked for."""
    if len(words) > LONGEST:
        yield Fault("", WORDS, "search.words_long", shown(words, 20), {"most": str(LONGEST)})
        return
    found = sought(words)
    if len(found.words) > MOST_WORDS:
        yield Fault("", WORDS, "search.words_many", shown(words, 20), {"most": str(MOST_WORDS)})
    yield from (Fault("", WORDS, "search.word_empty", word.said) for word in found.words if not word.folded)
