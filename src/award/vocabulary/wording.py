"""How is a code with its values said in the reader's language?"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from award.vocabulary.days import Span, span
from award.vocabulary.fault import Fault

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Wording:
    """The sentences of one language: key → template, in which ``{name}`` is filled by a value said in that language."""

    def __init__(self, language: Language, text: str) -> None:
        self.language: Language = language
        self.sentences: dict[str, str] = dict(_flattened(tomllib.loads(text)))

    def __contains__(self, key: object) -> bool:
        return key in self.sentences

    def say(self, key: str, params: Mapping[str, object] | None = None) -> str:
        """The sentence for ``key``, filled with ``params``. Raises ``KeyError`` where there is none.

        Basis: code and sentence are kept apart; the core holds no sentence.
        """
        return self.sentences[key].format_map({name: self.value(value) for name, value in (params or {}).items()})

    def value(self, value: object) -> str:
        """One value in words: days, spans, codes with a sentence of their own, bilingual words, lists, numbers.

        What has ``words`` is said by them, and what has ``key`` and ``params`` is a sentence of its own.

        Basis: dates are written as the reader's language writes them.
        """
        if isinstance(value, StrEnum):
            return self.sentences[f"{type(value).__name__.lower()}.{value.value}"]
        if isinstance(value, Span):
            return self._span(value)
        if isinstance(value, date):
            return self._date(value)
        if isinstance(value, bool | None):
            return self.sentences[f"value.{str(value).lower()}"]
        if isinstance(value, Decimal):
            return f"{value:,}"
        if hasattr(value, self.language):
            return str(getattr(value, self.language))
        if hasattr(value, "words"):
            return self.value(value.words)
        if hasattr(value, "key") and hasattr(value, "params"):
            return self.say(value.key, value.params)
        if isinstance(value, Iterable) and not isinstance(value, str):
            return self.sentences["value.and"].join(self.value(item) for item in value)
        return str(value)

    def _date(self, day: date) -> str:
        if day == date.max:
            return self.sentences["value.later"]
        month = self.sentences[f"month.{day.month}"]
        return self.sentences["value.date"].format(year=day.year, month=month, day=day.day)

    def _span(self, days: Span) -> str:
        first, last = days
        if first == last:
            return self._date(first)
        if first == date.min or last == date.max:
            key = "value.unknown_day" if first == date.min else "value.from"
            return self.sentences[key].format(first=self._date(first))
        if days == span(f"{first.year:04d}"):
            return self.sentences["value.year"].format(year=first.year)
        if days == span(f"{first.year:04d}-{first.month:02d}"):
            month = self.sentences[f"month.{first.month}"]
            return self.sentences["value.month"].format(year=first.year, month=month)
        return self.sentences["value.between"].format(first=self._date(first), last=self._date(last))


def fault_words(fault: Fault, wording: Wording) -> str:
    """A fault in words. Basis: an error says what was expected and what was found."""
    key = f"fault.{fault.code}"
    if key not in wording:
        key = "fault.form.other"
    return wording.say(key, {"found": fault.found, "file": fault.file, "code": fault.code, **fault.params})


def _flattened(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)
