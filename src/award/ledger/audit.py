"""Is an exported log what its checkpoint says, to the last byte, and the continuation of what it was?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from award.ledger.chain import WIDTH, Frontier, append, leaf_hash, root
from award.ledger.checkpoint import Checkpoint, Signed, is_own, read_checkpoint, signers
from award.ledger.entry import decode
from award.ledger.export import CHECKPOINT
from award.ledger.note import LONGEST, Key
from award.ledger.tiles import FULL, LARGEST_BUNDLE, Tile, hash_tiles, hashes, unbundled
from award.vocabulary.fault import Fault, Faulty

# The file at a path, or ``None`` where there is none; of a file longer than so many bytes, one byte more than that.
Read = Callable[[str, int], bytes | None]

MOST_FAULTS = 20


@dataclass(slots=True)
class Audit:
    """What was found: it verifies a log only where ``faults`` is empty.

    ``root`` was computed from the entries; ``entries`` and ``tiles`` were read; ``signed_by`` are the keys that
    signed; ``backward`` counts entries that bear an earlier time than the one before (a clock was put back).

    Basis: the project's rule that an error says what was expected and what was found, all faults at once.
    """

    checkpoint: Checkpoint | None = None
    root: bytes = b""
    entries: int = 0
    tiles: int = 0
    backward: int = 0
    signed_by: tuple[Key, ...] = ()
    faults: list[Fault] = field(default_factory=list)

    @property
    def verified(self) -> bool:
        """Was everything found to be as it must? Basis: what was not checked is not verified."""
        return not self.faults


class _TooMany(Exception):
    """So much is wrong that more faults tell nothing."""


def audit(
    read: Read, keys: Sequence[Key], *, since: Signed | None = None, progress: Callable[[int, int], None] | None = None
) -> Audit:
    """Read a whole log and compute it anew: every entry, every tile, the root, the signatures.

    ``keys`` are the keys that are trusted; ``since`` an earlier checkpoint of the same log that must be found on
    the way; ``progress`` is told entries read and entries in all. Time grows with the log, memory does not.
    Raises :class:`Faulty` only where there is no checkpoint at all: what was handed in is no log.

    Basis: RFC 6962, section 2.1; C2SP tlog-tiles and tlog-checkpoint.
    """
    content = read(CHECKPOINT, LONGEST)
    if content is None:
        raise Faulty([Fault(CHECKPOINT, "", "missing_file")])
    found = Audit()
    try:
        signed = read_checkpoint(content)
    except Faulty as faulty:
        found.faults.extend(faulty.faults)
        return found
    found.checkpoint = signed.checkpoint
    try:
        found.signed_by = signers(signed, keys)
    except Faulty as faulty:
        found.faults.extend(faulty.faults)
    found.faults.extend(_since(since, signed.checkpoint, keys))
    try:
        _read_all(read, signed.checkpoint, since, found, progress)
    except _TooMany:
        found.faults.append(Fault(CHECKPOINT, "", "verify.too_many", str(len(found.faults))))
    except Faulty as faulty:
        found.faults.extend(faulty.faults)
    return found


def _since(since: Signed | None, now: Checkpoint, keys: Sequence[Key]) -> Iterator[Fault]:
    if since is None:
        return
    old = since.checkpoint
    if old.origin != now.origin:
        yield Fault("since", "", "verify.origin", old.origin, {"expected": now.origin})
    if old.size > now.size:
        yield Fault("since", "", "verify.shrunk", str(now.size), {"expected": str(old.size)})
    try:
        signers(since, [key for key in keys if is_own(key, old)], "since")
    except Faulty as faulty:
        yield from faulty.faults


def _read_all(
    read: Read,
    checkpoint: Checkpoint,
    since: Signed | None,
    found: Audit,
    progress: Callable[[int, int], None] | None,
) -> None:
    def leaves() -> Iterator[bytes]:
        frontier = Frontier()
        for index in range(-(-checkpoint.size // FULL)):
            for leaf in _bundle(read, Tile(None, index, min(FULL, checkpoint.size - index * FULL)), clock, found):
                _old_root(since, frontier, found)
                frontier = append(frontier, leaf)
                yield leaf
            if progress is not None:
                progress(found.entries, checkpoint.size)
        _old_root(since, frontier, found)
        found.root = root(frontier)

    clock: list[datetime] = []
    for tile, expected in hash_tiles(leaves()):
        _compare(read(tile.path, FULL * WIDTH), tile, expected, found)
    if found.root != checkpoint.root:
        found.faults.append(
            Fault("checkpoint", "", "verify.root", found.root.hex(), {"expected": checkpoint.root.hex()})
        )


def _bundle(read: Read, tile: Tile, clock: list[datetime], found: Audit) -> Iterator[bytes]:
    """The leaf hashes of a bundle; without the bundle there is no going on."""
    content = read(tile.path, LARGEST_BUNDLE)
    if content is None:
        raise Faulty([Fault(tile.path, "", "verify.absent")])
    for number, entry in enumerate(unbundled(content, tile), 1):
        try:
            at = decode(entry, tile.path).at
            found.backward += bool(clock) and at < clock[-1]
            clock[:] = [at]
        except Faulty as faulty:
            for f in faulty.faults:
                _add(found, Fault(f.file, f"[{number}] {f.key}".rstrip(), f.code, f.found, f.params))
        found.entries += 1
        yield leaf_hash(entry)


def _old_root(since: Signed | None, frontier: Frontier, found: Audit) -> None:
    if since is None or since.checkpoint.size != frontier.size:
        return
    expected = since.checkpoint.root
    if root(frontier) != expected:
        _add(found, Fault("since", "", "verify.old_root", root(frontier).hex(), {"expected": expected.hex()}))


def _compare(content: bytes | None, tile: Tile, expected: bytes, found: Audit) -> None:
    if content is None:
        _add(found, Fault(tile.path, "", "verify.absent"))
        return
    found.tiles += 1
    try:
        rows = zip(hashes(content, tile), hashes(expected, tile), strict=True)
    except Faulty as faulty:
        _add(found, *faulty.faults)
        return
    for number, (held, computed) in enumerate(rows, 1):
        if held != computed:
            _add(found, Fault(tile.path, f"[{number}]", "verify.tile", held.hex(), {"expected": computed.hex()}))


def _add(found: Audit, *faults: Fault) -> None:
    found.faults.extend(faults)
    if len(found.faults) >= MOST_FAULTS:
        raise _TooMany
