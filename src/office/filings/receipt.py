"""What does a receipt say to a person, and in which file does it prove it?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import get_default_timezone, localtime

from award.application.receipt import filing_receipt
from award.ledger.receipt import written
from award.notice.scheme import Scheme
from office import wording
from office.acts.sealing import receipt
from office.filings.dossier import Handed, handed
from office.records.applications import Filing
from office.records.issued import Notice, issued


@dataclass(frozen=True, slots=True)
class Shown:
    """A receipt on a page: what it proves, each in words; ``file`` is the JSON that proves it.

    The filing is entry ``number`` (from 1) of the log ``origin``, which had ``size`` entries when ``checkpoint`` was
    signed; ``path`` are the hashes from the entry to the root.
    """

    reference: str
    applicant: str
    line: str
    filed: datetime
    time: str
    files: tuple[Handed, ...]
    digest: str
    notice: str
    code: str
    origin: str
    number: int
    size: int
    path: tuple[str, ...]
    checkpoint: str
    key: str
    file: str


def receipt_of(notice: Notice, filing: Filing) -> Shown:
    """The receipt of ``filing``, in the language being read. It is its applicant's own: see who asks."""
    proof = receipt(notice, filing, filing.content)
    said, scheme = filing_receipt(proof), issued(notice.digest)
    return Shown(
        reference=said.reference,
        applicant=said.applicant,
        line=wording.said(scheme.lines[said.line].name),
        filed=said.filed,
        time=instant(said.filed),
        files=tuple(handed(scheme, said.line, item.part, item.question, item.file) for item in said.files),
        digest=said.digest,
        notice=said.notice,
        code=said.code,
        origin=said.origin,
        number=said.number,
        size=said.size,
        path=tuple(step.hex() for step in proof.proof),
        checkpoint=str(proof.signed),
        key=str(proof.key),
        file=written(proof),
    )


def line_of(scheme: Scheme, line: str) -> str:
    """The name of an award line."""
    return wording.said(scheme.lines[line].name)


def instant(when: datetime) -> str:
    """An instant to the second, with its zone: 2025年7月15日 12:00:00（UTC+08:00）."""
    local = localtime(when, get_default_timezone())
    zone = local.strftime("%z")
    return f"{wording.day(local.date())} {local:%H:%M:%S} (UTC{zone[:3]}:{zone[3:]})"
