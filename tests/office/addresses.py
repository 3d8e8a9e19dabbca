"""Which addresses does the site have, whoever added them, and what does each want to be told?"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Address:
    """A named place of the site, and the names of what stands open in it."""

    name: str
    wants: tuple[str, ...]


def addresses() -> list[Address]:
    """Every address there is, from the very table by which the site answers."""
    return list(_below(get_resolver(), "", ()))


def _below(resolver: URLResolver, space: str, wants: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        wanted = (*wants, *_wanted(entry))
        if isinstance(entry, URLPattern):
            yield Address(f"{space}{entry.name}", wanted)
        else:
            yield from _below(entry, f"{space}{entry.namespace}:" if entry.namespace else space, wanted)


def _wanted(entry: URLPattern | URLResolver) -> tuple[str, ...]:
    return tuple(entry.pattern.regex.groupindex)
