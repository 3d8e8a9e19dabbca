"""What does a small log look like, from its entries to its files?"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from award.ledger.chain import Frontier, extend, leaf_hash
from award.ledger.checkpoint import Signed, issue
from award.ledger.entry import Actor, Entry, encode
from award.ledger.export import exported
from award.ledger.note import COSIGNATURE, Note, Signature, Signer
from award.ledger.proof import from_leaves, prove_inclusion
from award.ledger.receipt import Receipt

ORIGIN = "ledger.example/虚构/2025"
OFFICE = Signer(ORIGIN, bytes(range(32)))
STRANGER = Signer(ORIGIN, bytes(32))
WITNESS = Signer("witness.example/w1", bytes([7]) * 32, COSIGNATURE)
START = datetime(2025, 6, 16, 8, 30, tzinfo=UTC)


def record(number: int) -> str:
    """What was filed: the text whose digest the entry holds."""
    return f'{{"number":{number},"say":"示例"}}'


def entry(number: int, *, later: float | None = None) -> Entry:
    """The ``number``-th act of an invented round, ``later`` seconds after its start."""
    return Entry(
        act="application.submit",
        actor=Actor("applicant", f"{number:032x}"),
        record=f"application/{number}",
        at=START + timedelta(seconds=number if later is None else later),
        outcome="done",
        clauses=("S1-1",),
        digest=sha256(record(number).encode()).hexdigest(),
        detail={"files": "3"},
    )


@dataclass(frozen=True)
class Log:
    """Entries with the checkpoint over them, and the files that say both."""

    entries: tuple[bytes, ...]
    signed: Signed
    files: dict[str, bytes]

    def read(self, path: str, most: int) -> bytes | None:
        """As an export is read."""
        content = self.files.get(path)
        return None if content is None else content[: most + 1]


@cache
def log(size: int) -> Log:
    """A log of so many acts."""
    return log_of(*(encode(entry(number)) for number in range(size)))


def log_of(*entries: bytes) -> Log:
    """A log of these very bytes."""
    signed = issue(ORIGIN, extend(Frontier(), map(leaf_hash, entries)), OFFICE)
    return Log(entries, signed, dict(exported(entries, signed, [OFFICE.key])))


def receipt(index: int, size: int) -> Receipt:
    """The receipt for one act of :func:`log`."""
    made = log(size)
    proof = prove_inclusion(index, size, from_leaves([leaf_hash(content) for content in made.entries]))
    return Receipt(made.entries[index], index, proof, made.signed, OFFICE.key, record(index))


def cosigned(signed: Signed, witness: Signer = WITNESS, time: int = 1679315147) -> Signed:
    """The checkpoint with a witness's line more; the message is put together here by the letter of the document."""
    message = b"cosignature/v1\ntime %d\n" % time + signed.note.text.encode()
    content = time.to_bytes(8, "big") + Ed25519PrivateKey.from_private_bytes(witness.seed).sign(message)
    line = Signature(witness.name, witness.key.id, content)
    return Signed(signed.checkpoint, Note(signed.note.text, (*signed.note.signatures, line)))
