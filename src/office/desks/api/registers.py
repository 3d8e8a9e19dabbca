"""What does a table say that another system sends for a register, and is it taken in?"""

from hashlib import sha256
from typing import Annotated, Final

from django.http import Http404, HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from ninja import Router
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from award.access.token import TokenScope
from award.intake.register import Sifted, Table, read, sift
from award.notice.intake import Register as Kind
from award.vocabulary.acts import Act
from award.vocabulary.fault import Fault, shown
from office.access import gate
from office.access.scope import visible
from office.acts.intake.registers import comparable, held_rows, own_rows, register_of
from office.acts.moment import moment
from office.acts.performing import NotPossible, perform
from office.desks.api.bodies import table_of
from office.desks.api.problems import FaultForm, Problem, fault_form
from office.desks.api.telling import told
from office.desks.api.tokens import Token
from office.records.encrypted import digest
from office.records.issued import Notice, issued
from office.records.notices import announced

LARGEST: Final = 1024 * 1024  # bytes; what is longer is taken in from its page
_SCOPE: Final = TokenScope.REGISTERS_IMPORT

router = Router(auth=Token(_SCOPE))

Cell = Annotated[str, Field(max_length=2_000)]


class TableForm(BaseModel):
    """A table: its headings, and its rows as text. Nothing is kept unless ``keep`` says so; without it, it is tried.

    ``replaces``: nothing counts but what is in the table. ``over``: what is held otherwise is replaced, too.
    ``leave_out``: rows with faults are left out; without it, a table with faults is not taken in.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Annotated[str, Field(min_length=1, max_length=200)]
    head: list[Cell]
    rows: list[list[Cell]]
    keep: bool = False
    replaces: bool = False
    over: bool = False
    leave_out: bool = False


class ImportForm(BaseModel):
    """What the table says beside what is held, and whether it was taken in. Rows are counted with the head as first."""

    kept: bool
    rows: int
    new: int
    held: int
    changed: list[int]
    repeated: list[int]
    faulty: int
    faults: list[FaultForm]
    ignored: list[str]


@router.post(
    "registers/{kind}",
    response=ImportForm,
    operation_id="register",
    url_name="register",
    summary=_("把一张表导入名册，或者先试一试"),
    openapi_extra=told(404, 409, scope=_SCOPE, body=TableForm),
)
def register(request: HttpRequest, kind: str) -> ImportForm:
    """Read the table, compare it with what is held, and take it in where that is asked for: by the act of the desk."""
    who = request.auth.person  # type: ignore[attr-defined]  # whom the token let in
    notice = visible(who, Notice).filter(scheme=announced().notice.id).first()
    known = register_of(notice, kind) if notice else None
    if notice is None or known is None:
        raise Http404
    gate.ask(Act.INTAKE_IMPORT_REGISTER, who, notice)
    asked = _asked(request)
    fact = issued(notice.digest).facts[known.fact]
    table = read(known, fact, [asked.head, *asked.rows], on=localdate(moment()), file="")
    refused = own_rows(who, table.rows)
    if refused is not None:
        raise NotPossible(refused)
    found = _beside(notice, known, table)
    if asked.keep:
        if table.faults and not asked.leave_out:
            raise Problem("invalid", faults=_placed(table))
        how = {"replaces": asked.replaces, "over": asked.over, "left_out": table.faulty}
        said = {"kind": kind, "name": asked.name, "sha256": sha256(request.body).hexdigest(), "rows": table.rows}
        perform(Act.INTAKE_IMPORT_REGISTER, by=who, on=notice.pk, **said, **how)
    return _form(table, found, kept=asked.keep)


def _asked(request: HttpRequest) -> TableForm:
    said = table_of(request, LARGEST)
    try:
        return TableForm.model_validate(said)
    except ValidationError as wrong:
        raise Problem("invalid", faults=[_fault(one) for one in wrong.errors()]) from wrong


def _fault(wrong: dict[str, object]) -> Fault:
    place = ".".join(str(step) for step in wrong["loc"])
    params = {name: str(value) for name, value in wrong.get("ctx", {}).items()}
    return Fault("", shown(place), f"form.{wrong['type']}", shown(wrong["input"]), params)


def _beside(notice: Notice, known: Kind, table: Table) -> Sifted:
    return sift(known, table.rows, comparable(held_rows(notice, known.id).defer("number")), digest)


def _placed(table: Table) -> list[Fault]:
    """The faults, each with its row and heading as its place."""
    return [
        Fault(
            "", ".".join(part for part in (one.params.get("row", ""), one.key) if part), one.code, one.found, one.params
        )
        for one in table.faults
    ]


def _form(table: Table, found: Sifted, *, kept: bool) -> ImportForm:
    return ImportForm(
        kept=kept,
        rows=len(table.rows),
        new=len(found.new),
        held=len(found.held),
        changed=[row.row for row, _held in found.changed],
        repeated=sorted(table.twice),
        faulty=table.faulty,
        faults=[fault_form(fault) for fault in _placed(table)],
        ignored=list(table.ignored),
    )
