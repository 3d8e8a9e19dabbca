"""What does a cell of a table mean, in the form that a fact keeps?"""

import codecs
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

from award.intake.naming import plain
from award.notice.questions import Column, Option

# A day as tables write it: 2022-09-20, 2022/9/20, 2022.9, 20220920, and with the signs for year, month and day.
_DAY: Final = re.compile(
    r"(\d{4})(?:[-/.\u5e74](\d{1,2})(?:[-/.\u6708](\d{1,2})\u65e5?|\u6708)?|\u5e74\u5ea6?)?(?:[T ]00:00(?::00)?)?"
)
_DIGITS: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
# A year as labels write it, alone or as the first of two.
_YEAR: Final = re.compile(r"(\d{4})(?:(?:[^\w\s]|\u81f3)(?:\d{4}|\d{2}))?(?:\u5e74\u5ea6?)?")
_YES, _NO = re.compile(r"true|yes|1|\u662f"), re.compile(r"false|no|0|\u5426")


def meant(column: Column, text: str) -> Any:
    """What ``text`` says in this column, as a facts file would say it; ``text`` itself where it says nothing known.

    Basis: a table is written for people; days, years and answers are read as they are written there.
    """
    if column.kind == "date":
        return _day(text)
    if column.kind == "number":
        return _number(text)
    if column.kind == "choice":
        return _choice(column, text)
    if column.kind == "flag":
        return True if _YES.fullmatch(plain(text)) else False if _NO.fullmatch(plain(text)) else text
    return text


def encoding_of(sample: bytes) -> str:
    """The encoding of a text that begins so: UTF-8, unless more of it is foreign to that than not; then GB18030.

    Basis: tables come from programs that write the national encoding.
    """
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    text = codecs.getincrementaldecoder("utf-8-sig")("replace").decode(sample)
    strange = text.count("\N{REPLACEMENT CHARACTER}")
    told = sum(1 for character in text if not character.isascii()) - strange
    return "gb18030" if strange > told else "utf-8-sig"


def text_of(value: object) -> str:
    """A cell as it would stand in a text: days and times by ISO 8601, whole numbers without a point.

    Basis: a table says the same in whichever kind of file it comes.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def spelled(option: Option) -> str:
    """An option as a fault names it. Basis: an error says what was expected."""
    return f"{option.words.zh} / {option.words.en}"


def _day(text: str) -> str:
    bare = "".join(text.split()) if "T" not in text else text.strip()
    found = _DIGITS.fullmatch(bare) or _DAY.fullmatch(text.strip()) or _DAY.fullmatch(bare)
    if found is None:
        return text
    parts = [part for part in found.groups() if part]
    return "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])


def _number(text: str) -> str:
    bare = "".join(text.split())
    found = _YEAR.fullmatch(bare)
    return found.group(1) if found else bare.replace(",", "")


def _choice(column: Column, text: str) -> str:
    asked = plain(text)
    told = [(option.id, list(_ways(option))) for option in column.options]
    exact = [name for name, ways in told if asked in ways]
    brief = [name for name, ways in told if asked in {way.partition("(")[0] for way in ways}]
    found = exact or brief
    return found[0] if len(found) == 1 else text


def _ways(option: Option) -> Iterator[str]:
    yield from (plain(option.id), plain(option.words.zh), plain(option.words.en))
