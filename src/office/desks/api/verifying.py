"""Does a receipt, or an entry of the log, prove what it says, by the site's own key?"""

import json
from datetime import datetime
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router
from pydantic import BaseModel, ConfigDict

from award.application.receipt import filing_receipt
from award.ledger.entry import Entry
from award.ledger.note import Key, read_key
from award.ledger.receipt import FORM, Examined, Receipt, examine, read_receipt
from award.vocabulary.fault import Fault, Faulty
from office.access.scope import visible
from office.desks.api.bodies import table_of, text_of
from office.desks.api.problems import FaultForm, Problem, fault_form
from office.desks.api.telling import told
from office.records.issued import Notice

LARGEST: Final = 1024 * 1024  # bytes; what is longer the command line verifies

router = Router()

# While no notice is issued there is no log, and nothing to have been signed by us.
_OF_NOBODY: Final = Fault("", "proof", "verify.unsigned", "", {"expected": "—"})


class ReceiptForm(BaseModel):
    """A receipt, as the office gives it."""

    model_config = ConfigDict(extra="forbid")

    form: int
    entry: str
    proof: str
    key: str
    record: str | None = None


class LedgerEntryForm(BaseModel):
    """An entry's canonical bytes, and the proof that it is in the log (C2SP tlog-proof)."""

    model_config = ConfigDict(extra="forbid")

    entry: str
    proof: str


class EntryForm(BaseModel):
    """What an entry says was done. A number stands for the person."""

    act: str
    role: str
    pseudonym: str | None
    record: str
    at: datetime
    outcome: str
    clauses: list[str]
    digest: str | None
    detail: dict[str, str]


class FilingForm(BaseModel):
    """Which filing a receipt proves."""

    reference: str
    line: str
    applicant: str
    filed: datetime


class VerificationForm(BaseModel):
    """Whether it is proved. Only where ``verified`` is true can what it says be relied upon."""

    verified: bool
    origin: str
    number: int
    size: int
    entry: EntryForm | None
    filing: FilingForm | None
    signed_by: list[str]
    faults: list[FaultForm]


@router.post(
    "verify/receipt", response=VerificationForm, operation_id="verify_receipt", url_name="verify_receipt",
    summary=_("核验回执"), openapi_extra=told(body=ReceiptForm),
)  # fmt: skip
def receipt(request: HttpRequest) -> VerificationForm:
    """A receipt in JSON: its record, its entry, the entry's place in the log, and the signature of this site."""
    return _verified(_read(text_of(request, LARGEST)))


@router.post(
    "verify/ledger-entry", response=VerificationForm, operation_id="verify_ledger_entry",
    url_name="verify_ledger_entry", summary=_("核验日志的一个条目"), openapi_extra=told(body=LedgerEntryForm),
)  # fmt: skip
def ledger_entry(request: HttpRequest) -> VerificationForm:
    """An entry with its proof, as witnesses hold them."""
    said, keys = table_of(request, LARGEST), _keys()
    if not keys:
        raise Problem("invalid", faults=[_OF_NOBODY])
    unknown = {name: said[name] for name in ("form", "key", "record") if name in said}
    faults = [Fault("", name, "form.extra_forbidden", str(value)[:60]) for name, value in unknown.items()]
    if faults:
        raise Problem("invalid", faults=faults)
    return _verified(_read(json.dumps({**said, "form": FORM, "key": str(keys[0])})))


def _keys() -> list[Key]:
    """The site's keys: of each log the one by which it is signed."""
    return [read_key(notice.log_key) for notice in visible(None, Notice).order_by("-issued")]


def _read(text: str) -> Receipt:
    try:
        return read_receipt(text, "")
    except Faulty as faulty:
        code = "malformed" if {fault.code for fault in faulty.faults} & {"not_json", "twice"} else "invalid"
        raise Problem(code, faults=faulty.faults) from faulty


def _verified(read: Receipt) -> VerificationForm:
    keys, checkpoint = _keys(), read.signed.checkpoint
    # A log that is not ours is signed by nobody whom we know; without any key it would be believed.
    found = examine(read, keys, "") if keys else Examined(None, (), (_OF_NOBODY,))
    return VerificationForm(
        verified=found.verified,
        origin=checkpoint.origin,
        number=read.index + 1,
        size=checkpoint.size,
        entry=_entry(found.entry) if found.entry else None,
        filing=_filing(read) if found.verified else None,
        signed_by=[str(key) for key in found.signed_by],
        faults=[fault_form(fault) for fault in found.faults],
    )


def _entry(entry: Entry) -> EntryForm:
    return EntryForm(
        act=entry.act,
        role=entry.actor.role,
        pseudonym=entry.actor.pseudonym,
        record=entry.record,
        at=entry.at,
        outcome=entry.outcome,
        clauses=list(entry.clauses),
        digest=entry.digest,
        detail=dict(entry.detail),
    )


def _filing(read: Receipt) -> FilingForm | None:
    """Receipts of other acts enclose nothing, and say nothing more."""
    try:
        said = filing_receipt(read)
    except Faulty:
        return None
    return FilingForm(reference=said.reference, line=said.line, applicant=said.applicant, filed=said.filed)
