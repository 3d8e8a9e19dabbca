"""How is it said to a person, in the language being read?"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Protocol

from babel.dates import format_date
from django.utils.timezone import localtime
from django.utils.translation import get_language

from award.vocabulary.wording import LANGUAGES, Language, Wording

_CHINESE = "zh-hans"
_REGIONS = {_CHINESE: "zh_Hans_CN", "en": "en_GB"}
_TAGS = {_CHINESE: "zh-Hans", "en": "en"}
_SPOKEN: Mapping[str, Language] = {_CHINESE: "zh", "en": "en"}


class Bilingual(Protocol):
    """Words that a scheme says in both languages."""

    zh: str
    en: str


def language() -> str:
    """The language being read, as one of the site's languages."""
    read = get_language()
    return read if read in _REGIONS else _CHINESE


def tag(read: str) -> str:
    """The language tag that a page states for ``read``."""
    return _TAGS[read]


def said(words: Bilingual) -> str:
    """A scheme's words in the language being read."""
    return words.zh if language() == _CHINESE else words.en


def day(when: date) -> str:
    """A day in words: 2025年7月31日, 31 July 2025."""
    return _day(when, _REGIONS[language()])


@lru_cache(maxsize=1024)
def _day(when: date, region: str) -> str:
    """Lists name the same few days again and again."""
    return format_date(when, "long", locale=region)


def full_day(when: date) -> str:
    """A day with its day of the week: 2025年7月31日星期四, Thursday 31 July 2025."""
    return format_date(when, "full", locale=_REGIONS[language()])


def moment(when: datetime) -> str:
    """An instant in words, to the minute, where the award is given: 2025年7月31日 17:00, 31 July 2025 17:00."""
    local = localtime(when)
    return f"{day(local.date())} {local:%H:%M}"


def told() -> Wording:
    """The award's own sentences in the language being read: what a code means, how a finding came about."""
    return _sentences(_SPOKEN[language()])


def in_words(value: object) -> str:
    """A value of the award in the language being read: a code, a day, a step of the arithmetic."""
    return told().value(value)


def all_told() -> Mapping[Language, Wording]:
    """The award's own sentences in every language."""
    return {spoken: _sentences(spoken) for spoken in LANGUAGES}


@lru_cache
def _sentences(spoken: Language) -> Wording:
    return Wording(spoken, (files("award.vocabulary") / "words" / f"{spoken}.toml").read_text("utf-8"))
