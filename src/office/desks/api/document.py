"""What is the whole interface, and in which form is it published?"""

import json
from functools import cache
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import BaseRenderer
from pydantic import BaseModel

from award.vocabulary.fault import Fault, shown
from office.access.gate import NotAllowed
from office.acts.performing import NotPossible
from office.desks.api import cases, log, registers, schemes, selfcheck, verifying
from office.desks.api.problems import PREFIX, Problem, ProblemForm, answered, refused

VERSION: Final = "1"
_TITLE: Final = _("质量奖申报系统的接口")
_BODIES: Final = (
    ProblemForm,
    selfcheck.FactsForm,
    verifying.ReceiptForm,
    verifying.LedgerEntryForm,
    registers.TableForm,
)


class Written(BaseRenderer):
    """JSON as people can read it, too."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """As bytes."""
        return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).encode("utf-8", "replace")


interface = NinjaAPI(title=_TITLE, version=VERSION, urls_namespace="api", docs_url=None, renderer=Written())
for desk in (schemes, selfcheck, verifying, log, cases, registers):
    interface.add_router("", desk.router)


@interface.exception_handler(Problem)
def _told(request: HttpRequest, problem: Problem) -> HttpResponse:
    return answered(request, problem)


@interface.exception_handler(Http404)
def _missing(request: HttpRequest, missing: Http404) -> HttpResponse:
    return answered(request, Problem("not_found"))


@interface.exception_handler(PermissionDenied)
def _forbidden(request: HttpRequest, denied: PermissionDenied) -> HttpResponse:
    return answered(request, Problem("not_permitted"))


@interface.exception_handler(NotAllowed)
def _not_allowed(request: HttpRequest, refusal: NotAllowed) -> HttpResponse:
    return refused(request, "not_permitted", refusal.refusal)


@interface.exception_handler(NotPossible)
def _not_possible(request: HttpRequest, refusal: NotPossible) -> HttpResponse:
    return refused(request, "refused", refusal.refusal)


@interface.exception_handler(ValidationError)
def _invalid(request: HttpRequest, invalid: ValidationError) -> HttpResponse:
    """What stands in the query and is not of its form."""
    faults = [*(_fault(request, wrong) for wrong in invalid.errors), *cases.strays(request)]
    return answered(request, Problem("invalid", faults=faults))


def _fault(request: HttpRequest, wrong: dict[str, Any]) -> Fault:
    name = str(wrong["loc"][-1])
    found = request.GET.get(name)
    params = {key: str(value) for key, value in wrong.get("ctx", {}).items()}
    return Fault("", name, f"form.{wrong['type']}", None if found is None else shown(found), params)


class _Both(DjangoJSONEncoder):
    """Words that are said in each language: here in both."""

    def default(self, o: Any) -> Any:
        if not isinstance(o, Promise):
            return super().default(o)
        said = []
        for language in ("zh-hans", "en"):
            with translation.override(language):
                said.append(str(o))
        return " · ".join(said)


@cache
def document() -> str:
    """The OpenAPI document: the same for everyone, in both languages, without the name of a server."""
    said = json.loads(json.dumps(interface.get_openapi_schema(path_prefix=PREFIX), cls=_Both))
    said["servers"] = [{"url": "/"}]
    del said["info"]["description"]
    for operation in (one for path in said["paths"].values() for one in path.values()):
        operation.pop("description", None)  # that is for whoever reads the code
    for form in _BODIES:
        said["components"]["schemas"] |= _schema(form)
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _schema(form: type[BaseModel]) -> dict[str, Any]:
    said = form.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**said.pop("$defs", {}), form.__name__: said}
