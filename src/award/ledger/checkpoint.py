"""What did the log promise to be, at which size, and who bears witness?"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass

from award.ledger.chain import WIDTH, Frontier, root
from award.ledger.note import COSIGNATURE, Key, Note, Signer, read_note, sign, signed_by
from award.vocabulary.fault import Fault, Faulty, shown

LARGEST = 2**63 - 1  # entries that a checkpoint may claim

_SIZE = re.compile(r"0|[1-9]\d{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log: its ``origin`` (which log), its ``size`` in entries and its ``root`` hash.

    Basis: C2SP tlog-checkpoint, note text.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = (self.origin, str(self.size), b64encode(self.root).decode(), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint and the note that says it, with every signature line, known or not."""

    checkpoint: Checkpoint
    note: Note

    def __str__(self) -> str:
        return str(self.note)


def issue(origin: str, frontier: Frontier, signer: Signer) -> Signed:
    """The signed checkpoint of a log as it stands; the signer bears the name of the origin.

    A log never signs two checkpoints of which one is not the beginning of the other: whoever calls this keeps the
    frontier where nothing but an append changes it.

    Basis: C2SP tlog-checkpoint, signatures.
    """
    checkpoint = Checkpoint(origin, frontier.size, root(frontier))
    return Signed(checkpoint, sign(str(checkpoint), signer))


def read_checkpoint(content: bytes, place: str = "checkpoint") -> Signed:
    """The checkpoint that these bytes say; nobody's signature is verified yet. Raises :class:`Faulty`.

    Basis: C2SP tlog-checkpoint, note text.
    """
    note = read_note(content, place)
    lines = note.text.removesuffix("\n").split("\n")
    if len(lines) < 3 or not all(lines):
        raise Faulty([Fault(place, "", "verify.checkpoint", shown(note.text))])
    origin, size, hash_, *extensions = lines
    if not _SIZE.fullmatch(size) or int(size) > LARGEST:
        raise Faulty([Fault(place, "", "verify.size", shown(size))])
    try:
        root_ = b64decode(hash_, validate=True)
    except (NotBase64, ValueError) as malformed:
        raise Faulty([Fault(place, "", "verify.checkpoint", shown(hash_))]) from malformed
    if len(root_) != WIDTH:
        raise Faulty([Fault(place, "", "verify.length", str(len(root_)), {"expected": str(WIDTH)})])
    checkpoint = Checkpoint(origin, int(size), root_, tuple(extensions))
    if str(checkpoint) != note.text:
        raise Faulty([Fault(place, "", "verify.checkpoint", shown(note.text))])
    return Signed(checkpoint, note)


def signers(signed: Signed, keys: Iterable[Key], place: str = "checkpoint") -> tuple[Key, ...]:
    """Those of ``keys`` that signed this checkpoint, the log's own first, then its witnesses.

    Raises :class:`Faulty` where no key of the log itself signed it (one that bears the name of the origin and does
    not merely cosign), where a witness whose key is given did not cosign it, and where a line that claims to be of
    one of ``keys`` is not.

    Basis: C2SP tlog-checkpoint, signatures; C2SP tlog-cosignature.
    """
    known = tuple(keys)
    found = signed_by(signed.note, known, place)
    own = [key for key in found if is_own(key, signed.checkpoint)]
    if not own:
        expected = ", ".join(str(key) for key in known) or signed.checkpoint.origin
        named = ", ".join(signature.name for signature in signed.note.signatures)
        raise Faulty([Fault(place, "", "verify.unsigned", named, {"expected": expected})])
    silent = [key for key in known if key.kind == COSIGNATURE and key not in found]
    if silent:
        raise Faulty(Fault(place, "", "verify.no_witness", None, {"expected": str(key)}) for key in silent)
    return (*own, *(key for key in found if key not in own))


def is_own(key: Key, checkpoint: Checkpoint) -> bool:
    """Whether the key is the log's and not a witness's. Basis: C2SP tlog-checkpoint, signatures."""
    return key.name == checkpoint.origin and key.kind != COSIGNATURE
