"""Does this paper prove, without asking anyone, that the act it speaks of is in the log?"""

import json
import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from award.ledger.chain import WIDTH, leaf_hash
from award.ledger.checkpoint import Signed, read_checkpoint, signers
from award.ledger.entry import Entry, decode
from award.ledger.note import Key, read_key
from award.ledger.proof import DEEPEST, included
from award.vocabulary.fault import Fault, Faulty, shown

FORM = 1
LARGEST = 16 * 1024 * 1024  # bytes of a receipt, the record's content included

_HEAD = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9]\d{0,18})")
_NEEDED = ("form", "entry", "proof", "key")
_MAY_HAVE = "record"


@dataclass(frozen=True, slots=True)
class Receipt:
    """All that is needed: the entry's bytes, where it stands, the hashes to the root, the checkpoint, a key.

    ``record`` is the text whose SHA-256 the entry holds as ``digest``: what was filed, with the hashes of its files.
    ``key`` says who claims to have signed. Whether that is the office, only a key had from elsewhere can tell.

    Basis: RFC 6962, section 2.1.1; C2SP tlog-proof.
    """

    entry: bytes
    index: int
    proof: tuple[bytes, ...]
    signed: Signed
    key: Key
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found about a receipt: it is proved only where ``faults`` is empty.

    Basis: the project's rule that an error says what was expected and what was found, all faults at once.
    """

    entry: Entry | None
    signed_by: tuple[Key, ...]
    faults: tuple[Fault, ...]

    @property
    def verified(self) -> bool:
        """Was everything found to be as it must? Basis: what was not checked is not verified."""
        return not self.faults


def written_proof(receipt: Receipt) -> str:
    """Position, hashes and checkpoint in the form that other tools read. Basis: C2SP tlog-proof, format."""
    lines = [_HEAD, f"index {receipt.index}", *(b64encode(step).decode() for step in receipt.proof)]
    return "\n".join(lines) + f"\n\n{receipt.signed}"


def written(receipt: Receipt) -> str:
    """The receipt as a JSON file; ``read_receipt(written(r)) == r``.

    Basis: nothing stands in it that is not proved: no field is there for looks.
    """
    content = {
        "form": FORM,
        "entry": receipt.entry.decode("ascii"),
        "proof": written_proof(receipt),
        "key": str(receipt.key),
    }
    if receipt.record is not None:
        content[_MAY_HAVE] = receipt.record
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_receipt(text: str, place: str = "receipt") -> Receipt:
    """The receipt that this JSON says; nothing is verified yet.

    Raises :class:`Faulty`: not JSON, a part missing, unknown or twice, a proof or key that cannot be read.

    Basis: C2SP tlog-proof, format.
    """
    said = _parts(text, place)
    index, proof, signed = _proof(said["proof"], place)
    return Receipt(
        entry=said["entry"].encode(),
        index=index,
        proof=proof,
        signed=signed,
        key=read_key(said["key"], f"{place}: key"),
        record=said.get(_MAY_HAVE),
    )


def _parts(text: str, place: str) -> dict[str, str]:
    faults: list[Fault] = []

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        faults.extend(Fault(place, "", "twice", shown(name)) for name in {n for n in names if names.count(n) > 1})
        return dict(pairs)

    try:
        said = json.loads(text, object_pairs_hook=table)
    except (ValueError, RecursionError) as unreadable:
        raise Faulty([Fault(place, "", "not_json", None, {"reason": shown(unreadable)})]) from unreadable
    if not isinstance(said, dict):
        raise Faulty([Fault(place, "", "form.table", shown(said))])
    faults += [Fault(place, name, "form.missing") for name in _NEEDED if name not in said]
    for name, value in said.items():
        if name not in (*_NEEDED, _MAY_HAVE):
            faults.append(Fault(place, shown(name), "form.extra_forbidden", shown(value)))
        elif name == "form":
            faults += [Fault(place, name, "verify.form", shown(value))] * (value is True or value != FORM)
        elif not isinstance(value, str) or not _is_text(value):
            faults.append(Fault(place, name, "form.text", shown(ascii(value))))
    if faults:
        raise Faulty(faults)
    return said


def _is_text(value: str) -> bool:
    """JSON can spell halves of characters, which are no text and have no bytes."""
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _proof(text: str, place: str) -> tuple[int, tuple[bytes, ...], Signed]:
    """An ``extra`` line, which nothing proves, is not taken."""
    head, gap, note = text.partition("\n\n")
    first, *lines = head.split("\n")
    matched = _INDEX.fullmatch(lines[0]) if lines else None
    if first != _HEAD or not gap or matched is None or len(lines) > DEEPEST + 1:
        raise Faulty([Fault(place, "proof", "verify.proof_form", shown(text))])
    steps: list[bytes] = []
    for line in lines[1:]:
        try:
            steps.append(b64decode(line, validate=True))
        except (NotBase64, ValueError):
            steps.append(b"")
        if len(steps[-1]) != WIDTH or b64encode(steps[-1]).decode() != line:
            raise Faulty([Fault(place, "proof", "verify.proof_form", shown(line))])
    return int(matched[1]), tuple(steps), read_checkpoint(note.encode(), f"{place}: proof")


def examine(receipt: Receipt, keys: Sequence[Key] = (), place: str = "receipt") -> Examined:
    """Whether the receipt proves its entry under the keys that are trusted; without any, under its own.

    Checked are the entry's form, the record's digest, the way from the entry to the root, and the signatures.

    Basis: RFC 9162, section 2.1.3.2; C2SP tlog-proof.
    """
    faults: list[Fault] = []
    entry: Entry | None = None
    signed_by: tuple[Key, ...] = ()
    checkpoint = receipt.signed.checkpoint
    try:
        entry = decode(receipt.entry, f"{place}: entry")
    except Faulty as faulty:
        faults.extend(faulty.faults)
    if entry is not None and receipt.record is not None:
        digest = sha256(receipt.record.encode()).hexdigest()
        if digest != entry.digest:
            faults.append(Fault(place, "record", "verify.digest", digest, {"expected": entry.digest or "—"}))
    wrong = included(leaf_hash(receipt.entry), receipt.index, checkpoint.size, receipt.proof, checkpoint.root)
    if wrong is not None:
        faults.append(Fault(place, "proof", wrong.code, wrong.found, wrong.params))
    try:
        signed_by = signers(receipt.signed, keys or [receipt.key], f"{place}: proof")
    except Faulty as faulty:
        faults.extend(faulty.faults)
    return Examined(entry, signed_by, tuple(faults))
