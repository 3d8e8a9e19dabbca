"""What of this record may this person read?"""

from collections.abc import Iterator
from typing import Any, NoReturn

from django.db.models import Model

from award.access.policy import RecordKind, fields
from office.access.relations import Actor, kind_of, roles


class Legible:
    """A record without what is hidden: it is not empty there, it is not there. It cannot be changed.

    Another record that it refers to stands in it by its number, as ``<field>_id``.
    """

    __slots__ = ("_record", "_said")

    def __init__(self, kind: RecordKind, said: dict[str, Any]) -> None:
        object.__setattr__(self, "_record", kind)
        object.__setattr__(self, "_said", said)

    def __getattr__(self, name: str) -> Any:
        try:
            return object.__getattribute__(self, "_said")[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(name)

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def __repr__(self) -> str:
        return f"<{self._record} {', '.join(self)}>"


def legible(actor: Actor, record: Model) -> Legible:
    """``record`` as ``actor`` may read it; what was left out when it was fetched is not there either."""
    kind = kind_of(record)
    read, left_out = fields(kind, roles(actor, record)), record.get_deferred_fields()
    kept = (one for one in record._meta.concrete_fields if one.name in read and one.attname not in left_out)
    return Legible(kind, {one.attname: getattr(record, one.attname) for one in kept})
