"""What does an append to the ledger cost, beside the durable commit that it is part of?"""

import argparse
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from award.ledger.audit import audit
from award.ledger.chain import Frontier, append, leaf_hash, packed, unpacked
from award.ledger.checkpoint import issue
from award.ledger.entry import Actor, Entry, encode
from award.ledger.export import exported
from award.ledger.note import Signer
from award.ledger.proof import included, prove_inclusion
from award.ledger.tiles import FULL, bundled, from_tiles, hash_tiles

SIGNER = Signer("ledger.example/invented", bytes(32))
START = datetime(2025, 6, 16, tzinfo=UTC)
BAR = 0.05  # of a durable commit
TABLES = """
CREATE TABLE record (id INTEGER PRIMARY KEY, content BLOB);
CREATE TABLE entry (id INTEGER PRIMARY KEY, content BLOB, leaf BLOB);
CREATE TABLE head (size INTEGER, roots BLOB);
INSERT INTO head VALUES (0, x'');
"""


def entry(number: int) -> Entry:
    """An act like the filing of an application."""
    return Entry(
        act="application.submit",
        actor=Actor("applicant", f"{number:032x}"),
        record=f"application/{number}",
        at=START + timedelta(seconds=number),
        outcome="done",
        clauses=("S1-1", "S2-3"),
        digest=sha256(b"%d" % number).hexdigest(),
        detail={"files": "3", "snapshot": "7"},
    )


def each(count: int, work: Callable[[int], object]) -> list[float]:
    """Microseconds of each of so many runs."""
    times = []
    for number in range(count):
        began = perf_counter()
        work(number)
        times.append((perf_counter() - began) * 1e6)
    return times


def told(what: str, times: list[float], unit: str = "µs") -> float:
    """Print median and 95th percentile; return the median."""
    middle, high = median(times), sorted(times)[int(len(times) * 0.95)]
    print(f"{what:<58} {middle:>10.1f} {unit}   p95 {high:>10.1f}")
    return middle


def in_memory(count: int) -> tuple[float, list[bytes]]:
    """The pure work of an append: the entry made and encoded, hashed, and the frontier moved on."""
    frontier, entries = Frontier(), list[bytes]()

    def one(number: int) -> None:
        nonlocal frontier
        content = encode(entry(number))
        frontier = append(unpacked(frontier.size, packed(frontier)), leaf_hash(content))
        entries.append(content)

    return told("append in memory (entry, bytes, hash, frontier)", each(count, one)), entries


def durable(count: int) -> tuple[float, float]:
    """A commit of one row, and the same with the entry sealed in its transaction; taken in turns."""
    Path("build").mkdir(exist_ok=True)
    with TemporaryDirectory(dir="build") as folder:
        base = sqlite3.connect(Path(folder) / "ledger.sqlite3", isolation_level=None)
        base.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {TABLES}")

        def act(number: int, *, sealed: bool) -> None:
            base.execute("BEGIN IMMEDIATE")
            base.execute("INSERT INTO record (content) VALUES (?)", (b"x" * 400,))
            if sealed:
                frontier = unpacked(*base.execute("SELECT size, roots FROM head").fetchone())
                content = encode(entry(number))
                leaf = leaf_hash(content)
                after = append(frontier, leaf)
                base.execute("INSERT INTO entry VALUES (?, ?, ?)", (after.size, content, leaf))
                base.execute("UPDATE head SET size = ?, roots = ?", (after.size, packed(after)))
            base.execute("COMMIT")

        without, sealed = list[float](), list[float]()
        for number in range(count):
            without += each(1, lambda _, number=number: act(number, sealed=False))
            sealed += each(1, lambda _, number=number: act(number, sealed=True))
        base.close()
    plain = told("durable commit of the record (WAL, synchronous=FULL)", without)
    return plain, told("the same commit with its entry and the new head", sealed)


def files(entries: list[bytes]) -> None:
    """What export, checkpoint, proof and audit cost; none of them is part of an act."""
    leaves = [leaf_hash(content) for content in entries]
    told(f"bundle of {FULL} entries", each(200, lambda _: bundled(entries[:FULL])))
    told(f"hash tile of {FULL} leaves", each(200, lambda _: list(hash_tiles(leaves[:FULL]))))
    frontier = Frontier()
    for leaf in leaves:
        frontier = append(frontier, leaf)
    signed = issue(SIGNER.name, frontier, SIGNER)
    told("signed checkpoint", each(200, lambda _: issue(SIGNER.name, frontier, SIGNER)))
    made = dict(exported(entries, signed, [SIGNER.key]))
    subtree = from_tiles(len(entries), lambda tile: made[tile.path])
    proof = prove_inclusion(0, len(entries), subtree)
    told(
        f"proof of inclusion from tiles, of {len(entries)}",
        each(50, lambda number: prove_inclusion(number, len(entries), subtree)),
    )
    root = signed.checkpoint.root
    told("its verification", each(200, lambda _: included(leaves[0], 0, len(entries), proof, root)))
    whole = each(3, lambda _: audit(lambda path, most: made.get(path), [SIGNER.key]))
    told("audit of the whole log, for each entry", [time / len(entries) for time in whole])
    size = sum(map(len, made.values()))
    print(f"{'export, for each entry':<58} {size / len(entries):>10.1f} bytes")


def main() -> None:
    """Print the figures and how they stand to each other."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--appends", type=int, default=20_000)
    options.add_argument("--commits", type=int, default=600)
    chosen = options.parse_args()
    memory, entries = in_memory(chosen.appends)
    plain, sealed = durable(chosen.commits)
    files(entries)
    print(f"\nappend in memory / durable commit: {memory / plain:.1%} (aim: at most {BAR:.0%})")
    print(f"sealed commit / commit without its entry: {sealed / plain:.2f}")


if __name__ == "__main__":
    main()
