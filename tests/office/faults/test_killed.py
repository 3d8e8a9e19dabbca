"""Is everything kept that was acknowledged, and nothing half-done, when the server is killed in the middle of it?

`AWARD_KILLS=200 pytest tests/office/faults` kills it two hundred times. A killed process does not lose what it has
given to the system; that the disk has it before anything is acknowledged, `fsync` and the database's settings see to.
"""

import http.client
import json
import os
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random
from threading import Event
from typing import Any

import pytest

from award.ledger.receipt import examine, read_receipt
from tests.office.applying import NOON
from tests.office.faults.serving import Server
from tests.office.faults.visiting import NotDone, Visitor, paper
from tests.office.processes import Processes

pytestmark = pytest.mark.django_db

PEOPLE = 40
KILLS = int(os.environ.get("AWARD_KILLS", "1"))
SEED = 20250616
PART, TEXT = "application_form", "applicant_name"
PLACE = "self_assessment", "self_assessment_figures"
UNANSWERED = (OSError, http.client.HTTPException)
WHAT = ("saved", "uploaded", "receipts")
PATIENCE = 90.0  # seconds
ENOUGH = 3  # files that one person hands in


@dataclass
class Acknowledged:
    """What one person was told to be done."""

    application: int
    saved: dict[int, str] = field(default_factory=dict)
    uploaded: list[str] = field(default_factory=list)
    receipts: list[bytes] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def work(visitor: Visitor, known: Acknowledged, dice: Random, over: Event) -> None:
    """Write, hand in and file until it is over; whatever is not answered may or may not have happened."""
    fields: dict[str, str] = {}
    for number in count():
        if over.is_set():
            break
        try:
            fields = fields or visitor.page(PART)
            once(visitor, known, fields | {TEXT: f"虚构{visitor.root}{number}"}, dice)
        except UNANSWERED:
            time.sleep(0.05)
        except NotDone as refused:
            known.refused.append(str(refused))
    visitor.leave()


def once(visitor: Visitor, known: Acknowledged, fields: dict[str, str], dice: Random) -> None:
    what = dice.random()
    if what < 0.5:
        version = visitor.save(PART, fields, visitor.version(PART))
        known.saved[version] = fields[TEXT]
    elif what < 0.75 and len(known.uploaded) < ENOUGH:
        content = paper(f"{visitor.root}{dice.random()}", 40_000)
        visitor.upload(*PLACE, f"{len(known.uploaded)}.pdf", content)
        known.uploaded.append(sha256(content).hexdigest())
    else:
        visitor.save(PART, fields, visitor.version(PART))
        known.receipts.append(visitor.submit().content)


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    made = Processes(tmp_path, "tests.office.faults.office")
    yield made
    made.forget()


def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(processes: Processes) -> None:
    prepared = json.loads(processes.done("prepare", PEOPLE))
    known = [Acknowledged(one["application"]) for one in prepared["people"]]
    told = {**processes.environment, "AWARD_TODAY": f"{NOON:%Y-%m-%d}"}
    server, over, dice = Server(told), Event(), Random(SEED)  # noqa: S311 (no secret)

    at_work: list[Future[None]] = []
    with ThreadPoolExecutor(PEOPLE) as people:
        server.start()
        try:
            for one, mine in zip(prepared["people"], known, strict=True):
                visitor = Visitor(server.port, one["session"], one["reference"])
                at_work.append(people.submit(work, visitor, mine, Random(dice.random()), over))  # noqa: S311
            for _ in range(KILLS):
                until(known, more=dice.randint(4, 30))
                time.sleep(dice.uniform(0, 0.2))
                server.kill()
                server.start()
            until(known, more=20, each=True)
        finally:
            over.set()
            people.shutdown()
            server.kill()  # and nobody is asked any more
    assert [one.exception() for one in at_work if one.exception()] == []
    kept = json.loads(processes.done("told", prepared["files"]))

    assert compared(known, kept) == []
    assert min(done(known)) > 0
    assert [refused for one in known for refused in one.refused] == []


def done(known: list[Acknowledged]) -> list[int]:
    """How much of each sort was acknowledged."""
    return [sum(len(getattr(one, what)) for one in known) for what in WHAT]


def until(known: list[Acknowledged], more: int, *, each: bool = False) -> None:
    """Wait until so much more is acknowledged, whatever the machine has to do besides; ``each``: of every sort some."""
    wanted, limit = sum(done(known)) + more, time.monotonic() + PATIENCE
    while sum(done(known)) < wanted or (each and not min(done(known))):
        assert time.monotonic() < limit, done(known)
        time.sleep(0.02)


def compared(known: list[Acknowledged], kept: dict[str, Any]) -> list[str]:
    """Everything in which what is kept is not what was acknowledged, or not whole."""
    return [*lost(known, kept), *half_done(kept)]


def lost(known: list[Acknowledged], kept: dict[str, Any]) -> Iterator[str]:
    versions = {(application, number): said for application, part, number, said in kept["versions"] if part == PART}
    lying = {(one["application"], one["lies"]) for one in kept["uploads"] if one["stage"] == "clean"}
    filed = {(one["application"], one["digest"]) for one in kept["filings"]}
    for one in known:
        for number, text in one.saved.items():
            if versions.get((one.application, number), {}).get(TEXT) != text:
                yield f"a version of {one.application}: {number} {text}"
        for digest in one.uploaded:
            if (one.application, digest) not in lying:
                yield f"a file of {one.application}: {digest}"
        for written in one.receipts:
            found = examine(read_receipt(written.decode()), [])
            if not found.verified or found.entry is None or (one.application, found.entry.digest) not in filed:
                yield f"a filing of {one.application}: {found.faults}"


def half_done(kept: dict[str, Any]) -> Iterator[str]:
    if not kept["verified"] or kept["entries"] != kept["acts"]:
        yield "the log does not verify"
    newest = {(a, part): 0 for a, part, _ in kept["parts"]}
    for application, part, number, _ in kept["versions"]:
        newest[application, part] = max(newest[application, part], number)
    for application, part, version in kept["parts"]:
        if newest[application, part] not in (version, 0):
            yield f"part {application} {part} stands at {version}, its versions end with {newest[application, part]}"
    for one in kept["uploads"]:
        if one["stage"] in ("quarantined", "clean") and one["lies"] != one["sha256"]:
            yield f"file without its content: {one}"
    for one in kept["filings"]:
        if not one["sound"] or one["entries"] != 1 or one["letters"] != [1]:
            yield f"filing without its entry or letter: {one}"
    yield from (f"entry without its filing: {record}" for record in kept["unfiled"])
