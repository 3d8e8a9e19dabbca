"""Does every true proof verify, and no other?"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.ledger.chain import Frontier, extend, leaf_hash, root
from award.ledger.proof import (
    consistent,
    from_leaves,
    included,
    prove_consistency,
    prove_inclusion,
    prove_last,
    tree_hash,
)
from tests.award.ledger.vectors import own, public, raw

MOST = 70
LEAVES = [leaf_hash(b"%d" % number) for number in range(300)]
SUBTREE = from_leaves(LEAVES)
ROOTS = [root(extend(Frontier(), LEAVES[:size])) for size in range(301)]


@pytest.mark.parametrize("told", public("inclusion"))
def test_the_public_vectors_of_inclusion_agree(told: dict[str, Any]) -> None:
    proof = [raw(step) for step in told["proof"] or []]
    found = included(raw(told["leafHash"]), told["leafIdx"], told["treeSize"], proof, raw(told["root"]))
    assert (found is not None) == told["wantErr"], told["desc"]


@pytest.mark.parametrize("told", public("consistency"))
def test_the_public_vectors_of_consistency_agree(told: dict[str, Any]) -> None:
    proof = [raw(step) for step in told["proof"] or []]
    found = consistent(told["size1"], told["size2"], proof, raw(told["root1"]), raw(told["root2"]))
    assert (found is not None) == told["wantErr"], told["desc"]


@pytest.mark.parametrize("told", own()["inclusion"])
def test_a_proof_of_inclusion_is_the_one_of_the_definition(told: dict[str, Any]) -> None:
    proof = tuple(raw(step) for step in told["proof"])
    assert prove_inclusion(told["index"], told["size"], SUBTREE) == proof
    assert included(LEAVES[told["index"]], told["index"], told["size"], proof, ROOTS[told["size"]]) is None


@pytest.mark.parametrize("told", own()["consistency"])
def test_a_proof_of_consistency_is_the_one_of_the_definition(told: dict[str, Any]) -> None:
    proof = tuple(raw(step) for step in told["proof"])
    old, new = told["old"], told["new"]
    assert prove_consistency(old, new, SUBTREE) == proof
    assert consistent(old, new, proof, ROOTS[old], ROOTS[new]) is None


def test_every_entry_of_every_small_tree_is_proved_to_be_in_it() -> None:
    for size in range(1, MOST + 1):
        for index in range(size):
            proof = prove_inclusion(index, size, SUBTREE)
            assert included(LEAVES[index], index, size, proof, ROOTS[size]) is None


def test_the_proof_of_the_entry_just_appended_lies_in_the_frontier_before_it() -> None:
    for size in range(300):
        before = extend(Frontier(), LEAVES[:size])
        assert prove_last(before) == prove_inclusion(size, size + 1, SUBTREE)


def test_every_small_tree_is_proved_to_begin_every_larger_one() -> None:
    for new in range(1, MOST + 1):
        for old in range(1, new + 1):
            assert consistent(old, new, prove_consistency(old, new, SUBTREE), ROOTS[old], ROOTS[new]) is None


def flipped(content: bytes, bit: int) -> bytes:
    number = int.from_bytes(content, "big") ^ (1 << bit % (8 * len(content)))
    return number.to_bytes(len(content), "big")


@given(st.data())
def test_a_proof_of_inclusion_with_any_bit_changed_fails(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 300))
    index = data.draw(st.integers(0, size - 1))
    proof, bit = list(prove_inclusion(index, size, SUBTREE)), data.draw(st.integers(0, 255))
    assert included(flipped(LEAVES[index], bit), index, size, proof, ROOTS[size]) is not None
    assert included(LEAVES[index], index, size, proof, flipped(ROOTS[size], bit)) is not None
    assert included(LEAVES[index], index, size, [*proof, LEAVES[0]], ROOTS[size]) is not None
    other = data.draw(st.integers(0, size - 1).filter(lambda n: n != index)) if size > 1 else 1
    assert included(LEAVES[index], other, size, proof, ROOTS[size]) is not None
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        changed = [*proof[:at], flipped(proof[at], bit), *proof[at + 1 :]]
        assert included(LEAVES[index], index, size, changed, ROOTS[size]) is not None
        assert included(LEAVES[index], index, size, proof[:at] + proof[at + 1 :], ROOTS[size]) is not None


@given(st.data())
def test_a_proof_of_consistency_with_any_bit_changed_fails(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 300))
    old = data.draw(st.integers(1, new - 1))
    proof, bit = list(prove_consistency(old, new, SUBTREE)), data.draw(st.integers(0, 255))
    at = data.draw(st.integers(0, len(proof) - 1))
    changed = [*proof[:at], flipped(proof[at], bit), *proof[at + 1 :]]
    assert consistent(old, new, changed, ROOTS[old], ROOTS[new]) is not None
    assert consistent(old, new, proof[:at] + proof[at + 1 :], ROOTS[old], ROOTS[new]) is not None
    assert consistent(old, new, [*proof, LEAVES[0]], ROOTS[old], ROOTS[new]) is not None
    assert consistent(old, new, proof, flipped(ROOTS[old], bit), ROOTS[new]) is not None
    assert consistent(old, new, proof, ROOTS[old], flipped(ROOTS[new], bit)) is not None
    assert consistent(new, old, proof, ROOTS[new], ROOTS[old]) is not None


@pytest.mark.parametrize(("old", "new"), [(0, 5), (-1, 5), (6, 5)])
def test_what_proves_nothing_is_refused(old: int, new: int) -> None:
    assert consistent(old, new, [], ROOTS[0], ROOTS[new]) is not None


def test_a_tree_is_consistent_with_itself_and_with_no_other_of_its_size() -> None:
    assert consistent(5, 5, [], ROOTS[5], ROOTS[5]) is None
    assert consistent(0, 0, [], ROOTS[0], ROOTS[0]) is None
    assert consistent(5, 5, [], ROOTS[4], ROOTS[5]) is not None
    assert consistent(5, 5, [LEAVES[0]], ROOTS[5], ROOTS[5]) is not None


def test_a_proof_of_absurd_length_is_refused_at_once() -> None:
    assert included(LEAVES[0], 0, 2**63, [LEAVES[0]] * 1_000_000, ROOTS[1]) is not None
    assert consistent(1, 2**63, [LEAVES[0]] * 1_000_000, ROOTS[1], ROOTS[2]) is not None


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 5)])
def test_there_is_no_proof_for_an_entry_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(ValueError, match=str(size)):
        prove_inclusion(index, size, SUBTREE)


def test_there_is_no_proof_that_a_log_shrank() -> None:
    with pytest.raises(ValueError, match="6"):
        prove_consistency(6, 5, SUBTREE)


def test_the_hash_of_a_whole_tree_is_its_root() -> None:
    assert [tree_hash(0, size, SUBTREE) for size in range(MOST)] == ROOTS[:MOST]
