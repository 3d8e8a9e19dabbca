"""By which words does the scheme call what a step or a missing fact names by its id?"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from award.eligibility.setting import Step
from award.notice.conditions import Rule
from award.notice.questions import Column, Fact
from award.notice.references import FILING
from award.notice.scheme import Scheme
from award.notice.text import Words


class Named(NamedTuple):
    """A fact by its flattened name, and the words for it: the scheme's own, or a phrase of the wording."""

    name: str
    words: Words | Step


class Names:
    """The words of one scheme for the ids that one rule uses."""

    def __init__(self, scheme: Scheme, rule: Rule) -> None:
        self.scheme = scheme
        facts = [scheme.facts[value] for _, value in rule if isinstance(value, str) and value in scheme.facts]
        self.columns = {column.id: column for fact in facts for column in fact.columns}
        self.options = dict(_options([*facts, *self.columns.values()]))

    def step(self, step: Step) -> Step:
        """The step with its ids replaced by words. Basis: the core holds no sentence; the scheme names its things."""
        return Step(step.key, {name: self._word(name, value) for name, value in step.params.items()})

    def _word(self, name: str, value: object) -> object:
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            return tuple(self._word(name, item) for item in value)
        if not isinstance(value, str):
            return value
        if name == "until":
            return Step("value.filing", {}) if value == FILING else self.scheme.days[value].name
        if name == "fact":
            return self.scheme.facts[value].name
        if name in ("since", "figure"):
            return self.columns[value].name
        return self.options.get(value, value)

    def fact(self, name: str) -> Named:
        """The words for a fact by its flattened name: ``fact``, ``fact.N.column``, ``fact.YEAR.column``, ``day.ID``,
        ``calendar.YEAR``.

        Basis: a missing fact is named as it was asked.
        """
        head, _, rest = name.partition(".")
        if head == "day":
            return Named(name, Step("missing.day", {"day": self.scheme.days[rest].name}))
        if head == "calendar":
            return Named(name, Step("missing.calendar", {"year": rest}))
        fact = self.scheme.facts[head]
        if not rest:
            return Named(name, fact.name)
        number, column_id = rest.split(".")
        column = next((column.name for column in fact.columns if column.id == column_id), fact.name)
        key = "missing.year" if fact.kind == "yearly" else "missing.row"
        return Named(name, Step(key, {"fact": fact.name, "number": number, "year": number, "column": column}))


def _options(asked: Iterable[Fact | Column]) -> Iterator[tuple[str, Words]]:
    for item in asked:
        yield from ((option.id, option.words) for option in item.options)
