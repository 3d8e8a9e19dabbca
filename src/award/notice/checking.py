"""Is a scheme well-formed? All that is wrong with its files, at once."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from award.notice.conditions import Rule
from award.notice.criteria import Criteria
from award.notice.dossier import Dossier
from award.notice.intake import Intake
from award.notice.reading import RulingsFile
from award.notice.references import dangling
from award.notice.scheme import EligibilityFile, NoticeFile, Scheme
from award.vocabulary.fault import Fault, Faulty, shown

FILES: dict[str, type[BaseModel]] = {
    "notice.toml": NoticeFile,
    "eligibility.toml": EligibilityFile,
    "dossier.toml": Dossier,
    "criteria.toml": Criteria,
    "intake.toml": Intake,
}
OPTIONAL = frozenset({"intake.toml"})
Model = TypeVar("Model", bound=BaseModel)
_WRITTEN = re.compile(r"[\w-]+")
_TRIED = {kind for rule in get_args(get_args(Rule)[0]) for kind in get_args(rule.model_fields["kind"].annotation)}


def read_scheme(texts: Mapping[str, str]) -> Scheme:
    """The scheme that these files say; ``texts`` maps each name in :data:`FILES` to its TOML text.

    Raises :class:`Faulty` with every fault of every file: unreadable TOML, missing, unknown or wrong keys, and
    references that lead nowhere.

    Basis: the notice is data, checked before it is issued.
    """
    faults: list[Fault] = []
    read: dict[str, BaseModel] = {}
    for name, model in FILES.items():
        if name not in texts:
            if name not in OPTIONAL:
                faults.append(Fault(name, "", "missing_file"))
            continue
        try:
            read[name] = read_toml(texts[name], model, file=name)
        except Faulty as faulty:
            faults.extend(faulty.faults)
    if faults:
        raise Faulty(faults)
    scheme = Scheme.model_validate({name.removesuffix(".toml"): model for name, model in read.items()})
    faults.extend(dangling(scheme))
    if faults:
        raise Faulty(faults)
    return scheme


def read_rulings(text: str, scheme: Scheme, *, file: str = "rulings.toml") -> RulingsFile:
    """The office's rulings that ``text`` says, each on a reading of ``scheme`` and choosing one of its alternatives.

    Raises :class:`Faulty` with every fault.

    Basis: a ruling on a reading applies to every applicant of the notice alike.
    """
    rulings = read_toml(text, RulingsFile, file=file)
    faults: list[Fault] = []
    if rulings.scheme != scheme.notice.id:
        faults.append(Fault(file, "scheme", "other_scheme", rulings.scheme, {"expected": scheme.notice.id}))
    seen: set[str] = set()
    for index, ruling in enumerate(rulings.rulings):
        place = f"rulings[{index + 1}]"
        reading = scheme.readings.get(ruling.reading)
        if ruling.reading in seen:
            faults.append(Fault(file, f"{place}.reading", "twice", ruling.reading))
        seen.add(ruling.reading)
        if reading is None:
            known = ", ".join(scheme.readings)
            faults.append(Fault(file, f"{place}.reading", "unknown_reference", ruling.reading, {"expected": known}))
        elif ruling.chosen not in {alternative.id for alternative in reading.alternatives}:
            known = ", ".join(alternative.id for alternative in reading.alternatives)
            faults.append(Fault(file, f"{place}.chosen", "unknown_reference", ruling.chosen, {"expected": known}))
    if faults:
        raise Faulty(faults)
    return rulings


def read_toml(text: str, model: type[Model], *, file: str) -> Model:
    """``text`` as TOML in the form of ``model``.

    Raises :class:`Faulty` with every fault; the key counts entries of a list from 1.

    Basis: an error names the place, what was expected and what was found.
    """
    try:
        content: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as unreadable:
        raise Faulty([Fault(file, "", "not_toml", None, {"reason": str(unreadable)})]) from unreadable
    try:
        return model.model_validate(content)
    except ValidationError as invalid:
        raise Faulty(_fault(file, error) for error in invalid.errors(include_url=False)) from invalid


def _fault(file: str, error: ErrorDetails) -> Fault:
    kind = error["type"]
    params = {name: str(value) for name, value in error.get("ctx", {}).items()}
    found = None if kind == "missing" else shown(error["input"])
    return Fault(file, _key(error["loc"]), f"form.{kind}", found, params)


def _key(location: tuple[int | str, ...]) -> str:
    """The place as it stands in the file: without the names of the forms that a value was tried in."""
    key = ""
    for step in location:
        if isinstance(step, int):
            key += f"[{step + 1}]"
        elif step not in _TRIED and _WRITTEN.fullmatch(step):
            key += f".{step}"
    return key.removeprefix(".")
