"""In which files does the tree lie, and what do they hold?"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from award.ledger.chain import WIDTH, node_hash
from award.ledger.entry import LARGEST
from award.ledger.proof import Subtree
from award.vocabulary.fault import Fault, Faulty

HEIGHT = 8  # levels of the tree in one tile
FULL = 1 << HEIGHT  # hashes in a full tile, and entries in a full bundle
LARGEST_BUNDLE = FULL * (2 + LARGEST)  # bytes

_PREFIX = 2  # bytes that say the length of an entry
_PATH = re.compile(r"tile/(entries|0|[1-9]\d?)/((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d{0,2}))?")


class Tile(NamedTuple):
    """One file: the ``number``-th of its ``level``, counted from 0, holding ``width`` hashes.

    Where ``level`` is ``None`` it holds entries. Level 0 holds their leaf hashes; each hash of a level above is that of
    a full tile of the level below.

    Basis: C2SP tlog-tiles, Merkle tree and log entries.
    """

    level: int | None
    number: int
    width: int = FULL

    @property
    def path(self) -> str:
        """Where the file lies, below the log's address or in its export. Basis: C2SP tlog-tiles."""
        digits = f"{self.number:03d}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        place = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        level = "entries" if self.level is None else str(self.level)
        return f"tile/{level}/{place}" + ("" if self.width == FULL else f".p/{self.width}")


def read_path(path: str) -> Tile | None:
    """The tile that lies at ``path``, or ``None`` where it is no tile's; ``read_path(t.path) == t``.

    Basis: C2SP tlog-tiles: one spelling for each tile.
    """
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    level = None if found[1] == "entries" else int(found[1])
    tile = Tile(level, int(found[2].replace("x", "").replace("/", "")), int(found[3] or FULL))
    return tile if tile.path == path and (level is None or level < HEIGHT * HEIGHT) else None


def tiles_of(size: int) -> Iterator[Tile]:
    """Every file of a tree of ``size`` entries but the checkpoint: the bundles, then the levels from below.

    Basis: C2SP tlog-tiles: partial tiles only at the right edge, none of them empty.
    """
    level: int | None = None
    count = size
    while count:
        full, rest = divmod(count, FULL)
        yield from (Tile(level, number) for number in range(full))
        if rest:
            yield Tile(level, full, rest)
        level, count = (0, size) if level is None else (level + 1, full)


def holds(size: int, tile: Tile) -> bool:
    """Whether a tree of ``size`` entries has all that the tile holds: it is never changed any more.

    Basis: C2SP tlog-tiles, Merkle tree.
    """
    return tile.number * FULL + tile.width <= size >> (HEIGHT * (tile.level or 0))


def completing(tile: Tile) -> Iterator[int]:
    """The numbers of the entries that complete the hashes of a hash tile, one for each.

    Basis: C2SP tlog-tiles: a hash of level *l* is that of a complete subtree of ``256**l`` leaves.
    """
    height = HEIGHT * (tile.level or 0)
    first = tile.number * FULL
    return (((index + 1) << height) - 1 for index in range(first, first + tile.width))


def bundled(entries: Iterable[bytes]) -> bytes:
    """The entries of one bundle as its bytes. Raises :class:`Faulty` for an entry that is too long.

    Basis: C2SP tlog-tiles, log entries: each after its length in two bytes, the higher first.
    """
    pieces: list[bytes] = []
    for entry in entries:
        if len(entry) > LARGEST:
            raise Faulty([Fault("entry", "", "verify.entry_too_long", str(len(entry)), {"most": str(LARGEST)})])
        pieces += (len(entry).to_bytes(_PREFIX, "big"), entry)
    return b"".join(pieces)


def unbundled(content: bytes, tile: Tile) -> tuple[bytes, ...]:
    """The entries in the bytes of a bundle; ``bundled(unbundled(b, t)) == b``.

    Raises :class:`Faulty` where an entry is cut short, or there are more or fewer than the tile's width.

    Basis: C2SP tlog-tiles, log entries.
    """
    entries: list[bytes] = []
    at = 0
    while at < len(content) and len(entries) <= tile.width:
        start = at + _PREFIX
        at = start + int.from_bytes(content[at:start], "big")
        entries.append(content[start:at])
        if at > len(content) or start > len(content):
            raise Faulty([Fault(tile.path, f"[{len(entries)}]", "verify.cut")])
    if len(entries) != tile.width:
        raise Faulty([Fault(tile.path, "", "verify.count", str(len(entries)), {"expected": str(tile.width)})])
    return tuple(entries)


def hashes(content: bytes, tile: Tile) -> tuple[bytes, ...]:
    """The hashes in the bytes of a tile. Raises :class:`Faulty` where they are not as many as its width.

    Basis: C2SP tlog-tiles, Merkle tree.
    """
    expected = tile.width * WIDTH
    if len(content) != expected:
        raise Faulty([Fault(tile.path, "", "verify.length", str(len(content)), {"expected": str(expected)})])
    return tuple(content[at : at + WIDTH] for at in range(0, expected, WIDTH))


def tile_root(row: Sequence[bytes]) -> bytes:
    """The hash of a full tile, as it stands in the level above. Basis: C2SP tlog-tiles, Merkle tree."""
    while len(row) > 1:
        row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
    return row[0]


def from_tiles(size: int, read: Callable[[Tile], bytes]) -> Subtree:
    """The subtrees of a tree of ``size`` entries, of which ``read`` gives the tiles; each is read when it is needed.

    Raises :class:`Faulty` for a tile of another length. What the tiles say is proved by the root alone.

    Basis: C2SP tlog-tiles: the levels between those of the tiles are made by hashing.
    """

    def subtree(height: int, index: int) -> bytes:
        level, above = divmod(height, HEIGHT)
        number, first = divmod(index << above, FULL)
        tile = Tile(level, number, min(FULL, (size >> (HEIGHT * level)) - number * FULL))
        return tile_root(hashes(read(tile), tile)[first : first + (1 << above)])

    return subtree


def hash_tiles(leaves: Iterable[bytes]) -> Iterator[tuple[Tile, bytes]]:
    """The hash tiles over these leaf hashes, each as soon as it is full; the partial ones at the end, from below.

    At most 255 hashes of each level are held at a time.

    Basis: C2SP tlog-tiles, Merkle tree and partial tiles.
    """
    rows: list[list[bytes]] = []
    counts: list[int] = []
    for leaf in leaves:
        level, hash_ = 0, leaf
        while True:
            if level == len(rows):
                rows.append([])
                counts.append(0)
            row = rows[level]
            row.append(hash_)
            if len(row) < FULL:
                break
            yield Tile(level, counts[level]), b"".join(row)
            hash_ = tile_root(row)
            counts[level] += 1
            row.clear()
            level += 1
    for level, row in enumerate(rows):
        if row:
            yield Tile(level, counts[level], len(row)), b"".join(row)
