"""Does the receipt of a filing say nothing but what is proved, and do outsiders' tools take it?"""

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from award.application.numbering import print_code
from award.application.receipt import filing_receipt
from award.cli import main
from award.ledger.chain import leaf_hash
from award.ledger.entry import Actor, Entry, encode
from award.ledger.proof import from_leaves, prove_inclusion
from award.ledger.receipt import Receipt, examine, read_receipt, written
from award.vocabulary.fault import Faulty
from tests.award.application.dossiers import LINE, NOON, snapshot
from tests.award.ledger.logs import OFFICE, entry, log_of


def filed(text: str | None = None) -> Receipt:
    """The receipt for a filing that stands between other acts in a log."""
    record = snapshot().text if text is None else text
    act = Entry(
        act="application.submit",
        actor=Actor("owner", "0" * 32),
        record="application/2025-0042-2",
        at=NOON,
        outcome="submitted",
        digest=sha256(record.encode()).hexdigest(),
    )
    made = log_of(*(encode(entry(number)) for number in range(4)), encode(act), encode(entry(5)))
    proof = prove_inclusion(4, 6, from_leaves([leaf_hash(content) for content in made.entries]))
    return Receipt(made.entries[4], 4, proof, made.signed, OFFICE.key, record)


def test_it_says_what_was_filed_when_and_where_it_stands() -> None:
    told = filing_receipt(filed())
    assert (told.reference, told.line, told.filed) == ("2025-0042-2", LINE, NOON)
    assert (told.digest, told.code) == (snapshot().digest, print_code(snapshot().digest))
    assert (told.number, told.size) == (5, 6)
    assert told.notice == snapshot().notice


def test_it_lists_every_file_with_its_size_and_hash() -> None:
    told = filing_receipt(filed())
    said = json.loads(snapshot().text)["answers"]
    expected = [(p, q) for p, answers in said.items() for q, value in answers.items() if "sha256" in str(value)]
    assert [(item.part, item.question) for item in told.files] == [*expected, ("recommendation", "files")]
    assert {(item.file.size, item.file.sha256) for item in told.files} == {(1024, "a" * 64), (1024, "b" * 64)}


def test_its_file_is_verified_by_the_command_that_anyone_has(tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_text(written(filed()), "utf-8")
    done = CliRunner().invoke(main, ["verify", "receipt", str(file), "--key", str(OFFICE.key)])
    assert done.exit_code == 0, done.output
    assert "application.submit" in done.output
    file.write_text(written(filed()).replace("虚构精工", "虚构重工"), "utf-8")
    assert CliRunner().invoke(main, ["verify", "receipt", str(file)]).exit_code == 1


def test_what_is_read_back_from_its_file_says_the_same() -> None:
    proof = read_receipt(written(filed()))
    assert examine(proof, [OFFICE.key]).verified
    assert filing_receipt(proof) == filing_receipt(filed())


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda proof: replace(proof, record=None), "form.missing"),
        (lambda proof: replace(proof, record=proof.record.replace("虚构", "虚拟")), "verify.digest"),
        (lambda _: filed("{}"), "no_filing"),
        (lambda _: filed("虚构"), "no_filing"),
        (lambda _: filed("[]"), "no_filing"),
        (lambda _: filed(snapshot().text.replace('"answers":{', '"answers":[],"x":{')), "no_filing"),
        (lambda _: filed(snapshot().text.replace('"sha256"', '"md5"')), "no_filing"),
        (lambda _: filed("[" * 100_000), "no_filing"),
    ],
)
def test_what_proves_no_filing_is_told_to_be_faulty(spoil: Callable[[Receipt], Receipt], code: str) -> None:
    with pytest.raises(Faulty) as told:
        filing_receipt(spoil(filed()))
    assert [fault.code for fault in told.value.faults] == [code]
