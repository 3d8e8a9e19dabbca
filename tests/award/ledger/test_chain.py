"""Does appending one by one make the tree that is made at once?"""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.ledger.chain import EMPTY, Frontier, append, completed, extend, leaf_hash, node_hash, packed, root, unpacked
from award.vocabulary.fault import Faulty
from tests.award.ledger.vectors import own, raw


def at_once(leaves: list[bytes]) -> bytes:
    """The tree by its definition: split at the largest power of two that is smaller."""
    if not leaves:
        return EMPTY
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(at_once(leaves[:half]), at_once(leaves[half:]))


@given(st.lists(st.binary(max_size=40), max_size=80))
def test_appended_one_by_one_it_is_the_tree_built_at_once(entries: list[bytes]) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    assert root(extend(Frontier(), leaves)) == at_once(leaves)


@pytest.mark.parametrize(("size", "expected"), own()["roots"].items())
def test_the_roots_are_those_of_the_definition(size: str, expected: str) -> None:
    assert root(extend(Frontier(), (leaf_hash(b"%d" % n) for n in range(int(size))))) == raw(expected)


@pytest.mark.parametrize("height", range(5))
def test_what_a_leaf_completes_is_the_subtree_that_ends_with_it(height: int) -> None:
    leaves = [leaf_hash(b"%d" % number) for number in range(3 << height)]
    for end in range(1 << height, len(leaves) + 1, 1 << height):
        before = extend(Frontier(), leaves[: end - 1])
        assert completed(before, leaves[end - 1], height) == at_once(leaves[end - (1 << height) : end])


def test_a_leaf_is_never_a_node() -> None:
    left, right = leaf_hash(b"1"), leaf_hash(b"2")
    assert leaf_hash(left + right) != node_hash(left, right)
    assert leaf_hash(b"") == sha256(b"\0").digest()


def test_an_append_leaves_the_tree_it_began_with_as_it_was() -> None:
    before = extend(Frontier(), [leaf_hash(b"1"), leaf_hash(b"2")])
    kept = Frontier(before.size, before.roots)
    append(before, leaf_hash(b"3"))
    assert before == kept


@given(st.integers(0, 3000))
def test_a_frontier_comes_back_from_where_it_was_kept(size: int) -> None:
    frontier = Frontier(size, tuple(leaf_hash(b"%d" % n) for n in range(size.bit_count())))
    assert unpacked(size, packed(frontier)) == frontier


@pytest.mark.parametrize(("size", "roots"), [(1, b""), (0, bytes(32)), (3, bytes(63)), (-1, bytes(32))])
def test_a_frontier_that_does_not_fit_its_size_is_refused(size: int, roots: bytes) -> None:
    with pytest.raises(Faulty):
        unpacked(size, roots)
