"""Is a whole log verified, and is every tampering with it found?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.ledger.audit import MOST_FAULTS, Audit, audit
from award.ledger.chain import Frontier, append, leaf_hash
from award.ledger.checkpoint import Signed, issue
from award.ledger.entry import encode
from award.ledger.export import CHECKPOINT, KEYS
from award.ledger.tiles import bundled
from award.vocabulary.fault import Faulty
from tests.award.ledger.logs import OFFICE, ORIGIN, STRANGER, WITNESS, Log, cosigned, entry, log, log_of

SIZE = 300
KEY = [OFFICE.key]


def audited(files: dict[str, bytes], since: Signed | None = None) -> Audit:
    return audit(Log((), log(0).signed, files).read, KEY, since=since)


def codes(found: Audit) -> list[str]:
    return [fault.code for fault in found.faults]


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, SIZE])
def test_a_true_log_is_verified(size: int) -> None:
    found = audited(log(size).files)
    assert found.faults == []
    assert (found.verified, found.entries, found.root) == (True, size, log(size).signed.checkpoint.root)
    assert found.signed_by == (OFFICE.key,)
    assert found.tiles == sum(path.startswith("tile/") and "entries" not in path for path in log(size).files)


PATHS = sorted(set(log(SIZE).files) - {KEYS})


@given(st.sampled_from(PATHS).flatmap(lambda p: st.tuples(st.just(p), st.integers(0, len(log(SIZE).files[p]) - 1))))
def test_a_change_of_any_byte_anywhere_is_found(where: tuple[str, int]) -> None:
    path, at = where
    content = bytearray(log(SIZE).files[path])
    content[at] ^= 1
    assert not audited({**log(SIZE).files, path: bytes(content)}).verified


def test_a_change_of_each_byte_of_a_small_log_is_found() -> None:
    files = log(2).files
    for path in set(files) - {KEYS}:
        for at in range(len(files[path])):
            content = bytearray(files[path])
            content[at] ^= 0x20
            assert not audited({**files, path: bytes(content)}).verified, (path, at)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("length", [0, 1, -1])
def test_a_file_cut_short_is_found(path: str, length: int) -> None:
    content = log(SIZE).files[path]
    assert not audited({**log(SIZE).files, path: content[:length]}).verified


@pytest.mark.parametrize("path", PATHS)
def test_a_file_with_something_more_is_found(path: str) -> None:
    assert not audited({**log(SIZE).files, path: log(SIZE).files[path] + b"\n"}).verified


@pytest.mark.parametrize("path", [path for path in PATHS if path != CHECKPOINT])
def test_a_missing_file_is_named(path: str) -> None:
    files = {name: content for name, content in log(SIZE).files.items() if name != path}
    found = audited(files)
    assert (path, "verify.absent") in [(fault.file, fault.code) for fault in found.faults]


def test_without_a_checkpoint_there_is_no_log_to_verify() -> None:
    with pytest.raises(Faulty, match="missing_file"):
        audited({})


def test_the_entry_that_was_altered_is_named() -> None:
    files = dict(log(3).files)
    altered = [*log(3).entries[:1], encode(entry(99)), *log(3).entries[2:]]
    files["tile/entries/000.p/3"] = bundled(altered)
    found = audited(files)
    assert [(fault.file, fault.key, fault.code) for fault in found.faults] == [
        ("tile/0/000.p/3", "[2]", "verify.tile"),
        ("checkpoint", "", "verify.root"),
    ]


def test_a_log_rewritten_throughout_is_betrayed_by_its_signature() -> None:
    """Whoever alters entries, tiles and root alike still lacks the key."""
    forged = log_of(*(encode(entry(number + 1)) for number in range(5)))
    frontier = Frontier()
    for content in forged.entries:
        frontier = append(frontier, leaf_hash(content))
    signed = issue(ORIGIN, frontier, STRANGER)
    found = audited({**forged.files, CHECKPOINT: str(signed).encode()})
    assert codes(found) == ["verify.unsigned"]


def test_an_old_checkpoint_under_new_entries_is_found() -> None:
    assert not audited({**log(4).files, CHECKPOINT: str(log(3).signed).encode()}).verified


@pytest.mark.parametrize("old", [0, 1, 2, 255, 256, 257, SIZE])
def test_a_log_continues_each_of_its_earlier_checkpoints(old: int) -> None:
    assert audited(log(SIZE).files, log(old).signed).verified


def test_a_log_whose_past_was_rewritten_does_not_continue_it() -> None:
    """Even the office with its key cannot: the checkpoint that someone kept betrays it."""
    rewritten = log_of(encode(entry(7)), *(encode(entry(number)) for number in range(1, 5)))
    assert audited(rewritten.files).verified
    assert codes(audited(rewritten.files, log(3).signed)) == ["verify.old_root"]
    assert codes(audited(rewritten.files, log(5).signed)) == ["verify.old_root"]


def test_a_log_that_shrank_is_found() -> None:
    assert "verify.shrunk" in codes(audited(log(3).files, log(4).signed))


def test_the_checkpoint_of_another_log_or_signer_is_no_past() -> None:
    frontier = Frontier()
    other = issue("else.example", frontier, STRANGER)
    assert codes(audited(log(3).files, other)) == ["verify.origin", "verify.unsigned"]
    assert codes(audited(log(3).files, issue(ORIGIN, frontier, STRANGER))) == ["verify.unsigned"]


def test_a_witness_is_counted_when_its_key_is_given() -> None:
    files = {**log(3).files, CHECKPOINT: str(cosigned(log(3).signed)).encode()}
    found = audit(Log((), log(0).signed, files).read, [OFFICE.key, WITNESS.key])
    assert found.signed_by == (OFFICE.key, WITNESS.key)
    assert found.verified


def test_what_is_no_entry_of_the_award_is_named_even_where_the_tree_holds() -> None:
    found = audited(log_of(log(1).entries[0], b"{}").files)
    assert [(fault.file, fault.key, fault.code) for fault in found.faults] == [
        ("tile/entries/000.p/2", "[2]", "verify.entry_form")
    ]


def test_a_clock_put_back_is_told_and_is_no_fault() -> None:
    found = audited(log_of(*(encode(entry(n, later=later)) for n, later in enumerate([0, 5, 4, 4, 6]))).files)
    assert (found.verified, found.backward) == (True, 1)


def test_a_claim_of_countless_entries_ends_at_the_first_bundle_that_is_not_there() -> None:
    size = 2**63 - 1
    claimed = issue(ORIGIN, Frontier(size, tuple(bytes(32) for _ in range(63))), OFFICE)
    found = audited({**log(SIZE).files, CHECKPOINT: str(claimed).encode()})
    assert codes(found) == ["verify.absent"]


def test_when_too_much_is_wrong_it_stops() -> None:
    files = dict(log(SIZE).files)
    files["tile/0/000"] = bytes(256 * 32)
    found = audited(files)
    assert len(found.faults) == MOST_FAULTS + 1
    assert codes(found)[-1] == "verify.too_many"


def test_progress_is_told_bundle_by_bundle() -> None:
    told: list[tuple[int, int]] = []
    audit(log(SIZE).read, KEY, progress=lambda done, size: told.append((done, size)))
    assert told == [(256, SIZE), (SIZE, SIZE)]
