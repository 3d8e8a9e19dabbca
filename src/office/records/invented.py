"""Which people and applicants has the demonstration invented? A folder beside the scheme tells."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.conf import settings

_FOLDER = "demonstration"
_FILES = ("people", "applications", "intake", "answers")


@lru_cache
def invented() -> Mapping[str, Any]:
    """What the folder says: people, applicants, applications, intake, answers; nothing where there is none."""
    folder = settings.AWARD_SCHEME / _FOLDER
    if not folder.is_dir():
        return MappingProxyType({})
    read = {name: tomllib.loads((folder / f"{name}.toml").read_text()) for name in _FILES}
    return MappingProxyType({**read["people"], **read["applications"], **read["intake"], "answers": read["answers"]})
