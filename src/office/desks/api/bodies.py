"""What does the body of a request say?"""

import json
from collections.abc import Mapping
from typing import Any, Final, NoReturn

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from award.vocabulary.fault import Fault, shown
from office.desks.api.problems import Problem

DEEPEST: Final = 32  # tables and lists within each other


def text_of(request: HttpRequest, most: int) -> str:
    """The body, a JSON text of at most so many bytes. Raises :class:`Problem`."""
    if request.content_type != "application/json":
        raise Problem("not_json")
    try:
        body = request.body
    except RequestDataTooBig as too_big:
        raise Problem("too_large") from too_big
    if len(body) > most:
        raise Problem("too_large")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as unreadable:
        raise Problem("malformed", faults=[Fault("", "", "not_text")]) from unreadable


def table_of(request: HttpRequest, most: int) -> Mapping[str, Any]:
    """The table that the body is. Raises :class:`Problem`: not JSON, a name twice, no table, or one too deep."""
    text, twice = text_of(request, most), list[str]()

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for name, value in pairs:
            twice.extend([name] if name in said else [])
            said[name] = value
        return said

    try:
        said = json.loads(text, object_pairs_hook=table, parse_constant=_no_number)
        # What cannot be written again cannot be told of either: halves of characters.
        json.dumps(said, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as unreadable:
        reason = str(unreadable) if isinstance(unreadable, json.JSONDecodeError) else "…"
        raise Problem("malformed", faults=[Fault("", "", "not_json", None, {"reason": reason})]) from unreadable
    if twice:
        raise Problem("malformed", faults=[Fault("", shown(name), "twice", shown(name)) for name in twice])
    if not isinstance(said, dict) or _depth(said) > DEEPEST:
        raise Problem("malformed", faults=[Fault("", "", "form.table", shown(said))])
    return said


def _no_number(name: str) -> NoReturn:
    """JSON knows no infinity, though Python would read it."""
    raise ValueError(name)


def _depth(said: object) -> int:
    depth, level = 0, [said]
    while level:
        depth += 1
        inner = [value for value in level if isinstance(value, dict | list)]
        level = [one for value in inner for one in (value.values() if isinstance(value, dict) else value)]
    return depth
