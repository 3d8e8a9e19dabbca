"""Which notice has been announced, and what has the office ruled on its readings?"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from award.notice.checking import FILES, read_scheme
from award.notice.scheme import Scheme
from award.notice.text import Words


def texts() -> dict[str, str]:
    """The files of the scheme, as they lie there."""
    folder = settings.AWARD_SCHEME
    return {name: (folder / name).read_text() for name in FILES if (folder / name).is_file()}


@lru_cache
def announced() -> Scheme:
    """The scheme of the announced notice, read once while the office runs.

    Raises ``Faulty`` with every fault, so that an office with a malformed scheme does not start.
    """
    return read_scheme(texts())


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented applicant: its facts file, and what it shows, as the file's first line says in both languages."""

    id: str
    about: Words
    name: str
    line: str
    text: str


@lru_cache
def samples() -> tuple[Sample, ...]:
    """The invented applicants beside the scheme, by file name; none where the scheme has none."""
    return tuple(_sample(path) for path in sorted((settings.AWARD_SCHEME / "applicants").glob("*.toml")))


def _sample(path: Path) -> Sample:
    text = path.read_text()
    said = tomllib.loads(text)
    zh, _, en = text.partition("\n")[0].lstrip("# ").partition(" / ")
    name = str(said.get("facts", {}).get("name", path.stem))
    return Sample(path.stem, Words(zh=zh, en=en or zh), name, str(said.get("line", "")), text)
