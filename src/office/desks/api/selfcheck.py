"""May this applicant file, as a program asks? Nothing of it is kept."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from ninja import Router
from pydantic import BaseModel, ConfigDict

from award.eligibility.asking import fitting
from award.eligibility.facts import Facts
from award.eligibility.report import RulingReport, report
from award.eligibility.rules import bind
from award.notice.reading import OfficeRuling
from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault
from office import wording
from office.access.scope import visible
from office.acts.moment import moment
from office.desks.api.bodies import table_of
from office.desks.api.problems import Problem
from office.desks.api.schemes import known
from office.desks.api.telling import told
from office.questions.fields import ROWS_AT_MOST
from office.questions.reading import readable
from office.records.issued import Notice
from office.records.notices import announced
from office.records.rulings import ruled, rulings

LARGEST: Final = 64 * 1024  # bytes

router = Router()


class FactsForm(BaseModel):
    """The facts of an applicant, as in the facts file of the command line.

    ``line``: the award line; without it, every line for this kind of applicant is ruled on.
    """

    model_config = ConfigDict(extra="forbid")

    scheme: str | None = None
    line: str | None = None
    facts: dict[str, Any]


@router.post(
    "selfcheck", response=RulingReport | list[RulingReport], operation_id="selfcheck", url_name="selfcheck",
    summary=_("自查能否申报"), openapi_extra=told(body=FactsForm),
)  # fmt: skip
def selfcheck(request: HttpRequest) -> RulingReport | list[RulingReport]:
    """The ruling, as ``quality-award check --json`` prints it: one for each line, one alone where one is asked for."""
    table, on = table_of(request, LARGEST), localdate(moment())
    scheme = _scheme(table)
    facts, faults = readable(table, scheme, on, "")
    faults += tuple(_long(facts))
    if faults:
        raise Problem("invalid", faults=faults)
    given = _rulings(scheme)
    found = []
    for line in fitting(scheme, facts):
        rules = bind(scheme, line, on=on, rulings=given)
        found.append(report(rules.rule_on(facts), rules, wording.all_told()))
    return found[0] if len(found) == 1 else found


def _scheme(table: Mapping[str, Any]) -> Scheme:
    """The scheme that is asked for; one that is not known is a fault of the facts, told with all the others."""
    asked = table.get("scheme")
    return known().get(asked, announced()) if isinstance(asked, str) else announced()


def _rulings(scheme: Scheme) -> Sequence[OfficeRuling]:
    """As the office has ruled on the readings of that notice, announced or not."""
    if scheme is announced():
        return rulings()
    notice = visible(None, Notice).filter(scheme=scheme.notice.id).first()
    return ruled(notice) if notice else ()


def _long(facts: Facts) -> Iterator[Fault]:
    for name, value in facts.values.items():
        if isinstance(value, tuple) and not hasattr(value, "_fields") and len(value) > ROWS_AT_MOST:
            yield Fault("", f"facts.{name}", "form.too_many", str(len(value)), {"most": str(ROWS_AT_MOST)})
