"""Where do the files lie that the command line reads?"""

import json
import os
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from award.notice.checking import FILES, read_rulings, read_scheme
from award.notice.reading import OfficeRuling
from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault, Faulty
from award.vocabulary.wording import LANGUAGES, Language, Wording, fault_words

BAD_INPUT = 2


@cache
def wordings() -> dict[Language, Wording]:
    """The sentences that travel with the package. Basis: code and sentence are kept apart."""
    words = files("award.vocabulary") / "words"
    return {language: Wording(language, (words / f"{language}.toml").read_text("utf-8")) for language in LANGUAGES}


def schemes() -> dict[str, Path]:
    """The scheme folders at hand, by folder name: those below the working folder first, then those installed.

    Basis: a new year is a new folder.
    """
    here = Path(__file__).resolve()
    places = [Path("schemes"), here.parents[1] / "schemes", here.parents[3] / "schemes"]
    found: dict[str, Path] = {}
    for folder in (path for place in places if place.is_dir() for path in sorted(place.iterdir())):
        if (folder / "notice.toml").is_file():
            found.setdefault(folder.name, folder)
    return found


def scheme_folder(name: str) -> Path:
    """The folder that ``name`` means: a path, or the name or id of a scheme at hand.

    Raises :class:`Faulty` where there is none.

    Basis: an error names what was expected and what was found.
    """
    if Path(name).is_dir():
        return Path(name)
    known = schemes()
    for folder, path in known.items():
        if name in (folder, folder.replace("-", "_")):
            return path
    raise Faulty([Fault("--scheme", "", "unknown_reference", name, {"expected": ", ".join(known)})])


def load_scheme(name: str) -> Scheme:
    """The scheme in the folder that ``name`` means. Raises :class:`Faulty`. Basis: the notice is data."""
    folder = scheme_folder(name)
    texts = {file: read_text(folder / file) for file in FILES if (folder / file).is_file()}
    return read_scheme(texts)


def load_rulings(path: str | None, scheme: Scheme) -> tuple[OfficeRuling, ...]:
    """The office's rulings in a file, or none. Raises :class:`Faulty`. Basis: the office rules on readings."""
    return () if path is None else read_rulings(read_text(Path(path)), scheme, file=path).rulings


def load_table(path: Path) -> Mapping[str, Any]:
    """A TOML or (by its ending) JSON file. Raises :class:`Faulty`. Basis: facts are handed in as a file."""
    text = read_text(path)
    json_file = path.suffix.lower() == ".json"
    try:
        content = json.loads(text) if json_file else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as unreadable:
        code = "not_json" if json_file else "not_toml"
        raise Faulty([Fault(path.name, "", code, None, {"reason": str(unreadable)})]) from unreadable
    if not isinstance(content, dict):
        raise Faulty([Fault(path.name, "", "form.table", type(content).__name__)])
    return content


def read_text(path: Path) -> str:
    """The text of a file in UTF-8. Raises :class:`Faulty`. Basis: an error names the place."""
    try:
        return path.read_text("utf-8-sig")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as absent:
        raise Faulty([Fault(str(path), "", "missing_path")]) from absent
    except UnicodeDecodeError as unreadable:
        raise Faulty([Fault(str(path), "", "not_text")]) from unreadable


def language_option(command: Callable[..., None]) -> Callable[..., None]:
    """``--language``, which every command has. Basis: Chinese first, English complete."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default="zh",
        envvar="QUALITY_AWARD_LANGUAGE",
        show_default=True,
        help="语言 Language of what is printed.",
    )(command)


def refuse(faulty: Faulty, language: Language) -> None:
    """Print every fault on the standard error and stop with the status of bad input.

    Basis: an error names the place, what was expected and what was found, all faults at once.
    """
    wording = wordings()[language]
    for fault in faulty.faults:
        place = f"{fault.file}: {fault.key}: " if fault.key else f"{fault.file}: "
        click.echo(f"{place}{fault_words(fault, wording)}", err=True)
    raise SystemExit(BAD_INPUT)


def default_scheme() -> str:
    """The scheme to use where none is named: the environment's, else the first at hand that is no example.

    Raises :class:`Faulty` where there is none.

    Basis: a new year is a new folder.
    """
    named = os.environ.get("QUALITY_AWARD_SCHEME")
    if named:
        return named
    for name, path in schemes().items():
        if not tomllib.loads(read_text(path / "notice.toml")).get("example"):
            return name
    raise Faulty([Fault("--scheme", "", "form.missing")])
