"""Which tree do the entries so far amount to, and which does one more make of it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from award.vocabulary.fault import Fault, Faulty

WIDTH = 32  # bytes of a hash
EMPTY = sha256(b"").digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree by its right edge: ``size`` leaves, and the roots of its complete subtrees, the largest first.

    There is one root for each binary digit 1 of ``size``, so that ten million entries are at most 24 hashes.

    Basis: RFC 6962, section 2.1.
    """

    size: int = 0
    roots: tuple[bytes, ...] = ()


def leaf_hash(content: bytes) -> bytes:
    """The hash of an entry's bytes as a leaf; no node can have it. Basis: RFC 6962, section 2.1."""
    return sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side; no leaf can have it. Basis: RFC 6962, section 2.1."""
    return sha256(b"\x01" + left + right).digest()


def append(frontier: Frontier, leaf: bytes) -> Frontier:
    """The tree with one leaf hash more. Logarithmic in the size, on average two hashes.

    Basis: RFC 6962, section 2.1: complete subtrees are never changed again.
    """
    roots, size = list(frontier.roots), frontier.size
    while size & 1:
        leaf = node_hash(roots.pop(), leaf)
        size >>= 1
    return Frontier(frontier.size + 1, (*roots, leaf))


def completed(frontier: Frontier, leaf: bytes, height: int) -> bytes:
    """The hash of the subtree of ``2**height`` leaves that ``leaf``, put behind ``frontier``, completes.

    Basis: RFC 6962, section 2.1: what it completes is its left neighbours at the edge, from the smallest.
    """
    for left in reversed(frontier.roots[len(frontier.roots) - height :]):
        leaf = node_hash(left, leaf)
    return leaf


def extend(frontier: Frontier, leaves: Iterable[bytes]) -> Frontier:
    """The tree with these leaf hashes more, in their order. Basis: RFC 6962, section 2.1."""
    for leaf in leaves:
        frontier = append(frontier, leaf)
    return frontier


def root(frontier: Frontier) -> bytes:
    """The hash of the whole tree; of the empty tree, the hash of nothing. Basis: RFC 6962, section 2.1."""
    if not frontier.roots:
        return EMPTY
    whole = frontier.roots[-1]
    for left in reversed(frontier.roots[:-1]):
        whole = node_hash(left, whole)
    return whole


def packed(frontier: Frontier) -> bytes:
    """The roots in a row, 32 bytes each, to be kept beside the size; ``unpacked(f.size, packed(f)) == f``.

    Basis: the frontier is all that an append needs of the past.
    """
    return b"".join(frontier.roots)


def unpacked(size: int, roots: bytes) -> Frontier:
    """The frontier of ``size`` leaves that was kept as ``roots``. Raises :class:`Faulty` where the two disagree.

    Basis: RFC 6962, section 2.1: one complete subtree for each binary digit 1 of the size.
    """
    expected = size.bit_count() * WIDTH
    if size < 0 or len(roots) != expected:
        raise Faulty([Fault("frontier", "", "verify.length", str(len(roots)), {"expected": str(expected)})])
    return Frontier(size, tuple(roots[at : at + WIDTH] for at in range(0, expected, WIDTH)))
