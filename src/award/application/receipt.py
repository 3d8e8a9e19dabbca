"""What does the receipt of a filing say, and which words of it are proved?"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from award.application.answers import Filed, FileRef
from award.application.numbering import print_code
from award.ledger.entry import decode
from award.ledger.receipt import Receipt
from award.vocabulary.fault import Fault, Faulty, shown


@dataclass(frozen=True, slots=True)
class FilingReceipt:
    """What a receipt says to people. Every word is read from what ``proof`` proves; nothing is there for looks.

    ``filed`` is the server's time, in UTC; ``digest`` the SHA-256 of the snapshot, ``notice`` of the notice; ``code``
    is what prints of the snapshot bear; the filing is entry ``number`` (from 1) of the log ``origin``, which had
    ``size`` entries when its checkpoint was signed.

    Basis: the receipt lists each file with its size and hash, and anyone can check it.
    """

    reference: str
    filed: datetime
    line: str
    applicant: str
    notice: str
    files: tuple[Filed, ...]
    digest: str
    code: str
    origin: str
    number: int
    size: int
    proof: Receipt


def filing_receipt(proof: Receipt, place: str = "receipt") -> FilingReceipt:
    """What ``proof``, a receipt of the ledger that encloses the snapshot's text, says as the receipt of a filing.

    Whether the log and its signature are as they must be, :func:`award.ledger.receipt.examine` says.
    Raises :class:`Faulty` where nothing is enclosed, it is not what the entry recorded, or it is no filing.

    Basis: nothing stands in a receipt that is not proved.
    """
    entry = decode(proof.entry, f"{place}: entry")
    if proof.record is None:
        raise Faulty([Fault(place, "record", "form.missing")])
    digest = sha256(proof.record.encode()).hexdigest()
    if digest != entry.digest:
        raise Faulty([Fault(place, "record", "verify.digest", digest, {"expected": entry.digest or "—"})])
    checkpoint = proof.signed.checkpoint
    try:
        said = json.loads(proof.record)
        return FilingReceipt(
            reference=str(said["reference"]),
            filed=entry.at,
            line=str(said["line"]),
            applicant=str(said["applicant"]["name"]),
            notice=str(said["notice"]),
            files=tuple(_files(said)),
            digest=digest,
            code=print_code(digest),
            origin=checkpoint.origin,
            number=proof.index + 1,
            size=checkpoint.size,
            proof=proof,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as malformed:
        raise Faulty([Fault(place, "record", "no_filing", shown(proof.record))]) from malformed


def _files(said: Mapping[str, Any]) -> Iterator[Filed]:
    """Of all that an answer can be, only a file has a size that is a number."""
    for part, answers in said["answers"].items():
        for question, value in answers.items():
            for item in value if isinstance(value, list) else ():
                if isinstance(item.get("size"), int):
                    yield Filed(part, question, FileRef(**item))
    for item in (said["recommendation"] or {}).get("files", ()):
        yield Filed("recommendation", "files", FileRef(**item))
