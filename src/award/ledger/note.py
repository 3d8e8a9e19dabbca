"""Who signed this text, and is the signature theirs?"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from award.vocabulary.fault import Fault, Faulty, shown

LONGEST = 65_536  # bytes of a note
MOST_SIGNATURES = 100

_DASH = "\N{EM DASH}"
_NAME = re.compile(r"[^\s+]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_LINE = re.compile(rf"{_DASH} ([^\s+]+) (\S+)")
_PRIVATE = "PRIVATE+KEY+"


class Algorithm(NamedTuple):
    """How one type of signature is made and verified: both are given the note's text as bytes.

    ``key`` is the length of a public key; ``public`` derives it from a seed; ``sign(seed, text)`` is ``None`` for a
    type that is only verified here; ``verify(public, text, signature)`` says whether the signature is that key's.
    """

    key: int
    public: Callable[[bytes], bytes]
    sign: Callable[[bytes, bytes], bytes] | None
    verify: Callable[[bytes, bytes, bytes], bool]


def _ed25519_public(seed: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def _ed25519_sign(seed: bytes, text: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(seed).sign(text)


def _ed25519_verify(public: bytes, text: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def _cosignature_verify(public: bytes, text: bytes, signature: bytes) -> bool:
    if len(signature) != 8 + 64:
        return False
    time = int.from_bytes(signature[:8], "big")
    return _ed25519_verify(public, f"cosignature/v1\ntime {time}\n".encode() + text, signature[8:])


# By the identifier of the signature type, with which the material of a key begins. An algorithm that has no byte of
# its own (SM2 with SM3, say) is entered under 0xff and a longer identifier.
ED25519 = b"\x01"
COSIGNATURE = b"\x04"
ALGORITHMS: Mapping[bytes, Algorithm] = {
    ED25519: Algorithm(32, _ed25519_public, _ed25519_sign, _ed25519_verify),
    COSIGNATURE: Algorithm(32, _ed25519_public, None, _cosignature_verify),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A public key: its name, the identifier of its type, and its bytes. Basis: C2SP signed-note, verifier keys."""

    name: str
    kind: bytes
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart. Basis: C2SP signed-note, signatures."""
        return sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(self.kind + self.public).decode()}"


@dataclass(frozen=True, slots=True)
class Signer:
    """A name with the secret seed it signs by; never printed. Basis: C2SP signed-note, signatures."""

    name: str
    seed: bytes
    kind: bytes = ED25519

    def __repr__(self) -> str:
        return f"Signer({self.key})"

    @property
    def key(self) -> Key:
        """The public key, to be given to everyone. Basis: C2SP signed-note, verifier keys."""
        return Key(self.name, self.kind, ALGORITHMS[self.kind].public(self.seed))

    @property
    def secret(self) -> str:
        """The line from which :func:`read_signer` makes this signer again. Basis: the notation of Go's sumdb/note."""
        return f"{_PRIVATE}{self.name}+{self.key.id.hex()}+{b64encode(self.kind + self.seed).decode()}"


class Signature(NamedTuple):
    """One signature line: whose name it bears, the id of the key, and the bytes that only the key explains."""

    name: str
    key_id: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends with a line break, and its signatures. Basis: C2SP signed-note, format."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        return f"{self.text}\n" + "".join(
            f"{_DASH} {s.name} {b64encode(s.key_id + s.content).decode()}\n" for s in self.signatures
        )


def read_key(line: str, place: str = "key") -> Key:
    """The public key that a line like ``name+1a2b3c4d+base64`` says. Raises :class:`Faulty`.

    Basis: C2SP signed-note, verifier keys.
    """
    name, _, rest = line.strip().partition("+")
    id_, _, material = rest.partition("+")
    kind, public = _material(material, place)
    key = Key(name, kind, public)
    if not _NAME.fullmatch(name) or len(public) != ALGORITHMS[kind].key or id_ != key.id.hex():
        raise Faulty([Fault(place, "", "verify.key", shown(line))])
    return key


def read_signer(line: str, place: str = "key") -> Signer:
    """The signer that a line like ``PRIVATE+KEY+name+1a2b3c4d+base64`` says. Raises :class:`Faulty` without the line.

    Basis: the notation of Go's sumdb/note.
    """
    name, _, rest = line.strip().removeprefix(_PRIVATE).partition("+")
    id_, _, material = rest.partition("+")
    kind, seed = _material(material, place)
    whole = line.strip().startswith(_PRIVATE) and bool(_NAME.fullmatch(name)) and len(seed) == ALGORITHMS[kind].key
    if not whole or Signer(name, seed, kind).key.id.hex() != id_:
        raise Faulty([Fault(place, "", "verify.secret_key")])
    return Signer(name, seed, kind)


def _material(text: str, place: str) -> tuple[bytes, bytes]:
    """The identifier of the type, and what follows it."""
    material = _base64(text)
    for kind in ALGORITHMS:
        if material is not None and material.startswith(kind):
            return kind, material[len(kind) :]
    raise Faulty([Fault(place, "", "verify.key_kind")])


def sign(text: str, signer: Signer) -> Note:
    """The text, which ends with a line break, signed. Basis: C2SP signed-note, signatures."""
    make = ALGORITHMS[signer.kind].sign
    if make is None:
        raise ValueError(signer.kind)
    return Note(text, (Signature(signer.name, signer.key.id, make(signer.seed, text.encode())),))


def read_note(content: bytes, place: str = "note") -> Note:
    """The note that these bytes say; ``str(read_note(b)).encode() == b``. Raises :class:`Faulty`.

    Basis: C2SP signed-note, format; at most 64 KiB and 100 signatures are read.
    """
    try:
        whole = content.decode() if len(content) <= LONGEST else ""
    except UnicodeDecodeError:
        whole = ""
    text, gap, lines = whole.rpartition("\n\n")
    found = [_signature(line) for line in lines.removesuffix("\n").split("\n")]
    signatures = tuple(signature for signature in found if signature)
    note = Note(f"{text}\n", signatures)
    formed = gap and text and lines.endswith("\n") and len(signatures) == len(found) <= MOST_SIGNATURES
    if not formed or _CONTROL.search(whole) or str(note) != whole:
        raise Faulty([Fault(place, "", "verify.note")])
    return note


def _signature(line: str) -> Signature | None:
    matched = _LINE.fullmatch(line)
    content = _base64(matched[2]) if matched else None
    if matched is None or content is None or len(content) <= 4:
        return None
    return Signature(matched[1], content[:4], content[4:])


def _base64(text: str) -> bytes | None:
    try:
        content = b64decode(text, validate=True)
    except (NotBase64, ValueError):
        return None
    return content if b64encode(content).decode() == text else None


def signed_by(note: Note, keys: Iterable[Key], place: str = "note") -> tuple[Key, ...]:
    """Those of ``keys`` that signed the note; signatures of other keys are passed over.

    Raises :class:`Faulty` where a line bears the name and id of one of ``keys`` and is not its signature.

    Basis: C2SP signed-note, signatures.
    """
    known = {(key.name, key.id): key for key in keys}
    signed: dict[Key, None] = {}
    for signature in note.signatures:
        key = known.get((signature.name, signature.key_id))
        if key is None:
            continue
        if not ALGORITHMS[key.kind].verify(key.public, note.text.encode(), signature.content):
            raise Faulty([Fault(place, "", "verify.signature", key.name, {"key": str(key)})])
        signed[key] = None
    return tuple(signed)
