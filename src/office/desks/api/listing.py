"""What can be asked, each with a line to try it by?"""

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from award.access.token import TokenScope
from office import wording
from office.desks.api.document import interface
from office.desks.api.problems import PREFIX
from office.records.notices import announced

# What stands open in each address, filled in for the example; and the files that are sent.
_OPEN: Final[Mapping[str, tuple[str, ...]]] = {
    "api:schemes": (),
    "api:scheme": ("scheme",),
    "api:questions": ("scheme", "line"),
    "api:selfcheck": (),
    "api:verify_receipt": (),
    "api:verify_ledger_entry": (),
    "api:log": (),
    "api:cases": (),
    "api:case": ("reference",),
    "api:register": ("kind",),
}
_SENT: Final = {
    "verify_receipt": "@receipt.json",
    "verify_ledger_entry": "@entry.json",
    "register": shlex.quote('{"name": "…", "head": ["…"], "rows": [["…"]], "keep": false}'),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """An operation: how it is asked, what for, what the token must open (if one is needed), and an example."""

    id: str
    method: str
    path: str
    words: str
    scope: str
    example: str


def listed(host: str) -> Iterator[Listed]:
    """Every operation of the published document, in its order."""
    for path, methods in interface.get_openapi_schema(path_prefix=PREFIX)["paths"].items():
        for method, operation in methods.items():
            scope = operation.get("x-scope")
            yield Listed(
                id=operation["operationId"],
                method=method.upper(),
                path=path,
                words=str(operation["summary"]),
                scope=wording.in_words(TokenScope(scope)) if scope else "",
                example=_example(host, operation, needs_token=bool(scope)),
            )


def _example(host: str, operation: Mapping[str, Any], *, needs_token: bool) -> str:
    said = ["curl"]
    if needs_token:
        said += ["-H", '"Authorization: Bearer $TOKEN"']
    if "requestBody" in operation:
        line = {"line": next(iter(announced().lines)), "facts": {}}
        sent = _SENT.get(operation["operationId"]) or shlex.quote(json.dumps(line))
        said += ["-H", shlex.quote("Content-Type: application/json"), "--data-binary", sent]
    return " ".join([*said, f"{host}{_address(operation['operationId'])}"])


def _address(name: str) -> str:
    scheme = announced()
    filled = {"scheme": scheme.notice.id, "line": next(iter(scheme.lines)), "reference": "REFERENCE", "kind": "KIND"}
    named = f"api:{name}"
    return reverse(named, kwargs={one: filled[one] for one in _OPEN[named]})
