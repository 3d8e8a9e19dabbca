"""Does docs/schemes.md tell of every key that a scheme may hold, and of every kind of rule?"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from award.notice.checking import FILES
from award.notice.conditions import RuleBase
from award.notice.reading import ByReading, RulingsFile

TEXT = (Path(__file__).parents[2] / "docs/schemes.md").read_text("utf-8")
CODE = re.findall(r"```.*?```|`[^`]+`", TEXT, re.DOTALL)
DESCRIBED = {word for code in CODE for word in re.findall(r"[a-z_]+", code)}


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation mentions, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models(inner)


def reached(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """``model`` and every model below it, but for the kinds of rule, which are described by their kind."""
    if model not in seen:
        seen.add(model)
        for info in model.model_fields.values():
            for inner in models(info.annotation):
                reached(inner, seen)
    return seen


EVERY = {inner for model in [*FILES.values(), RulingsFile, ByReading] for inner in reached(model, set())}
KINDS = [model for model in EVERY if issubclass(model, RuleBase)]
KEYS = sorted({key for model in EVERY - set(KINDS) for key in model.model_fields} | set(RuleBase.model_fields))


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_described(key: str) -> None:
    assert key in DESCRIBED


@pytest.mark.parametrize("kind", sorted(get_args(model.model_fields["kind"].annotation)[0] for model in KINDS))
def test_every_kind_of_rule_is_described(kind: str) -> None:
    assert kind in DESCRIBED
