"""Which files does a log consist of, for outsiders to read?"""

from collections.abc import Iterable, Iterator
from itertools import islice

from award.ledger.chain import Frontier, append, leaf_hash, root
from award.ledger.checkpoint import Signed
from award.ledger.note import Key
from award.ledger.tiles import FULL, Tile, bundled, hash_tiles
from award.vocabulary.fault import Fault, Faulty

CHECKPOINT = "checkpoint"
KEYS = "keys"


def exported(entries: Iterable[bytes], signed: Signed, keys: Iterable[Key] = ()) -> Iterator[tuple[str, bytes]]:
    """The files of a log as path and content, one at a time: entries, tiles, at last ``keys`` and ``checkpoint``.

    Written below a folder or into a zip they are an export; below an address, a log that witnesses can follow.
    Raises :class:`Faulty` before the checkpoint where the entries are not those it was signed for.

    Basis: C2SP tlog-tiles; the checkpoint comes last, so that an export cut short has none.
    """
    bundles: list[tuple[str, bytes]] = []
    frontier = Frontier()

    def leaves() -> Iterator[bytes]:
        nonlocal frontier
        rest = iter(entries)
        index = 0
        while batch := list(islice(rest, FULL)):
            bundles.append((Tile(None, index, len(batch)).path, bundled(batch)))
            index += 1
            for entry in batch:
                leaf = leaf_hash(entry)
                frontier = append(frontier, leaf)
                yield leaf

    for tile, content in hash_tiles(leaves()):
        yield from bundles
        bundles.clear()
        yield tile.path, content
    checkpoint = signed.checkpoint
    if (frontier.size, root(frontier)) != (checkpoint.size, checkpoint.root):
        found, expected = f"{frontier.size} {root(frontier).hex()}", f"{checkpoint.size} {checkpoint.root.hex()}"
        raise Faulty([Fault(CHECKPOINT, "", "verify.root", found, {"expected": expected})])
    yield KEYS, "".join(f"{key}\n" for key in keys).encode()
    yield CHECKPOINT, str(signed).encode()
