"""What contradicts what an applicant declared, and what can be done about it?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from award.intake.comparing import Contradiction, read
from award.notice.questions import Fact
from award.notice.scheme import Scheme
from office import wording
from office.access.redaction import legible
from office.access.relations import Actor
from office.access.scope import visible
from office.filings.saying import cell
from office.records.applications import Application
from office.records.intake import Standing
from office.records.issued import issued


@dataclass(frozen=True, slots=True)
class Told:
    """A contradiction in words: of which fact it is, and by which row of which register, where it is about one."""

    code: str
    fact: str
    register: str
    row: str
    words: str


def contradictions(actor: Actor, application: Application) -> tuple[Told, ...]:
    """Everything that contradicts what was filed, as it was last decided; in one query, for either side."""
    found = visible(actor, Standing).filter(application=application).first()
    if found is None:
        return ()
    scheme = issued(application.notice.digest)
    return tuple(_told(scheme, read(one)) for one in legible(actor, found).contradictions)


def remedies(told: tuple[Told, ...]) -> tuple[str, ...]:
    """What whoever applies can do about these."""
    codes = {one.code for one in told}
    said = {
        gettext("如果是填报有误，可以在受理截止以前改正后再次提交；截止以后，等办公室发出补正通知。"): codes,
        gettext("如果名册有误，请把证书、表彰决定等证明交给办公室，由办公室更正名册。"): codes
        & {"differs", "declared_not_held", "held_not_declared"},
        gettext("前身获得的奖项，请向办公室提供承继关系的文件，由办公室登记。"): codes & {"predecessor_not_linked"},
        gettext("名称相同的记录由办公室核实，核实之前不影响判定。"): codes & {"by_name"},
        gettext("对部门的答复有异议的，请向该部门申请更正，并告诉办公室。"): codes
        & {"answered_differs", "answered_not_declared"},
    }
    return tuple(words for words, some in said.items() if some)


def row_said(row: str) -> str:
    """How a row is named to people: by the import that brought it, and its place there."""
    number, _, place = row.partition("/")
    return gettext("第%(number)s次导入第%(place)s行") % {"number": number, "place": place} if place else ""


def values_said(fact: Fact, values: Mapping[str, Any]) -> str:
    """The cells of a row in words, each with the name of its column."""
    return gettext("，").join(_cells(fact, values))


def _told(scheme: Scheme, one: Contradiction) -> Told:
    fact, params = scheme.facts[one.fact], one.params
    columns = {column.id: column for column in fact.columns}
    known: dict[str, object] = {"register": _source(scheme, one.register)}
    if "column" in params:
        column = columns[params["column"]]
        known |= {"column": wording.said(column.name)}
        known |= {side: cell(column, params[side]) for side in ("declared", "held")}
    else:
        known |= {"values": values_said(fact, params["values"])}
    words = wording.told().say(f"contradiction.{one.code}", known)
    return Told(one.code, wording.said(fact.name), one.register, row_said(one.row or ""), words)


def _source(scheme: Scheme, name: str) -> str:
    known = (*scheme.intake.registers, *scheme.intake.authorities)
    return next((wording.said(one.name) for one in known if one.id == name), name)


def _cells(fact: Fact, values: Mapping[str, Any]) -> Iterator[str]:
    for column in fact.columns:
        said = cell(column, values.get(column.id))
        if said:
            yield f"{wording.said(column.name)} {said}"
