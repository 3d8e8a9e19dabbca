"""What is told of an operation in the published form, besides what its function says?"""

from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel

from award.access.token import TokenScope
from office.desks.api.problems import CONTENT, ProblemForm

_PROBLEM: Final = {CONTENT: {"schema": {"$ref": f"#/components/schemas/{ProblemForm.__name__}"}}}
# What any request to any address can come to.
_ALWAYS: Final = (400, 404)
_WITH_A_TOKEN: Final = (401, 403, 429)
_WITH_A_BODY: Final = (413, 415, 422)


def told(*statuses: int, scope: TokenScope | None = None, body: type[BaseModel] | None = None) -> dict[str, Any]:
    """Which problems it can come to, what the token must open, and what the body says."""
    known = {*_ALWAYS, *statuses, *(_WITH_A_TOKEN if scope else ()), *(_WITH_A_BODY if body else ())}
    problems = {
        str(status): {"description": HTTPStatus(status).phrase, "content": _PROBLEM} for status in sorted(known)
    }
    said: dict[str, Any] = {"responses": problems}
    if scope:
        said["x-scope"] = scope.value
    if body:
        schema = {"$ref": f"#/components/schemas/{body.__name__}"}
        said["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return said
