"""Is this entry in that tree, and is that tree the beginning of this one?"""

from collections.abc import Callable, Sequence

from award.ledger.chain import EMPTY, WIDTH, Frontier, node_hash
from award.vocabulary.fault import Fault

# The hash of a complete subtree: of ``2**height`` leaves, the ``index``-th of that height, counted from 0.
Subtree = Callable[[int, int], bytes]

DEEPEST = 64  # hashes in a proof of a tree that any file format here can name


def from_leaves(leaves: Sequence[bytes]) -> Subtree:
    """The subtrees over these leaf hashes; an ``IndexError`` beyond them. Basis: RFC 6962, section 2.1."""
    known: dict[tuple[int, int], bytes] = {}

    def subtree(height: int, index: int) -> bytes:
        if height == 0:
            return leaves[index]
        if (height, index) not in known:
            below = height - 1
            known[height, index] = node_hash(subtree(below, 2 * index), subtree(below, 2 * index + 1))
        return known[height, index]

    return subtree


def tree_hash(start: int, end: int, subtree: Subtree) -> bytes:
    """The hash over the leaves from ``start`` up to ``end``; ``start`` is one at which a proof may divide a tree.

    Basis: RFC 6962, section 2.1, MTH(D[start:end]).
    """
    if start == end:
        return EMPTY
    count = end - start
    height = count.bit_length() - 1
    if count == 1 << height:
        return subtree(height, start >> height)
    middle = start + (1 << height)
    return node_hash(subtree(height, start >> height), tree_hash(middle, end, subtree))


def prove_inclusion(index: int, size: int, subtree: Subtree) -> tuple[bytes, ...]:
    """The hashes that lead from the leaf ``index`` to the root of the tree of ``size``, from below upward.

    Raises ``ValueError`` where there is no such leaf.

    Basis: RFC 6962, section 2.1.1, PATH.
    """
    if not 0 <= index < size:
        raise ValueError(index, size)
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(tree_hash(middle, end, subtree))
            end = middle
        else:
            path.append(tree_hash(start, middle, subtree))
            start = middle
    return tuple(reversed(path))


def prove_last(before: Frontier) -> tuple[bytes, ...]:
    """The proof of inclusion of the entry that is appended next, in the tree that it makes; nothing else is read.

    Equal to ``prove_inclusion(before.size, before.size + 1, …)``.

    Basis: RFC 6962, section 2.1.1: beside the last leaf stand the complete subtrees, the smallest first.
    """
    return before.roots[::-1]


def prove_consistency(old: int, new: int, subtree: Subtree) -> tuple[bytes, ...]:
    """The hashes that show the tree of ``old`` leaves to be the beginning of the tree of ``new``.

    Empty where ``old`` is 0 or ``new``. Raises ``ValueError`` where ``old`` is the larger.

    Basis: RFC 6962, section 2.1.2, PROOF and SUBPROOF.
    """
    if not 0 <= old <= new:
        raise ValueError(old, new)
    path: list[bytes] = []
    start, end = 0, new
    while old not in (start, end):
        middle = start + _split(end - start)
        if old <= middle:
            path.append(tree_hash(middle, end, subtree))
            end = middle
        else:
            path.append(tree_hash(start, middle, subtree))
            start = middle
    if start and old == end:
        path.append(tree_hash(start, end, subtree))
    return tuple(reversed(path))


def _split(count: int) -> int:
    """The largest power of two smaller than ``count``."""
    return 1 << (count - 1).bit_length() - 1


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> Fault | None:
    """``None`` where ``proof`` leads from the leaf hash at ``index`` to ``root`` of ``size`` leaves, else the fault.

    Basis: RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size:
        return Fault("proof", "", "verify.index", str(index), {"size": str(size)})
    wrong = _misshapen(proof, leaf, root)
    if wrong:
        return wrong
    at, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return Fault("proof", "", "verify.proof_length", str(len(proof)))
        if at & 1 or at == last:
            found = node_hash(step, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, step)
        at, last = at >> 1, last >> 1
    if last:
        return Fault("proof", "", "verify.proof_length", str(len(proof)))
    return _same("verify.root", found, root)


def consistent(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> Fault | None:
    """``None`` where ``proof`` shows the tree of ``old`` leaves to begin the tree of ``new``, else the fault.

    Basis: RFC 9162, section 2.1.4.2. Nothing is shown by an old tree that is empty, and it is a fault to ask.
    """
    if not 0 <= old <= new:
        return Fault("proof", "", "verify.shrunk", str(new), {"expected": str(old)})
    if old == new:
        wrong = Fault("proof", "", "verify.proof_length", str(len(proof))) if proof else None
        whole = new_root if new else EMPTY
        return wrong or _same("verify.old_root", whole, old_root) or _same("verify.root", whole, new_root)
    wrong = _misshapen(proof, old_root, new_root)
    if wrong:
        return wrong
    if old == 0:
        return Fault("proof", "", "verify.from_nothing", "0")
    # Where the old tree is complete it is itself the first step, and the proof leaves it out.
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    if not path:
        return Fault("proof", "", "verify.proof_length", "0")
    before = after = path[0]
    for step in path[1:]:
        if last == 0:
            return Fault("proof", "", "verify.proof_length", str(len(proof)))
        if at & 1 or at == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, step)
        at, last = at >> 1, last >> 1
    if last:
        return Fault("proof", "", "verify.proof_length", str(len(proof)))
    return _same("verify.old_root", before, old_root) or _same("verify.root", after, new_root)


def _misshapen(proof: Sequence[bytes], *ends: bytes) -> Fault | None:
    """``ends`` are what the proof leads from and to."""
    if len(proof) > DEEPEST:
        return Fault("proof", "", "verify.proof_length", str(len(proof)))
    for number, step in enumerate([*ends, *proof], 1 - len(ends)):
        if len(step) != WIDTH:
            place = f"[{number}]" if number > 0 else ""
            return Fault("proof", place, "verify.length", str(len(step)), {"expected": str(WIDTH)})
    return None


def _same(code: str, found: bytes, expected: bytes) -> Fault | None:
    return None if found == expected else Fault("proof", "", code, found.hex(), {"expected": expected.hex()})
