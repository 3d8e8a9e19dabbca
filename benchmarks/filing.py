"""How long does a filing take, how many arrive at once, and how does that stand to what the disk can do?"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Barrier

import psycopg

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.office.faults.serving import Server  # noqa: E402 (needs the path above)
from tests.office.faults.visiting import NotDone, Visitor, paper  # noqa: E402
from tests.office.processes import Processes  # noqa: E402

DAY = "2025-07-15"
PLACE = "self_assessment", "self_assessment_figures"
MEGABYTE = 1_000_000
AIM_MS, AIM_RATE, AIM_SHARE, AIM_SPREAD = 20.0, 12.8, 0.20, 3.0

ROUNDS = {"a public page": 4, "a page of one's own": 1}

METHOD = f"""Method: granian as tools/serve.py runs it, settings of the tests, loopback; {os.cpu_count()} cores for all,
server, database and those who file: threads of this process and have looked at their application before. “One filing”
is the request that files, until its answer: snapshot, entry and letter, all durable. Of those at once each looks over
the page before and files; “with a PDF”: a file of 1 MB is declared, sent and finished first. Ceiling: one row of 400
bytes a commit, one after another, in the same folder or on the same server. “Work” is what the cores spent on the
server's own processes for each of them; all cores at that and nothing else is the most that can be. Connections:
opened before anything is asked and kept open, each asking again as soon as it is answered, all by one thread of a
process of its own, so that no thread of a client waits for another (tests/office/faults/crowd.py); the first answer
over each is not counted."""


def ceiling(database: str, folder: Path, count: int = 300) -> float:
    """Durable commits a second without Django."""
    if database.startswith("postgres"):
        with psycopg.connect(database, autocommit=True) as server:
            server.execute("CREATE TABLE ceiling (content bytea)")
            return _rate(count, lambda: server.execute("INSERT INTO ceiling VALUES (%s)", (b"x" * 400,)))
    base = sqlite3.connect(folder / "ceiling.sqlite3", isolation_level=None)
    base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE ceiling (content BLOB)")
    rate = _rate(count, lambda: base.execute("INSERT INTO ceiling VALUES (?)", (b"x" * 400,)))
    base.close()
    return rate


def _rate(count: int, commit: Callable[[], object]) -> float:
    began = time.perf_counter()
    for _ in range(count):
        commit()
    return count / (time.perf_counter() - began)


def file_one(visitor: Visitor, content: bytes | None) -> float:
    """Milliseconds of the request that files; with a file first, of all that leads to it."""
    began = time.perf_counter()
    if content is not None:
        visitor.upload(*PLACE, "1.pdf", content)
    shown = visitor.looked_over()
    if content is None:
        began = time.perf_counter()
    visitor.file(shown)
    return (time.perf_counter() - began) * 1000


def at_once(visitors: list[Visitor], contents: list[bytes | None]) -> tuple[int, float, float]:
    """How many arrived, a second, and the 95th percentile in milliseconds."""
    begin = Barrier(len(visitors) + 1)

    def one(visitor: Visitor, content: bytes | None) -> float | None:
        begin.wait()
        try:
            return file_one(visitor, content)
        except (OSError, HTTPException, NotDone) as trouble:
            print(f"  not arrived: {trouble}"[:200])
            return None

    with ThreadPoolExecutor(len(visitors)) as pool:
        told = [pool.submit(one, *pair) for pair in zip(visitors, contents, strict=True)]
        begin.wait()
        began = time.perf_counter()
        times = [found for job in told if (found := job.result()) is not None]
    return len(times), len(times) / (time.perf_counter() - began), quantiles([*times, *times], n=20)[-1]


def connected(server: Server, visitor: Visitor, connections: int) -> Iterator[str]:
    """How a page is served over so many connections at a time."""
    for (named, rounds), path in zip(ROUNDS.items(), ("/notice/", f"{visitor.root}filings/"), strict=True):
        said = [server.port, path, visitor.session, connections, rounds]
        command = [sys.executable, "-m", "tests.office.faults.crowd", *map(str, said)]
        found = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
        middle, high = median(found["times"]), quantiles(found["times"], n=100)[-1]
        spread = f"p99/p50 {high / middle:.1f} (aim at most {AIM_SPREAD:.0f})"
        yield f"{f'{connections} connections, {named}':<44}{found['errors']} errors   p50 {middle:,.0f} ms   {spread}"


def measured(folder: Path, chosen: argparse.Namespace) -> None:
    """Print the figures for one database."""
    office = Processes(folder, "tests.office.faults.office")
    kind = "PostgreSQL" if office.server.startswith("postgres") else "SQLite"
    needed = 2 * chosen.single + 2 * sum(chosen.people) + 1
    people = json.loads(office.done("prepare", needed))["people"]
    commits = ceiling(office.address, folder)
    server = Server({**office.environment, "AWARD_TODAY": DAY})
    server.start()
    try:
        rest = server.memory()
        visitors = iter([come(server, one) for one in people])
        print(f"\n{kind}\n{'durable commits, without Django':<44}{commits:>10,.0f} a second")
        alone(visitors, chosen.single)
        for many in chosen.people:
            for named, size in (("without a file", 0), ("with a PDF of 1 MB", MEGABYTE)):
                some = [next(visitors) for _ in range(many)]
                contents = [paper(one.root, size) if size else None for one in some]
                before = server.worked()
                arrived, rate, high = at_once(some, contents)
                work = (server.worked() - before) / max(arrived, 1)
                told(f"{many} at once, {named}", f"{arrived}/{many}", rate, high, work, commits)
        loaded = server.memory()
        if chosen.connections:
            for line in connected(server, next(visitors), chosen.connections):
                print(line)
        print(f"memory: {_mb(rest)} at rest, {_mb(loaded)} after the filings, {_mb(server.memory())} after the crowd")
        print("where the time of a filing goes, in the act itself:", office.done("profiled", people[0]["application"]))
    finally:
        server.kill()
        office.forget()


def come(server: Server, one: dict[str, str]) -> Visitor:
    """Someone who has looked at their application before, as whoever has written it has."""
    visitor = Visitor(server.port, one["session"], one["reference"])
    visitor.done("GET", visitor.root, status=200)
    return visitor


def alone(visitors: Iterator[Visitor], count: int) -> None:
    """One after another."""
    for named, size in (("one filing", 0), ("one filing with a PDF of 1 MB, all of it", MEGABYTE)):
        some = [next(visitors) for _ in range(count)]
        times = [file_one(one, paper(one.root, size) if size else None) for one in some]
        aim = "" if size else f"   aim under {AIM_MS:.0f} ms"
        print(f"{named:<44}{median(times):>10.1f} ms   worst {max(times):.1f}{aim}")


def told(named: str, arrived: str, rate: float, high: float, work: float, commits: float) -> None:
    """Two lines of the table."""
    most, times = (os.cpu_count() or 1) / work, f"{rate / AIM_RATE:.1f} times {AIM_RATE}"
    print(f"{named:<44}{arrived:>5} arrived   {rate:.1f} a second   p95 {high:,.0f} ms   {times}")
    print(
        f"{'':<44}{rate / commits:.1%} of the ceiling (aim {AIM_SHARE:.0%});"
        f" work {work * 1000:.0f} ms each: {most:.0f} a second at most, {most / commits:.1%}"
    )


def _mb(kilobytes: int) -> str:
    return f"{kilobytes / 1024:.0f} MB"


def main() -> None:
    """Measure on the database of AWARD_DATABASE, else on SQLite and then on a PostgreSQL."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--single", type=int, default=10)
    options.add_argument("--people", type=int, nargs="*", default=[10, 50])
    options.add_argument("--connections", type=int, default=512)
    chosen = options.parse_args()
    if not os.environ.get("AWARD_DATABASE"):
        print(METHOD)
    Path("build").mkdir(exist_ok=True)
    with TemporaryDirectory(dir="build") as folder:
        measured(Path(folder).resolve(), chosen)
    if not os.environ.get("AWARD_DATABASE"):
        again = [sys.executable, str(ROOT / "tools/postgresql.py"), sys.executable, *sys.argv]
        sys.exit(subprocess.run(again, check=False).returncode)


if __name__ == "__main__":
    main()
