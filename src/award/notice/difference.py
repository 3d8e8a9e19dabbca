"""What did the authority change from one scheme to another?"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from pydantic import BaseModel

from award.notice.scheme import Scheme


class Change(NamedTuple):
    """One value that differs: where it stands, and what it was and is (``None`` where it was, or is, not there)."""

    place: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> Literal["added", "removed", "changed"]:
        """What happened to the value. Basis: a new year is a new folder and its difference."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"


def difference(before: Scheme, after: Scheme) -> tuple[Change, ...]:
    """Every value that differs, in the order of ``before`` and then of what is new.

    Items that have an id are compared by it wherever they stand, so that a mere change of order is no change.

    Basis: a new year is a new folder and its difference.
    """
    old, new = dict(_values(before, "")), dict(_values(after, ""))
    places = dict.fromkeys([*old, *new])
    return tuple(Change(place, old.get(place), new.get(place)) for place in places if old.get(place) != new.get(place))


def _values(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _values(getattr(value, name), f"{place}.{name}".removeprefix("."))
    elif isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value):
        for index, item in enumerate(value, start=1):
            label = getattr(item, "id", None) or getattr(item, "mark", None) or index
            yield from _values(item, f"{place}[{label}]")
    elif isinstance(value, tuple | list):
        yield place, ", ".join(str(item) for item in value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, f"{place}.{name}")
    elif value is not None:
        yield place, str(value)
