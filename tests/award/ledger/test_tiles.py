"""Do the files lie where other tools look for them, and hold what those expect?"""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.ledger.chain import Frontier, append, completed, extend, leaf_hash, root
from award.ledger.entry import LARGEST
from award.ledger.proof import from_leaves, prove_consistency, prove_inclusion, tree_hash
from award.ledger.tiles import (
    HEIGHT,
    Tile,
    bundled,
    completing,
    from_tiles,
    hash_tiles,
    hashes,
    holds,
    read_path,
    tiles_of,
    unbundled,
)
from award.vocabulary.fault import Faulty

LEAVES = [leaf_hash(b"%d" % number) for number in range(70_000)]


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        # The two examples of the C2SP document tlog-tiles, and its neighbours.
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(None, 1234067, 8), "tile/entries/x001/x234/067.p/8"),
        (Tile(0, 0), "tile/0/000"),
        (Tile(1, 999, 17), "tile/1/999.p/17"),
        (Tile(63, 1000), "tile/63/x001/000"),
    ],
)
def test_a_tile_lies_at_its_path(tile: Tile, path: str) -> None:
    assert tile.path == path
    assert read_path(path) == tile


@given(st.none() | st.integers(0, 63), st.integers(0, 2**60), st.integers(1, 256))
def test_a_path_leads_back_to_its_tile(level: int | None, number: int, width: int) -> None:
    assert read_path(Tile(level, number, width).path) == Tile(level, number, width)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "checkpoint",
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/08",
        "tile/0/٠٠٠",
        "tile/0/../000",
        "tile/entries/000/",
        "/tile/0/000",
    ],
)
def test_there_is_one_path_to_a_tile_and_no_other(path: str) -> None:
    assert read_path(path) is None


def test_a_tree_of_seventy_thousand_has_the_tiles_of_the_document() -> None:
    tiles = list(tiles_of(70_000))
    widths = {level: [tile.width for tile in tiles if tile.level == level] for level in (None, 0, 1, 2)}
    assert widths == {None: [256] * 273 + [112], 0: [256] * 273 + [112], 1: [256, 17], 2: [1]}
    assert len(tiles) == 274 + 274 + 2 + 1
    assert list(tiles_of(256)) == [Tile(None, 0), Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles_of(0)) == []


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 512, 65_535, 65_536, 65_537, 70_000])
def test_the_hash_tiles_of_a_tree_are_those_that_it_should_have(size: int) -> None:
    made = dict(hash_tiles(LEAVES[:size]))
    assert set(made) == {tile for tile in tiles_of(size) if tile.level is not None}
    assert all(len(content) == tile.width * 32 for tile, content in made.items())


def test_a_hash_of_an_upper_tile_is_that_of_the_tree_below_it() -> None:
    made, subtree = dict(hash_tiles(LEAVES)), from_leaves(LEAVES)
    assert hashes(made[Tile(1, 1, 17)], Tile(1, 1, 17))[16] == tree_hash(272 * 256, 273 * 256, subtree)
    assert hashes(made[Tile(2, 0, 1)], Tile(2, 0, 1))[0] == tree_hash(0, 65_536, subtree)


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 1000, 65_537, 70_000])
def test_proofs_are_made_from_tiles_alone(size: int) -> None:
    made = dict(hash_tiles(LEAVES[:size]))
    subtree, known = from_tiles(size, made.__getitem__), from_leaves(LEAVES)
    assert tree_hash(0, size, subtree) == root(extend(Frontier(), LEAVES[:size]))
    for index in {0, size // 2, size - 1}:
        assert prove_inclusion(index, size, subtree) == prove_inclusion(index, size, known)
    for old in {1, size // 3 + 1, size}:
        assert prove_consistency(old, size, subtree) == prove_consistency(old, size, known)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=256))
def test_entries_come_back_from_their_bundle(entries: list[bytes]) -> None:
    content = bundled(entries)
    assert list(unbundled(content, Tile(None, 0, len(entries)))) == entries


def broken(content: bytes) -> Iterator[bytes]:
    yield from (content[:length] for length in range(len(content)))
    yield content + b"\0"
    yield content + b"\0\0"
    yield b"\xff\xff" + content[2:]


def test_a_bundle_that_is_cut_or_too_long_is_refused() -> None:
    for content in broken(bundled([b"one", b"two", b"three"])):
        with pytest.raises(Faulty):
            unbundled(content, Tile(None, 0, 3))


def test_a_tile_of_another_length_is_refused() -> None:
    for length in (0, 63, 65, 96):
        with pytest.raises(Faulty):
            hashes(bytes(length), Tile(0, 0, 2))


def test_an_entry_that_is_too_long_is_not_bundled() -> None:
    with pytest.raises(Faulty):
        bundled([bytes(LARGEST + 1)])


@pytest.mark.parametrize("size", [1, 255, 256, 257, 700])
def test_a_hash_tile_can_be_made_of_the_entries_that_completed_its_hashes(size: int) -> None:
    edges, frontier, leaves = [], Frontier(), [leaf_hash(b"%d" % number) for number in range(size)]
    for leaf in leaves:
        edges.append(frontier)
        frontier = append(frontier, leaf)
    for tile, content in hash_tiles(leaves):
        assert holds(size, tile)
        numbers = completing(tile)
        assert b"".join(completed(edges[n], leaves[n], HEIGHT * (tile.level or 0)) for n in numbers) == content


@pytest.mark.parametrize(("size", "tile"), [(0, Tile(0, 0, 1)), (255, Tile(0, 0)), (511, Tile(1, 0, 2))])
def test_what_the_log_has_not_grown_to_is_not_held(size: int, tile: Tile) -> None:
    assert not holds(size, tile)
    assert holds(size + 1, tile)
